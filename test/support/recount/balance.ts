import { bill, type Piece } from './billing.js';
import { dayAfter } from './clock.js';
import { agreedOn, type Rows } from './rows.js';

interface Lot { from: string; seconds: number; until: string } // prettier-ignore
interface LedgerLine { day: string; kind: string; seconds: number; leftSeconds: number } // prettier-ignore

/** What a report says of the balance. */
export interface Balance {
  readonly periodStart: string;
  readonly periodEnd: string;
  readonly allowanceMinutes: number;
  readonly carriedSeconds: number;
  readonly usedSeconds: number;
  readonly leftSeconds: number;
  readonly overageSeconds: number;
  readonly expiring: { seconds: number; on: string }[];
  readonly ledger: LedgerLine[];
}

/** Month by month from the first day on, by the rules of the section Balance; the oldest lot is used first. */
export function balanceOf(rows: Rows, work: readonly Piece[], from: string, to: string): Balance {
  const ledger: LedgerLine[] = [];
  let lots: Lot[] = [];
  for (let month = rows.engagement.startsOn.slice(0, 7); ; month = next(month)) {
    const [start, end] = [`${month}-01`, `${next(month)}-01`];
    const agreed = agreedOn(rows, start);
    const first = start < rows.engagement.startsOn ? rows.engagement.startsOn : start;
    const inside = work.filter(({ day, billable }) => billable && day >= first && day < end && day < to);
    const granted = minutes(agreed.allowanceMinutes ?? 0, first, start, end);
    const carried = lots.reduce((sum, { seconds }) => sum + seconds, 0);
    const used = draws(rows, inside);
    const back = -used.filter(({ seconds }) => seconds < 0).reduce((sum, { seconds }) => sum + seconds, 0);
    let left = 0;
    const add = (day: string, kind: string, seconds: number) => {
      if (seconds === 0) return;
      left += seconds;
      if (day >= from && day < to) ledger.push({ day, kind, seconds, leftSeconds: left });
    };
    add(first, 'allowance', granted * 60);
    add(first, 'carried_in', carried);
    let there = granted * 60 + carried + back;
    let overage = 0;
    for (const { day, kind, seconds } of used) {
      const covered = seconds < 0 ? seconds : Math.min(there, seconds);
      if (seconds > 0) there -= covered;
      add(day, kind, -covered);
      add(day, 'overage', covered - seconds);
      overage += seconds - covered;
    }
    const spent = used.reduce((sum, { seconds }) => sum + seconds, 0) + back - overage;
    // What was given back is used first, then what was carried, then the month's own.
    const ofCarried = Math.min(carried, Math.max(0, spent - back));
    const unused = granted * 60 + back - (spent - ofCarried);
    const old = carried - ofCarried;
    const cap = agreed.capMinutes === null ? unused : agreed.capMinutes * 60;
    const kept = agreed.rolloverPeriods === 0 ? 0 : Math.min(unused, cap);
    if (agreed.rolloverPeriods > 1) throw new Error('nobody recounts lots that live longer');
    const lastDay = dayAfter(end, -1);
    if (to <= end) {
      const usedSeconds = used.reduce((sum, { seconds }) => sum + seconds, 0);
      const lost = old + unused - kept;
      return {
        ...{ periodStart: first, periodEnd: end, allowanceMinutes: granted, carriedSeconds: carried, usedSeconds },
        ...{ leftSeconds: granted * 60 + carried - usedSeconds, overageSeconds: overage },
        expiring: lost > 0 ? [{ seconds: lost, on: lastDay }] : [],
        ledger,
      }; // prettier-ignore
    }
    add(lastDay, 'overage_settled', overage);
    add(lastDay, 'expired', -(old + unused - kept));
    add(lastDay, 'carried_out', -kept);
    lots = kept > 0 ? [{ from: first, seconds: kept, until: dayAfter(`${next(next(month))}-01`, -1) }] : [];
  }
}

/** By day: first what was worked, then what was corrected. */
function draws(rows: Rows, work: readonly Piece[]): { day: string; kind: string; seconds: number }[] {
  const days = [...new Set(work.map(({ day }) => day))].sort();
  return days.flatMap((day) =>
    [false, true].map((exact) => {
      const lines = bill(rows, work.filter((piece) => piece.day === day && piece.exact === exact)); // prettier-ignore
      const seconds = lines.reduce((sum, { billed }) => sum + billed, 0);
      return { day, kind: exact ? 'adjustment' : 'consumption', seconds };
    }),
  );
}

/** By calendar days, a half up. */
function minutes(allowance: number, first: string, start: string, end: string): number {
  const days = (one: string, other: string) =>
    Temporal.PlainDate.from(one).until(Temporal.PlainDate.from(other)).days;
  return Math.floor((allowance * days(first, end)) / days(start, end) + 0.5);
}

function next(month: string): string {
  return Temporal.PlainYearMonth.from(month).add({ months: 1 }).toString();
}

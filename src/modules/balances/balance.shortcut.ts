import { allowed, workDraws, type Engagement, type TermsOn, type Work } from './balance.account.js';
import { alertThresholds } from './balance.dto.js';
import { PeriodPlan } from './balance.periods.js';
import type { BookedLine } from './balance.repository.js';
import { coveredLine, missingLines, reached, type Line } from './balance.rules.js';

/** How an engagement's ledger stands about the entries of one change; days are those on which they lie or were booked. */
export interface Standing {
  /** The clock has nothing left to do. */
  readonly settled: boolean;
  readonly openFrom: string | null;
  readonly changed: readonly {
    readonly day: string;
    readonly running: boolean;
    readonly fresh: boolean;
    readonly billable: boolean;
  }[];
  readonly days: readonly string[];
  /** The billable work that was changed; where time is rounded, all of those days. */
  readonly work: readonly Work[];
  /** What is booked of it. */
  readonly booked: readonly BookedLine[];
  /** The period with the newest lines. */
  readonly newest: {
    readonly from: string;
    readonly leftSeconds: number;
    readonly grantedSeconds: number;
    readonly openingSeconds: number;
    readonly overageSeconds: number;
  } | null;
}

/** Whether minutes were ever agreed on; without them there is no balance to keep. */
export function grants({ agreements }: Pick<Engagement, 'agreements'>): boolean {
  return agreements.some(({ allowanceMinutes }) => allowanceMinutes !== null);
}

/** Whether a day is in a period, as the terms are now. */
export function isGranted(engagement: Engagement, day: string): boolean {
  return new PeriodPlan(engagement).at(Temporal.PlainDate.from(day)) !== null;
}

/**
 * What a change adds to the ledger where nothing else moves with it: its work is in the newest period, which stays
 * covered before and after, reaches no threshold by it, and hands nothing on yet. Then each piece of work is one line,
 * whatever came before it, so that the rest need not be reckoned again. Null wherever that is not certain.
 */
export function shortcut(
  engagement: Engagement,
  termsOn: TermsOn,
  standing: Standing,
): { readonly periodFrom: string; readonly lines: readonly Line[] } | null {
  const { settled, openFrom, newest, days, changed } = standing;
  if (!settled || days.some((day) => openFrom !== null && day < openFrom)) return null;
  if (!newest || newest.overageSeconds !== 0 || !roundsByDay(engagement)) return null;
  const plan = new PeriodPlan(engagement, openFrom === null ? null : Temporal.PlainDate.from(openFrom));
  const period = plan.at(Temporal.PlainDate.from(newest.from));
  if (period?.from.toString() !== newest.from) return null;
  if (period.grantedMinutes * 60 !== newest.grantedSeconds) return null;
  const to = period.to.toString();
  const inside = (day: string) => day >= newest.from && day < to;
  if (days.some((day) => !inside(day) && plan.at(Temporal.PlainDate.from(day)) !== null)) return null;
  const late = standing.booked.some(
    ({ ofPeriod, periodFrom }) => ofPeriod !== null || periodFrom !== newest.from,
  );
  if (late) return null;
  const wanted = workDraws(
    engagement,
    standing.work.filter(({ day }) => inside(day)),
  ).map(coveredLine);
  const lines = missingLines(wanted, standing.booked);
  const left = newest.leftSeconds + lines.reduce((sum, { seconds }) => sum + seconds, 0);
  const alarms = (seconds: number) =>
    reached(newest.openingSeconds - seconds, newest.openingSeconds, alertThresholds).length;
  if (left < 0 || newest.leftSeconds < 0 || alarms(left) !== alarms(newest.leftSeconds)) return null;
  const begun = changed.some(
    ({ running, fresh, billable, day }) =>
      running && fresh && billable && inside(day) && Number.isFinite(allowed(termsOn(day))),
  );
  return begun && left === 0 ? null : { periodFrom: newest.from, lines };
}

/** Whether pieces of work are rounded together. */
export function rounds({ agreements }: Engagement): boolean {
  return agreements.some(({ rounding }) => rounding !== null);
}

/** Whether what is billed of a day's work is decided by that day. */
function roundsByDay({ agreements }: Engagement): boolean {
  return agreements.every(
    ({ rounding }) => rounding === null || !['week', 'period'].includes(rounding.scope),
  );
}

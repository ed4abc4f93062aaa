import {
  billedLines,
  type BillableWork,
  type BilledLine,
  type BillingTerms,
} from '../../../kernel/billing.js';
import { periodOf } from '../../../kernel/period.js';
import { Week } from '../../../kernel/week.js';

type TermsOn = (day: string) => BillingTerms;

/**
 * The lines of work that is told now, beside work that is not (told before, or not in the report's days). What the
 * agreement rounds as one may reach from one report into the next (a period of a month), and a late entry joins what
 * was rounded without it; then the lines say by how much more is billed with the new work than without it, so that
 * all reports together bill what the unit as a whole is billed.
 */
export function newLines(
  fresh: readonly BillableWork[],
  before: readonly BillableWork[],
  termsOn: TermsOn,
  currency: string,
): BilledLine[] {
  const days = new Map(fresh.map(({ id, day }) => [id, day]));
  const told = new Map(
    billedLines(before, termsOn, currency).flatMap((line) => line.entryIds.map((id) => [id, line] as const)),
  );
  return billedLines([...before, ...fresh], termsOn, currency).flatMap((line) => {
    const entryIds = line.entryIds.filter((id) => days.has(id));
    const old = line.entryIds.map((id) => told.get(id)).find((each) => each !== undefined);
    const more = old ? less(line, old) : line;
    if (entryIds.length === 0 && more.billedSeconds === 0 && more.amount.minor === 0) return [];
    const [first] = entryIds;
    return [{ ...more, entryIds, day: (first === undefined ? null : days.get(first)) ?? line.day }];
  });
}

/** The first day whose work is billed as one with that of a day. */
export function unitBegins(day: string, termsOn: TermsOn): string {
  const { rounding, period } = termsOn(day);
  const date = Temporal.PlainDate.from(day);
  if (rounding?.scope === 'week') return Week.of(date, period.weekStartsOn).from.toString();
  if (rounding?.scope === 'period') return periodOf(date, period).from.toString();
  return day;
}

function less(line: BilledLine, old: BilledLine): BilledLine {
  const minus = (a: { minor: number; currency: string }, b: { minor: number }) => ({
    ...a,
    minor: a.minor - b.minor,
  });
  const names = [...new Set([...line.surcharges, ...old.surcharges].map(({ name }) => name))];
  const surcharges = names.map((name) => {
    const now = line.surcharges.find((each) => each.name === name);
    const then = old.surcharges.find((each) => each.name === name);
    const nothing = { minor: 0, currency: line.amount.currency };
    return {
      name,
      seconds: (now?.seconds ?? 0) - (then?.seconds ?? 0),
      amount: minus(now?.amount ?? nothing, then?.amount ?? nothing),
    };
  });
  return {
    ...line,
    actualSeconds: line.actualSeconds - old.actualSeconds,
    billedSeconds: line.billedSeconds - old.billedSeconds,
    base: minus(line.base, old.base),
    surcharges: surcharges.filter(({ seconds, amount }) => seconds !== 0 || amount.minor !== 0),
    discount: minus(line.discount, old.discount),
    amount: minus(line.amount, old.amount),
  };
}

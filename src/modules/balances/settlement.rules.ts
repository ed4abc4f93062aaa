import { startOfDay } from '../../kernel/time-zone.js';
import { beyondLimit, openPeriods, type Account, type OpenPeriod } from './balance.account.js';
import { PeriodPlan } from './balance.periods.js';
import type { BookedLine } from './balance.repository.js';
import { missingLines, type Line } from './balance.rules.js';

/** How long a period stays open after its last day: Monday may still log Friday. */
export const GRACE_DAYS = 3;

/** How far work of one period goes, as it is and as it was booked. */
interface Extent {
  readonly usedSeconds: number;
  readonly beyondSeconds: number;
}

/**
 * Whether a change takes some period further beyond what its terms let happen. Work that shrinks is never refused, even
 * where it is still too much.
 * @param booked what the open periods held before the change
 */
export function overdraws(
  account: Account,
  periods: readonly OpenPeriod[],
  booked: readonly BookedLine[],
): boolean {
  const changes = periods.map((period) => ({
    now: extentOf(account, period),
    before: bookedExtent(account, period, booked),
  }));
  return (
    changes.some(({ now, before }) => now.beyondSeconds > before.beyondSeconds) &&
    changes.some(({ now, before }) => now.usedSeconds > before.usedSeconds)
  );
}

/**
 * How much of one piece of work would fit, in seconds of work: found by trying, since rounding makes steps of it.
 * @param workId the piece; its seconds are those that are too many
 */
export function fitting(
  account: Account,
  workId: string,
  through: Temporal.PlainDate,
  booked: readonly BookedLine[],
): number {
  const wanted = account.work.find(({ id }) => id === workId)?.seconds ?? 0;
  const fits = (seconds: number) => {
    const work = account.work.flatMap((piece) => {
      if (piece.id !== workId) return [piece];
      return seconds > 0 ? [{ ...piece, seconds }] : [];
    });
    const tried = { ...account, work };
    return !overdraws(tried, openPeriods(tried, through), booked);
  };
  let [enough, tooMuch] = [0, wanted];
  while (tooMuch - enough > 1) {
    const middle = Math.floor((enough + tooMuch) / 2);
    if (fits(middle)) enough = middle;
    else tooMuch = middle;
  }
  return enough;
}

/** What has to be booked for the ledger to say what was reckoned; periods to come are booked once work is in them. */
export function linesToBook(
  periods: readonly OpenPeriod[],
  booked: readonly BookedLine[],
  today: Temporal.PlainDate,
): (Line & { readonly periodFrom: string })[] {
  const wanted = new Map<string, readonly Line[]>();
  for (const { planned, draws, reckoned } of periods) {
    const begun = Temporal.PlainDate.compare(planned.from, today) <= 0;
    if (begun || draws.length > 0) wanted.set(planned.from.toString(), reckoned.lines);
  }
  // A period that is no more, since other terms were agreed on, keeps lines that add up to nothing.
  const all = new Set([...booked.map(({ periodFrom }) => periodFrom), ...wanted.keys()]);
  return [...all].sort().flatMap((periodFrom) =>
    missingLines(
      wanted.get(periodFrom) ?? [],
      booked.filter((line) => line.periodFrom === periodFrom),
    ).map((line) => ({ ...line, periodFrom })),
  );
}

/** The moment from which a period may be closed. */
export function closesAt(to: Temporal.PlainDate, timeZone: string): Temporal.Instant {
  return startOfDay(to.add({ days: GRACE_DAYS }), timeZone);
}

/**
 * The open periods that can be closed now, in order: over for three days, under terms that are three days old (so that
 * hours of before can be taken over first), and with a period under way that takes what comes late.
 */
export function closable(
  { engagement, openFrom }: Account,
  periods: readonly OpenPeriod[],
  agreedAt: Temporal.Instant,
  now: Temporal.Instant,
  today: Temporal.PlainDate,
): readonly OpenPeriod[] {
  if (Temporal.Instant.compare(agreedAt.add({ hours: GRACE_DAYS * 24 }), now) > 0) return [];
  const plan = new PeriodPlan(engagement, openFrom);
  const last = periods.findIndex(({ planned: { to } }) => {
    const next = plan.from(to);
    const followed = next !== null && Temporal.PlainDate.compare(next.from, today) <= 0;
    return !followed || Temporal.Instant.compare(closesAt(to, engagement.timeZone), now) > 0;
  });
  return last < 0 ? periods : periods.slice(0, last);
}

/** When the engagement is to be looked at next: a period turns, or can be closed; null when nothing more happens. */
export function nextLook(
  { engagement, openFrom }: Account,
  oldest: OpenPeriod | undefined,
  agreedAt: Temporal.Instant,
  now: Temporal.Instant,
  today: Temporal.PlainDate,
): Temporal.Instant | null {
  const plan = new PeriodPlan(engagement, openFrom);
  const next = plan.from(plan.at(today)?.to ?? today);
  const moments = [
    next ? startOfDay(next.from, engagement.timeZone) : null,
    oldest && plan.from(oldest.planned.to) ? closesAt(oldest.planned.to, engagement.timeZone) : null,
    agreedAt.add({ hours: GRACE_DAYS * 24 }),
  ];
  return moments
    .filter((moment) => moment !== null)
    .filter((moment) => Temporal.Instant.compare(moment, now) > 0)
    .reduce<Temporal.Instant | null>(
      (soonest, moment) => (soonest && Temporal.Instant.compare(soonest, moment) <= 0 ? soonest : moment),
      null,
    );
}

function extentOf({ termsOn }: Account, { reckoned }: OpenPeriod): Extent {
  return { usedSeconds: reckoned.usedSeconds, beyondSeconds: beyondLimit(reckoned.overage, termsOn) };
}

function bookedExtent({ termsOn }: Account, { planned }: OpenPeriod, booked: readonly BookedLine[]): Extent {
  const work = booked.filter((line) => line.periodFrom === planned.from.toString() && line.entryId !== null);
  const overage = work
    .filter(({ kind }) => kind === 'overage')
    .sort((one, other) => (one.day < other.day ? -1 : Number(one.day > other.day)));
  return {
    usedSeconds: work.reduce((sum, { seconds }) => sum - seconds, 0),
    beyondSeconds: beyondLimit(overage, termsOn),
  };
}

import type { Engagement } from '../../api/types';

type Hours = Pick<Engagement, 'workingWindows' | 'timeZone'>;

/** A notice that is longer than this is counted on the server alone. */
const mostDays = 120;

/**
 * Business seconds of `[from, to)` in the working windows of an engagement, at most `enough`. Holidays are
 * known to the server alone: with them there are never more, so what is too short here is too short there.
 */
export function businessSeconds(
  from: Temporal.Instant,
  to: Temporal.Instant,
  { workingWindows, timeZone }: Hours,
  enough: number,
): number {
  const until = to.epochMilliseconds;
  let reached = from.epochMilliseconds;
  let milliseconds = 0;
  // What began on the day before may reach into the first one.
  let day = from.toZonedDateTimeISO(timeZone).toPlainDate().subtract({ days: 1 });
  for (let days = 0; days <= mostDays && reached < until && milliseconds < enough * 1000; days++) {
    for (const [start, end] of windowsOf(day, workingWindows, timeZone)) {
      const begin = Math.max(start, reached);
      const stop = Math.min(end, until);
      if (stop <= begin) continue;
      milliseconds += stop - begin;
      reached = stop;
    }
    day = day.add({ days: 1 });
    if (day.toZonedDateTime(timeZone).epochMilliseconds >= until) break;
  }
  return Math.min(enough, Math.floor(milliseconds / 1000));
}

function windowsOf(
  day: Temporal.PlainDate,
  windows: Hours['workingWindows'],
  timeZone: string,
): [start: number, end: number][] {
  const at = (on: Temporal.PlainDate, time: string) =>
    on.toZonedDateTime({ timeZone, plainTime: time }).epochMilliseconds;
  return windows
    .filter(({ weekdays }) => weekdays.includes(day.dayOfWeek))
    .map(({ from, to }): [number, number] => [at(day, from), at(from < to ? day : day.add({ days: 1 }), to)])
    .toSorted(([one], [other]) => one - other);
}

/** When a wish is due: at its time, or at the end of its day, on the engagement's clocks. */
export function dueMoment(dueOn: string, dueTime: string, timeZone: string): Temporal.Instant {
  const day = Temporal.PlainDate.from(dueOn);
  return dueTime
    ? day.toZonedDateTime({ timeZone, plainTime: dueTime }).toInstant()
    : day.add({ days: 1 }).toZonedDateTime(timeZone).toInstant();
}

/** Whether a wish comes with less notice than agreed, as far as this side can tell. */
export function isRush(
  engagement: Pick<Engagement, 'workingWindows' | 'timeZone' | 'noticeMinutes'>,
  { dueOn, dueTime }: { dueOn: string; dueTime: string },
  now: Temporal.Instant,
): boolean {
  if (engagement.noticeMinutes === null || !/^\d{4}-\d\d-\d\d$/.test(dueOn)) return false;
  const notice = engagement.noticeMinutes * 60;
  const due = dueMoment(dueOn, dueTime, engagement.timeZone);
  // Further away than any notice that is counted here: not rush, as far as can be told.
  if (now.until(due, { largestUnit: 'hours' }).hours > mostDays * 24) return false;
  return businessSeconds(now, due, engagement, notice) < notice;
}

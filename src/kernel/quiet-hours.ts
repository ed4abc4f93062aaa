import { wallTime } from './time-zone.js';

/** A stretch of each day in which somebody is left alone, `HH:MM`, `[from, to)`; over midnight where it ends before it begins. */
export interface QuietHours {
  readonly from: string;
  readonly to: string;
}

/** Whether somebody wants to be left alone at an instant, by the clocks of their zone. */
export function isQuiet(at: Temporal.Instant, { from, to }: QuietHours, timeZone: string): boolean {
  const time = wallTime(at, timeZone).toPlainTime().toString({ smallestUnit: 'minute' });
  return from <= to ? from <= time && time < to : time >= from || time < to;
}

/**
 * The first moment from an instant on at which somebody may be written to: that instant itself, or the end of the
 * quiet hours that it falls into. Where the clocks skip that end, it is the same time on the clock put forward; where it
 * comes twice, the first that is not over.
 * @param quiet null: none were asked for
 */
export function afterQuietHours(
  at: Temporal.Instant,
  quiet: QuietHours | null,
  timeZone: string,
): Temporal.Instant {
  if (!quiet || !isQuiet(at, quiet, timeZone)) return at;
  const local = wallTime(at, timeZone);
  const to = Temporal.PlainTime.from(quiet.to);
  const later = Temporal.PlainTime.compare(local.toPlainTime(), to) < 0 ? local : local.add({ days: 1 });
  const end = later.withPlainTime(to);
  const first = end.toZonedDateTime(timeZone).toInstant();
  return Temporal.Instant.compare(first, at) > 0
    ? first
    : end.toZonedDateTime(timeZone, { disambiguation: 'later' }).toInstant();
}

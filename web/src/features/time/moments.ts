/** A clock time as people type it: `9`, `9:05`, `905`, `0905`, `9.05`, `9h05`; as `HH:MM`, or null. */
export function parseClock(text: string): string | null {
  const match = /^(\d{1,2})(?:[:.h ]?([0-5]\d))?h?$/i.exec(text.trim());
  const hour = Number(match?.[1]);
  if (!match || hour > 23) return null;
  return `${String(hour).padStart(2, '0')}:${match[2] ?? '00'}`;
}

/** An instant, or the wall time to propose instead of one that does not exist. */
export type Placed = { instant: string; proposal: null } | { instant: null; proposal: string };

function place(day: Temporal.PlainDate, clock: string, zone: string, which: 'earlier' | 'later'): Placed {
  const wall = day.toPlainDateTime(Temporal.PlainTime.from(clock));
  const at = wall.toZonedDateTime(zone, { disambiguation: which });
  if (at.toPlainDateTime().equals(wall)) return { instant: instantText(at), proposal: null };
  return { instant: null, proposal: clockText(wall.toZonedDateTime(zone, { disambiguation: 'compatible' })) };
}

/** A wall time on a local day; on the night when it occurs twice, the first. */
export function placeStart(day: string, clock: string, zone: string): Placed {
  return place(Temporal.PlainDate.from(day), clock, zone, 'earlier');
}

/**
 * The first moment after the start at which the clock shows this: the same day, the second such hour of the night
 * when clocks go back, else the next day.
 */
export function placeEnd(startedAt: string, clock: string, zone: string): Placed {
  const day = Temporal.Instant.from(startedAt).toZonedDateTimeISO(zone).toPlainDate();
  const sameDay = place(day, clock, zone, 'earlier');
  if (sameDay.instant === null || secondsBetween(startedAt, sameDay.instant) > 0) return sameDay;
  const secondTime = place(day, clock, zone, 'later');
  if (secondTime.instant !== null && secondsBetween(startedAt, secondTime.instant) > 0) return secondTime;
  return place(day.add({ days: 1 }), clock, zone, 'earlier');
}

/** The same time of the clock on another day, and as long in real time. */
export function onDay(
  startedAt: string,
  endedAt: string,
  day: string,
  zone: string,
): { startedAt: string; endedAt: string } | { proposal: string } {
  const clock = Temporal.Instant.from(startedAt).toZonedDateTimeISO(zone).toPlainTime().toString();
  const placed = placeStart(day, clock, zone);
  if (placed.instant === null) return { proposal: placed.proposal };
  return { startedAt: placed.instant, endedAt: later(placed.instant, secondsBetween(startedAt, endedAt)) };
}

export function secondsBetween(startedAt: string, endedAt: string): number {
  return Math.round((Date.parse(endedAt) - Date.parse(startedAt)) / 1000);
}

/** So many seconds of real time later, also over a change of clocks. */
export function later(instant: string, seconds: number): string {
  return Temporal.Instant.from(instant).add({ seconds }).toString({ smallestUnit: 'second' });
}

/** `HH:MM` of an instant in a zone. */
export function clockOf(instant: string, zone: string): string {
  return clockText(Temporal.Instant.from(instant).toZonedDateTimeISO(zone));
}

/** The local day of an instant in a zone. */
export function dayOf(instant: string, zone: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString();
}

/** This instant, in whole seconds, as the API writes it. */
export function now(): string {
  return Temporal.Now.instant().toString({ smallestUnit: 'second' });
}

/**
 * When a timer that is stopped now ends: a tap within the second of its start counts that second, since an entry lasts
 * at least one.
 */
export function stoppedNow(running: { startedAt: string | null; breakSeconds: number }): string {
  const present = now();
  const soonest = later(running.startedAt ?? present, running.breakSeconds + 1);
  return Temporal.Instant.compare(present, soonest) < 0 ? soonest : present;
}

function instantText(at: Temporal.ZonedDateTime): string {
  return at.toInstant().toString({ smallestUnit: 'second' });
}

function clockText(at: Temporal.ZonedDateTime): string {
  return at.toPlainTime().toString({ smallestUnit: 'minute' });
}

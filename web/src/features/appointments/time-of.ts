/** A day, a time on the clock and a length, as they are typed. */
export interface TypedTime {
  day: string;
  time: string;
  /** Whole seconds; null while it is not understood. */
  seconds: number | null;
}

/** What was typed, as instants; null where it is no time, or one that the clocks skip. */
export function instantsOf(
  { day, time, seconds }: TypedTime,
  zone: string,
): { startsAt: string; endsAt: string } | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || !/^\d\d:\d\d$/.test(time) || !seconds || seconds < 300) return null;
  try {
    const typed = Temporal.PlainDateTime.from(`${day}T${time}`);
    const start = typed.toZonedDateTime(zone);
    if (!start.toPlainDateTime().equals(typed)) return null;
    return {
      startsAt: start.toInstant().toString(),
      endsAt: start.toInstant().add({ seconds }).toString(),
    };
  } catch {
    return null;
  }
}

/** The next full hour but one: what a new appointment begins with. */
export function nextFullHour(now: string, zone: string): { day: string; time: string } {
  const at = Temporal.Instant.from(now)
    .toZonedDateTimeISO(zone)
    .add({ hours: 2 })
    .round({ smallestUnit: 'hour', roundingMode: 'floor' });
  return {
    day: at.toPlainDate().toString(),
    time: at.toPlainTime().toString({ smallestUnit: 'minute' }),
  };
}

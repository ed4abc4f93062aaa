const LISTED: ReadonlySet<string> = new Set(Intl.supportedValuesOf('timeZone'));
const WALL_TIME = /^\d{4}-\d\d-\d\dT\d\d:[0-5]\d(?::[0-5]\d)?$/;

/**
 * Whether this names an IANA time zone (`Europe/Rome`) or is `UTC`. Both names of a renamed place are good
 * (`Europe/Kyiv`, `Europe/Kiev`), since browsers differ. Offsets (`+02:00`) and abbreviations (`EST`) are not zones:
 * they know no summer time.
 */
export function isTimeZone(name: string): boolean {
  if (name === 'UTC' || LISTED.has(name)) return true;
  if (!/^[A-Z][A-Za-z_]+\/[A-Za-z]/.test(name) || name.startsWith('Etc/')) return false;
  try {
    const canonical = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
    return (
      LISTED.has(canonical) && zoned(Temporal.Instant.fromEpochMilliseconds(0), name).timeZoneId === name
    );
  } catch {
    return false;
  }
}

/**
 * Reads a wall clock as it is typed, `2026-11-16T09:00` with or without seconds; null for anything else,
 * a date that does not exist included.
 */
export function parseWallTime(text: string): Temporal.PlainDateTime | null {
  if (!WALL_TIME.test(text)) return null;
  try {
    return Temporal.PlainDateTime.from(text, { overflow: 'reject' });
  } catch {
    return null;
  }
}

/** Which instant a wall clock means in a zone. Around a change of the clocks there may be none, or two. */
export type WallTimeReading =
  | { readonly kind: 'once'; readonly instant: Temporal.Instant }
  | { readonly kind: 'twice'; readonly first: Temporal.Instant; readonly second: Temporal.Instant }
  | {
      readonly kind: 'never';
      /** The same time on the clock after it was put forward: for 02:30 on 29 March in Rome, 03:30. */
      readonly proposal: Temporal.PlainDateTime;
      readonly proposedInstant: Temporal.Instant;
    };

/** What a wall clock means in a zone, with nothing decided yet. */
export function readWallTime(local: Temporal.PlainDateTime, timeZone: string): WallTimeReading {
  const earlier = local.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  const later = local.toZonedDateTime(timeZone, { disambiguation: 'later' });
  if (earlier.toInstant().equals(later.toInstant())) return { kind: 'once', instant: later.toInstant() };
  if (later.toPlainDateTime().equals(local)) {
    return { kind: 'twice', first: earlier.toInstant(), second: later.toInstant() };
  }
  return { kind: 'never', proposal: later.toPlainDateTime(), proposedInstant: later.toInstant() };
}

/** The instant of a wall clock, or what to propose where the clock skips it. */
export type FromWallTime =
  | { readonly exists: true; readonly instant: Temporal.Instant }
  | {
      readonly exists: false;
      readonly proposal: Temporal.PlainDateTime;
      readonly proposedInstant: Temporal.Instant;
    };

/**
 * The instant of a wall clock in a zone. Of a time that comes twice the first is taken, unless the second is asked
 * for; a time that does not exist is refused with a proposal.
 */
export function fromWallTime(
  local: Temporal.PlainDateTime,
  timeZone: string,
  occurrence: 'first' | 'second' = 'first',
): FromWallTime {
  const reading = readWallTime(local, timeZone);
  switch (reading.kind) {
    case 'once':
      return { exists: true, instant: reading.instant };
    case 'twice':
      return { exists: true, instant: reading[occurrence] };
    case 'never':
      return { exists: false, proposal: reading.proposal, proposedInstant: reading.proposedInstant };
  }
}

/** What a clock on the wall of that zone shows at an instant. */
export function wallTime(instant: Temporal.Instant, timeZone: string): Temporal.PlainDateTime {
  return zoned(instant, timeZone).toPlainDateTime();
}

/** The local date of an instant: the day a time entry that starts then belongs to, summer and winter alike. */
export function localDay(instant: Temporal.Instant, timeZone: string): Temporal.PlainDate {
  return zoned(instant, timeZone).toPlainDate();
}

/** The first instant of a local day, which is not midnight everywhere. */
export function startOfDay(day: Temporal.PlainDate, timeZone: string): Temporal.Instant {
  return day.toZonedDateTime({ timeZone }).toInstant();
}

function zoned(instant: Temporal.Instant, timeZone: string): Temporal.ZonedDateTime {
  return instant.toZonedDateTimeISO(timeZone);
}

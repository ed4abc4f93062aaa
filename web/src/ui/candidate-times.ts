import type { CandidateChanges, EntryCandidate } from '../api/entry-candidates';
import { dayIn } from './dates';

/** `HH:MM` of an instant in a zone, as a time field wants it. */
export function clockIn(instant: string, zone: string): string {
  return Temporal.Instant.from(instant)
    .toZonedDateTimeISO(zone)
    .toPlainTime()
    .toString({ smallestUnit: 'minute' });
}

/**
 * What typed clock times say otherwise than the event: nothing where they are its own. The day stays that of its start;
 * an end before the start is on the day after.
 * @returns null where nothing lies between them
 */
export function typedTimes(
  { startsAt, endsAt }: Pick<EntryCandidate, 'startsAt' | 'endsAt'>,
  typed: { start: string; end: string },
  zone: string,
): Pick<CandidateChanges, 'startsAt' | 'endsAt'> | null {
  const sameStart = typed.start === clockIn(startsAt, zone);
  const sameEnd = typed.end === clockIn(endsAt, zone);
  if (sameStart && sameEnd) return {};
  const day = Temporal.PlainDate.from(dayIn(startsAt, zone));
  const start = sameStart ? startsAt : at(day, typed.start, zone);
  const onDay = at(day, typed.end, zone);
  const end = sameEnd ? endsAt : onDay > start ? onDay : at(day.add({ days: 1 }), typed.end, zone);
  return typed.start === typed.end ? null : { startsAt: start, endsAt: end };
}

function at(day: Temporal.PlainDate, clock: string, zone: string): string {
  const instant = day
    .toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(clock) })
    .toInstant();
  return instant.toString({ smallestUnit: 'second' });
}

import type { Cursor, ReadCalendar } from './cursor.repository.js';
import { readModes, type ReadMode } from './mirrored-event.js';

/** No two full readings of a calendar within this; each further one doubles it, up to a day (F5). */
const FULL_MINUTES = 10;
const LONGEST_MINUTES = 1_440;
/** A calendar that tells of its changes is asked less often: what it tells may get lost. */
const TELLING = 3;
const WEEK_HOURS = 7 * 24;
const NIGHT_HOURS = [1, 2, 3, 4];

/** What is kept of a calendar, as the cursor remembers it. */
export function paramsOf(mode: ReadMode): string {
  return `${mode}/1`;
}

export function modeOf(params: string | null): ReadMode | null {
  const mode = params?.split('/')[0];
  return readModes.find((each) => each === mode) ?? null;
}

/** Whether a calendar is read at all: for what stands in it, or for what becomes of what is written there. */
export function isFollowed({ removed, readMode, isTarget }: ReadCalendar): boolean {
  return !removed && (readMode !== 'off' || isTarget);
}

/** Whether all of a calendar is to be read, and not only what changed. */
export function wantsFull(cursor: Cursor, calendar: ReadCalendar, now: Temporal.Instant): boolean {
  return (
    mustBeFull(cursor, calendar) ||
    cursor.lastFullAt === null ||
    cursor.problem === 'emptied' ||
    isWeekly(cursor.lastFullAt, calendar, now)
  );
}

/** Whether there is no other way. */
export function mustBeFull(cursor: Cursor, calendar: ReadCalendar): boolean {
  return cursor.token === null || cursor.params !== paramsOf(calendar.readMode);
}

/** Once a week at night, each calendar at an hour of its own; wherever nights were missed, a day later at any hour. */
function isWeekly(lastFullAt: string, { id, timeZone }: ReadCalendar, now: Temporal.Instant): boolean {
  const hours = Temporal.Instant.from(lastFullAt).until(now, { largestUnit: 'hours' }).hours;
  if (hours < WEEK_HOURS) return false;
  const hour = now.toZonedDateTimeISO(timeZone ?? 'UTC').hour;
  const own = NIGHT_HOURS[Number.parseInt(id.slice(-2), 16) % NIGHT_HOURS.length];
  return hour === own || hours >= WEEK_HOURS + 24;
}

/** How long after a full reading none may follow. */
export function fullDelay(previous: number): number {
  return Math.min(LONGEST_MINUTES, Math.max(FULL_MINUTES, previous * 2));
}

/**
 * Whether an answer is too empty to be believed: nothing at all where there was something, or so much missing that
 * something else than a tidy person is likelier (F4).
 */
export function looksEmptied(counts: {
  readonly before: number;
  readonly unseen: number;
  readonly items: number;
}): boolean {
  if (counts.before > 0 && counts.items === 0) return true;
  return counts.unseen > 10 && counts.unseen > 0.3 * counts.before;
}

/** Seconds until a calendar is asked again. */
export function pollSeconds(interval: number, telling: boolean): number {
  return telling ? interval * TELLING : interval;
}

import type { TimeEntry } from '../../../api/types';
import { clockOf, later, parseClock, placeEnd, secondsBetween } from '../moments';

/** The middle of an entry on its clock, in whole minutes: a place to begin from. */
export function middleOf({ startedAt, endedAt, timeZone }: TimeEntry): string {
  if (!startedAt || !endedAt) return '';
  return clockOf(later(startedAt, Math.floor(secondsBetween(startedAt, endedAt) / 2)), timeZone);
}

export type Split =
  | { at: string; parts: [number, number] }
  | { seconds: number; parts: [number, number] }
  | { fault: 'clock' | 'outside' };

/** Where an entry is cut: at a time of its clock, or after so many seconds where it has no clock times. */
export function splitOf(entry: TimeEntry, clock: string, seconds: number | null): Split {
  const { startedAt, endedAt, timeZone, durationSeconds } = entry;
  if (!startedAt) {
    if (seconds === null || durationSeconds === null || seconds <= 0 || seconds >= durationSeconds) {
      return { fault: 'outside' };
    }
    return { seconds, parts: [seconds, durationSeconds - seconds] };
  }
  const typed = parseClock(clock);
  if (!typed) return { fault: 'clock' };
  const at = placeEnd(startedAt, typed, timeZone).instant;
  if (!at || !endedAt || secondsBetween(at, endedAt) <= 0) return { fault: 'outside' };
  return { at, parts: [secondsBetween(startedAt, at), secondsBetween(at, endedAt)] };
}

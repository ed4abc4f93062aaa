import type { TimeEntry } from '../../../api/types';
import type { Place } from '../../../ui/calendar-grid-events';
import { addDays } from '../../../ui/dates';
import type { Times } from '../entry-changes';
import { change, emptyValues, startingAt, type EntryValues } from '../entry-values';
import { dayOf, later, now as thisMoment, secondsBetween } from '../moments';

/** An entry as the calendar draws it: instants, or a day for work without clock times. */
export interface Block {
  id: string;
  entry: TimeEntry;
  title: string;
  start: string;
  /** A running timer reaches to now. */
  end: string;
  allDay: boolean;
  movable: boolean;
  resizable: boolean;
}

export function blocksOf(entries: readonly TimeEntry[], now: string): Block[] {
  return entries.map((entry) => {
    const free = entry.can.edit && !entry.running;
    const common = { id: entry.id, entry, title: titleOf(entry), movable: free };
    if (!entry.startedAt) {
      return { ...common, start: entry.day, end: addDays(entry.day, 1), allDay: true, resizable: false };
    }
    const end = entry.endedAt ?? latest(now, later(entry.startedAt, 60));
    return { ...common, start: entry.startedAt, end, allDay: false, resizable: free };
  });
}

function latest(one: string, other: string): string {
  return Date.parse(one) > Date.parse(other) ? one : other;
}

/** What was done, and for whom. */
export function titleOf({ description, taskTitle, clientName }: TimeEntry): string {
  const what = description || taskTitle;
  return what ? `${what} · ${clientName}` : clientName;
}

/**
 * When an entry was worked once it was dropped elsewhere. It stays exactly as long as it was, in real time, also over
 * a change of clocks; without clock times it gets them where it is dropped on one.
 */
export function dropped(entry: TimeEntry, { at, allDay }: Place, zone: string): Times | null {
  if (allDay) {
    return entry.startedAt ? null : { day: at.slice(0, 10), durationSeconds: entry.durationSeconds ?? 0 };
  }
  const startedAt = wholeSeconds(at);
  if (entry.startedAt && entry.endedAt) {
    return { startedAt, endedAt: later(startedAt, secondsBetween(entry.startedAt, entry.endedAt)) };
  }
  if (entry.startedAt || entry.durationSeconds === null) return null;
  return { startedAt, endedAt: later(startedAt, entry.durationSeconds), timeZone: zone };
}

/** When an entry was worked once one of its edges was pulled; the other edge keeps its second. */
export function resized(entry: TimeEntry, from: string, to: string): Times | null {
  if (!entry.startedAt || !entry.endedAt) return null;
  const same = (one: string, other: string) => Date.parse(one) === Date.parse(other);
  const startedAt = same(from, entry.startedAt) ? entry.startedAt : wholeSeconds(from);
  const endedAt = same(to, entry.endedAt) ? entry.endedAt : wholeSeconds(to);
  return secondsBetween(startedAt, endedAt) > entry.breakSeconds ? { startedAt, endedAt } : null;
}

/** Whether that is where it stands already: an hour that the clocks skip is no place to go to. */
export function isAt(entry: TimeEntry, times: Times): boolean {
  if ('day' in times) return entry.startedAt === null && entry.day === times.day;
  const same = (one: string | null, other: string) => one !== null && Date.parse(one) === Date.parse(other);
  return same(entry.startedAt, times.startedAt) && same(entry.endedAt, times.endedAt);
}

/** The fields of a new entry where somebody dragged over empty space, or touched it: an hour then. */
export function drawn(from: Place, to: string | null, zone: string): EntryValues {
  if (from.allDay) return emptyValues(from.at.slice(0, 10), zone);
  const startedAt = wholeSeconds(from.at);
  const seconds = to === null ? 3600 : secondsBetween(startedAt, wholeSeconds(to));
  const values = startingAt(emptyValues(dayOf(startedAt, zone), zone), startedAt);
  return { ...change({ ...values, startedAt }, { seconds }), startedAt };
}

function wholeSeconds(at: string): string {
  return Temporal.Instant.from(at).toString({ smallestUnit: 'second' });
}

/** Real seconds of a block, a running one's until now. */
export function workedSeconds(
  { durationSeconds, startedAt, breakSeconds }: TimeEntry,
  now = thisMoment(),
): number {
  if (durationSeconds !== null) return durationSeconds;
  return startedAt ? Math.max(0, secondsBetween(startedAt, now) - breakSeconds) : 0;
}

/** Worked seconds by the local day of the start, for the heads of the columns. */
export function secondsByDay(blocks: readonly Block[], zone: string, now: string): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { entry } of blocks) {
    const day = entry.startedAt ? dayOf(entry.startedAt, zone) : entry.day;
    sums.set(day, (sums.get(day) ?? 0) + workedSeconds(entry, now));
  }
  return sums;
}

/** How long a local day is: 23 or 25 hours where the clocks change. */
export function hoursOfDay(day: string, zone: string): number {
  const noon = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone, plainTime: '12:00' });
  return noon.hoursInDay;
}

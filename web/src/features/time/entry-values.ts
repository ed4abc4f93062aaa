import type { TimeEntryDraft } from '../../api/time-entries';
import type { TimeEntry } from '../../api/types';
import { clockOf, dayOf, later, parseClock, placeEnd, placeStart, secondsBetween } from './moments';

/** An entry as a form holds it: wall times in `zone` as typed, durations in whole seconds. */
export interface EntryValues {
  engagementId: string;
  taskId: string | null;
  serviceId: string | null;
  description: string;
  billable: boolean;
  day: string;
  start: string;
  end: string;
  /** Worked: between start and end, without the break. */
  seconds: number | null;
  breakSeconds: number;
  /** Asked for as rush. */
  rush: boolean;
  /** The exact start, with its seconds, until day or start are typed anew. */
  startedAt: string | null;
  zone: string;
  /** A running timer has no end yet. */
  running: boolean;
}

export function emptyValues(day: string, zone: string): EntryValues {
  return {
    engagementId: '',
    taskId: null,
    serviceId: null,
    description: '',
    billable: true,
    day,
    start: '',
    end: '',
    seconds: null,
    breakSeconds: 0,
    rush: false,
    startedAt: null,
    zone,
    running: false,
  };
}

export function valuesOf(entry: TimeEntry): EntryValues {
  const { startedAt, endedAt, timeZone: zone } = entry;
  return {
    engagementId: entry.engagementId,
    taskId: entry.taskId,
    serviceId: entry.serviceId,
    description: entry.description,
    billable: entry.billable,
    day: startedAt ? dayOf(startedAt, zone) : entry.day,
    start: startedAt ? clockOf(startedAt, zone) : '',
    end: endedAt ? clockOf(endedAt, zone) : '',
    seconds: entry.durationSeconds,
    breakSeconds: entry.breakSeconds,
    rush: entry.rush,
    startedAt,
    zone,
    running: entry.running,
  };
}

/** The start as an instant; null without one, or where its wall time does not exist. */
function startOf(values: EntryValues): string | null {
  const clock = parseClock(values.start);
  if (!clock || !values.day) return null;
  return values.startedAt ?? placeStart(values.day, clock, values.zone).instant;
}

/** One field changes and those that follow: start, end and break make the duration, the duration moves the end. */
export function change(values: EntryValues, changed: Partial<EntryValues>): EntryValues {
  const moved = 'start' in changed || 'day' in changed;
  const next = { ...values, ...changed, ...(moved ? { startedAt: null } : {}) };
  const start = startOf(next);
  if (next.running || !start) return next;
  if ('seconds' in changed || (moved && !values.end)) {
    if (next.seconds === null) return next;
    return { ...next, end: clockOf(later(start, next.seconds + next.breakSeconds), next.zone) };
  }
  const end = parseClock(next.end);
  if ((moved || 'end' in changed || 'breakSeconds' in changed) && end) {
    const { instant } = placeEnd(start, end, next.zone);
    return instant ? { ...next, seconds: secondsBetween(start, instant) - next.breakSeconds } : next;
  }
  return next;
}

/** The same length, from an exact start. */
export function startingAt(values: EntryValues, startedAt: string): EntryValues {
  const { zone, seconds, breakSeconds } = values;
  const start = { day: dayOf(startedAt, zone), start: clockOf(startedAt, zone), startedAt };
  if (seconds === null) return { ...values, ...start };
  return { ...values, ...start, end: clockOf(later(startedAt, seconds + breakSeconds), zone) };
}

export type EntryField = 'work' | 'day' | 'start' | 'end' | 'seconds';
export type EntryFault = 'required' | 'clock' | 'break' | { proposal: string };

/** What keeps the form from being sent, by field. */
export function faults(values: EntryValues): Partial<Record<EntryField, EntryFault>> {
  const found: Partial<Record<EntryField, EntryFault>> = {};
  if (!values.engagementId) found.work = 'required';
  if (!values.day) found.day = 'required';
  const clock = parseClock(values.start);
  if (values.start ? !clock : values.running || values.end) found.start = values.start ? 'clock' : 'required';
  if (values.end && !parseClock(values.end)) found.end = 'clock';
  if (!values.running && values.seconds === null && !values.end) found.seconds = 'required';
  if (!values.running && values.seconds !== null && values.seconds <= 0) found.seconds = 'break';
  if (!clock || !values.day) return found;
  const start = values.startedAt ?? placeStart(values.day, clock, values.zone);
  if (typeof start !== 'string' && start.proposal) return { ...found, start: { proposal: start.proposal } };
  const startedAt = startOf(values);
  const end = parseClock(values.end);
  const placed = startedAt && end ? placeEnd(startedAt, end, values.zone) : null;
  if (placed?.proposal) found.end = { proposal: placed.proposal };
  return found;
}

/** What the API takes as said when nothing is. */
const unsaid = {
  engagementId: undefined,
  taskId: undefined,
  serviceId: undefined,
  billable: undefined,
  rush: false,
};

/** What the API takes; only what differs from `before`, so that an edited word does not touch the times. */
export function draftOf(values: EntryValues, before?: EntryValues): Partial<TimeEntryDraft> {
  const draft: Partial<TimeEntryDraft> = {};
  for (const field of ['engagementId', 'taskId', 'serviceId', 'billable', 'rush'] as const) {
    if (values[field] !== (before ?? unsaid)[field]) Object.assign(draft, { [field]: values[field] });
  }
  const description = values.description.trim();
  if (description !== (before?.description ?? '')) draft.description = description;
  const timed = (['day', 'start', 'end', 'seconds', 'breakSeconds'] as const).some(
    (field) => values[field] !== before?.[field],
  );
  return timed ? { ...draft, ...timesOf(values, before) } : draft;
}

function timesOf(values: EntryValues, before?: EntryValues): Partial<TimeEntryDraft> {
  const startedAt = startOf(values);
  if (!startedAt) return { day: values.day, durationSeconds: values.seconds ?? 0 };
  const start = startedAt === before?.startedAt ? {} : { startedAt };
  const zone = before?.start ? {} : { timeZone: values.zone };
  const { breakSeconds } = values;
  const pause = breakSeconds === (before?.breakSeconds ?? 0) ? {} : { breakSeconds };
  if (values.running || values.seconds === null) return { ...zone, ...start, ...pause };
  return { ...zone, ...start, ...pause, endedAt: later(startedAt, values.seconds + breakSeconds) };
}

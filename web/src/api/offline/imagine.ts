import type { Engagement, Service, Task, TimeEntry } from '../types';
import type { Change, EntryBody } from './change';

/** What is known on this side of the words behind the ids. */
export interface Known {
  person: { name: string; timeZone: string };
  seatId: string;
  engagements: Engagement[];
  tasks: Task[];
  services: Service[];
  entries: TimeEntry[];
}

/** The entry as it will be after a change, for as long as the server has not said; null when it will be gone. */
export function imagine(change: Change, known: Known): TimeEntry | null {
  if (change.kind === 'remove') return null;
  const before = known.entries.find(({ id }) => id === change.entryId);
  if (change.kind !== 'log') return before ? changed(before, change.body, known) : null;
  return changed(blank(change.entryId, known), change.body, known);
}

function blank(id: string, { person, seatId }: Known): TimeEntry {
  const entry = {
    ...{ id, engagementId: '', engagementName: '', clientId: '', clientName: '' },
    ...{ memberId: seatId, memberName: person.name, taskId: null, taskTitle: null },
    ...{ serviceId: null, serviceName: null, description: '', billable: true, day: '' },
    ...{ startedAt: null, endedAt: null, durationSeconds: null, running: false },
    ...{ timeZone: person.timeZone, overlapReason: null, amount: null, deletedAt: null, version: 0 },
    ...{ breakSeconds: 0, measuredEndedAt: null, rush: false, rate: null, rateSource: 'none' },
    ...{
      billedSeconds: null,
      rounding: null,
      adjustedSeconds: 0,
      lock: null,
      forgotten: null,
      importId: null,
    },
    can: {
      ...{ edit: true, remove: true, restore: false, stop: true },
      ...{ split: false, duplicate: false, adjust: false },
    },
  };
  return entry as TimeEntry;
}

function changed(before: TimeEntry, body: EntryBody, known: Known): TimeEntry {
  const moved = body.engagementId !== undefined && body.engagementId !== before.engagementId;
  const taskId = body.taskId !== undefined ? body.taskId : moved ? null : before.taskId;
  const serviceId = body.serviceId !== undefined ? body.serviceId : moved ? null : before.serviceId;
  const engagementId = body.engagementId ?? before.engagementId;
  const engagement = known.engagements.find(({ id }) => id === engagementId);
  const alike = (one: keyof TimeEntry, value: unknown) =>
    known.entries.find((entry) => value !== null && entry[one] === value);
  const place = engagement ?? alike('engagementId', engagementId);
  const entry: TimeEntry = {
    ...before,
    engagementId,
    engagementName: engagement?.name ?? alike('engagementId', engagementId)?.engagementName ?? '',
    clientId: place?.clientId ?? '',
    clientName: place?.clientName ?? '',
    taskId,
    taskTitle: taskId
      ? (known.tasks.find(({ id }) => id === taskId)?.title ?? alike('taskId', taskId)?.taskTitle ?? null)
      : null,
    serviceId,
    serviceName: serviceId
      ? (known.services.find(({ id }) => id === serviceId)?.name ??
        alike('serviceId', serviceId)?.serviceName ??
        null)
      : null,
    description: body.description ?? before.description,
    billable: body.billable ?? before.billable,
    overlapReason: body.overlapReason === undefined ? before.overlapReason : body.overlapReason,
    timeZone: body.timeZone ?? before.timeZone,
    amount: null,
  };
  return placed(entry, body, engagement?.timeZone ?? entry.timeZone);
}

/** When, by the rules of the server in short: a start with an end or a duration, a start alone, or a day. */
function placed(entry: TimeEntry, body: EntryBody, zone: string): TimeEntry {
  const pause = body.breakSeconds ?? ('breakSeconds' in entry ? Number(entry.breakSeconds) : 0);
  const own = { ...entry, breakSeconds: pause };
  if (body.day !== undefined && body.startedAt === undefined && body.localStart === undefined) {
    const durationSeconds = body.durationSeconds ?? entry.durationSeconds;
    return { ...own, day: body.day, startedAt: null, endedAt: null, durationSeconds, running: false };
  }
  const startedAt = instantOf(body.startedAt, body.localStart, entry.timeZone) ?? entry.startedAt;
  if (!startedAt) return { ...own, durationSeconds: body.durationSeconds ?? entry.durationSeconds };
  const start = Temporal.Instant.from(startedAt);
  const endedAt =
    body.durationSeconds !== undefined && (entry.endedAt !== null || body.startedAt !== undefined)
      ? start.add({ seconds: body.durationSeconds }).toString()
      : (instantOf(body.endedAt, body.localEnd, entry.timeZone) ?? entry.endedAt);
  const lasts = endedAt ? (Date.parse(endedAt) - Date.parse(startedAt)) / 1000 : null;
  return {
    ...own,
    day: start.toZonedDateTimeISO(zone).toPlainDate().toString(),
    startedAt,
    endedAt,
    durationSeconds: lasts === null ? null : Math.max(1, Math.floor(lasts) - pause),
    running: endedAt === null,
  };
}

function instantOf(instant: string | undefined, local: string | undefined, zone: string): string | null {
  if (instant !== undefined) return instant;
  if (local === undefined) return null;
  return Temporal.PlainDateTime.from(local).toZonedDateTime(zone).toInstant().toString();
}

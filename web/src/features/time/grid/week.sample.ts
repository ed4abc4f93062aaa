import type { TimeEntry, WeekOfTime } from '../../../api/types';
import { addDays, mondayOf } from '../../../ui/dates';
import type { Row } from './cells';

export const inbox: Row = {
  engagementId: 'rossi',
  taskId: null,
  serviceId: 'mail',
  billable: true,
  clientName: 'Rossi',
  engagementName: 'Assistance',
  taskTitle: null,
  serviceName: 'Inbox',
};
export const travel: Row = {
  ...inbox,
  taskId: 'trip',
  taskTitle: 'Trip to Madrid',
  serviceId: null,
  serviceName: null,
};

/** An entry of a row for tests: without clock times unless `changed` says so. */
export function entryOf(
  row: Row,
  id: string,
  day: string,
  hours: number,
  changed: Partial<TimeEntry> = {},
): TimeEntry {
  const entry = {
    ...row,
    id,
    day,
    durationSeconds: hours * 3600,
    clientId: 'client',
    memberId: 'anna',
    memberName: 'Anna',
    description: '',
    startedAt: null,
    endedAt: null,
    running: false,
    timeZone: 'Europe/Rome',
    overlapReason: null,
    amount: null,
    deletedAt: null,
    version: 1,
    can: {
      edit: true,
      remove: true,
      restore: false,
      stop: false,
      split: false,
      duplicate: true,
      adjust: false,
    },
    lock: null,
    ...changed,
  };
  return entry as unknown as TimeEntry;
}

/** A whole week with these entries. */
export function weekOfEntries(week: string, entries: TimeEntry[]): WeekOfTime {
  const from = mondayOf(week);
  const sum = (some: TimeEntry[]) =>
    some.reduce((total, { durationSeconds }) => total + (durationSeconds ?? 0), 0);
  return {
    week,
    from,
    to: addDays(from, 7),
    days: Array.from({ length: 7 }, (_, index) => {
      const day = addDays(from, index);
      const own = entries.filter((entry) => entry.day === day);
      return { day, entries: own, totalSeconds: sum(own) };
    }),
    totalSeconds: sum(entries),
    billableSeconds: sum(entries.filter(({ billable }) => billable)),
  };
}

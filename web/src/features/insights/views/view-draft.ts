import {
  viewColumns,
  type View,
  type ViewBody,
  type ViewColumn,
  type ViewQuestion,
  type ViewRangeKind,
  type WorkGroup,
} from '../../../api/views';

/** A view as its form holds it. */
export interface ViewDraft extends Record<string, unknown> {
  name: string;
  /** Up to three groups; empty where nothing more is wanted. */
  by: [WorkGroup, WorkGroup | '', WorkGroup | ''];
  range: ViewRangeKind;
  /** Half-open, for certain days alone. */
  from: string;
  to: string;
  clientIds: string[];
  engagementIds: string[];
  serviceIds: string[];
  memberIds: string[];
  work: 'all' | 'yes' | 'no';
  columns: ViewColumn[];
  shared: boolean;
  sent: boolean;
  every: 'week' | 'month';
  weekday: string;
  dayOfMonth: number;
  time: string;
  timeZone: string;
}

/** Last week's hours by client: what is asked most. @param days the first and the day after the last of certain days */
export function freshDraft(timeZone: string, days: { from: string; to: string }): ViewDraft {
  return {
    name: '',
    by: ['client', '', ''],
    range: 'last_week',
    ...days,
    ...{ clientIds: [], engagementIds: [], serviceIds: [], memberIds: [] },
    work: 'all',
    columns: ['seconds', 'billed', 'amount'],
    shared: false,
    ...{ sent: false, every: 'week', weekday: '1', dayOfMonth: 1, time: '08:00', timeZone },
  };
}

/** A saved view as its form holds it; what it does not say is as in a fresh one. */
export function draftOf(view: View, fresh: ViewDraft): ViewDraft {
  const { name, groupBy, filter, range, columns, sharedWith, schedule } = view;
  const { billable, ...ids } = filter;
  const [first = 'client', second = '', third = ''] = groupBy;
  return {
    ...fresh,
    ...ids,
    name,
    by: [first, second, third],
    range: range.kind,
    from: range.from ?? fresh.from,
    to: range.to ?? fresh.to,
    work: billable === null ? 'all' : billable ? 'yes' : 'no',
    columns,
    shared: sharedWith === 'members',
    ...(schedule && {
      sent: schedule.enabled,
      every: schedule.weekday === null ? 'month' : 'week',
      weekday: String(schedule.weekday ?? fresh.weekday),
      dayOfMonth: schedule.dayOfMonth ?? fresh.dayOfMonth,
      time: schedule.time,
      timeZone: schedule.timeZone,
    }),
  };
}

/** What is asked; each group once, whatever was chosen twice. */
export function questionOf(draft: ViewDraft): ViewQuestion {
  const { by, range, from, to, clientIds, engagementIds, serviceIds, memberIds, work } = draft;
  return {
    groupBy: [...new Set(by)].filter((group) => group !== ''),
    filter: {
      clientIds,
      engagementIds,
      serviceIds,
      memberIds,
      billable: work === 'all' ? null : work === 'yes',
    },
    range: range === 'days' ? { kind: range, from, to } : { kind: range },
  };
}

/** Whether it can be asked: certain days need both, in their order. */
export function isAskable({ range, from, to }: Pick<ViewDraft, 'range' | 'from' | 'to'>): boolean {
  return range !== 'days' || (from !== '' && from < to);
}

/** What is saved; columns stand in their own order, whatever the order in which they were chosen. */
export function bodyOf(draft: ViewDraft, had: View['schedule']): ViewBody {
  const { name, columns, shared, sent, every, weekday, dayOfMonth, time, timeZone } = draft;
  const monthly = every === 'month';
  const moment = { weekday: monthly ? null : Number(weekday), dayOfMonth: monthly ? dayOfMonth : null };
  return {
    ...questionOf(draft),
    name: name.trim(),
    columns: viewColumns.filter((column) => columns.includes(column)),
    sharedWith: shared ? 'members' : 'nobody',
    // Switched off, it keeps when it was sent.
    schedule: sent || had ? { enabled: sent, ...moment, time, timeZone } : null,
  };
}

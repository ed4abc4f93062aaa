import type { TimeEntry, WeekOfTime } from '../../../api/types';

/** What makes a row: the same work, done under the same terms. */
export interface RowKind {
  engagementId: string;
  taskId: string | null;
  serviceId: string | null;
  billable: boolean;
}

/** A row with its names; what the device keeps of one that has no entries yet. */
export interface Row extends RowKind {
  clientName: string;
  engagementName: string;
  taskTitle: string | null;
  serviceName: string | null;
}

/** Why nothing can be typed into a cell. */
export type CellLock = 'running' | 'reported' | 'affirmed';

/** The entries of a row on one of the engagement's days, and their sum. */
export interface Cell {
  day: string;
  entries: TimeEntry[];
  /** What still runs counts when it is stopped. */
  seconds: number;
  lock: CellLock | null;
}

export interface GridRow extends Row {
  key: string;
  cells: Cell[];
}

/** Days on which a member has said of an engagement: nothing more to add. */
export type Affirmed = (engagementId: string, day: string) => boolean;

export function keyOf({ engagementId, taskId, serviceId, billable }: RowKind): string {
  return [engagementId, taskId ?? '', serviceId ?? '', billable ? 'billable' : 'free'].join('/');
}

/** The rows of a week: those with entries by name, then the kept ones in the order in which they were added. */
export function gridOf(week: WeekOfTime, kept: readonly Row[], affirmed: Affirmed): GridRow[] {
  const worked = new Map<string, Row>();
  for (const entry of week.days.flatMap(({ entries }) => entries)) worked.set(keyOf(entry), rowOf(entry));
  const keptKeys = new Set(kept.map(keyOf));
  const found = [...worked].filter(([key]) => !keptKeys.has(key)).map(([, row]) => row);
  return [...found.toSorted(byName), ...kept].map((row) => ({
    ...row,
    key: keyOf(row),
    cells: week.days.map(({ day }) => cellOf(week, row, day, affirmed)),
  }));
}

export function cellOf(week: WeekOfTime, kind: RowKind, day: string, affirmed: Affirmed): Cell {
  const ofDay = week.days.find((one) => one.day === day)?.entries ?? [];
  const key = keyOf(kind);
  const entries = ofDay.filter((entry) => keyOf(entry) === key);
  return { day, entries, seconds: sumOf(entries), lock: lockOf(kind, day, entries, ofDay, affirmed) };
}

/** Nothing is added beside what a client was told of: the whole day of the engagement is locked. */
function lockOf(
  { engagementId }: RowKind,
  day: string,
  entries: TimeEntry[],
  ofDay: TimeEntry[],
  affirmed: Affirmed,
): CellLock | null {
  if (entries.some(({ running }) => running)) return 'running';
  const reasons = ofDay
    .filter((entry) => entry.engagementId === engagementId)
    .map(({ lock }) => lock?.reason);
  if (reasons.includes('reported')) return 'reported';
  return reasons.includes('affirmed') || affirmed(engagementId, day) ? 'affirmed' : null;
}

export function sumOf(entries: readonly TimeEntry[]): number {
  return entries.reduce((total, { durationSeconds }) => total + (durationSeconds ?? 0), 0);
}

export function rowOf(entry: TimeEntry): Row {
  const { engagementId, taskId, serviceId, billable, clientName, engagementName } = entry;
  const { taskTitle, serviceName } = entry;
  return { engagementId, taskId, serviceId, billable, clientName, engagementName, taskTitle, serviceName };
}

function byName(one: Row, other: Row): number {
  return nameOf(one).localeCompare(nameOf(other)) || Number(other.billable) - Number(one.billable);
}

function nameOf({ clientName, engagementName, taskTitle, serviceName }: Row): string {
  return [clientName, engagementName, taskTitle, serviceName].map((name) => name ?? '').join('\u0001');
}

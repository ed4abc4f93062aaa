import type { BulkChange } from '../../api/time-entries';
import type { TimeEntry } from '../../api/types';

/** The calls that take a change of many entries back: those that stood alike go back together. */
export function reversals(
  entries: readonly TimeEntry[],
  changes: BulkChange,
): { ids: string[]; changes: BulkChange }[] {
  const groups = new Map<string, { ids: string[]; changes: BulkChange }>();
  for (const entry of entries) {
    const before = asItWas(entry, changes);
    const key = JSON.stringify(before);
    const group = groups.get(key) ?? { ids: [], changes: before };
    group.ids.push(entry.id);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** Another engagement takes task and service along: both go back with it. */
function asItWas(entry: TimeEntry, changes: BulkChange): BulkChange {
  const before: BulkChange = {};
  if (changes.engagementId !== undefined) {
    before.engagementId = entry.engagementId;
    before.taskId = entry.taskId;
    before.serviceId = entry.serviceId;
  }
  if (changes.taskId !== undefined) before.taskId = entry.taskId;
  if (changes.serviceId !== undefined) before.serviceId = entry.serviceId;
  if (changes.description !== undefined) before.description = entry.description;
  if (changes.billable !== undefined) before.billable = entry.billable;
  if (changes.rush !== undefined) before.rush = entry.rush;
  if (changes.day !== undefined) before.day = entry.day;
  return before;
}

/** Whether entries can become one: the same work, ended, and nothing of it locked. */
export function mergeable(entries: readonly TimeEntry[]): boolean {
  const [first, ...rest] = entries;
  if (!first || rest.length === 0) return false;
  return entries.every(
    (entry) =>
      entry.can.edit &&
      entry.endedAt !== null &&
      entry.memberId === first.memberId &&
      entry.engagementId === first.engagementId &&
      entry.taskId === first.taskId &&
      entry.serviceId === first.serviceId &&
      entry.billable === first.billable &&
      entry.rush === first.rush,
  );
}

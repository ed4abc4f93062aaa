import { useQueryClient } from '@tanstack/react-query';
import { useIntl } from 'react-intl';
import { newId } from '../../api/ids';
import { timeEntries, type BulkChange, type TimeEntryDraft } from '../../api/time-entries';
import type { TimeEntry } from '../../api/types';
import { useToasts } from '../../ui/toasts';
import { reversals } from './bulk';
import { hide, showChanged } from './entry-cache';
import { draftOf, valuesOf, type EntryValues } from './entry-values';

export interface EntryChanges {
  add: (id: string, values: EntryValues, overlapReason?: string) => Promise<void>;
  save: (entry: TimeEntry, values: EntryValues, overlapReason?: string) => Promise<void>;
  /** Gone at once; can be taken back for some seconds. */
  remove: (entry: TimeEntry) => void;
  removeMany: (entries: TimeEntry[]) => Promise<void>;
  /** Elsewhere at once; can be taken back. What the server refuses goes back to where it was and is thrown. */
  move: (entry: TimeEntry, times: Times, overlapReason?: string) => Promise<void>;
  /** The same work at other times. */
  copy: (entry: TimeEntry, to: Times, overlapReason?: string) => Promise<void>;
  /** The same work again, where the server finds room for it. */
  duplicate: (entry: TimeEntry) => Promise<void>;
  changeMany: (entries: TimeEntry[], changes: BulkChange) => Promise<void>;
  split: (entry: TimeEntry, where: { at: string } | { seconds: number }) => Promise<void>;
  merge: (entries: TimeEntry[]) => Promise<void>;
}

/** From an instant to another, or without clock times on a day. */
export type Times =
  { startedAt: string; endedAt: string; timeZone?: string } | { day: string; durationSeconds: number };

export function useEntryChanges(): EntryChanges {
  const queries = useQueryClient();
  const toasts = useToasts();
  const { formatMessage } = useIntl();
  const refresh = () =>
    Promise.all(['time-entries', 'tasks'].map((noun) => queries.invalidateQueries({ queryKey: [noun] })));
  const because = (overlapReason: string | undefined) => (overlapReason ? { overlapReason } : {});
  /** Says what was done; what takes it back is refreshed too. */
  const undo = (text: string, takeBack: () => Promise<unknown>) =>
    toasts.undo(text, () => takeBack().then(refresh));

  const removeMany = async (entries: TimeEntry[]) => {
    const ids = entries.map(({ id }) => id);
    hide(queries, new Set(ids));
    try {
      await (ids.length === 1 ? timeEntries.remove(ids[0] ?? '') : timeEntries.removeMany(ids));
      undo(formatMessage({ id: 'entry.deleted' }, { count: ids.length }), () =>
        ids.length === 1 ? timeEntries.restore(ids[0] ?? '') : timeEntries.restoreMany(ids),
      );
    } finally {
      await refresh();
    }
  };

  return {
    add: async (id, values, overlapReason) => {
      const draft: TimeEntryDraft = { ...draftOf(values), engagementId: values.engagementId, id };
      await timeEntries.create({ ...draft, ...because(overlapReason) });
      await refresh();
    },
    save: async (entry, values, overlapReason) => {
      const draft = { ...draftOf(values, valuesOf(entry)), ...because(overlapReason) };
      if (Object.keys(draft).length > 0) await timeEntries.edit(entry.id, draft, entry.version);
      await refresh();
    },
    remove: (entry) => void removeMany([entry]).catch(toasts.failed),
    removeMany,
    move: async (entry, times, overlapReason) => {
      await queries.cancelQueries({ queryKey: ['time-entries'] });
      showChanged(queries, { ...entry, ...seen(times) });
      try {
        // All of when is said, so that a second move need not wait for the answer to the first.
        const saved = await timeEntries.edit(entry.id, { ...times, ...because(overlapReason) });
        showChanged(queries, saved);
        undo(formatMessage({ id: 'entry.moved' }), () => timeEntries.edit(entry.id, timesOf(entry)));
        await refresh();
      } catch (error) {
        showChanged(queries, entry);
        void refresh();
        throw error;
      }
    },
    copy: async (entry, to, overlapReason) => {
      const id = newId();
      await timeEntries.create({ ...sameWork(entry), ...to, ...because(overlapReason), id });
      undo(formatMessage({ id: 'entry.copied' }), () => timeEntries.remove(id));
      await refresh();
    },
    duplicate: async (entry) => {
      const id = newId();
      await timeEntries.duplicate(entry.id, { id });
      undo(formatMessage({ id: 'entry.copied' }), () => timeEntries.remove(id));
      await refresh();
    },
    changeMany: async (entries, changes) => {
      await timeEntries.changeMany(
        entries.map(({ id }) => id),
        changes,
      );
      undo(formatMessage({ id: 'entry.changed' }, { count: entries.length }), async () => {
        for (const { ids, changes: before } of reversals(entries, changes)) {
          await timeEntries.changeMany(ids, before);
        }
      });
      await refresh();
    },
    split: async (entry, where) => {
      const { items } = await timeEntries.split(entry.id, where);
      undo(formatMessage({ id: 'entry.was-split' }), () => timeEntries.merge(items.map(({ id }) => id)));
      await refresh();
    },
    merge: async (entries) => {
      await timeEntries.merge(entries.map(({ id }) => id));
      toasts.done(formatMessage({ id: 'entry.merged' }, { count: entries.length }));
      await refresh();
    },
  };
}

/** Where an entry stands. */
function timesOf(entry: TimeEntry): Times {
  const { startedAt, endedAt, day, durationSeconds } = entry;
  return startedAt && endedAt ? { startedAt, endedAt } : { day, durationSeconds: durationSeconds ?? 0 };
}

/** How it will come back, for the moment until it does. */
function seen(times: Times): Partial<TimeEntry> {
  return 'day' in times ? { ...times, startedAt: null, endedAt: null } : times;
}

function sameWork(entry: TimeEntry): TimeEntryDraft {
  const { engagementId, taskId, serviceId, description, billable, timeZone, rush, breakSeconds, startedAt } =
    entry;
  return {
    engagementId,
    taskId,
    serviceId,
    description,
    billable,
    timeZone,
    ...(rush ? { rush } : {}),
    ...(startedAt && breakSeconds ? { breakSeconds } : {}),
  };
}

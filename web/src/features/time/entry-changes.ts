import { useQueryClient } from '@tanstack/react-query';
import { useIntl } from 'react-intl';
import { timeEntries, type TimeEntryDraft } from '../../api/time-entries';
import type { TimeEntry, WeekOfTime } from '../../api/types';
import { useToasts } from '../../ui/toasts';
import { draftOf, valuesOf, type EntryValues } from './entry-values';

interface EntryChanges {
  add: (id: string, values: EntryValues, overlapReason?: string) => Promise<void>;
  save: (entry: TimeEntry, values: EntryValues, overlapReason?: string) => Promise<void>;
  /** Gone at once; can be taken back for some seconds. */
  remove: (entry: TimeEntry) => void;
}

export function useEntryChanges(): EntryChanges {
  const queries = useQueryClient();
  const toasts = useToasts();
  const { formatMessage } = useIntl();
  const refresh = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: ['time-entries'] }),
      queries.invalidateQueries({ queryKey: ['tasks'] }),
    ]);
  const because = (overlapReason: string | undefined) => (overlapReason ? { overlapReason } : {});
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
    remove: (entry) => {
      queries.setQueriesData<WeekOfTime>(
        { queryKey: ['time-entries', 'week'] },
        (week) => week && without(week, entry),
      );
      timeEntries.remove(entry.id).then(
        () => {
          toasts.undo(formatMessage({ id: 'entry.deleted' }), () =>
            timeEntries.restore(entry.id).then(refresh),
          );
          return refresh();
        },
        (error: unknown) => {
          toasts.failed(error);
          return refresh();
        },
      );
    },
  };
}

function without(week: WeekOfTime, gone: TimeEntry): WeekOfTime {
  const seconds = week.days.some((day) => day.entries.some(({ id }) => id === gone.id))
    ? (gone.durationSeconds ?? 0)
    : 0;
  return {
    ...week,
    totalSeconds: week.totalSeconds - seconds,
    billableSeconds: week.billableSeconds - (gone.billable ? seconds : 0),
    days: week.days.map((day) => {
      const entries = day.entries.filter(({ id }) => id !== gone.id);
      return entries.length === day.entries.length
        ? day
        : { ...day, entries, totalSeconds: day.totalSeconds - seconds };
    }),
  };
}

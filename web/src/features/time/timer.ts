import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { newId } from '../../api/ids';
import { timeEntries, type TimeEntryDraft } from '../../api/time-entries';
import type { TimeEntry } from '../../api/types';
import { useSession } from '../../api/use-session';
import { useToasts } from '../../ui/toasts';
import { now, stoppedNow } from './moments';
import type { Work } from './work';

export interface Timer {
  /** Undefined until the server has said. */
  entry: TimeEntry | null | undefined;
  /** Starts this, and ends what runs: nobody has two timers. */
  start: (work: Work) => void;
  /** Now, or when the work really ended. */
  stop: (endedAt?: string) => void;
  change: (changed: Partial<TimeEntryDraft>) => Promise<void>;
  /** Ends it at that moment and begins the same again now: what lies between was no work. */
  resume: (endedAt: string) => void;
  /** As if it had never run. */
  discard: () => Promise<void>;
  busy: boolean;
}

/**
 * The one timer of this person. What one does is written down and shown at once, and told to the server behind
 * (see `api/offline`).
 */
export function useTimer(): Timer {
  const queries = useQueryClient();
  const toasts = useToasts();
  const { person } = useSession();
  const { data } = useQuery(timeEntries.running);
  const entry = data?.entry as TimeEntry | null | undefined;
  const settled = () => queries.invalidateQueries({ queryKey: ['time-entries'] });
  const rules = { onError: toasts.failed, onSettled: settled };

  const begin = (
    { engagementId, taskId, serviceId, description, billable = true }: Work,
    startedAt: string,
  ) =>
    timeEntries.create({
      ...{ id: newId(), engagementId, taskId, serviceId, description, billable, startedAt },
      timeZone: person.timeZone,
      stopsRunning: true,
    });
  const start = useMutation({ mutationFn: (work: Work) => begin(work, now()), ...rules });
  const stop = useMutation({
    mutationFn: ({ id, endedAt }: { id: string; endedAt: string }) => timeEntries.stop(id, endedAt),
    ...rules,
  });
  const resume = useMutation({
    mutationFn: async ({ from, endedAt }: { from: TimeEntry; endedAt: string }) => {
      await timeEntries.stop(from.id, endedAt);
      return begin(workOf(from), now());
    },
    ...rules,
  });

  return {
    entry,
    busy: start.isPending || stop.isPending || resume.isPending,
    start: (work) => start.mutate(work),
    stop: (endedAt) => entry && stop.mutate({ id: entry.id, endedAt: endedAt ?? stoppedNow(entry) }),
    resume: (endedAt) => entry && resume.mutate({ from: entry, endedAt }),
    change: async (changed) => {
      if (!entry) return;
      try {
        await timeEntries.edit(entry.id, changed);
      } catch (error) {
        toasts.failed(error);
      }
      await settled();
    },
    discard: async () => {
      if (!entry) return;
      try {
        await timeEntries.remove(entry.id);
      } catch (error) {
        toasts.failed(error);
      }
      await settled();
    },
  };
}

/** The same work again, as a new entry. */
export function workOf(entry: TimeEntry): Work {
  return {
    id: entry.id,
    title: entry.description || entry.taskTitle || entry.clientName,
    note: entry.clientName,
    engagementId: entry.engagementId,
    taskId: entry.taskId,
    clientName: entry.clientName,
    taskTitle: entry.taskTitle,
    serviceId: entry.serviceId,
    description: entry.description,
    billable: entry.billable,
  };
}

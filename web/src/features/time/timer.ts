import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { newId } from '../../api/ids';
import { timeEntries } from '../../api/time-entries';
import type { Person, TimeEntry } from '../../api/types';
import { useSession } from '../../api/use-session';
import { useToasts } from '../../ui/toasts';
import { now } from './moments';
import type { Work } from './work';

type Running = { entry: TimeEntry | null };

export interface Timer {
  /** Undefined until the server has said. */
  entry: TimeEntry | null | undefined;
  /** Stops what runs and starts this; nobody has two timers. */
  start: (work: Work) => void;
  stop: () => void;
  describe: (description: string) => void;
  assign: (work: Work) => void;
  busy: boolean;
}

/** The one timer of this person, shown at once and told to the server behind. */
export function useTimer(): Timer {
  const queries = useQueryClient();
  const toasts = useToasts();
  const { person } = useSession();
  const { data } = useQuery(timeEntries.running);
  const key = timeEntries.running.queryKey;
  const show = (entry: TimeEntry | null) => queries.setQueryData<Running>(key, { entry });
  const settled = () => queries.invalidateQueries({ queryKey: ['time-entries'] });
  const failed = (error: unknown, _: unknown, before: { before: Running | undefined } | undefined) => {
    queries.setQueryData(key, before?.before);
    toasts.failed(error);
  };
  const remember = async () => {
    await queries.cancelQueries({ queryKey: key });
    return { before: queries.getQueryData<Running>(key) };
  };

  const start = useMutation({
    mutationFn: async ({ work, id, startedAt }: { work: Work; id: string; startedAt: string }) => {
      // Asked beside what is shown: the answer must not take the imagined timer off the screen for a moment.
      const { entry } = await queries.fetchQuery({
        ...timeEntries.running,
        queryKey: [...key, 'before'],
        staleTime: 0,
        gcTime: 0,
      });
      if (entry && entry.id !== id) await timeEntries.stop(entry.id, startedAt);
      const { engagementId, taskId, serviceId, description } = work;
      return timeEntries.create({
        id,
        engagementId,
        taskId,
        serviceId,
        description,
        startedAt,
        timeZone: person.timeZone,
      });
    },
    onMutate: async ({ work, id, startedAt }) => {
      const before = await remember();
      show(imagined(work, id, startedAt, person));
      return before;
    },
    onSuccess: show,
    onError: failed,
    onSettled: settled,
  });

  const stop = useMutation({
    mutationFn: (id: string) => timeEntries.stop(id, now()),
    onMutate: async () => {
      const before = await remember();
      show(null);
      return before;
    },
    onError: failed,
    onSettled: settled,
  });

  const edit = useMutation({
    mutationFn: ({ entry, changed }: { entry: TimeEntry; changed: Partial<TimeEntry> }) => {
      const { engagementId, taskId, serviceId, description } = { ...entry, ...changed };
      return timeEntries.edit(entry.id, { engagementId, taskId, serviceId, description });
    },
    onMutate: async ({ entry, changed }) => {
      const before = await remember();
      show({ ...entry, ...changed });
      return before;
    },
    onSuccess: show,
    onError: failed,
    onSettled: settled,
  });

  const entry = data?.entry;
  return {
    entry,
    busy: start.isPending || stop.isPending,
    start: (work) => start.mutate({ work, id: newId(), startedAt: now() }),
    stop: () => entry && stop.mutate(entry.id),
    describe: (description) => {
      if (entry && description !== entry.description) edit.mutate({ entry, changed: { description } });
    },
    assign: ({ engagementId, clientName, taskId, taskTitle, serviceId }) => {
      if (entry) edit.mutate({ entry, changed: { engagementId, clientName, taskId, taskTitle, serviceId } });
    },
  };
}

/** What runs, as it will come back from the server, for the moment until it does. */
function imagined(work: Work, id: string, startedAt: string, person: Person): TimeEntry {
  return {
    id,
    engagementId: work.engagementId,
    engagementName: '',
    clientId: '',
    clientName: work.clientName,
    memberId: '',
    memberName: person.name,
    taskId: work.taskId,
    taskTitle: work.taskTitle,
    serviceId: work.serviceId,
    serviceName: null,
    description: work.description,
    billable: true,
    day: startedAt.slice(0, 10),
    startedAt,
    endedAt: null,
    durationSeconds: null,
    running: true,
    timeZone: person.timeZone,
    overlapReason: null,
    amount: null,
    deletedAt: null,
    version: 0,
    can: { edit: false, remove: false, restore: false, stop: false },
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
  };
}

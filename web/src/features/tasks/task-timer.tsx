import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Play, Square } from 'lucide-react';
import { FormattedMessage } from 'react-intl';
import { newId } from '../../api/ids';
import { timeEntries } from '../../api/time-entries';
import type { Task } from '../../api/types';
import { useSession } from '../../api/use-session';
import { useToasts } from '../../ui/toasts';

/** Starts the timer on this task (stopping another that runs), and stops it. */
export function TaskTimer({ task }: { task: Task }) {
  const queries = useQueryClient();
  const toasts = useToasts();
  const { person, can } = useSession();
  const { data: running } = useQuery({ ...timeEntries.running, enabled: can.logTime });
  const mine = running?.entry?.taskId === task.id ? running.entry : null;
  const toggle = useMutation({
    mutationFn: async () => {
      const at = Temporal.Now.instant().round({ smallestUnit: 'second', roundingMode: 'trunc' }).toString();
      const { entry } = await queries.fetchQuery({ ...timeEntries.running, staleTime: 0 });
      if (entry) await timeEntries.stop(entry.id, at);
      if (mine) return;
      const { engagementId, id: taskId, serviceId } = task;
      await timeEntries.create({
        id: newId(),
        engagementId,
        taskId,
        serviceId,
        startedAt: at,
        timeZone: person.timeZone,
      });
    },
    onError: toasts.failed,
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['time-entries'] }),
        queries.invalidateQueries({ queryKey: ['tasks'] }),
      ]),
  });
  if (!can.logTime || task.turn === 'none') return null;
  return (
    <Button
      variant={mine ? 'filled' : 'default'}
      leftSection={
        mine ? <Square size={13} fill="currentColor" aria-hidden /> : <Play size={15} aria-hidden />
      }
      loading={toggle.isPending}
      onClick={() => toggle.mutate()}
    >
      <FormattedMessage id={mine ? 'task.stop-timer' : 'task.start-timer'} />
    </Button>
  );
}

import { useQueryClient } from '@tanstack/react-query';
import { useIntl } from 'react-intl';
import { newId } from '../../api/ids';
import { timeBlocks, type BlockChange } from '../../api/planning';
import type { Task, TimeBlock } from '../../api/types';
import { useToasts } from '../../ui/toasts';
import type { Times } from './pieces';

interface Plan {
  /** Sets time aside for a task. @returns whether it stands */
  place: (task: Pick<Task, 'id' | 'title'>, times: Times, note?: string, id?: string) => Promise<TimeBlock>;
  change: (block: TimeBlock, changes: BlockChange) => Promise<TimeBlock>;
  remove: (block: TimeBlock) => Promise<void>;
}

/** What can be done with blocks; each can be taken back for a moment, and what overlaps is said. */
export function usePlan(): Plan {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const toasts = useToasts();
  const refresh = () =>
    Promise.all(['time-blocks', 'busy-times'].map((noun) => queries.invalidateQueries({ queryKey: [noun] })));
  const say = (id: 'planner.placed' | 'planner.placed-over', title: string) =>
    formatMessage({ id }, { title });
  const worded = ({ overlaps, taskTitle }: TimeBlock) =>
    say(overlaps.length > 0 ? 'planner.placed-over' : 'planner.placed', taskTitle);
  return {
    place: async (task, times, note, id = newId()) => {
      const block = await timeBlocks.plan({ id, taskId: task.id, ...times, ...(note && { note }) });
      await refresh();
      toasts.undo(worded(block), () => timeBlocks.remove(block.id).then(refresh));
      return block;
    },
    change: async (block, changes) => {
      // Shown at once; if the server does not agree, it is read again.
      queries.setQueriesData<TimeBlock[]>({ queryKey: ['time-blocks'] }, (known) =>
        known?.map((each) => (each.id === block.id ? { ...each, ...changes } : each)),
      );
      try {
        const changed = await timeBlocks.change(block.id, changes, block.version);
        const { startsAt, endsAt } = block;
        if (changed.startsAt !== startsAt || changed.endsAt !== endsAt)
          toasts.undo(worded(changed), () => timeBlocks.change(block.id, { startsAt, endsAt }).then(refresh));
        return changed;
      } finally {
        await refresh();
      }
    },
    remove: async (block) => {
      await timeBlocks.remove(block.id, block.version);
      await refresh();
      toasts.undo(formatMessage({ id: 'planner.removed' }, { title: block.taskTitle }), () =>
        timeBlocks.restore(block.id).then(refresh),
      );
    },
  };
}

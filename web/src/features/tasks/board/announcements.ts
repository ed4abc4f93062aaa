import type { Announcements, ScreenReaderInstructions } from '@dnd-kit/core';
import { useIntl } from 'react-intl';
import type { Task, TaskStatus } from '../../../api/types';
import { statuses } from '../search';
import { mayDrop } from './columns';

/** What is said to somebody who does not see the card move. */
export function useAnnouncements(): {
  announcements: Announcements;
  screenReaderInstructions: ScreenReaderInstructions;
} {
  const { formatMessage } = useIntl();
  const taskOf = (active: { data: { current?: Record<string, unknown> | undefined } }) =>
    active.data.current?.['task'] as Task | undefined;
  const nameOf = (id: string | number | undefined) => {
    const status = statuses.find((known) => known === id);
    return status ? formatMessage({ id: `task.status.${status}` }) : '';
  };
  const title = (task: Task | undefined) => task?.title ?? '';
  return {
    screenReaderInstructions: { draggable: formatMessage({ id: 'board.how-to' }) },
    announcements: {
      onDragStart: ({ active }) =>
        formatMessage(
          { id: 'board.lifted' },
          { title: title(taskOf(active)), column: nameOf(taskOf(active)?.status) },
        ),
      onDragOver: ({ over }) =>
        over
          ? formatMessage({ id: 'board.over' }, { column: nameOf(over.id) })
          : formatMessage({ id: 'board.nowhere' }),
      onDragEnd: ({ active, over }) => {
        const task = taskOf(active);
        const lands = task && over && mayDrop(task, over.id as TaskStatus);
        return formatMessage(
          { id: lands ? 'board.dropped' : 'board.back' },
          { title: title(task), column: nameOf(lands ? over.id : task?.status) },
        );
      },
      onDragCancel: ({ active }) =>
        formatMessage(
          { id: 'board.back' },
          { title: title(taskOf(active)), column: nameOf(taskOf(active)?.status) },
        ),
    },
  };
}

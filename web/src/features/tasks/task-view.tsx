import { memo } from 'react';
import { useIntl } from 'react-intl';
import type { Task } from '../../api/types';
import { useSession } from '../../api/use-session';
import { today } from '../../ui/dates';
import { byClient, byDueDate, byHolder } from './grouping';
import type { TaskView } from './search';
import { TaskGroup } from './task-rows';

/** Open tasks in groups, as the view wants them. */
export const TaskViewOf = memo(function TaskViewOf({ view, tasks }: { view: TaskView; tasks: Task[] }) {
  const { formatMessage } = useIntl();
  const { seat, person } = useSession();
  if (tasks.length === 0) return null;
  switch (view) {
    case 'client':
      return byClient(tasks).map((group) => (
        <TaskGroup key={group.clientId} title={group.clientName} tasks={group.tasks} withClient={false} />
      ));
    case 'due':
      return byDueDate(tasks, today(person.timeZone)).map((group) => (
        <TaskGroup
          key={group.horizon}
          title={formatMessage({ id: `tasks.horizon.${group.horizon}` })}
          tasks={group.tasks}
        />
      ));
    case 'turn':
      return byHolder(tasks, seat.id).map((group) => (
        <TaskGroup
          key={group.holder}
          title={formatMessage({ id: `tasks.group.${group.holder}` })}
          tasks={group.tasks}
        />
      ));
    default:
      return <TaskGroup title={formatMessage({ id: 'tasks.open' })} tasks={tasks} />;
  }
});

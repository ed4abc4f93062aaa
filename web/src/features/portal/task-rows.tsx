import { Link } from '@tanstack/react-router';
import { FormattedMessage } from 'react-intl';
import type { Task } from '../../api/types';
import { useSession } from '../../api/use-session';
import { dayIn, useDates } from '../../ui/dates';
import { Row, Rows } from '../../ui/rows';
import { StatusBadge } from '../../ui/task-badges';
import { TaskDue } from '../../ui/task-due';
import { useEngagementName } from './engagement-name';

/** Tasks in a list: the title, since when it is where it is, and where that is. */
export function TaskRows({ tasks }: { tasks: Task[] }) {
  return (
    <Rows>
      {tasks.map((task) => (
        <TaskRow key={task.id} task={task} />
      ))}
    </Rows>
  );
}

function TaskRow({ task }: { task: Task }) {
  const { person } = useSession();
  const dates = useDates();
  const engagementName = useEngagementName();
  const since = dates.day(dayIn(task.turnSince, person.timeZone), 'short');
  return (
    <Row
      title={
        <Link to="/tasks/$taskId" params={{ taskId: task.id }}>
          {task.title}
        </Link>
      }
      note={
        <>
          {engagementName(task.engagementName)}
          <FormattedMessage
            id={task.turn === 'none' ? 'tasks.closed-on' : 'tasks.since'}
            values={{ day: since }}
          />
          {task.dueOn && task.turn !== 'none' && (
            <>
              {' · '}
              <TaskDue task={task} />
            </>
          )}
        </>
      }
      end={<StatusBadge status={task.status} toClient />}
    />
  );
}

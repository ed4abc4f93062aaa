import { Link } from '@tanstack/react-router';
import { FormattedMessage, useIntl } from 'react-intl';
import type { Task } from '../../api/types';
import { useSession } from '../../api/use-session';
import { dayIn, useDates } from '../../ui/dates';
import { Hours } from '../../ui/hours';
import { Card } from '../../ui/page';
import { Row, Rows } from '../../ui/rows';
import { StatusBadge } from '../../ui/task-badges';
import { TaskDue } from '../../ui/task-due';
import type { Holder } from './grouping';

/** The tasks of one holder of the turn. */
export function TaskGroup({ holder, tasks }: { holder: Holder; tasks: Task[] }) {
  const { formatMessage } = useIntl();
  return (
    <Card
      flush
      title={formatMessage({ id: `tasks.group.${holder}` })}
      aside={<FormattedMessage id="today.tasks" values={{ count: tasks.length }} />}
    >
      <TaskRows tasks={tasks} />
    </Card>
  );
}

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
          {[task.clientName, task.assigneeName].filter(Boolean).join(' · ')}
          {task.dueOn && task.turn !== 'none' && (
            <>
              {' · '}
              <TaskDue task={task} />
            </>
          )}
          {' · '}
          <FormattedMessage
            id={task.turn === 'none' ? 'tasks.closed-on' : 'tasks.since'}
            values={{ day: since }}
          />
        </>
      }
      end={
        <>
          {task.workedSeconds > 0 && (
            <span className="dim small">
              <Hours seconds={task.workedSeconds} />
            </span>
          )}
          <StatusBadge status={task.status} />
        </>
      }
    />
  );
}

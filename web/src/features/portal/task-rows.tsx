import { Link } from '@tanstack/react-router';
import { FormattedMessage } from 'react-intl';
import type { Task } from '../../api/types';
import { useSession } from '../../api/use-session';
import { dayIn, useDates } from '../../ui/dates';
import { Row, Rows } from '../../ui/rows';
import { StatusBadge } from '../../ui/task-badges';
import { TaskDue } from '../../ui/task-due';
import { RushMark } from '../../ui/task-marks';
import { useEngagementName } from './engagement-name';
import { promiseOf } from './stand-words';
import { useWhen } from './when';

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
  const at = useWhen();
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
          {task.turnaround.promisedAt && promiseOf(task) === 'holds' && (
            <>
              {' · '}
              <FormattedMessage id="turnaround.promised" values={{ at: at(task.turnaround.promisedAt) }} />
            </>
          )}
        </>
      }
      end={
        <>
          {task.turn !== 'none' && <RushMark task={task} />}
          <StatusBadge status={task.status} toClient />
        </>
      }
    />
  );
}

import { useQuery } from '@tanstack/react-query';
import { FormattedMessage, useIntl } from 'react-intl';
import { tasks } from '../../api/tasks';
import type { Task } from '../../api/types';
import { useSession } from '../../api/use-session';
import { useDates } from '../../ui/dates';
import { Card } from '../../ui/page';
import { StatusBadge, TurnBadge } from '../../ui/task-badges';
import { TaskMoves } from '../../ui/task-moves';
import { latestStep } from './waiting';
import styles from './portal.module.css';

/** Where a task stands in plain words, what was said last, and what the reader can do about it. */
export function Stand({ task }: { task: Task }) {
  const { formatMessage } = useIntl();
  const { person, seat } = useSession();
  const dates = useDates();
  const mine = task.turn === 'client';
  const words = { name: task.assigneeName ?? seat.workspace.name, workspace: seat.workspace.name };
  return (
    <Card
      title={formatMessage({
        id: !mine
          ? 'task.stand'
          : task.status === 'waiting_for_client'
            ? 'portal.kind.question'
            : 'portal.kind.delivery',
      })}
    >
      <div className={styles.stand}>
        <StatusBadge status={task.status} toClient />
        {task.turn !== 'none' && <TurnBadge turn={task.turn} toClient />}
        <span className="dim small">
          <FormattedMessage id="task.since" values={{ at: dates.moment(task.turnSince, person.timeZone) }} />
        </span>
      </div>
      <p className={styles.sentence}>
        <FormattedMessage id={`portal.stand.${task.status}`} values={words} />
      </p>
      {(mine || task.status === 'declined') && <Said task={task} />}
      <TaskMoves task={task} side="client" />
    </Card>
  );
}

/** The words with which the task came here: the question, the hand-over, the reason. */
function Said({ task }: { task: Task }) {
  const { person } = useSession();
  const dates = useDates();
  const { data } = useQuery(tasks.history(task.id));
  const step = data && latestStep(data.items, task.status);
  if (!step?.note) return null;
  return (
    <figure className={styles.said}>
      <blockquote>{step.note}</blockquote>
      <figcaption className="dim small">
        {step.actorName} · <time dateTime={step.at}>{dates.moment(step.at, person.timeZone)}</time>
      </figcaption>
    </figure>
  );
}

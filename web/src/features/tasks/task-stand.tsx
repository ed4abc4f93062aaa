import { Button } from '@mantine/core';
import { FormattedMessage, useIntl } from 'react-intl';
import type { Task } from '../../api/types';
import { useSession } from '../../api/use-session';
import { useDates } from '../../ui/dates';
import { movesOf } from '../../ui/moves';
import { Card } from '../../ui/page';
import { StatusBadge, TurnBadge } from '../../ui/task-badges';
import { PriorityMark, RushMark } from '../../ui/task-marks';
import { TaskTurnaround } from '../../ui/task-turnaround';
import { useMoving } from './moving/moving';
import styles from './tasks.module.css';

/** Whose turn it is and since when, how the promise stands, and what can be done now. */
export function TaskStand({ task, timeZone }: { task: Task; timeZone: string }) {
  const { formatMessage } = useIntl();
  const { person } = useSession();
  const dates = useDates();
  const { go } = useMoving();
  const moves = movesOf(task, 'assistant');
  return (
    <Card title={formatMessage({ id: 'task.stand' })}>
      <div className={styles.stand}>
        <StatusBadge status={task.status} />
        <TurnBadge turn={task.turn} />
        <span className="dim small">
          <FormattedMessage id="task.since" values={{ at: dates.moment(task.turnSince, person.timeZone) }} />
        </span>
        <span className={styles.standMarks}>
          <PriorityMark priority={task.priority} />
          <RushMark task={task} />
        </span>
      </div>
      <TaskTurnaround task={task} timeZone={timeZone} />
      {moves.length > 0 && (
        <div className={styles.buttons}>
          {moves.map((move) => (
            <Button
              key={move.to}
              variant={move.primary ? 'filled' : 'default'}
              className={move.to === 'cancelled' || move.to === 'declined' ? styles.last : undefined}
              onClick={() => go([task], move.to)}
            >
              <FormattedMessage id={`move.${move.label}`} />
            </Button>
          ))}
        </div>
      )}
    </Card>
  );
}

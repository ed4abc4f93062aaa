import { Checkbox } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Ref } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { Task } from '../../api/types';
import { useSession } from '../../api/use-session';
import { dayIn, useDates } from '../../ui/dates';
import { TaskDue } from '../../ui/task-due';
import {
  CommentsMark,
  HoursMark,
  PriorityMark,
  RushMark,
  StepsMark,
  TurnaroundMark,
} from '../../ui/task-marks';
import { useChosen, useDesk, useMenuOpen } from './desk';
import { MoveMenu } from './moving/move-menu';
import styles from './cards.module.css';

/** The title, which opens the task; the place of a card that has the keyboard. */
export function CardTitle({
  task,
  linkRef,
  describedBy,
}: {
  task: Task;
  linkRef?: Ref<HTMLAnchorElement>;
  describedBy?: string;
}) {
  return (
    <Link
      ref={linkRef}
      to="/tasks/$taskId"
      params={{ taskId: task.id }}
      className={styles.title}
      draggable={false}
      aria-describedby={describedBy}
    >
      {task.title}
    </Link>
  );
}

export function CardCheck({ task }: { task: Task }) {
  const { formatMessage } = useIntl();
  const desk = useDesk();
  const chosen = useChosen(task.id);
  // With what is closed there is nothing to do in one go; its place stays, so that rows stand under each other.
  if (task.turn === 'none') return <span />;
  return (
    <Checkbox
      size="xs"
      className={styles.check}
      checked={chosen}
      onChange={() => desk.toggle(task.id)}
      aria-label={formatMessage({ id: 'tasks.choose' }, { title: task.title })}
    />
  );
}

export function CardMove({ task }: { task: Task }) {
  const desk = useDesk();
  const open = useMenuOpen(task.id);
  if (task.can.moves.length === 0) return null;
  return (
    <MoveMenu tasks={[task]} opened={open} onOpened={(opened) => desk.setMoving(opened ? task.id : null)} />
  );
}

/** What there is to know before one opens a task; only what is not ordinary. */
export function CardMarks({ task }: { task: Task }) {
  return (
    <div className={styles.marks}>
      <TurnaroundMark task={task} />
      <PriorityMark priority={task.priority} />
      <RushMark task={task} />
      {task.dueOn && task.turn !== 'none' && <TaskDue task={task} />}
      <StepsMark task={task} />
      <HoursMark task={task} />
      <CommentsMark task={task} />
    </div>
  );
}

/** Whose turn it is and since when. */
export function CardTurn({ task }: { task: Task }) {
  const { formatMessage } = useIntl();
  const { person } = useSession();
  const dates = useDates();
  return (
    <FormattedMessage
      id={task.turn === 'none' ? 'tasks.closed-on' : 'tasks.turn-since'}
      values={{
        turn: formatMessage({ id: `task.turn.${task.turn}` }),
        day: dates.day(dayIn(task.turnSince, person.timeZone), 'short'),
      }}
    />
  );
}

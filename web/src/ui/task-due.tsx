import { CircleAlert } from 'lucide-react';
import { FormattedMessage } from 'react-intl';
import type { Task } from '../api/types';
import { useDates } from './dates';
import styles from './task-due.module.css';

/** When a task is due, with its time where it has one; late is said with an icon and a word. Nothing without a day. */
export function TaskDue({
  task,
}: {
  task: Pick<Task, 'dueOn' | 'overdue'> & Partial<Pick<Task, 'dueTime'>>;
}) {
  const dates = useDates();
  if (!task.dueOn) return null;
  const day = [dates.day(task.dueOn), task.dueTime].filter(Boolean).join(', ');
  return (
    <span className={task.overdue ? styles.late : undefined}>
      {task.overdue && <CircleAlert size={13} aria-hidden />}
      <FormattedMessage id={task.overdue ? 'today.overdue' : 'today.due'} values={{ day }} />
    </span>
  );
}

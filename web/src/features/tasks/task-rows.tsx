import { memo, type ReactNode } from 'react';
import { FormattedMessage } from 'react-intl';
import type { Task } from '../../api/types';
import { Card } from '../../ui/page';
import { StatusBadge } from '../../ui/task-badges';
import { CardCheck, CardMarks, CardMove, CardTitle, CardTurn } from './card-parts';
import styles from './cards.module.css';
import { useChosen } from './desk';

interface TaskGroupProps {
  title: string;
  tasks: Task[];
  /** What the title says already need not stand in every row. */
  withClient?: boolean;
  after?: ReactNode;
}

/** A part of the list under its name, with how many there are. */
export function TaskGroup({ title, tasks, withClient = true, after }: TaskGroupProps) {
  return (
    <Card flush title={title} aside={<FormattedMessage id="today.tasks" values={{ count: tasks.length }} />}>
      <TaskRows tasks={tasks} withClient={withClient} />
      {after}
    </Card>
  );
}

export function TaskRows({ tasks, withClient = true }: { tasks: Task[]; withClient?: boolean }) {
  return (
    <ul className={styles.rows} data-cards>
      {tasks.map((task) => (
        <TaskRow key={task.id} task={task} withClient={withClient} />
      ))}
    </ul>
  );
}

const TaskRow = memo(function TaskRow({ task, withClient }: { task: Task; withClient: boolean }) {
  const chosen = useChosen(task.id);
  return (
    <li className={styles.row} data-card={task.id} data-chosen={chosen || undefined}>
      <CardCheck task={task} />
      <div className={styles.main}>
        <CardTitle task={task} />
        <div className={styles.note}>
          {[withClient && task.clientName, task.assigneeName].filter(Boolean).map((name) => `${name} · `)}
          <CardTurn task={task} />
        </div>
        <CardMarks task={task} />
      </div>
      <StatusBadge status={task.status} />
      <CardMove task={task} />
    </li>
  );
});

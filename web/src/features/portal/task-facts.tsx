import { FormattedMessage, useIntl } from 'react-intl';
import type { Task } from '../../api/types';
import { Hours } from '../../ui/hours';
import { Card } from '../../ui/page';
import { TaskDue } from '../../ui/task-due';
import styles from './portal.module.css';

/** By when, who is on it, and the time it took so far. */
export function TaskFacts({ task }: { task: Task }) {
  const { formatMessage } = useIntl();
  return (
    <Card title={formatMessage({ id: 'task.facts' })}>
      <dl className={styles.facts}>
        {task.dueOn && (
          <>
            <dt>
              <FormattedMessage id="task.due" />
            </dt>
            <dd>
              <TaskDue task={task} />
            </dd>
          </>
        )}
        {task.assigneeName && (
          <>
            <dt>
              <FormattedMessage id="task.assignee" />
            </dt>
            <dd>{task.assigneeName}</dd>
          </>
        )}
        <dt>
          <FormattedMessage id="task.worked" />
        </dt>
        <dd>
          <Hours seconds={task.workedSeconds} />
        </dd>
      </dl>
    </Card>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { FormattedMessage, useIntl } from 'react-intl';
import { tasks } from '../../api/tasks';
import type { Task } from '../../api/types';
import { useSession } from '../../api/use-session';
import { dayIn, useDates } from '../../ui/dates';
import { Card, Page } from '../../ui/page';
import { TaskHistory } from '../../ui/task-history';
import { Back } from './back';
import { Brief } from './brief';
import { useEngagementName } from './engagement-name';
import { NotYet } from './not-yet';
import { Stand } from './stand';
import { TaskDocuments } from './task-documents';
import { TaskFacts } from './task-facts';
import styles from './portal.module.css';

/** One task: what is asked of the reader first, then what was agreed, produced and said. */
export function PortalTaskPage() {
  const { formatMessage } = useIntl();
  const { taskId } = useParams({ from: '/app/tasks/$taskId' });
  const query = useQuery(tasks.one(taskId));
  return query.data ? (
    <TaskView key={query.data.id} task={query.data} />
  ) : (
    <NotYet title={formatMessage({ id: 'nav.tasks' })} query={query} back={<Back to="/tasks" />} />
  );
}

function TaskView({ task }: { task: Task }) {
  const { formatMessage } = useIntl();
  const { person } = useSession();
  const dates = useDates();
  const engagementName = useEngagementName();
  return (
    <Page
      title={task.title}
      lead={
        <>
          {engagementName(task.engagementName)}
          <FormattedMessage
            id="task.asked-by"
            values={{ name: task.createdByName, day: dates.day(dayIn(task.createdAt, person.timeZone)) }}
          />
        </>
      }
    >
      <div className={styles.columns}>
        <div className={styles.column}>
          <Stand task={task} />
          <Brief task={task} />
          <TaskDocuments task={task} />
        </div>
        <div className={styles.column}>
          <TaskFacts task={task} />
          <Card title={formatMessage({ id: 'task.history' })}>
            <TaskHistory taskId={task.id} />
          </Card>
        </div>
      </div>
      <Back to="/tasks" />
    </Page>
  );
}

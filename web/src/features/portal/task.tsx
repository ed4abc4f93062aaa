import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import { tasks } from '../../api/tasks';
import type { Task } from '../../api/types';
import { useSession } from '../../api/use-session';
import { dayIn, useDates } from '../../ui/dates';
import { Loaded } from '../../ui/loaded';
import { Card, Page, SkeletonRows } from '../../ui/page';
import { TaskHistory } from '../../ui/task-history';
import { Brief } from './brief';
import { useEngagementName } from './engagement-name';
import { Stand } from './stand';
import { TaskDocuments } from './task-documents';
import { TaskFacts } from './task-facts';
import styles from './portal.module.css';

/** One task: what is asked of the reader first, then what was agreed, produced and said. */
export function PortalTaskPage() {
  const { formatMessage } = useIntl();
  const { taskId } = useParams({ from: '/app/tasks/$taskId' });
  const query = useQuery(tasks.one(taskId));
  return (
    <Loaded
      query={query}
      skeleton={
        <Page title={formatMessage({ id: 'nav.tasks' })}>
          <Card flush>
            <SkeletonRows count={3} height={64} />
          </Card>
        </Page>
      }
    >
      {(task) => <TaskView key={task.id} task={task} />}
    </Loaded>
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
      <p className={styles.back}>
        <Link to="/tasks">
          <ArrowLeft size={16} aria-hidden /> <FormattedMessage id="portal.task.all" />
        </Link>
      </p>
    </Page>
  );
}

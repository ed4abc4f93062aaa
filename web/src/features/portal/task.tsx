import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { FormattedMessage, useIntl } from 'react-intl';
import { tasks } from '../../api/tasks';
import type { Task } from '../../api/types';
import { useSession } from '../../api/use-session';
import { dayIn, useDates } from '../../ui/dates';
import { Card, Page } from '../../ui/page';
import { TaskAttachments } from '../../ui/task-attachments';
import { TaskChecklist } from '../../ui/task-checklist';
import { TaskHistory } from '../../ui/task-history';
import { Back } from './back';
import { Brief } from './brief';
import { EarlierQuestions } from './earlier-questions';
import { useEngagementName } from './engagement-name';
import { NotYet } from './not-yet';
import { Stand } from './stand';
import { TaskConversation } from './task-conversation';
import { TaskDocuments } from './task-documents';
import { TaskFacts } from './task-facts';
import { TaskFeedback } from './task-feedback';
import styles from './portal.module.css';

/** Often enough for a promise that is told to the minute. */
const freshAfter = 60_000;

/** One task: what is asked of the reader first, then what was agreed, produced and said. */
export function PortalTaskPage() {
  const { formatMessage } = useIntl();
  const { taskId } = useParams({ from: '/app/tasks/$taskId' });
  const query = useQuery({ ...tasks.one(taskId), refetchInterval: freshAfter });
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
          <TaskFeedback task={task} />
          <TaskDocuments task={task} />
          {task.checklist.total > 0 && (
            <Card
              title={formatMessage({ id: 'checklist.title' })}
              aside={
                <FormattedMessage
                  id="tasks.steps-done"
                  values={{ done: task.checklist.done, total: task.checklist.total }}
                />
              }
            >
              <TaskChecklist task={task} />
            </Card>
          )}
          <Brief task={task} />
          <TaskConversation task={task} />
        </div>
        <div className={styles.column}>
          <TaskFacts task={task} />
          <Card title={formatMessage({ id: 'attachment.title' })}>
            <TaskAttachments taskId={task.id} asClient closed={task.turn === 'none'} />
          </Card>
          <EarlierQuestions task={task} />
          <Card title={formatMessage({ id: 'task.history' })}>
            <TaskHistory taskId={task.id} />
          </Card>
        </div>
      </div>
      <Back to="/tasks" />
    </Page>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { BookPlus } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import { engagements } from '../../api/engagements';
import { tasks } from '../../api/tasks';
import type { Task } from '../../api/types';
import { useSession } from '../../api/use-session';
import { dayIn, useDates } from '../../ui/dates';
import { LinkButton } from '../../ui/link-button';
import { Loaded } from '../../ui/loaded';
import { Card, Page, SkeletonRows } from '../../ui/page';
import { TaskAttachments } from '../../ui/task-attachments';
import { TaskChecklist } from '../../ui/task-checklist';
import { TaskHistory } from '../../ui/task-history';
import { TaskLinks } from '../../ui/task-links';
import { MovingProvider } from './moving/moving-provider';
import { PlaybookSource } from './playbook-source';
import { PreferencesBeside } from './preferences-beside';
import { TaskBrief } from './task-brief';
import { TaskComments } from './task-comments';
import { TaskDocuments } from './task-documents';
import { TaskFacts } from './task-facts';
import { TaskQuestions } from './task-questions';
import { TaskStand } from './task-stand';
import { TaskTimer } from './task-timer';
import styles from './tasks.module.css';

/** Often enough for a clock that is told to the minute. */
const freshAfter = 60_000;

/** One task: where it stands and what comes next, what is asked, said and produced, and every step so far. */
export function TaskPage() {
  const { formatMessage } = useIntl();
  const { taskId } = useParams({ from: '/app/tasks/$taskId' });
  const query = useQuery({ ...tasks.one(taskId), refetchInterval: freshAfter });
  return (
    <Loaded
      query={query}
      skeleton={
        <Page title={formatMessage({ id: 'nav.tasks' })}>
          <SkeletonRows count={6} />
        </Page>
      }
    >
      {(task) => (
        <MovingProvider>
          <TaskView key={task.id} task={task} />
        </MovingProvider>
      )}
    </Loaded>
  );
}

function TaskView({ task }: { task: Task }) {
  const { formatMessage } = useIntl();
  const { person } = useSession();
  const dates = useDates();
  const { data: engagement } = useQuery(engagements.one(task.engagementId));
  const zone = engagement?.timeZone ?? person.timeZone;
  return (
    <Page
      wide
      title={task.title}
      lead={
        <>
          <Link to="/clients/$clientId" params={{ clientId: task.clientId }}>
            {task.clientName}
          </Link>
          {' · '}
          <FormattedMessage
            id="task.asked-by"
            values={{ name: task.createdByName, day: dates.day(dayIn(task.createdAt, person.timeZone)) }}
          />
        </>
      }
      actions={
        <>
          {task.status === 'done' && <Method task={task} />}
          <TaskTimer task={task} />
        </>
      }
    >
      <div className={styles.columns}>
        <div className={styles.column}>
          <TaskStand task={task} timeZone={person.timeZone} />
          <TaskQuestions task={task} />
          <TaskBrief task={task} zone={zone} />
          <div className={styles.later}>
            <Card
              title={formatMessage({ id: 'checklist.title' })}
              aside={
                task.checklist.total > 0 && (
                  <FormattedMessage
                    id="tasks.steps-done"
                    values={{ done: task.checklist.done, total: task.checklist.total }}
                  />
                )
              }
            >
              <TaskChecklist task={task} adds source={<PlaybookSource task={task} />} />
            </Card>
            <TaskDocuments task={task} />
            <TaskComments task={task} />
          </div>
        </div>
        <div className={styles.column}>
          <div className={styles.beside}>
            <TaskFacts task={task} zone={zone} />
            <PreferencesBeside task={task} />
          </div>
          <div className={styles.end}>
            <Card title={formatMessage({ id: 'attachment.title' })}>
              <TaskAttachments taskId={task.id} closed={task.turn === 'none'} />
            </Card>
            <TaskLinks task={task} />
            <Card title={formatMessage({ id: 'task.history' })}>
              <TaskHistory taskId={task.id} />
            </Card>
          </div>
        </div>
      </div>
    </Page>
  );
}

/** A finished task teaches: its steps become the next version of its playbook, or a playbook of their own. */
function Method({ task: { id, playbookId } }: { task: Task }) {
  const look = { variant: 'default', leftSection: <BookPlus size={16} aria-hidden /> } as const;
  if (playbookId) {
    return (
      <LinkButton {...look} to="/playbooks/$playbookId" params={{ playbookId }} search={{ fromTask: id }}>
        <FormattedMessage id="brief.improve-playbook" />
      </LinkButton>
    );
  }
  return (
    <LinkButton {...look} to="/playbooks" search={{ fromTask: id }}>
      <FormattedMessage id="brief.make-playbook" />
    </LinkButton>
  );
}

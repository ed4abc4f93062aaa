import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Pencil } from 'lucide-react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { tasks } from '../../api/tasks';
import type { Task } from '../../api/types';
import { useSession } from '../../api/use-session';
import { dayIn, useDates } from '../../ui/dates';
import { Loaded } from '../../ui/loaded';
import { Card, Page, SkeletonRows } from '../../ui/page';
import { StatusBadge, TurnBadge } from '../../ui/task-badges';
import { TaskHistory } from '../../ui/task-history';
import { TaskMoves } from '../../ui/task-moves';
import { TaskDocuments } from './task-documents';
import { TaskFacts } from './task-facts';
import { TaskForm } from './task-form';
import { TaskTimer } from './task-timer';
import styles from './tasks.module.css';

/** One task: where it stands and what comes next, what is asked, what was produced, and every step so far. */
export function TaskPage() {
  const { formatMessage } = useIntl();
  const { taskId } = useParams({ from: '/app/tasks/$taskId' });
  const query = useQuery(tasks.one(taskId));
  return (
    <Loaded
      query={query}
      skeleton={
        <Page title={formatMessage({ id: 'nav.tasks' })}>
          <SkeletonRows count={6} />
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
  const [editing, setEditing] = useState(false);
  return (
    <Page
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
      actions={<TaskTimer task={task} />}
    >
      <div className={styles.columns}>
        <div className={styles.column}>
          <Stand task={task} />
          {editing ? (
            <Card title={formatMessage({ id: 'task.edit' })}>
              <TaskForm task={task} onClose={() => setEditing(false)} />
            </Card>
          ) : (
            <Brief task={task} onEdit={() => setEditing(true)} />
          )}
          <TaskDocuments task={task} />
        </div>
        <div className={styles.column}>
          {!editing && <TaskFacts task={task} />}
          <Card title={formatMessage({ id: 'task.history' })}>
            <TaskHistory taskId={task.id} />
          </Card>
        </div>
      </div>
    </Page>
  );
}

function Stand({ task }: { task: Task }) {
  const { formatMessage } = useIntl();
  const { person } = useSession();
  const dates = useDates();
  return (
    <Card title={formatMessage({ id: 'task.stand' })}>
      <div className={styles.stand}>
        <StatusBadge status={task.status} />
        <TurnBadge turn={task.turn} />
        <span className="dim small">
          <FormattedMessage id="task.since" values={{ at: dates.moment(task.turnSince, person.timeZone) }} />
        </span>
      </div>
      <TaskMoves task={task} side="assistant" />
    </Card>
  );
}

function Brief({ task, onEdit }: { task: Task; onEdit: () => void }) {
  const { formatMessage } = useIntl();
  return (
    <Card
      title={formatMessage({ id: 'task.brief' })}
      aside={
        task.can.edit && (
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<Pencil size={14} aria-hidden />}
            onClick={onEdit}
          >
            <FormattedMessage id="common.edit" />
          </Button>
        )
      }
    >
      {task.brief ? (
        <p className={styles.brief}>{task.brief}</p>
      ) : (
        <p className={`${styles.brief} dim`}>
          <FormattedMessage id="task.no-brief" />
        </p>
      )}
    </Card>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CircleAlert, CircleCheckBig, Hourglass } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import { tasks } from '../../api/tasks';
import type { Task } from '../../api/types';
import { useDates } from '../../ui/dates';
import { LinkButton } from '../../ui/link-button';
import { Loaded } from '../../ui/loaded';
import { Card, Empty, SkeletonRows } from '../../ui/page';
import { Row, Rows } from '../../ui/rows';
import { StatusBadge } from '../../ui/task-badges';
import styles from './today.module.css';

const shown = 8;

/** The open tasks of which one side holds the turn; what is due first stands first. */
export function TurnList({ turn }: { turn: 'assistant' | 'client' }) {
  const { formatMessage } = useIntl();
  const query = useQuery(tasks.list({ turn, open: true }));
  const count = query.data?.items.length;
  return (
    <Card
      flush
      minHeight={turn === 'assistant' ? 240 : 150}
      title={formatMessage({ id: `today.turn-${turn}` })}
      aside={count ? <FormattedMessage id="today.tasks" values={{ count }} /> : null}
    >
      <Loaded query={query} skeleton={<SkeletonRows count={turn === 'assistant' ? 3 : 2} height={56} />}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing turn={turn} />
          ) : (
            <>
              <Rows>
                {items
                  .toSorted(byDue)
                  .slice(0, shown)
                  .map((task) => (
                    <TaskRow key={task.id} task={task} />
                  ))}
              </Rows>
              {items.length > shown && (
                <div style={{ padding: '0.25rem 1.125rem 0.875rem' }}>
                  <Link to="/tasks" search={{ turn }}>
                    <FormattedMessage id="today.all-tasks" values={{ count: items.length }} />
                  </Link>
                </div>
              )}
            </>
          )
        }
      </Loaded>
    </Card>
  );
}

function byDue(one: Task, other: Task): number {
  return (
    (one.dueOn ?? '9999').localeCompare(other.dueOn ?? '9999') || one.createdAt.localeCompare(other.createdAt)
  );
}

function TaskRow({ task }: { task: Task }) {
  const dates = useDates();
  return (
    <Row
      title={
        <Link to="/tasks/$taskId" params={{ taskId: task.id }}>
          {task.title}
        </Link>
      }
      note={
        <>
          {task.clientName}
          {task.dueOn && (
            <>
              {' · '}
              <span className={task.overdue ? styles.late : undefined}>
                {task.overdue && <CircleAlert size={13} aria-hidden />}
                <FormattedMessage
                  id={task.overdue ? 'today.overdue' : 'today.due'}
                  values={{ day: dates.day(task.dueOn) }}
                />
              </span>
            </>
          )}
        </>
      }
      end={<StatusBadge status={task.status} />}
    />
  );
}

function Nothing({ turn }: { turn: 'assistant' | 'client' }) {
  if (turn === 'client') {
    return (
      <Empty icon={<Hourglass size={18} />}>
        <FormattedMessage id="today.no-waiting" />
      </Empty>
    );
  }
  return (
    <Empty
      icon={<CircleCheckBig size={18} />}
      action={
        <LinkButton to="/tasks" variant="light">
          <FormattedMessage id="today.to-tasks" />
        </LinkButton>
      }
    >
      <FormattedMessage id="today.no-turn" />
    </Empty>
  );
}

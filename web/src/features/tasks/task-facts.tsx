import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { services } from '../../api/engagements';
import type { Task } from '../../api/types';
import { useDates } from '../../ui/dates';
import { Hours } from '../../ui/hours';
import { Card } from '../../ui/page';
import { TaskDue } from '../../ui/task-due';
import styles from './tasks.module.css';

/** What was agreed on a task, and the time it took so far. */
export function TaskFacts({ task }: { task: Task }) {
  const { formatMessage } = useIntl();
  const dates = useDates();
  const { data: kinds } = useQuery({ ...services.list(task.engagementId), enabled: task.serviceId !== null });
  const service = kinds?.items.find(({ id }) => id === task.serviceId);
  const facts: [string, ReactNode][] = [
    [
      formatMessage({ id: 'task.due' }),
      task.dueOn && (task.overdue ? <TaskDue key="due" task={task} /> : dates.day(task.dueOn)),
    ],
    [formatMessage({ id: 'task.service' }), service?.name],
    [formatMessage({ id: 'task.assignee' }), task.assigneeName],
    [
      formatMessage({ id: 'task.estimate' }),
      task.estimateMinutes ? <Hours key="estimate" seconds={task.estimateMinutes * 60} /> : null,
    ],
    [formatMessage({ id: 'task.worked' }), <Hours key="worked" seconds={task.workedSeconds} />],
  ];
  return (
    <Card title={formatMessage({ id: 'task.facts' })}>
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <FactPair key={name} name={name}>
            {value ?? (
              <span className="dim">
                <FormattedMessage id="task.not-set" />
              </span>
            )}
          </FactPair>
        ))}
      </dl>
    </Card>
  );
}

function FactPair({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

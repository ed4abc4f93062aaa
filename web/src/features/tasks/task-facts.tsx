import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { services } from '../../api/engagements';
import type { Task } from '../../api/types';
import { useSession } from '../../api/use-session';
import { useDates } from '../../ui/dates';
import looks from '../../ui/facts.module.css';
import { Hours } from '../../ui/hours';
import { Card } from '../../ui/page';
import { TaskDue } from '../../ui/task-due';

/** What was agreed on a task, and the time it took so far. */
export function TaskFacts({ task, zone }: { task: Task; zone: string }) {
  const { formatMessage } = useIntl();
  const { person } = useSession();
  const dates = useDates();
  const { data: kinds } = useQuery({ ...services.list(task.engagementId), enabled: task.serviceId !== null });
  const service = kinds?.items.find(({ id }) => id === task.serviceId);
  const due = task.dueOn && [dates.day(task.dueOn), task.dueTime].filter(Boolean).join(', ');
  const facts: [string, ReactNode][] = [
    [
      formatMessage({ id: 'task.due' }),
      due && (
        <span key="due">
          {task.overdue ? <TaskDue task={task} /> : due}
          {task.dueTime && zone !== person.timeZone && <span className="dim small"> {zone}</span>}
        </span>
      ),
    ],
    [formatMessage({ id: 'tasks.priority' }), formatMessage({ id: `tasks.priority.${task.priority}` })],
    [formatMessage({ id: 'task.service' }), service?.name],
    [formatMessage({ id: 'task.assignee' }), task.assigneeName],
    [
      formatMessage({ id: 'task.estimate' }),
      task.estimateMinutes ? <Hours key="estimate" seconds={task.estimateMinutes * 60} /> : null,
    ],
    [formatMessage({ id: 'task.worked' }), <Hours key="worked" seconds={task.workedSeconds} />],
    [
      formatMessage({ id: 'brief.language' }),
      task.language && formatMessage({ id: `template.in-${task.language}` }),
    ],
  ];
  return (
    <Card title={formatMessage({ id: 'task.facts' })}>
      <dl className={looks.facts}>
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

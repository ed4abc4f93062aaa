import { useQuery } from '@tanstack/react-query';
import { FormattedMessage, useIntl } from 'react-intl';
import { engagements, services } from '../../api/engagements';
import type { Task } from '../../api/types';
import looks from '../../ui/facts.module.css';
import { Hours } from '../../ui/hours';
import { Card } from '../../ui/page';
import { TaskDue } from '../../ui/task-due';

/** By when, who is on it, and the time it took so far. */
export function TaskFacts({ task }: { task: Task }) {
  const { formatMessage } = useIntl();
  const { data: place } = useQuery(engagements.one(task.engagementId));
  const { data: kinds } = useQuery({
    ...services.list(task.engagementId),
    enabled: task.serviceId !== null,
  });
  const service = kinds?.items.find(({ id }) => id === task.serviceId);
  return (
    <Card title={formatMessage({ id: 'task.facts' })}>
      <dl className={looks.facts}>
        {task.dueOn && (
          <>
            <dt>
              <FormattedMessage id="task.due" />
            </dt>
            <dd>
              <TaskDue task={task} />
              {task.dueTime && place && (
                <div className="dim small">
                  <FormattedMessage id="portal.field.due-zone" values={{ zone: place.timeZone }} />
                </div>
              )}
            </dd>
          </>
        )}
        {task.priority !== 'normal' && (
          <>
            <dt>
              <FormattedMessage id="tasks.priority" />
            </dt>
            <dd>
              <FormattedMessage id={`tasks.priority.${task.priority}`} />
            </dd>
          </>
        )}
        {service && (
          <>
            <dt>
              <FormattedMessage id="task.service" />
            </dt>
            <dd>{service.name}</dd>
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

import type { ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { ReportContent } from '../api/types';
import { dayIn, useDates } from './dates';
import { Hours } from './hours';
import { Card, Empty } from './page';
import { Row, Rows } from './rows';
import { StatusBadge } from './task-badges';

interface ReportTasksProps {
  content: ReportContent;
  taskLink: (taskId: string, title: string) => ReactNode;
}

/** What the client is asked to decide; stands first, and says so too when it is nothing. */
export function ReportWaits({ content: { waits, engagement }, taskLink }: ReportTasksProps) {
  const { formatMessage } = useIntl();
  const dates = useDates();
  return (
    <Card flush title={formatMessage({ id: 'report.waits' })}>
      {waits.length === 0 ? (
        <Empty>
          <FormattedMessage id="report.no-waits" />
        </Empty>
      ) : (
        <Rows>
          {waits.map(({ taskId, title, kind, since, note }) => (
            <Row
              key={taskId}
              title={taskLink(taskId, title)}
              note={
                <>
                  <FormattedMessage
                    id={`report.wait-${kind}`}
                    values={{ day: dates.day(dayIn(since, engagement.timeZone)) }}
                  />
                  {note && <div style={{ color: 'var(--mantine-color-text)' }}>{note}</div>}
                </>
              }
            />
          ))}
        </Rows>
      )}
    </Card>
  );
}

/** What was worked on, and where it stood. */
export function ReportTasks({ content: { tasks, engagement }, taskLink }: ReportTasksProps) {
  const { formatMessage } = useIntl();
  const dates = useDates();
  return (
    <Card flush title={formatMessage({ id: 'report.tasks' })}>
      {tasks.length === 0 ? (
        <Empty>
          <FormattedMessage id="report.no-tasks" />
        </Empty>
      ) : (
        <Rows>
          {tasks.map(({ taskId, title, status, seconds, deliveredAt }) => (
            <Row
              key={taskId ?? ''}
              title={taskId === null ? formatMessage({ id: 'report.no-task' }) : taskLink(taskId, title)}
              note={
                status && (
                  <span style={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '0.375rem' }}>
                    <StatusBadge status={status} toClient />
                    {deliveredAt && (
                      <FormattedMessage
                        id="report.delivered"
                        values={{ day: dates.day(dayIn(deliveredAt, engagement.timeZone)) }}
                      />
                    )}
                  </span>
                )
              }
              end={<Hours seconds={seconds} />}
            />
          ))}
        </Rows>
      )}
    </Card>
  );
}

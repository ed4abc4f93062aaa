import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Repeat } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import { recurringTasks } from '../../api/playbooks';
import type { RecurringTask } from '../../api/types';
import { useDates } from '../../ui/dates';
import { Card } from '../../ui/page';
import { Row, Rows } from '../../ui/rows';
import { useEngagementName } from './engagement-name';
import styles from './portal.module.css';

const daysShown = 4;

/** What comes back by itself, with its next days; nothing where nothing does. */
export function RecurringTasks() {
  const { formatMessage } = useIntl();
  const { data } = useQuery(recurringTasks.list());
  const running = (data ?? []).filter(({ state }) => state !== 'ended');
  if (running.length === 0) return null;
  return (
    <Card flush title={formatMessage({ id: 'portal.recurring' })}>
      <Rows>
        {running.map((series) => (
          <Series key={series.id} series={series} />
        ))}
      </Rows>
    </Card>
  );
}

function Series({ series }: { series: RecurringTask }) {
  const dates = useDates();
  const engagementName = useEngagementName();
  const days = series.next.filter(({ state }) => state !== 'skipped').slice(0, daysShown);
  return (
    <Row
      title={
        <>
          <Repeat size={15} aria-hidden className={styles.rowIcon} /> {series.title}
        </>
      }
      note={
        <>
          {engagementName(series.engagementName)}
          {series.state === 'paused' ? (
            <FormattedMessage
              id="recurring.paused"
              values={{ until: series.pausedUntil ? dates.day(series.pausedUntil) : 'null' }}
            />
          ) : (
            <ul className={styles.days}>
              {days.map(({ day, on, taskId }) => (
                <li key={day}>
                  {taskId ? (
                    <Link to="/tasks/$taskId" params={{ taskId }}>
                      {dates.day(on)}
                    </Link>
                  ) : (
                    dates.day(on)
                  )}
                </li>
              ))}
            </ul>
          )}
        </>
      }
    />
  );
}

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { FormattedMessage, useIntl } from 'react-intl';
import { timeEntries } from '../../api/time-entries';
import { useSession } from '../../api/use-session';
import { DayBars } from '../../ui/bars';
import { today, weekOf } from '../../ui/dates';
import { Hours } from '../../ui/hours';
import { Loaded } from '../../ui/loaded';
import { Card, SkeletonRows } from '../../ui/page';
import styles from './today.module.css';

/** My hours of this week, a bar a day and their sum. */
export function HoursOfWeek() {
  const { formatMessage } = useIntl();
  const { person } = useSession();
  const now = today(person.timeZone);
  const query = useQuery(timeEntries.week(weekOf(now)));
  return (
    <Card
      minHeight={288}
      title={formatMessage({ id: 'today.hours' })}
      aside={
        <Link to="/time">
          <FormattedMessage id="today.to-time" />
        </Link>
      }
    >
      <Loaded query={query} skeleton={<SkeletonRows count={4} height={56} />}>
        {(week) => (
          <DayBars
            today={now}
            days={week.days.map(({ day, totalSeconds }) => ({ day, seconds: totalSeconds }))}
            head={
              <span className={styles.total}>
                <Hours seconds={week.totalSeconds} />
              </span>
            }
          />
        )}
      </Loaded>
    </Card>
  );
}

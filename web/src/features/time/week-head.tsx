import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import { insights } from '../../api/insights';
import { timeEntries } from '../../api/time-entries';
import { useSession } from '../../api/use-session';
import { addDays, addWeeks, mondayOf, useDates } from '../../ui/dates';
import { Hours } from '../../ui/hours';
import { LinkIcon } from '../../ui/link-button';
import styles from './time.module.css';

/** The week that is shown, its neighbours, and what was worked and is billed of it. */
export function WeekHead({ week, current }: { week: string; current: string }) {
  const dates = useDates();
  const { week: _, day: __, ...stay } = useSearch({ from: '/app/time' });
  const monday = mondayOf(week);
  return (
    <div className={styles.week}>
      <div className={styles.arrows}>
        <Arrow week={week} by={-1} />
        <Arrow week={week} by={1} />
      </div>
      <div className={styles.range} aria-live="polite">
        <strong>{dates.days(monday, addDays(monday, 7))}</strong>
        <span className="dim small">
          <FormattedMessage id="time.week" values={{ number: Number(week.slice(-2)) }} />
          {week !== current && (
            <>
              {' · '}
              <Link to="/time" search={stay}>
                <FormattedMessage id="time.this-week" />
              </Link>
            </>
          )}
        </span>
      </div>
      <Sums week={week} />
    </div>
  );
}

function Arrow({ week, by }: { week: string; by: 1 | -1 }) {
  const { formatMessage } = useIntl();
  const { day: _, ...stay } = useSearch({ from: '/app/time' });
  return (
    <LinkIcon
      to="/time"
      search={{ ...stay, week: addWeeks(week, by) }}
      variant="default"
      size="lg"
      aria-label={formatMessage({ id: by === 1 ? 'time.next-week' : 'time.previous-week' })}
    >
      {by === 1 ? <ChevronRight size={18} aria-hidden /> : <ChevronLeft size={18} aria-hidden />}
    </LinkIcon>
  );
}

/** Actual beside billed: the latter only where the agreements round it to something else. */
function Sums({ week }: { week: string }) {
  const { seat } = useSession();
  const { data } = useQuery(timeEntries.week(week));
  const monday = mondayOf(week);
  const { data: found } = useQuery(
    insights.of({
      from: monday,
      to: addDays(monday, 7),
      groupBy: 'client',
      bucket: 'week',
      memberId: seat.id,
    }),
  );
  const rounded = found && found.totals.billedSeconds !== found.totals.billableSeconds;
  return (
    <div className={styles.total}>
      <strong>{data && <Hours seconds={data.totalSeconds} />}</strong>
      <span className="dim small">
        {data && (
          <FormattedMessage
            id="time.billable"
            values={{ hours: <Hours key="billable" seconds={data.billableSeconds} /> }}
          />
        )}
        {rounded && (
          <>
            {' · '}
            <FormattedMessage
              id="entry.billed"
              values={{ duration: <Hours key="billed" seconds={found.totals.billedSeconds} /> }}
            />
          </>
        )}
      </span>
    </div>
  );
}

import { useQuery } from '@tanstack/react-query';
import { FormattedMessage, useIntl } from 'react-intl';
import { timeEntries } from '../../api/time-entries';
import type { Engagement, TimeEntry } from '../../api/types';
import { useDates } from '../../ui/dates';
import { Hours } from '../../ui/hours';
import { Loaded } from '../../ui/loaded';
import { Amount } from '../../ui/money';
import { Card, Empty, SkeletonRows } from '../../ui/page';
import { Row, Rows } from '../../ui/rows';
import { totalsOf } from './entry-days';
import { daysOfWeek } from './week';
import styles from './portal.module.css';

interface WeekHoursProps {
  engagement: Engagement;
  week: string;
  /** Says which engagement it is, where there are several. */
  named: boolean;
  /** Says whose clocks these are, where engagements differ in it. */
  zoned: boolean;
}

/** One engagement's week: every entry under its day, and sums that are the sums of the lines. */
export function WeekHours({ engagement, week, named, zoned }: WeekHoursProps) {
  const dates = useDates();
  const { from, to } = daysOfWeek(week, engagement.weekStartsOn);
  const query = useQuery(timeEntries.between(engagement.id, from, to));
  const totals = totalsOf(query.data ?? []);
  return (
    <Card
      flush
      minHeight={120}
      title={named ? engagement.name : dates.days(from, to)}
      aside={
        <>
          {named && dates.days(from, to)} {zoned && <>({engagement.timeZone})</>}
        </>
      }
    >
      <Loaded query={query} skeleton={<SkeletonRows count={3} height={52} />}>
        {(entries) =>
          entries.length === 0 ? (
            <Empty>
              <FormattedMessage id="portal.hours.none" />
            </Empty>
          ) : (
            <>
              {totals.days.map((day) => (
                <section key={day.day}>
                  <h3 className={styles.day}>
                    <span>{dates.day(day.day, 'long')}</span>
                    <Hours seconds={day.seconds} />
                  </h3>
                  <Rows>
                    {day.entries.map((entry) => (
                      <EntryRow key={entry.id} entry={entry} zone={engagement.timeZone} />
                    ))}
                  </Rows>
                </section>
              ))}
              <div className={styles.total}>
                <span>
                  <FormattedMessage id="report.total" />
                </span>
                <span>
                  <Hours seconds={totals.seconds} />{' '}
                  <span className="dim small">
                    <FormattedMessage
                      id="time.billable"
                      values={{ hours: <Hours key="billable" seconds={totals.billableSeconds} /> }}
                    />
                  </span>
                </span>
              </div>
            </>
          )
        }
      </Loaded>
    </Card>
  );
}

function EntryRow({ entry, zone }: { entry: TimeEntry; zone: string }) {
  const { formatMessage } = useIntl();
  const dates = useDates();
  const { startedAt, endedAt, description, taskTitle, serviceName, memberName, billable } = entry;
  const [what = formatMessage({ id: 'report.no-task' }), ...about] = [
    description,
    taskTitle,
    serviceName,
  ].filter(Boolean);
  const time = startedAt
    ? `${dates.time(startedAt, zone)}–${endedAt ? dates.time(endedAt, zone) : ''}`
    : formatMessage({ id: 'report.untimed' });
  const facts = [time, memberName, ...about, !billable && formatMessage({ id: 'report.not-billable' })];
  return (
    <Row
      title={<span className={styles.entry}>{what}</span>}
      note={facts.filter(Boolean).join(' · ')}
      end={
        entry.durationSeconds === null ? (
          <span className={styles.mark}>
            <FormattedMessage id="portal.hours.running" />
          </span>
        ) : (
          <span className={styles.figures}>
            <Hours seconds={entry.durationSeconds} />
            {entry.amount && (
              <span className="dim small">
                <Amount money={entry.amount} />
              </span>
            )}
          </span>
        )
      }
    />
  );
}

import type { ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { ReportContent } from '../api/types';
import { useDates } from './dates';
import { Hours } from './hours';
import { Amount } from './money';
import { Card, Empty } from './page';
import styles from './report-sheet.module.css';

export type ReportedEntry = ReportContent['entries'][number];

interface ReportEntriesProps {
  content: ReportContent;
  end?: ((entry: ReportedEntry) => ReactNode) | undefined;
  under?: ((entry: ReportedEntry) => ReactNode) | undefined;
}

/** Each entry under its day; the printed lines add up to the printed sums. */
export function ReportEntries({ content, end, under }: ReportEntriesProps) {
  const { formatMessage } = useIntl();
  const dates = useDates();
  const { entries, days, totals } = content;
  return (
    <Card
      flush
      title={formatMessage({ id: 'report.entries' })}
      aside={<FormattedMessage id="report.entry-count" values={{ count: entries.length }} />}
    >
      {entries.length === 0 ? (
        <Empty>
          <FormattedMessage id="report.no-entries" />
        </Empty>
      ) : (
        <>
          {days
            .filter(({ day }) => entries.some((entry) => entry.day === day))
            .map(({ day, seconds }) => (
              <section key={day}>
                <h3 className={styles.day}>
                  <span>{dates.day(day, 'long')}</span>
                  <Hours seconds={seconds} />
                </h3>
                <ul className={styles.entries}>
                  {entries
                    .filter((entry) => entry.day === day)
                    .map((entry) => (
                      <Entry
                        key={entry.id}
                        entry={entry}
                        zone={content.engagement.timeZone}
                        end={end}
                        under={under}
                      />
                    ))}
                </ul>
              </section>
            ))}
          <div className={styles.totals}>
            <span>
              <FormattedMessage id="report.total" />
            </span>
            <span>
              <Hours seconds={totals.seconds} />
              {totals.amount && (
                <>
                  {' · '}
                  <Amount money={totals.amount} />
                </>
              )}
            </span>
          </div>
        </>
      )}
    </Card>
  );
}

interface EntryProps extends Pick<ReportEntriesProps, 'end' | 'under'> {
  entry: ReportedEntry;
  zone: string;
}

function Entry({ entry, zone, end, under }: EntryProps) {
  const { formatMessage } = useIntl();
  const dates = useDates();
  const { startedAt, endedAt, description, task, service, assistant, billable, seconds, amount } = entry;
  const [what = formatMessage({ id: 'report.no-task' }), ...about] = [description, task, service].filter(
    Boolean,
  );
  const facts = [...about, assistant, billable ? null : formatMessage({ id: 'report.not-billable' })];
  const below = under?.(entry);
  return (
    <li id={`entry-${entry.id}`} className={styles.entry}>
      <div className={styles.line}>
        <span className={`${styles.time} dim small`}>
          {startedAt && endedAt
            ? `${dates.time(startedAt, zone)}–${dates.time(endedAt, zone)}`
            : formatMessage({ id: 'report.untimed' })}
        </span>
        <span className={styles.what}>
          {what}
          <span className={`${styles.facts} dim small`}>{facts.filter(Boolean).join(' · ')}</span>
        </span>
        <span className={styles.figure}>
          <Hours seconds={seconds} />
        </span>
        {(amount ?? end) && (
          <span className={styles.money}>
            {amount && <Amount money={amount} />} {end?.(entry)}
          </span>
        )}
      </div>
      {below && <div className={styles.under}>{below}</div>}
    </li>
  );
}

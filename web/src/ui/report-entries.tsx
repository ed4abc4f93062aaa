import type { ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { ReportContent } from '../api/types';
import { useDates } from './dates';
import { Hours, hoursText } from './hours';
import { Amount } from './money';
import { Card, Empty } from './page';
import { billsByLine } from './report-billing';
import styles from './report-sheet.module.css';

export type ReportedEntry = ReportContent['entries'][number];

interface ReportEntriesProps {
  content: ReportContent;
  end?: ((entry: ReportedEntry) => ReactNode) | undefined;
  under?: ((entry: ReportedEntry) => ReactNode) | undefined;
}

/** Each entry under its day, then what came late and what was corrected; all of it adds up to the printed sums. */
export function ReportEntries({ content, end, under }: ReportEntriesProps) {
  const { formatMessage } = useIntl();
  const dates = useDates();
  const { entries, late, corrections, days, totals } = content;
  const shown = { zone: content.engagement.timeZone, amounts: !billsByLine(content), end, under };
  const none = entries.length + late.length + corrections.length === 0;
  return (
    <Card
      flush
      title={formatMessage({ id: 'report.entries' })}
      aside={<FormattedMessage id="report.entry-count" values={{ count: entries.length + late.length }} />}
    >
      {none ? (
        <Empty>
          <FormattedMessage id="report.no-entries" />
        </Empty>
      ) : (
        <>
          {days.map(({ day }) => (
            <Group
              key={day}
              title={dates.day(day, 'long')}
              entries={entries.filter((one) => one.day === day)}
              {...shown}
            />
          ))}
          <Group
            title={formatMessage({ id: 'report.late' })}
            hint={formatMessage({ id: 'report.late-hint' })}
            entries={late}
            dated
            {...shown}
          />
          {corrections.length > 0 && <Corrections content={content} amounts={shown.amounts} />}
          <div className={styles.totals}>
            <span>
              <FormattedMessage id="report.total" />
            </span>
            <span>
              <Hours seconds={totals.seconds} />
              {shown.amounts && totals.amount && (
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

interface ShownProps extends Pick<ReportEntriesProps, 'end' | 'under'> {
  zone: string;
  /** Whether amounts stand at the entries. */
  amounts: boolean;
  /** Whether each entry tells its day. */
  dated?: boolean;
}

function Group({
  title,
  hint,
  entries,
  ...shown
}: ShownProps & { title: string; hint?: string; entries: readonly ReportedEntry[] }) {
  if (entries.length === 0) return null;
  return (
    <section>
      <h3 className={styles.day}>
        <span>{title}</span>
        <Hours seconds={entries.reduce((sum, { seconds }) => sum + seconds, 0)} />
      </h3>
      {hint && <p className={`${styles.hint} dim small`}>{hint}</p>}
      <ul className={styles.entries}>
        {entries.map((entry) => (
          <Entry key={entry.id} entry={entry} {...shown} />
        ))}
      </ul>
    </section>
  );
}

/** Of entries that an earlier report told: by how much, why, and who says so. */
function Corrections({ content: { corrections }, amounts }: { content: ReportContent; amounts: boolean }) {
  const { formatMessage } = useIntl();
  const dates = useDates();
  const noTask = formatMessage({ id: 'report.no-task' });
  return (
    <section>
      <h3 className={styles.day}>
        <span>
          <FormattedMessage id="report.corrections" />
        </span>
        <Hours seconds={corrections.reduce((sum, { seconds }) => sum + seconds, 0)} />
      </h3>
      <p className={`${styles.hint} dim small`}>
        <FormattedMessage id="report.corrections-hint" />
      </p>
      <ul className={styles.entries}>
        {corrections.map(({ id, day, entry, seconds, reason, by, amount }) => (
          <li key={id} className={styles.entry}>
            <div className={styles.line}>
              <span className={`${styles.time} dim small`}>{dates.day(day)}</span>
              <span className={styles.what}>
                {`${entry.description || entry.task || entry.service || noTask}, ${dates.day(entry.day)}`}
                <span className={`${styles.facts} dim small`}>{`${reason} · ${by}`}</span>
              </span>
              <span className={styles.figure}>
                {seconds > 0 && '+'}
                <Hours seconds={seconds} />
              </span>
              {amounts && amount && (
                <span className={styles.money}>
                  <Amount money={amount} />
                </span>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Entry({ entry, zone, amounts, dated = false, end, under }: ShownProps & { entry: ReportedEntry }) {
  const { formatMessage } = useIntl();
  const dates = useDates();
  const { startedAt, endedAt, description, task, service, assistant, billable, rush, breakSeconds, seconds } =
    entry;
  const amount = amounts ? entry.amount : null;
  const [what = formatMessage({ id: 'report.no-task' }), ...about] = [description, task, service].filter(
    Boolean,
  );
  const facts = [
    dated ? dates.day(entry.day) : null,
    ...about,
    assistant,
    rush ? formatMessage({ id: 'report.rush' }) : null,
    breakSeconds > 0 ? formatMessage({ id: 'report.break' }, { time: hoursText(breakSeconds) }) : null,
    billable ? null : formatMessage({ id: 'report.not-billable' }),
  ];
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

import { Check, CircleHelp, TriangleAlert, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { ReportContent } from '../api/types';
import { useClauseFigures } from './clause-figure';
import { useClauseWords } from './clause-words';
import { addDays, dayIn, useDates } from './dates';
import { hoursText } from './hours';
import { Card } from './page';
import { usePeriodWords } from './period-words';
import styles from './report-clauses.module.css';

export type ReportedClause = ReportContent['clauses'][number];
type Evidence = ReportedClause['evidence'][number];

interface ReportClausesProps {
  content: ReportContent;
  /** Opens the task that was measured. */
  taskLink: (taskId: string, title: string) => ReactNode;
  /** Stands where the comment of a clause will be read, while it is being written. */
  comment?: (clause: ReportedClause) => ReactNode;
}

const icons: Record<ReportedClause['outcome'], LucideIcon> = {
  met: Check,
  not_met: TriangleAlert,
  not_measurable: CircleHelp,
};

/** What was agreed, and whether it was kept: each clause with its figure, its target, and by what it was measured. */
export function ReportClauses({ content, taskLink, comment }: ReportClausesProps) {
  const { formatMessage } = useIntl();
  const words = useClauseWords();
  const { clauses, agreement } = content;
  if (clauses.length === 0) return null;
  return (
    <Card flush title={formatMessage({ id: 'report.clauses' })}>
      <ul className={styles.clauses}>
        {clauses.map((clause) => (
          <li key={clause.id}>
            <div role="group" aria-label={words(clause)} className={styles.clause}>
              <Clause clause={clause} />
              {comment
                ? comment(clause)
                : clause.comment && <p className={styles.comment}>{clause.comment}</p>}
              <EvidenceOf clause={clause} timeZone={content.engagement.timeZone} taskLink={taskLink} />
            </div>
          </li>
        ))}
      </ul>
      {agreement && <AgreementNote agreement={agreement} timeZone={content.engagement.timeZone} />}
    </Card>
  );
}

function Clause({ clause }: { clause: ReportedClause }) {
  const words = useClauseWords();
  const { reached } = useClauseFigures();
  const { outcome, reason } = clause;
  const Icon = icons[outcome];
  return (
    <>
      <div className={styles.head}>
        <span className={styles.what}>{words(clause)}</span>
        <span className={styles[outcome]}>
          <Icon size={15} aria-hidden />
          <FormattedMessage id={`report.clause.${outcome}`} />
        </span>
      </div>
      <div className="dim small">
        {reached(clause)}
        {reason && (
          <>
            {' '}
            <FormattedMessage id="report.clause.reason" values={{ reason: reason.replaceAll('-', '_') }} />
          </>
        )}
      </div>
    </>
  );
}

interface EvidenceProps {
  clause: ReportedClause;
  timeZone: string;
  taskLink: ReportClausesProps['taskLink'];
}

function EvidenceOf({ clause, ...shown }: EvidenceProps) {
  const { evidence } = clause;
  if (evidence.length === 0) return null;
  const missed = evidence.filter(({ met }) => !met).length;
  return (
    <details className={styles.evidence} open={missed > 0 && missed <= 5}>
      <summary>
        <FormattedMessage id="report.clause.evidence" values={{ count: evidence.length, missed }} />
      </summary>
      <ul>
        {evidence.map((each, index) => (
          <EvidenceLine key={`${each.id ?? ''}${index}`} each={each} clause={clause} {...shown} />
        ))}
      </ul>
    </details>
  );
}

/** What it was, when, and how long it took; tasks can be opened. */
function EvidenceLine({ each, clause, timeZone, taskLink }: EvidenceProps & { each: Evidence }) {
  const { formatMessage } = useIntl();
  const dates = useDates();
  const periodWords = usePeriodWords();
  const { kind, id, label, at, met, seconds } = each;
  const Icon = met ? Check : TriangleAlert;
  const day = at.includes('T') ? dayIn(at, timeZone) : at;
  const isWeek = kind === 'days' && clause.terms.per === 'week';
  const when = isWeek ? dates.days(day, addDays(day, 7)) : dates.day(day);
  const what = kind === 'report' ? periodWords(label) : label;
  return (
    <li>
      <Icon
        size={14}
        className={met ? styles.kept : styles.missed}
        aria-label={formatMessage({ id: met ? 'report.clause.met' : 'report.clause.not_met' })}
      />
      <span>
        {kind === 'task' && id !== null ? taskLink(id, what) : what}{' '}
        <span className="dim">
          {[when, seconds === null ? '' : hoursText(seconds)].filter(Boolean).join(' · ')}
        </span>
      </span>
    </li>
  );
}

function AgreementNote({
  agreement: { validFrom, acceptedAt, acceptedBy },
  timeZone,
}: {
  agreement: NonNullable<ReportContent['agreement']>;
  timeZone: string;
}) {
  const dates = useDates();
  return (
    <p className={`${styles.note} dim small`}>
      <FormattedMessage
        id={acceptedAt ? 'report.agreement-accepted' : 'report.agreement'}
        values={{
          from: dates.day(validFrom, 'full'),
          name: acceptedBy ?? '',
          at: acceptedAt ? dates.day(dayIn(acceptedAt, timeZone), 'full') : '',
        }}
      />
    </p>
  );
}

import { Check, CircleHelp, TriangleAlert, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { ReportContent } from '../api/types';
import { useClauseWords } from './clause-words';
import { dayIn, useDates } from './dates';
import { hoursText } from './hours';
import { Card } from './page';
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
  const { clauses, agreement } = content;
  if (clauses.length === 0) return null;
  return (
    <Card flush title={formatMessage({ id: 'report.clauses' })}>
      <ul className={styles.clauses}>
        {clauses.map((clause) => (
          <li key={clause.id} className={styles.clause}>
            <Clause clause={clause} />
            {comment ? comment(clause) : clause.comment && <p className={styles.comment}>{clause.comment}</p>}
            <EvidenceOf clause={clause} timeZone={content.engagement.timeZone} taskLink={taskLink} />
          </li>
        ))}
      </ul>
      {agreement && <AgreementNote agreement={agreement} timeZone={content.engagement.timeZone} />}
    </Card>
  );
}

function Clause({ clause }: { clause: ReportedClause }) {
  const words = useClauseWords();
  const figure = useClauseFigure();
  const { kind, terms, outcome, reason } = clause;
  const Icon = icons[outcome];
  return (
    <>
      <div className={styles.head}>
        <span className={styles.what}>{words(kind, terms) ?? kind}</span>
        <span className={styles[outcome]}>
          <Icon size={15} aria-hidden />
          <FormattedMessage id={`report.clause.${outcome}`} />
        </span>
      </div>
      <div className="dim small">
        {figure(clause)}
        {reason && (
          <>
            {' '}
            <FormattedMessage id="report.clause.reason" values={{ reason: reason.replace('-', '_') }} />
          </>
        )}
      </div>
    </>
  );
}

/** `90 % (9/10), target 95 %`: what was reached and what was agreed, in the unit of the clause. */
function useClauseFigure() {
  const { formatMessage, formatNumber } = useIntl();
  return ({ unit, value, target, cases }: ReportedClause) => {
    const shown = (figure: number) => {
      if (unit === 'minutes') return hoursText(figure * 60);
      return unit === 'count'
        ? formatNumber(figure)
        : formatNumber(figure / 10_000, { style: 'percent', maximumFractionDigits: 2 });
    };
    const { min, max } = target;
    const bound = max === null ? 'min' : min === null ? 'max' : 'both';
    const wanted = formatMessage(
      { id: 'report.clause.target' },
      { bound, min: shown(min ?? 0), max: shown(max ?? 0) },
    );
    if (value === null) return wanted;
    const reached = cases ? `${shown(value)} (${cases.met}/${cases.of})` : shown(value);
    return `${reached}, ${wanted}`;
  };
}

function EvidenceOf({
  clause: { evidence },
  timeZone,
  taskLink,
}: {
  clause: ReportedClause;
  timeZone: string;
  taskLink: ReportClausesProps['taskLink'];
}) {
  if (evidence.length === 0) return null;
  const missed = evidence.filter(({ met }) => !met).length;
  return (
    <details className={styles.evidence} open={missed > 0 && missed <= 5}>
      <summary>
        <FormattedMessage id="report.clause.evidence" values={{ count: evidence.length, missed }} />
      </summary>
      <ul>
        {evidence.map((each, index) => (
          <EvidenceLine
            key={`${each.id ?? ''}${index}`}
            each={each}
            timeZone={timeZone}
            taskLink={taskLink}
          />
        ))}
      </ul>
    </details>
  );
}

function EvidenceLine({
  each: { kind, id, label, at, met, seconds },
  timeZone,
  taskLink,
}: {
  each: Evidence;
  timeZone: string;
  taskLink: ReportClausesProps['taskLink'];
}) {
  const { formatMessage } = useIntl();
  const dates = useDates();
  const Icon = met ? Check : TriangleAlert;
  const day = dates.day(at.includes('T') ? dayIn(at, timeZone) : at);
  return (
    <li>
      <Icon
        size={14}
        className={met ? styles.kept : styles.missed}
        aria-label={formatMessage({ id: met ? 'report.clause.met' : 'report.clause.not_met' })}
      />
      <span>
        {kind === 'task' && id !== null ? taskLink(id, label) : label}{' '}
        <span className="dim">
          {[day, seconds === null ? '' : hoursText(seconds)].filter(Boolean).join(' · ')}
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
          from: dates.day(validFrom),
          name: acceptedBy ?? '',
          at: acceptedAt ? dates.day(dayIn(acceptedAt, timeZone)) : '',
        }}
      />
    </p>
  );
}

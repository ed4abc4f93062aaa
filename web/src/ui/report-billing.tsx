import { FormattedMessage, useIntl } from 'react-intl';
import type { ReportContent } from '../api/types';
import { ColumnHeads } from './column-heads';
import { useDates } from './dates';
import { Hours, hoursText } from './hours';
import { Amount } from './money';
import { Card } from './page';
import styles from './report-sheet.module.css';

type Line = ReportContent['lines'][number];

/** Whether what is billed is more than entries at their rate: then amounts stand line by line, and nowhere else. */
export function billsByLine({ rounding, lines }: Pick<ReportContent, 'rounding' | 'lines'>): boolean {
  return (
    rounding !== null || lines.some(({ surcharges, discount }) => surcharges.length > 0 || discount !== null)
  );
}

/** Actual and billed time side by side, line by line; their sums are those of the report. */
export function ReportBilling({ content }: { content: ReportContent }) {
  const { formatMessage } = useIntl();
  const { lines, totals, rounding } = content;
  if (!billsByLine(content) || lines.length === 0) return null;
  return (
    <Card flush title={formatMessage({ id: 'report.billing' })}>
      {rounding && (
        <p className={`${styles.hint} dim small`}>
          <FormattedMessage
            id="report.rounding"
            values={{ direction: rounding.direction, minutes: rounding.minutes, scope: rounding.scope }}
          />{' '}
          {rounding.minimumMinutes > 0 && (
            <FormattedMessage id="report.rounding-minimum" values={{ minutes: rounding.minimumMinutes }} />
          )}
        </p>
      )}
      <table className={`${styles.billing} ${styles.lines}`}>
        <thead>
          <tr>
            <ColumnHeads ids={['report.line-what', 'report.line-actual', 'report.line-billed']} />
            {totals.amount && <ColumnHeads ids={['report.line-amount']} />}
          </tr>
        </thead>
        <tbody>
          {lines.map((line, index) => (
            <BilledLine key={line.correctionId ?? line.entryIds[0] ?? index} line={line} content={content} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">
              <FormattedMessage id="report.total" />
            </th>
            <td>
              <Hours seconds={totals.seconds} />
            </td>
            <td>
              <Hours seconds={totals.billedSeconds} />
            </td>
            {totals.amount && (
              <td>
                <Amount money={totals.amount} />
              </td>
            )}
          </tr>
        </tfoot>
      </table>
    </Card>
  );
}

function BilledLine({ line, content }: { line: Line; content: ReportContent }) {
  const { formatMessage, formatNumber } = useIntl();
  const dates = useDates();
  const { day, entryIds, surcharges, discount } = line;
  const money = ({ amount, currency }: { amount: string; currency: string }) =>
    formatNumber(Number(amount), { style: 'currency', currency, useGrouping: 'always' });
  const facts = [
    dates.day(day),
    ...(entryIds.length > 1
      ? [formatMessage({ id: 'report.line-entries' }, { count: entryIds.length })]
      : []),
    ...(line.rate ? [formatMessage({ id: 'report.line-rate' }, { rate: money(line.rate) })] : []),
    ...surcharges.map(
      ({ name, seconds, amount }) => `${name} ${amount ? money(amount) : hoursText(seconds)}`,
    ),
    ...(discount ? [`${formatMessage({ id: 'report.discount' })} −${money(discount)}`] : []),
  ];
  return (
    <tr>
      <td>
        {nameOf(line, content) || formatMessage({ id: 'report.line-various' })}
        <span className={`${styles.facts} dim small`}>{facts.join(' · ')}</span>
      </td>
      <td>
        <Hours seconds={line.actualSeconds} />
      </td>
      <td>
        <Hours seconds={line.billedSeconds} />
      </td>
      {content.totals.amount && <td>{line.amount && <Amount money={line.amount} />}</td>}
    </tr>
  );
}

/** A line of one entry is called as the entry; else by what its work has in common. */
function nameOf({ entryIds, correctionId, task, service }: Line, content: ReportContent): string {
  const correction = content.corrections.find(({ id }) => id === correctionId);
  if (correction)
    return correction.entry.description || correction.entry.task || correction.entry.service || '';
  const entry = [...content.entries, ...content.late].find(
    ({ id }) => entryIds.length === 1 && id === entryIds[0],
  );
  return entry?.description || task || service || '';
}

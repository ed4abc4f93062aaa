import { FormattedMessage, FormattedNumber, useIntl } from 'react-intl';
import type { InsightFigures, InsightRow } from '../../api/insights';
import { Hours } from '../../ui/hours';
import { Amount } from '../../ui/money';
import styles from './insights.module.css';

interface ByGroupProps {
  rows: InsightRow[];
  totals: InsightFigures;
}

/** A row for each client, service or assistant, and under it the sum of what is printed. */
export function ByGroup({ rows, totals }: ByGroupProps) {
  const { formatMessage } = useIntl();
  const rounded = rows.some(({ billableSeconds, billedSeconds }) => billableSeconds !== billedSeconds);
  const earned = rows.some(({ amounts }) => amounts.length > 0);
  const heads = [
    'insights.actual',
    'insights.billable',
    ...(rounded ? (['insights.billed'] as const) : []),
    ...(earned ? (['insights.earned'] as const) : []),
  ] as const;
  return (
    <div
      className={styles.scroll}
      tabIndex={0}
      role="group"
      aria-label={formatMessage({ id: 'insights.table' })}
    >
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">
              <FormattedMessage id="insights.what" />
            </th>
            {heads.map((id) => (
              <th key={id} scope="col">
                <FormattedMessage id={id} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id ?? ''}>
              <th scope="row">
                {row.id === null ? <FormattedMessage id="insights.none" /> : row.name}
                {row.note && <span className="dim small"> · {row.note}</span>}
                <span className={styles.share} aria-hidden>
                  <span style={{ width: `${row.share * 100}%` }} />
                </span>
                <span className="only-heard">
                  <FormattedNumber value={row.share} style="percent" />
                </span>
              </th>
              <Cells figures={row} rounded={rounded} earned={earned} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">
              <FormattedMessage id="insights.total" />
            </th>
            <Cells figures={totals} rounded={rounded} earned={earned} />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

interface CellsProps {
  figures: InsightFigures;
  rounded: boolean;
  earned: boolean;
}

function Cells({ figures, rounded, earned }: CellsProps) {
  return (
    <>
      <td>
        <Hours seconds={figures.seconds} />
      </td>
      <td>
        <Hours seconds={figures.billableSeconds} />
      </td>
      {rounded && (
        <td>
          <Hours seconds={figures.billedSeconds} />
        </td>
      )}
      {earned && (
        <td>
          {figures.amounts.map((money) => (
            <span key={money.currency} className={styles.sum}>
              <Amount money={money} />
            </span>
          ))}
        </td>
      )}
    </>
  );
}

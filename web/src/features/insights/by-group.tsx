import { FormattedMessage, FormattedNumber } from 'react-intl';
import type { InsightFigures, InsightRow } from '../../api/insights';
import { ColumnHeads } from '../../ui/column-heads';
import { FigureCells, FigureTable } from './figure-table';
import styles from './insights.module.css';

interface ByGroupProps {
  rows: InsightRow[];
  totals: InsightFigures;
}

const heads = {
  seconds: 'insights.actual',
  billable: 'insights.billable',
  billed: 'insights.billed',
  amount: 'insights.earned',
} as const;

/** A row for each client, service or assistant, and under it the sum of what is printed. */
export function ByGroup({ rows, totals }: ByGroupProps) {
  const rounded = rows.some(({ billableSeconds, billedSeconds }) => billableSeconds !== billedSeconds);
  const earned = rows.some(({ amounts }) => amounts.length > 0);
  const columns = [
    'seconds',
    'billable',
    ...(rounded ? (['billed'] as const) : []),
    ...(earned ? (['amount'] as const) : []),
  ] as const;
  return (
    <FigureTable
      heads={<ColumnHeads ids={['insights.what', ...columns.map((column) => heads[column])]} />}
      totals={totals}
      columns={columns}
    >
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
            <FigureCells totals={row} columns={columns} />
          </tr>
        ))}
      </tbody>
    </FigureTable>
  );
}

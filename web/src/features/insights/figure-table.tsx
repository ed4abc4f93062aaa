import type { ReactNode } from 'react';
import { FormattedMessage, FormattedNumber, useIntl } from 'react-intl';
import type { InsightFigures } from '../../api/insights';
import type { ViewColumn } from '../../api/views';
import { Hours } from '../../ui/hours';
import { Amount } from '../../ui/money';
import styles from './insights.module.css';

type Totals = InsightFigures & { entries?: number };

interface CellsProps {
  totals: Totals;
  columns: readonly ViewColumn[];
}

interface FigureTableProps extends CellsProps {
  className?: string | undefined;
  heads: ReactNode;
  /** The bodies, above the sums of what is printed in them. */
  children: ReactNode;
}

/** Figures in columns; where they are wider than the screen, they scroll by themselves, by the keyboard too. */
export function FigureTable({ className = '', heads, children, ...sums }: FigureTableProps) {
  const { formatMessage } = useIntl();
  return (
    <div
      className={styles.scroll}
      tabIndex={0}
      role="group"
      aria-label={formatMessage({ id: 'insights.table' })}
    >
      <table className={`${styles.table} ${className}`}>
        <thead>
          <tr>{heads}</tr>
        </thead>
        {children}
        <tfoot>
          <tr>
            <th scope="row">
              <FormattedMessage id="insights.total" />
            </th>
            <FigureCells {...sums} />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

export function FigureCells({ totals, columns }: CellsProps) {
  return columns.map((column) => (
    <td key={column}>
      <Figure column={column} totals={totals} />
    </td>
  ));
}

function Figure({ column, totals }: { column: ViewColumn; totals: Totals }) {
  switch (column) {
    case 'seconds':
      return <Hours seconds={totals.seconds} />;
    case 'billable':
      return <Hours seconds={totals.billableSeconds} />;
    case 'billed':
      return <Hours seconds={totals.billedSeconds} />;
    case 'entries':
      return <FormattedNumber value={totals.entries ?? 0} />;
    case 'amount':
      return <Amounts amounts={totals.amounts} />;
  }
}

/** A sum for each currency, below each other. */
export function Amounts({ amounts }: Pick<InsightFigures, 'amounts'>) {
  return amounts.map((money) => (
    <span key={money.currency} className={styles.sum}>
      <Amount money={money} />
    </span>
  ));
}

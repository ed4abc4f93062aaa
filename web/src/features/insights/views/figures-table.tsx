import { Fragment } from 'react';
import { FormattedMessage, FormattedNumber, useIntl } from 'react-intl';
import type { ViewColumn, ViewFigures, ViewRow, WorkTotals } from '../../../api/views';
import { Hours } from '../../../ui/hours';
import { Amount } from '../../../ui/money';
import { groupsOf } from './figure-groups';
import { useViewWords } from './view-words';
import styles from '../insights.module.css';
import own from './views.module.css';

interface FiguresTableProps {
  figures: ViewFigures;
  columns: readonly ViewColumn[];
}

/** The rows of a view; where they have more than one group, each first one with the sum of what is printed of it. */
export function FiguresTable({ figures, columns }: FiguresTableProps) {
  const { formatMessage } = useIntl();
  const words = useViewWords();
  const { groupBy, rows, totals } = figures;
  const [first = 'client', ...others] = groupBy;
  const clients = groupBy.includes('client');
  const noteOf = (note: string | null) =>
    note && !clients ? <span className="dim small"> · {note}</span> : null;
  const rest = ({ keys }: ViewRow) =>
    others.map((group, place) => {
      const key = keys[place + 1];
      return (
        key && (
          <Fragment key={group}>
            {place > 0 && ' · '}
            {words.key(group, key)}
            {noteOf(key.note)}
          </Fragment>
        )
      );
    });
  return (
    <div
      className={styles.scroll}
      tabIndex={0}
      role="group"
      aria-label={formatMessage({ id: 'insights.table' })}
    >
      <table className={`${styles.table} ${own.table}`}>
        <thead>
          <tr>
            <th scope="col">{words.groups(groupBy)}</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                <FormattedMessage id={`views.column.${column}`} />
              </th>
            ))}
          </tr>
        </thead>
        {groupsOf(rows).map(({ key, rows: inGroup, totals: sum }) => (
          <tbody key={key.id ?? key.day ?? ''}>
            <tr className={others.length > 0 ? own.group : undefined}>
              <th scope={others.length > 0 ? 'rowgroup' : 'row'}>
                {words.key(first, key)}
                {noteOf(key.note)}
              </th>
              <Cells totals={sum} columns={columns} />
            </tr>
            {others.length > 0 &&
              inGroup.map((row) => (
                <tr key={row.keys.map(({ id, day }) => id ?? day).join(' ')} className={own.part}>
                  <th scope="row">{rest(row)}</th>
                  <Cells totals={row} columns={columns} />
                </tr>
              ))}
          </tbody>
        ))}
        <tfoot>
          <tr>
            <th scope="row">
              <FormattedMessage id="insights.total" />
            </th>
            <Cells totals={totals} columns={columns} />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function Cells({ totals, columns }: { totals: WorkTotals; columns: readonly ViewColumn[] }) {
  return columns.map((column) => (
    <td key={column}>
      <Cell column={column} totals={totals} />
    </td>
  ));
}

function Cell({ column, totals }: { column: ViewColumn; totals: WorkTotals }) {
  switch (column) {
    case 'seconds':
      return <Hours seconds={totals.seconds} />;
    case 'billable':
      return <Hours seconds={totals.billableSeconds} />;
    case 'billed':
      return <Hours seconds={totals.billedSeconds} />;
    case 'entries':
      return <FormattedNumber value={totals.entries} />;
    case 'amount':
      return totals.amounts.map((money) => (
        <span key={money.currency} className={styles.sum}>
          <Amount money={money} />
        </span>
      ));
  }
}

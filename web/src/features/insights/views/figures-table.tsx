import { Fragment } from 'react';
import { FormattedMessage } from 'react-intl';
import type { ViewColumn, ViewFigures, ViewRow } from '../../../api/views';
import { ColumnHeads } from '../../../ui/column-heads';
import { Empty } from '../../../ui/page';
import { FigureCells, FigureTable } from '../figure-table';
import { groupsOf } from './figure-groups';
import { useViewWords } from './view-words';
import own from './views.module.css';

interface FiguresTableProps {
  figures: ViewFigures;
  columns: readonly ViewColumn[];
}

/** The rows of a view; where they have more than one group, each first one with the sum of what is printed of it. */
export function FiguresTable({ figures, columns }: FiguresTableProps) {
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
  if (rows.length === 0)
    return (
      <Empty>
        <FormattedMessage id="views.nothing" />
      </Empty>
    );
  return (
    <FigureTable
      className={own.table}
      heads={
        <>
          <th scope="col">{words.groups(groupBy)}</th>
          <ColumnHeads ids={columns.map((column) => `views.column.${column}` as const)} />
        </>
      }
      totals={totals}
      columns={columns}
    >
      {groupsOf(rows).map(({ key, rows: inGroup, totals: sum }) => (
        <tbody key={key.id ?? key.day ?? ''}>
          <tr className={others.length > 0 ? own.group : undefined}>
            <th scope={others.length > 0 ? 'rowgroup' : 'row'}>
              {words.key(first, key)}
              {noteOf(key.note)}
            </th>
            <FigureCells totals={sum} columns={columns} />
          </tr>
          {others.length > 0 &&
            inGroup.map((row) => (
              <tr key={row.keys.map(({ id, day }) => id ?? day).join(' ')} className={own.part}>
                <th scope="row">{rest(row)}</th>
                <FigureCells totals={row} columns={columns} />
              </tr>
            ))}
        </tbody>
      ))}
    </FigureTable>
  );
}

import { FormattedMessage } from 'react-intl';
import { useUnsent } from '../../../api/offline/unsent';
import { useDates } from '../../../ui/dates';
import { Hours } from '../../../ui/hours';
import type { GridRow, Row } from './cells';
import { GridCell } from './grid-cell';
import type { KeptRows } from './kept-rows';
import type { Place } from './moves';
import { RowHead, RowMenu } from './row-head';
import { secondsOf, secondsOn } from './sums';
import { cellKey, type Cells } from './use-cells';
import { useWords } from './words';
import styles from './grid.module.css';

interface GridTableProps {
  rows: GridRow[];
  /** All seven, or the one for which there is room. */
  days: string[];
  today: string;
  kept: KeptRows;
  cells: Cells;
  onMove: (to: Place | 'below') => void;
  onOpen: (row: Row, day: string) => void;
}

/** The rows with their cells, and the sums of what stands in them. */
export function GridTable({ rows, days, today, kept, cells, onMove, onOpen }: GridTableProps) {
  const dates = useDates();
  const words = useWords();
  const { drafts } = cells;
  const unsent = new Set(useUnsent().map(({ change }) => change.entryId));
  const shape = { rows: rows.length, columns: days.length };
  const whole = days.length > 1;
  return (
    <table className={styles.table} data-whole={whole || undefined}>
      <caption className="only-heard">
        <FormattedMessage id="grid.caption" />
      </caption>
      <thead>
        <tr>
          <th scope="col" className={styles.what}>
            <FormattedMessage id="grid.work" />
          </th>
          {days.map((day) => (
            <th key={day} scope="col" data-today={day === today || undefined}>
              <span aria-hidden>
                {dates.day(day, 'letter')} {Number(day.slice(-2))}
              </span>
              <span className="only-heard">{dates.day(day, 'long')}</span>
            </th>
          ))}
          {whole && (
            <th scope="col">
              <FormattedMessage id="grid.sum" />
            </th>
          )}
          <td />
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={row.key}>
            <RowHead row={row} pinned={kept.isPinned(row.key)} />
            {row.cells
              .filter(({ day }) => days.includes(day))
              .map((cell, column) => (
                <GridCell
                  key={cell.day}
                  cell={cell}
                  waiting={cell.entries.some(({ id }) => unsent.has(id))}
                  draft={drafts.get(cellKey(row, cell.day))}
                  at={{ row: index, column }}
                  shape={shape}
                  label={words.place(row, cell.day)}
                  onSave={(seconds) => cells.save(row, cell.day, seconds)}
                  onDismiss={() => cells.dismiss(row, cell.day)}
                  onMove={onMove}
                  onOpen={() => onOpen(row, cell.day)}
                />
              ))}
            {whole && (
              <td className={styles.sum}>
                <Hours seconds={secondsOf(row, drafts)} />
              </td>
            )}
            <td className={styles.menu}>
              <RowMenu row={row} kept={kept} />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" className={styles.what}>
            <FormattedMessage id="report.total" />
          </th>
          {days.map((day) => (
            <td key={day} className={styles.sum}>
              <Hours seconds={secondsOn(rows, drafts, day)} />
            </td>
          ))}
          {whole && (
            <td className={styles.total}>
              <Hours seconds={rows.reduce((total, row) => total + secondsOf(row, drafts), 0)} />
            </td>
          )}
          <td />
        </tr>
      </tfoot>
    </table>
  );
}

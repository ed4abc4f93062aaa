import { EntryRow } from '../entry-row';
import { useTimer } from '../timer';
import { Dialog } from '../../../ui/dialog';
import type { Cell, Row } from './cells';
import { useWords } from './words';
import styles from './grid.module.css';

interface CellEntriesProps {
  row: Row;
  cell: Cell;
  onClose: () => void;
}

/** The entries behind a number, each to be changed on its own. */
export function CellEntries({ row, cell, onClose }: CellEntriesProps) {
  const words = useWords();
  const timer = useTimer();
  return (
    <Dialog onClose={onClose} size="lg" title={words.place(row, cell.day)}>
      <ul className={styles.entries}>
        {cell.entries.map((entry) => (
          <EntryRow key={entry.id} entry={entry} timer={timer} />
        ))}
      </ul>
    </Dialog>
  );
}

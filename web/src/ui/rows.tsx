import type { ReactNode } from 'react';
import styles from './rows.module.css';

/** A list whose rows are separated by a hair line. */
export function Rows({ label, children }: { label?: string; children: ReactNode }) {
  return (
    <ul className={styles.rows} aria-label={label}>
      {children}
    </ul>
  );
}

interface RowProps {
  title: ReactNode;
  /** A quiet second line. */
  note?: ReactNode;
  /** At the end of the row: a figure, a badge, buttons. */
  end?: ReactNode;
}

export function Row({ title, note, end }: RowProps) {
  return (
    <li className={styles.row}>
      <div className={styles.main}>
        <div className={styles.title}>{title}</div>
        {note && <div className={styles.note}>{note}</div>}
      </div>
      {end && <div className={styles.end}>{end}</div>}
    </li>
  );
}

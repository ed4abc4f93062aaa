import type { ReactNode } from 'react';
import styles from './clients.module.css';

/** Terms that belong together, under a quiet name. */
export function TermsPart({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className={styles.terms}>
      <legend>{title}</legend>
      <div className={styles.form}>{children}</div>
    </fieldset>
  );
}

import { ArrowRight } from 'lucide-react';
import { FormattedMessage } from 'react-intl';
import type { TermChange } from '../api/types';
import styles from './agreement.module.css';

/** What was and what is, term by term, in the words of the server. */
export function TermChanges({ changes }: { changes: readonly TermChange[] }) {
  return (
    <ul className={styles.changes}>
      {changes.map(({ label, from, to }, index) => (
        <li key={`${label} ${index}`}>
          <span className="dim small">{label}</span>
          <div className={styles.change}>
            <del>{from || <FormattedMessage id="agreement.nothing" />}</del>
            <div className={styles.becomes}>
              <ArrowRight size={14} aria-hidden />
              <ins>{to || <FormattedMessage id="agreement.nothing" />}</ins>
            </div>
          </div>
        </li>
      ))}
    </ul>
  );
}

import { FormattedMessage } from 'react-intl';
import type { Playbook } from '../../api/types';
import styles from './playbooks.module.css';

/** What a checklist will hold, and who does each step. */
export function Steps({ steps }: { steps: Playbook['latest']['steps'] }) {
  return (
    <ol className={styles.steps}>
      {steps.map(({ text, by }, index) => (
        <li key={index}>
          {text}
          {by !== 'assistant' && (
            <span className={styles.by}>
              <FormattedMessage id={`checklist.by.${by}`} />
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}

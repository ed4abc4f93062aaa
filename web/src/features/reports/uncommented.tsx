import { Button } from '@mantine/core';
import { FormattedMessage } from 'react-intl';
import type { Report } from '../../api/types';
import { useClauseWords } from '../../ui/clause-words';
import { commentFieldId } from './clause-comment';
import styles from './reports.module.css';

/** Which clauses keep a report from being sent, and the way to where something is said to the first of them. */
export function Uncommented({ report, onGo }: { report: Report; onGo: () => void }) {
  const words = useClauseWords();
  const silent = report.content.clauses.filter(
    ({ outcome, comment }) => outcome === 'not_met' && comment.trim() === '',
  );
  const [first] = silent;
  if (!first) return null;
  return (
    <>
      <ul className={styles.silent}>
        {silent.map((clause) => (
          <li key={clause.id}>{words(clause)}</li>
        ))}
      </ul>
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => {
          onGo();
          focusLater(commentFieldId(first.id));
        }}
      >
        <FormattedMessage id="report.to-comment" />
      </Button>
    </>
  );
}

/** A dialog that closes gives the focus back to where it was; what comes after that is what we mean. */
function focusLater(id: string): void {
  window.setTimeout(() => {
    const field = document.getElementById(id);
    field?.scrollIntoView({ block: 'center' });
    field?.focus({ preventScroll: true });
  }, 350);
}

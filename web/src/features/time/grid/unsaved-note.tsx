import { Alert } from '@mantine/core';
import { CircleAlert } from 'lucide-react';
import { FormattedMessage } from 'react-intl';
import type { Draft } from './use-cells';
import { useWords } from './words';
import styles from './grid.module.css';

interface UnsavedNoteProps {
  drafts: Iterable<[string, Draft]>;
  onGo: (draft: Draft) => void;
}

/** Cells that hold something which is not saved: none is lost sight of while one types on. */
export function UnsavedNote({ drafts, onGo }: UnsavedNoteProps) {
  const words = useWords();
  const open = [...drafts].filter(([, { state }]) => state === 'refused' || state === 'failed');
  if (open.length === 0) return null;
  return (
    <Alert color="red" variant="light" icon={<CircleAlert size={18} aria-hidden />}>
      <FormattedMessage id="grid.unsaved" values={{ count: open.length }} />
      <ul className={styles.leftOut}>
        {open.map(([key, draft]) => (
          <li key={key}>
            <button type="button" className={styles.go} onClick={() => onGo(draft)}>
              {words.place(draft.row, draft.day)}
            </button>
            : {words.draft(draft)}
          </li>
        ))}
      </ul>
    </Alert>
  );
}

import { Textarea } from '@mantine/core';
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { FormattedMessage } from 'react-intl';
import { ProblemNote } from '../../ui/problem-note';
import type { TextDraft } from './use-draft-text';
import styles from './reports.module.css';

interface DraftTextProps {
  draft: TextDraft;
  label: string;
  description?: ReactNode;
  placeholder?: string;
  maxLength: number;
  id?: string;
  required?: boolean;
  autoFocus?: boolean;
}

/** Words to the client, written where the client will read them and saved while they are written. */
export function DraftText({ draft, label, ...field }: DraftTextProps) {
  const { text, write, flush, state, error } = draft;
  const save = () => void flush().catch(() => undefined);
  return (
    <div className={styles.word}>
      <ProblemNote error={state === 'failed' && error} onRetry={save} />
      <Textarea
        {...field}
        withAsterisk={false}
        label={
          <span className={styles.wordHead}>
            {label}
            <span role="status" className={`${styles.saved} dim small`}>
              {state === 'saving' && <FormattedMessage id="report.saving" />}
              {state === 'saved' && (
                <>
                  <Check size={13} aria-hidden /> <FormattedMessage id="common.saved" />
                </>
              )}
            </span>
          </span>
        }
        labelProps={{ className: styles.wordLabel }}
        aria-label={label}
        autosize
        minRows={2}
        maxRows={12}
        value={text}
        onChange={(event) => write(event.currentTarget.value)}
        onBlur={save}
      />
    </div>
  );
}

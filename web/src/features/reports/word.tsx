import { Textarea } from '@mantine/core';
import { Check } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import { ProblemNote } from '../../ui/problem-note';
import type { WordDraft } from './use-word';
import styles from './reports.module.css';

/** The word to the client, written where the client will read it. */
export function Word({ draft }: { draft: WordDraft }) {
  const { formatMessage } = useIntl();
  const { text, write, flush, state, error } = draft;
  const save = () => void flush().catch(() => undefined);
  return (
    <div className={styles.word}>
      <ProblemNote error={state === 'failed' && error} onRetry={save} />
      <Textarea
        label={
          <span className={styles.wordHead}>
            <FormattedMessage id="report.word" />
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
        aria-label={formatMessage({ id: 'report.word' })}
        placeholder={formatMessage({ id: 'report.word-hint' })}
        autosize
        minRows={2}
        maxRows={12}
        maxLength={2000}
        value={text}
        onChange={(event) => write(event.currentTarget.value)}
        onBlur={save}
      />
    </div>
  );
}

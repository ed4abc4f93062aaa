import { Textarea } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useIntl } from 'react-intl';
import type english from '../i18n/en.json';
import { ProblemNote } from './problem-note';
import { SaveOrCancel } from './save-or-cancel';
import { useSending } from './sending';
import styles from './words-form.module.css';

interface WordsFormProps {
  label: string;
  hint?: string;
  /** Stands above the field. */
  lead?: ReactNode;
  longest: number;
  /** Nothing is sent without words. */
  required?: boolean;
  /** What the button says. */
  send: keyof typeof english;
  /** Stands in a page; in a dialog the dialog gives the focus and takes Escape. */
  inPage?: boolean;
  /** Gets the words without the spaces around them. */
  onSend: (text: string) => Promise<unknown>;
  onClose: () => void;
}

/** A few words that something is done with: a reason, a question, a note. */
export function WordsForm({
  label,
  hint,
  lead,
  longest,
  required = false,
  inPage = false,
  ...act
}: WordsFormProps) {
  const { formatMessage } = useIntl();
  const { send, pending, error } = useSending();
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const missing = required && text.trim() === '';
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!missing) void send(() => act.onSend(text.trim()));
      }}
      onKeyDown={(event) => inPage && event.key === 'Escape' && act.onClose()}
    >
      <ProblemNote error={error} />
      {lead}
      <Textarea
        data-autofocus
        autoFocus={inPage}
        autosize
        minRows={2}
        maxRows={12}
        maxLength={longest}
        label={label}
        description={hint}
        value={text}
        error={tried && missing && formatMessage({ id: 'common.required' })}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className={styles.buttons}>
        <SaveOrCancel pending={pending} label={act.send} onCancel={act.onClose} />
      </div>
    </form>
  );
}

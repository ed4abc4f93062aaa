import { Button, Modal, Textarea } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { Task } from '../../../api/types';
import type { Move } from '../../../ui/moves';
import { ProblemNote } from '../../../ui/problem-note';
import styles from './dialogs.module.css';
import { useSending } from '../../../ui/sending';

interface NoteDialogProps {
  tasks: readonly Task[];
  move: Move;
  onTell: (note: string) => Promise<void>;
  onClose: () => void;
}

/** The words that a move is told with; both sides read them. */
export default function NoteDialog({ tasks, move, onTell, onClose }: NoteDialogProps) {
  const { formatMessage } = useIntl();
  const { send, pending, error } = useSending();
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const missing = move.noteNeeded && !note.trim();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!missing) void send(() => onTell(note.trim()));
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={formatMessage({ id: `move.${move.label}` })}
      closeButtonProps={{ 'aria-label': formatMessage({ id: 'common.close' }) }}
    >
      <form className={styles.form} onSubmit={submit} noValidate>
        <ProblemNote error={error} />
        <p className={styles.lead}>
          {tasks.length === 1 ? (
            tasks[0]?.title
          ) : (
            <FormattedMessage id="today.tasks" values={{ count: tasks.length }} />
          )}
        </p>
        <Textarea
          data-autofocus
          autosize
          minRows={2}
          maxRows={12}
          maxLength={5000}
          label={formatMessage({ id: `move.note.${move.note ?? 'reason'}` })}
          description={formatMessage({
            id: move.noteNeeded ? 'moving.both-read' : 'moving.both-read-optional',
          })}
          value={note}
          error={tried && missing ? formatMessage({ id: 'common.required' }) : undefined}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <div className={styles.buttons}>
          <Button type="submit" loading={pending}>
            <FormattedMessage id={`move.${move.label}`} />
          </Button>
          <Button variant="default" onClick={onClose}>
            <FormattedMessage id="common.cancel" />
          </Button>
        </div>
      </form>
    </Modal>
  );
}

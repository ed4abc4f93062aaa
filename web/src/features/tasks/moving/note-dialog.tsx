import { FormattedMessage, useIntl } from 'react-intl';
import type { Task } from '../../../api/types';
import { Dialog } from '../../../ui/dialog';
import type { Move } from '../../../ui/moves';
import { WordsForm } from '../../../ui/words-form';
import styles from './dialogs.module.css';

interface NoteDialogProps {
  tasks: readonly Task[];
  move: Move;
  onTell: (note: string) => Promise<void>;
  onClose: () => void;
}

/** The words that a move is told with; both sides read them. */
export default function NoteDialog({ tasks, move, onTell, onClose }: NoteDialogProps) {
  const { formatMessage } = useIntl();
  return (
    <Dialog onClose={onClose} title={formatMessage({ id: `move.${move.label}` })}>
      <WordsForm
        required={move.noteNeeded}
        lead={
          <p className={styles.lead}>
            {tasks.length === 1 ? (
              tasks[0]?.title
            ) : (
              <FormattedMessage id="today.tasks" values={{ count: tasks.length }} />
            )}
          </p>
        }
        label={formatMessage({ id: `move.note.${move.note ?? 'reason'}` })}
        hint={formatMessage({ id: move.noteNeeded ? 'moving.both-read' : 'moving.both-read-optional' })}
        longest={5000}
        send={`move.${move.label}`}
        onSend={onTell}
        onClose={onClose}
      />
    </Dialog>
  );
}

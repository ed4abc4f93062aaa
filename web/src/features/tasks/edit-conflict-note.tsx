import { Alert, Button } from '@mantine/core';
import { UsersRound } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { Conflict } from './edit-conflict';
import styles from './tasks.module.css';

interface EditConflictNoteProps {
  conflicts: readonly Conflict[];
  onTheirs: (conflict: Conflict) => void;
  onMine: (conflict: Conflict) => void;
}

/** What each field is called. */
const names = {
  title: 'task.title',
  brief: 'brief.brief',
  purpose: 'brief.purpose',
  inputs: 'brief.inputs',
  acceptanceCriteria: 'brief.acceptanceCriteria',
  dueOn: 'task.due',
  dueTime: 'brief.due-time',
  priority: 'tasks.priority',
  language: 'brief.language',
  serviceId: 'task.service',
  assigneeId: 'task.assignee',
  estimateMinutes: 'task.estimate',
} as const;

/** Somebody was faster: both versions, and one decision for each. */
export function EditConflictNote({ conflicts, onTheirs, onMine }: EditConflictNoteProps) {
  const { formatMessage } = useIntl();
  if (conflicts.length === 0) return null;
  return (
    <Alert
      role="alert"
      className={styles.conflict}
      variant="transparent"
      color="orange"
      icon={<UsersRound size={18} aria-hidden />}
      title={formatMessage({ id: 'brief.conflict' })}
    >
      <dl className={styles.conflicts}>
        {conflicts.map((conflict) => {
          const shown = conflict.field in names ? names[conflict.field as keyof typeof names] : 'task.brief';
          const readable = typeof conflict.theirs === 'string' && !/Id$/.test(conflict.field);
          return (
            <div key={conflict.field}>
              <dt>
                <FormattedMessage id={shown} />
              </dt>
              <dd>
                {readable && <q className={styles.theirs}>{String(conflict.theirs)}</q>}
                <div className={styles.buttons}>
                  <Button size="compact-sm" variant="default" onClick={() => onTheirs(conflict)}>
                    <FormattedMessage id="brief.take-theirs" />
                  </Button>
                  <Button size="compact-sm" variant="default" onClick={() => onMine(conflict)}>
                    <FormattedMessage id="brief.keep-mine" />
                  </Button>
                </div>
              </dd>
            </div>
          );
        })}
      </dl>
    </Alert>
  );
}

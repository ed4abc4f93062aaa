import { Button } from '@mantine/core';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { newId } from '../../../api/ids';
import type { TimeEntry } from '../../../api/types';
import { useEntryActions } from '../entry-actions';
import { EntryFacts } from '../entry-facts';
import { EntryForm } from '../entry-form';
import { EntryMarks } from '../entry-marks';
import { EntryMenu } from '../entry-menu';
import { useEntryChanges } from '../entry-changes';
import { valuesOf, type EntryValues } from '../entry-values';
import styles from './dialogs.module.css';

/** A new entry, with what is known of it already filled in. */
export function NewDialog({ values, onClose }: { values: EntryValues; onClose: () => void }) {
  const { formatMessage } = useIntl();
  const changes = useEntryChanges();
  const [id] = useState(newId);
  return (
    <EntryForm
      initial={values}
      submit={formatMessage({ id: 'common.save' })}
      onCancel={onClose}
      onSave={async (typed, overlapReason) => {
        await changes.add(id, typed, overlapReason);
        onClose();
      }}
    />
  );
}

/** An entry with its fields, or with what it says and why it stays so. */
export function EditDialog({ entry, onClose }: { entry: TimeEntry; onClose: () => void }) {
  const { formatMessage } = useIntl();
  const changes = useEntryChanges();
  const { ask } = useEntryActions();
  return (
    <>
      <div className={styles.head}>
        {entry.can.edit ? (
          <div className={styles.facts}>
            <EntryMarks entry={entry} />
          </div>
        ) : (
          <EntryFacts entry={entry} />
        )}
        <EntryMenu entry={entry} onPicked={onClose} />
      </div>
      {entry.can.adjust && (
        <Button variant="light" onClick={() => ask({ kind: 'adjust', entry })}>
          <FormattedMessage id="entry.correct" />
        </Button>
      )}
      {entry.can.edit && (
        <EntryForm
          initial={valuesOf(entry)}
          place={[entry.clientName, entry.taskTitle].filter(Boolean).join(' · ')}
          submit={formatMessage({ id: 'common.save' })}
          onCancel={onClose}
          onSave={async (values, overlapReason) => {
            await changes.save(entry, values, overlapReason);
            onClose();
          }}
        />
      )}
    </>
  );
}

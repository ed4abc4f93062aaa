import { TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { TimeEntry } from '../../../api/types';
import { useDates } from '../../../ui/dates';
import { DurationField } from '../../../ui/duration-field';
import { Hours } from '../../../ui/hours';
import { ProblemNote } from '../../../ui/problem-note';
import { SaveOrCancel } from '../../../ui/save-or-cancel';
import { useEntryChanges } from '../entry-changes';
import { middleOf, splitOf } from './split-at';
import { useSending } from '../../../ui/sending';
import styles from './dialogs.module.css';

/** One entry becomes two that meet; both lengths are shown before. */
export function SplitDialog({ entry, onClose }: { entry: TimeEntry; onClose: () => void }) {
  const { formatMessage } = useIntl();
  const dates = useDates();
  const changes = useEntryChanges();
  const { send, pending, error } = useSending();
  const [clock, setClock] = useState(() => middleOf(entry));
  const [seconds, setSeconds] = useState(() => Math.floor((entry.durationSeconds ?? 0) / 2));
  const split = splitOf(entry, clock, seconds);
  const fault = 'fault' in split ? formatMessage({ id: `entry.split-${split.fault}` }) : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if ('fault' in split) return;
    const where = 'at' in split ? { at: split.at } : { seconds: split.seconds };
    void send(() => changes.split(entry, where), onClose);
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <ProblemNote error={error} />
      {entry.startedAt && entry.endedAt ? (
        <TextInput
          label={formatMessage({ id: 'entry.split-at' })}
          description={formatMessage(
            { id: 'entry.split-between' },
            {
              from: dates.time(entry.startedAt, entry.timeZone),
              to: dates.time(entry.endedAt, entry.timeZone),
            },
          )}
          data-autofocus
          autoComplete="off"
          value={clock}
          error={fault}
          onChange={(event) => setClock(event.currentTarget.value)}
        />
      ) : (
        <DurationField
          label={formatMessage({ id: 'entry.split-first' })}
          data-autofocus
          value={seconds}
          error={fault}
          onChange={(typed) => setSeconds(typed ?? 0)}
        />
      )}
      <p className={styles.outcome} role="status">
        {'parts' in split && entry.breakSeconds === 0 && (
          <FormattedMessage
            id="entry.split-parts"
            values={{
              first: <Hours key="first" seconds={split.parts[0]} />,
              second: <Hours key="second" seconds={split.parts[1]} />,
            }}
          />
        )}
      </p>
      <div className={styles.actions}>
        <SaveOrCancel pending={pending} label="entry.split-do" onCancel={onClose} />
      </div>
    </form>
  );
}

import { Button, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Problem } from '../../../api/problem';
import type { TimeEntry } from '../../../api/types';
import { addDays } from '../../../ui/dates';
import { ProblemNote } from '../../../ui/problem-note';
import type { EntryQuestion } from '../entry-actions';
import { useEntryChanges, type Times } from '../entry-changes';
import { onDay } from '../moments';
import { useSending } from '../../../ui/sending';
import styles from './dialogs.module.css';

interface DayDialogProps {
  entry: TimeEntry;
  copies: boolean;
  onAsk: (question: EntryQuestion) => void;
  onClose: () => void;
}

/** Takes an entry, or a copy of it, to another day at the same time of the clock: any week, without dragging. */
export function DayDialog({ entry, copies, onAsk, onClose }: DayDialogProps) {
  const { formatMessage } = useIntl();
  const changes = useEntryChanges();
  const { send, pending, error } = useSending();
  const [day, setDay] = useState(addDays(entry.day, 1));
  const placed = day ? timesOn(entry, day) : null;
  const fault = placed && 'proposal' in placed ? placed.proposal : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!placed || 'proposal' in placed) return;
    const work = () => (copies ? changes.copy(entry, placed) : changes.move(entry, placed));
    void send(
      async () => {
        try {
          await work();
        } catch (thrown) {
          if (!(thrown instanceof Problem && thrown.code === 'time-entry.overlaps')) throw thrown;
          return onAsk({ kind: 'overlap', entry, times: placed, copied: copies, problem: thrown });
        }
        onClose();
      },
      () => undefined,
    );
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <ProblemNote error={error} />
      <TextInput
        type="date"
        label={formatMessage({ id: 'entry.day' })}
        data-autofocus
        value={day}
        error={
          fault
            ? formatMessage({ id: 'entry.no-such-time' }, { proposal: fault })
            : !day && formatMessage({ id: 'common.required' })
        }
        onChange={(event) => setDay(event.currentTarget.value)}
      />
      <div className={styles.actions}>
        <Button type="submit" loading={pending}>
          <FormattedMessage id={copies ? 'entry.copy-do' : 'entry.move-do'} />
        </Button>
        <Button variant="default" onClick={onClose}>
          <FormattedMessage id="common.cancel" />
        </Button>
      </div>
    </form>
  );
}

/** a time that does not exist on that day is proposed an hour later, never taken silently. */
function timesOn(entry: TimeEntry, day: string): Times | { proposal: string } {
  const { startedAt, endedAt, timeZone } = entry;
  if (!startedAt || !endedAt) return { day, durationSeconds: entry.durationSeconds ?? 0 };
  return onDay(startedAt, endedAt, day, timeZone);
}

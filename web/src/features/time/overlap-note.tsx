import { Alert, Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { CalendarClock } from 'lucide-react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { Problem } from '../../api/problem';
import { timeEntries } from '../../api/time-entries';
import { useDates } from '../../ui/dates';
import { explain } from '../../ui/problem-note';
import { workOf } from './timer';
import styles from './entry-form.module.css';

interface OverlapNoteProps {
  problem: Problem;
  pending: boolean;
  onKeep: (reason: string) => void;
}

/** The entry that was met, and the one way to keep both: with a reason, which then stands on the entry. */
export function OverlapNote({ problem, pending, onKeep }: OverlapNoteProps) {
  const intl = useIntl();
  const dates = useDates();
  const [reason, setReason] = useState('');
  const met = problem.details['entryId'];
  const { data: entry } = useQuery({
    ...timeEntries.one(typeof met === 'string' ? met : ''),
    enabled: typeof met === 'string',
  });
  return (
    <Alert
      role="alert"
      className={styles.overlap}
      color="gray"
      variant="light"
      icon={<CalendarClock size={18} aria-hidden />}
    >
      {explain(intl, problem)}
      {entry?.startedAt && (
        <p className={styles.met}>
          {workOf(entry).title} · {entry.clientName} · {dates.day(entry.day)},{' '}
          {dates.time(entry.startedAt, entry.timeZone)}–
          {entry.endedAt ? (
            dates.time(entry.endedAt, entry.timeZone)
          ) : (
            <FormattedMessage id="entry.running" />
          )}
        </p>
      )}
      <div className={styles.keep}>
        <TextInput
          label={intl.formatMessage({ id: 'entry.overlap-reason' })}
          value={reason}
          maxLength={300}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Button
          variant="default"
          disabled={!reason.trim()}
          loading={pending}
          onClick={() => onKeep(reason.trim())}
        >
          <FormattedMessage id="entry.keep-both" />
        </Button>
      </div>
    </Alert>
  );
}

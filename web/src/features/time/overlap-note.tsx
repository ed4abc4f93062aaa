import { Alert, Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { CalendarClock } from 'lucide-react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { Problem } from '../../api/problem';
import { timeEntries } from '../../api/time-entries';
import type { TimeEntry } from '../../api/types';
import { useDates } from '../../ui/dates';
import { explain } from '../../ui/problem-note';
import { later } from './moments';
import { workOf } from './timer';
import styles from './entry-form.module.css';

interface OverlapNoteProps {
  problem: Problem;
  pending: boolean;
  /** From start to end of what is being written; null while that is not known. */
  seconds: number | null;
  onKeep: (reason: string) => void;
  /** Takes it to another start. */
  onMove: (startedAt: string) => void;
}

/**
 * The entry that was met, and the ways on: beside it in time, or both, with a reason that then stands on the entry.
 */
export function OverlapNote({ problem, pending, seconds, onKeep, onMove }: OverlapNoteProps) {
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
      {entry && <Beside entry={entry} seconds={seconds} onMove={onMove} />}
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

interface BesideProps {
  entry: TimeEntry;
  seconds: number | null;
  onMove: (startedAt: string) => void;
}

/** Before or after the entry that was met, as long as it is. */
function Beside({ entry, seconds, onMove }: BesideProps) {
  const dates = useDates();
  const { startedAt, endedAt, timeZone } = entry;
  return (
    <div className={styles.fixes}>
      {startedAt && seconds !== null && (
        <Button size="compact-sm" variant="default" onClick={() => onMove(later(startedAt, -seconds))}>
          <FormattedMessage id="entry.end-at" values={{ time: dates.time(startedAt, timeZone) }} />
        </Button>
      )}
      {endedAt && (
        <Button size="compact-sm" variant="default" onClick={() => onMove(endedAt)}>
          <FormattedMessage id="entry.start-at" values={{ time: dates.time(endedAt, timeZone) }} />
        </Button>
      )}
    </div>
  );
}

import { Button, TextInput } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { TimeEntry } from '../../api/types';
import { today, useDates } from '../../ui/dates';
import { hoursText } from '../../ui/hours';
import { dayOf, now, parseClock, placeEnd } from './moments';
import type { Timer } from './timer';
import { keepRunning, type ForgottenTimer } from './timer-forgotten';
import styles from './timer-bar.module.css';

interface ForgottenNoteProps {
  entry: TimeEntry;
  forgotten: ForgottenTimer;
  seconds: number;
  timer: Timer;
}

/** Asks whether a timer was forgotten, with an end to take; only asks. */
export default function ForgottenNote({ entry, forgotten, seconds, timer }: ForgottenNoteProps) {
  const { formatMessage } = useIntl();
  const dates = useDates();
  const [answered, setAnswered] = useState(false);
  const [other, setOther] = useState<string | null>(null);
  if (answered || !entry.startedAt) return null;
  const sameDay = dayOf(forgotten.proposedEnd, entry.timeZone) === today(entry.timeZone);
  const end = sameDay
    ? dates.time(forgotten.proposedEnd, entry.timeZone)
    : dates.moment(forgotten.proposedEnd, entry.timeZone);
  const clock = other === null ? null : parseClock(other);
  const placed = clock ? placeEnd(entry.startedAt, clock, entry.timeZone).instant : null;
  const valid = placed !== null && placed <= now();
  return (
    <div className={styles.asks} role="status">
      <TriangleAlert size={16} aria-hidden />
      <span className={styles.question}>
        <FormattedMessage
          id="timer.forgotten"
          values={{ hours: hoursText(Math.floor(seconds / 60) * 60), end }}
        />
      </span>
      {other === null ? (
        <span className={styles.answers}>
          <Button size="compact-sm" onClick={() => timer.stop(forgotten.proposedEnd)}>
            <FormattedMessage id="timer.end-at" values={{ end }} />
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => setOther('')}>
            <FormattedMessage id="timer.other-end" />
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => {
              keepRunning(entry);
              setAnswered(true);
            }}
          >
            <FormattedMessage id="timer.keep-running" />
          </Button>
        </span>
      ) : (
        <form
          className={styles.answers}
          onSubmit={(event) => {
            event.preventDefault();
            if (valid) timer.stop(placed);
          }}
        >
          <TextInput
            size="xs"
            w={96}
            autoFocus
            aria-label={formatMessage({ id: 'entry.end' })}
            placeholder="17:30"
            autoComplete="off"
            value={other}
            error={other.trim() !== '' && !valid}
            onChange={(event) => setOther(event.currentTarget.value)}
            onKeyDown={(event) => event.key === 'Escape' && setOther(null)}
          />
          <Button size="compact-sm" type="submit" disabled={!valid}>
            {placed && valid ? (
              <FormattedMessage id="timer.end-at" values={{ end: dates.moment(placed, entry.timeZone) }} />
            ) : (
              <FormattedMessage id="timer.stop" />
            )}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => setOther(null)}>
            <FormattedMessage id="common.cancel" />
          </Button>
        </form>
      )}
    </div>
  );
}

import { Button, NativeSelect, TextInput } from '@mantine/core';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { timeEntries } from '../../api/time-entries';
import type { TimeEntry } from '../../api/types';
import { useToasts } from '../../ui/toasts';
import { clockOf, dayOf, later, now, parseClock, placeStart } from './moments';
import type { Timer } from './timer';
import { idleChoices, idleMinutes, rememberIdleMinutes } from './timer-idle';
import styles from './timer-bar.module.css';

const earlier = [5, 10, 15, 30];

interface DetailsProps {
  entry: TimeEntry;
  timer: Timer;
  onClose: () => void;
}

/** What else can be changed of a running timer: when it started, and that it ran at all. */
export default function TimerDetails({ entry, timer, onClose }: DetailsProps) {
  const { formatMessage } = useIntl();
  const toasts = useToasts();
  const startedAt = entry.startedAt ?? now();
  const shown = clockOf(startedAt, entry.timeZone);
  const [typed, setTyped] = useState<string | null>(null);
  const [minutes, setMinutes] = useState(idleMinutes);
  const at = startFor(typed ?? shown, entry);
  const save = (instant: string) => {
    setTyped(null);
    void timer.change({ startedAt: instant });
  };
  const leave = () => {
    if (typed === null || parseClock(typed) === shown) setTyped(null);
    else if (at) save(at);
  };
  return (
    <div
      className={styles.panel}
      onKeyDown={(event) => event.key === 'Escape' && typed === null && onClose()}
    >
      <TextInput
        label={formatMessage({ id: 'timer.started' })}
        value={typed ?? shown}
        error={typed !== null && !at ? formatMessage({ id: 'timer.not-yet' }) : undefined}
        autoComplete="off"
        w={130}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={leave}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur();
          if (event.key === 'Escape') {
            event.stopPropagation();
            setTyped(null);
          }
        }}
      />
      <div className={styles.group} role="group" aria-label={formatMessage({ id: 'timer.started' })}>
        {earlier.map((count) => (
          <Button key={count} variant="default" onClick={() => save(later(now(), -count * 60))}>
            <FormattedMessage id="timer.minutes-ago" values={{ count }} />
          </Button>
        ))}
      </div>
      <NativeSelect
        label={formatMessage({ id: 'timer.idle' })}
        value={String(minutes)}
        onChange={(event) => {
          const chosen = Number(event.currentTarget.value);
          rememberIdleMinutes(chosen);
          setMinutes(chosen);
        }}
        data={idleChoices.map((count) => ({
          value: String(count),
          label: formatMessage({ id: count === 0 ? 'timer.idle-off' : 'timer.idle-after' }, { count }),
        }))}
      />
      <Button
        variant="subtle"
        color="red"
        leftSection={<Trash2 size={15} aria-hidden />}
        onClick={() => {
          onClose();
          void timer
            .discard()
            .then(() =>
              toasts.undo(formatMessage({ id: 'timer.discarded' }), () => timeEntries.restore(entry.id)),
            );
        }}
      >
        <FormattedMessage id="timer.discard" />
      </Button>
    </div>
  );
}

/** The last moment at which the clock showed this, up to a day ago; null for what is no time, or still to come. */
function startFor(text: string, entry: TimeEntry): string | null {
  const clock = parseClock(text);
  if (!clock) return null;
  const present = now();
  const today = dayOf(present, entry.timeZone);
  const yesterday = Temporal.PlainDate.from(today).subtract({ days: 1 }).toString();
  const days =
    entry.startedAt && dayOf(entry.startedAt, entry.timeZone) === yesterday
      ? [yesterday, today]
      : [today, yesterday];
  for (const day of days) {
    const { instant } = placeStart(day, clock, entry.timeZone);
    if (instant && instant <= present) return instant;
  }
  return null;
}

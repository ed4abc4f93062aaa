import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Play, Search, Square, TriangleAlert } from 'lucide-react';
import { useRef, useState, type RefObject } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { timeEntries } from '../../api/time-entries';
import type { TimeEntry } from '../../api/types';
import { useSession } from '../../api/use-session';
import { today } from '../../ui/dates';
import { useRunningTitle } from '../../ui/document-title';
import { Finder } from '../../ui/finder';
import { clock } from '../../ui/hours';
import { useNow } from '../../ui/now';
import { useShortcut } from '../../ui/shortcuts';
import { useTimer, workOf, type Timer } from './timer';
import { useWork, type WorkList } from './work';
import styles from './timer-bar.module.css';

/** After so many seconds a timer was perhaps forgotten: it is said, and never stopped on its own. */
const forgotten = 8 * 3600;

/** What runs, on every page and every device: N goes to it, S starts and stops, M logs by hand. */
export default function TimerBar() {
  const timer = useTimer();
  const work = useWork();
  const navigate = useNavigate();
  const { person } = useSession();
  const field = useRef<HTMLInputElement>(null);
  const last = useQuery(timeEntries.latest).data?.items[0];
  const startOrStop = () => {
    if (timer.busy) return;
    if (timer.entry) timer.stop();
    else if (last) timer.start(workOf(last));
    else goTo(field.current);
  };
  useShortcut('n', () => goTo(field.current));
  useShortcut('s', startOrStop);
  useShortcut('m', () => void navigate({ to: '/time', search: { add: today(person.timeZone) } }));
  useRunningTitle(useTitle(timer.entry ?? null));
  if (timer.entry === undefined) return null;
  return timer.entry ? (
    <RunningTimer key={timer.entry.id} entry={timer.entry} timer={timer} work={work} field={field} />
  ) : (
    <IdleTimer timer={timer} work={work} field={field} last={last} onStart={startOrStop} />
  );
}

/** The keyboard's click: it also opens what can be found. */
function goTo(field: HTMLInputElement | null): void {
  field?.focus();
  field?.click();
}

interface FaceProps {
  timer: Timer;
  work: WorkList;
  field: RefObject<HTMLInputElement | null>;
}

function IdleTimer({
  timer,
  work,
  field,
  last,
  onStart,
}: FaceProps & { last?: TimeEntry | undefined; onStart: () => void }) {
  const { formatMessage } = useIntl();
  const usual = work.engagements.find(({ id }) => id === last?.engagementId) ?? work.engagements[0];
  return (
    <div className={styles.bar}>
      <div className={styles.find}>
        <Finder
          inputRef={field}
          icon={<Search size={16} />}
          label={formatMessage({ id: 'timer.what' })}
          placeholder={formatMessage({ id: 'timer.what' })}
          nothing={formatMessage({ id: work.works.length === 0 ? 'timer.no-clients' : 'timer.nothing' })}
          findings={work.works}
          onPick={timer.start}
          offer={(typed) => {
            const place = usual && work.find(usual.id, null);
            if (!place) return null;
            return { ...place, id: 'typed', title: `“${typed}”`, note: place.clientName, description: typed };
          }}
        />
      </div>
      <Button
        leftSection={<Play size={15} aria-hidden />}
        onClick={onStart}
        className={styles.button}
        title={last ? formatMessage({ id: 'timer.continues' }, { what: workOf(last).title }) : undefined}
      >
        <FormattedMessage id="timer.start" />
      </Button>
    </div>
  );
}

function RunningTimer({ entry, timer, work, field }: FaceProps & { entry: TimeEntry }) {
  const { formatMessage } = useIntl();
  const [description, setDescription] = useState(entry.description);
  const [assigning, setAssigning] = useState(false);
  const seconds = useElapsed(entry);
  const place = [entry.clientName, entry.taskTitle].filter(Boolean).join(' · ');
  return (
    <div className={styles.bar}>
      <div className={styles.what}>
        <input
          ref={field}
          className={styles.description}
          aria-label={formatMessage({ id: 'timer.description' })}
          placeholder={formatMessage({ id: 'timer.description' })}
          value={description}
          maxLength={500}
          onChange={(event) => setDescription(event.currentTarget.value)}
          onBlur={() => timer.describe(description.trim())}
          onKeyDown={(event) => {
            if (event.key === 'Escape') setDescription(entry.description);
            if (event.key === 'Enter') event.currentTarget.blur();
          }}
        />
        {seconds > forgotten ? (
          <Link to="/time" className={styles.long}>
            <TriangleAlert size={14} aria-hidden />
            <FormattedMessage id="timer.long" values={{ client: entry.clientName }} />
          </Link>
        ) : assigning ? (
          <Finder
            autoFocus
            label={formatMessage({ id: 'timer.assign' })}
            placeholder={place}
            nothing={formatMessage({ id: 'timer.nothing' })}
            findings={work.works}
            onLeave={() => setAssigning(false)}
            onPick={(picked) => {
              setAssigning(false);
              timer.assign(picked);
            }}
          />
        ) : (
          <button type="button" className={styles.place} onClick={() => setAssigning(true)}>
            <span className="only-heard">
              <FormattedMessage id="timer.assign" />:{' '}
            </span>
            {place}
          </button>
        )}
      </div>
      <span className={styles.clock} role="timer" data-long={seconds > forgotten || undefined}>
        {clock(seconds)}
      </span>
      <Button
        leftSection={<Square size={13} fill="currentColor" aria-hidden />}
        onClick={timer.stop}
        className={styles.button}
      >
        <FormattedMessage id="timer.stop" />
      </Button>
    </div>
  );
}

function useElapsed(entry: TimeEntry | null): number {
  const milliseconds = useNow(entry !== null);
  return entry?.startedAt ? Math.max(0, (milliseconds - Date.parse(entry.startedAt)) / 1000) : 0;
}

function useTitle(entry: TimeEntry | null): string {
  const seconds = useElapsed(entry);
  return entry ? `${clock(seconds)} · ${entry.clientName}` : '';
}

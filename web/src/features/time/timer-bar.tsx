import { ActionIcon, Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ChevronDown, CircleCheck, CircleSlash2, Hourglass, Play, Square } from 'lucide-react';
import { lazy, Suspense, useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { services } from '../../api/engagements';
import { timeEntries } from '../../api/time-entries';
import type { TimeEntry } from '../../api/types';
import { useRunningTitle } from '../../ui/document-title';
import { engagementNames } from '../../ui/engagement-names';
import { Finder, type Finding } from '../../ui/finder';
import { clock } from '../../ui/hours';
import { useNow } from '../../ui/now';
import { useShortcut } from '../../ui/shortcuts';
import { useTimer, workOf } from './timer';
import { useAway } from './timer-away';
import { useTimerDraft } from './timer-draft';
import { TimerField } from './timer-field';
import { forgottenOf } from './timer-forgotten';
import { TimerUnsent } from './timer-unsent';
import { useWork, type Work } from './work';
import styles from './timer-bar.module.css';

const Details = lazy(() => import('./timer-details'));
const Manual = lazy(() => import('./timer-manual'));
const Forgotten = lazy(() => import('./timer-forgotten-note'));
const AwayDialog = lazy(() => import('./timer-away-dialog'));

/**
 * What runs, on every page and every device. N goes to its words, S starts and stops, C does the last thing again,
 * M logs by hand.
 */
export default function TimerBar() {
  const { formatMessage } = useIntl();
  const timer = useTimer();
  const work = useWork();
  const { entry } = timer;
  const field = useRef<HTMLInputElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const [panel, setPanel] = useState<'details' | 'manual' | null>(null);
  const recent = useQuery(timeEntries.latest).data?.items ?? [];
  const draft = useTimerDraft(work, recent[0], timer, panel === 'manual');
  const { place } = draft;
  const { data: kinds } = useQuery({
    ...services.list(place?.engagementId ?? ''),
    enabled: place !== undefined,
  });
  const kindList: Finding[] = (kinds?.items ?? [])
    .filter(({ archivedAt }) => !archivedAt)
    .map(({ id, name }) => ({ id, title: name, note: '' }));
  const clients: Finding[] = engagementNames(work.engagements).map(({ value, label }) => ({
    ...{ id: value, title: label, note: '' },
  }));
  const [away, back] = useAway(entry ?? null);
  const seconds = useElapsed(entry ?? null);
  const forgotten = entry && forgottenOf(entry, seconds);

  const focus = () => {
    field.current?.focus();
    field.current?.click();
  };
  const start = () => (place ? timer.start(draft.take()) : focus());
  const again = () => {
    const last = recent.find(({ running }) => !running);
    if (last) timer.start(workOf(last));
    else focus();
  };
  useShortcut('n', focus);
  useShortcut('s', () => {
    if (timer.busy) return;
    if (entry) timer.stop();
    else start();
  });
  useShortcut('c', () => !timer.busy && again());
  useShortcut('m', () => {
    setPanel((shown) => (shown === 'manual' ? null : 'manual'));
    field.current?.focus();
  });
  useRunningTitle(entry ? `${clock(seconds)} · ${workOf(entry).title}` : '');
  if (entry === undefined) return null;
  const manual = panel === 'manual';
  return (
    <>
      <div className={styles.bar} data-running={(entry !== null && !manual) || undefined}>
        <div className={styles.what}>
          <TimerField
            inputRef={field}
            label={formatMessage({ id: entry && !manual ? 'timer.description' : 'timer.what' })}
            hint={formatMessage({ id: entry && !manual ? 'timer.description' : 'timer.hint' })}
            value={draft.words}
            onType={draft.type}
            clients={clients}
            services={kindList}
            onClient={({ id }) => draft.move(work.find(id, null))}
            onService={({ id }) => draft.serve(id)}
            works={entry && !manual ? [] : work.works}
            onWork={(found) => {
              const picked = found as Work;
              if (manual) draft.move(picked);
              else {
                draft.reset();
                timer.start({ ...picked, billable: draft.billable });
              }
            }}
            onEnter={() => {
              if (manual) form.current?.requestSubmit();
              else if (entry) field.current?.blur();
              else start();
            }}
            onLeave={draft.leave}
            onEscape={() => {
              draft.reset();
              setPanel(null);
            }}
          />
          <div className={styles.chips}>
            <Chip
              label={formatMessage({ id: 'timer.assign' })}
              empty={formatMessage({ id: work.engagements.length === 0 ? 'timer.no-clients' : 'entry.work' })}
              chosen={[place?.clientName, place?.taskTitle].filter(Boolean).join(' · ')}
              findings={work.works}
              onPick={(found) => draft.move(found as Work)}
            />
            {(kindList.length > 0 || draft.serviceId) && (
              <Chip
                label={formatMessage({ id: 'timer.service' })}
                empty={`# ${formatMessage({ id: 'entry.service' })}`}
                chosen={kinds?.items.find(({ id }) => id === draft.serviceId)?.name ?? ''}
                findings={kindList}
                onPick={({ id }) => draft.serve(id)}
              />
            )}
            <button
              type="button"
              className={styles.chip}
              aria-pressed={draft.billable}
              title={formatMessage({ id: draft.billable ? 'entry.billable' : 'entry.not-billable' })}
              onClick={draft.toggleBillable}
            >
              {draft.billable ? (
                <CircleCheck size={14} aria-hidden />
              ) : (
                <CircleSlash2 size={14} aria-hidden />
              )}
              <span className={styles.chipWord}>
                <FormattedMessage id="entry.billable" />
              </span>
            </button>
          </div>
        </div>
        <TimerUnsent />
        {entry ? (
          <div className={styles.clockBox}>
            <span className={styles.clock} role="timer" data-long={forgotten ? true : undefined}>
              {clock(seconds)}
            </span>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={formatMessage({ id: 'timer.details' })}
              title={formatMessage({ id: 'timer.details' })}
              aria-expanded={panel === 'details'}
              onClick={() => setPanel(panel === 'details' ? null : 'details')}
            >
              <ChevronDown size={16} aria-hidden />
            </ActionIcon>
          </div>
        ) : (
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={formatMessage({ id: 'timer.by-hand' })}
            title={formatMessage({ id: 'timer.by-hand' })}
            aria-expanded={manual}
            onClick={() => setPanel(manual ? null : 'manual')}
          >
            <Hourglass size={17} aria-hidden />
          </ActionIcon>
        )}
        <Button
          leftSection={
            entry ? <Square size={13} fill="currentColor" aria-hidden /> : <Play size={15} aria-hidden />
          }
          onClick={() => (entry ? timer.stop() : start())}
          className={styles.button}
        >
          <FormattedMessage id={entry ? 'timer.stop' : 'timer.start'} />
        </Button>
      </div>
      <Suspense fallback={null}>
        {entry && forgotten && (
          <Forgotten key={entry.id} entry={entry} forgotten={forgotten} seconds={seconds} timer={timer} />
        )}
        {panel === 'details' && entry && (
          <Details key={entry.id} entry={entry} timer={timer} onClose={() => setPanel(null)} />
        )}
        {manual && (
          <Manual
            formRef={form}
            draft={draft}
            onClose={() => setPanel(null)}
            onLogged={() => field.current?.focus()}
          />
        )}
        {entry && away && <AwayDialog entry={entry} since={away} timer={timer} onDone={back} />}
      </Suspense>
    </>
  );
}

interface ChipProps {
  label: string;
  empty: string;
  chosen: string;
  findings: Finding[];
  onPick: (finding: Finding) => void;
}

/** Says what is chosen; a click lets one choose another. */
function Chip({ label, empty, chosen, findings, onPick }: ChipProps) {
  const { formatMessage } = useIntl();
  const [choosing, setChoosing] = useState(false);
  if (choosing) {
    return (
      <div className={styles.choosing}>
        <Finder
          autoFocus
          label={label}
          placeholder={chosen || empty}
          nothing={formatMessage({ id: 'timer.nothing' })}
          findings={findings}
          onLeave={() => setChoosing(false)}
          onPick={(found) => {
            setChoosing(false);
            onPick(found);
          }}
        />
      </div>
    );
  }
  return (
    <button type="button" className={styles.chip} onClick={() => setChoosing(true)}>
      <span className="only-heard">{label}: </span>
      <span className={styles.chipText}>{chosen || empty}</span>
    </button>
  );
}

function useElapsed(entry: TimeEntry | null): number {
  const milliseconds = useNow(entry !== null);
  return entry?.startedAt ? Math.max(0, (milliseconds - Date.parse(entry.startedAt)) / 1000) : 0;
}

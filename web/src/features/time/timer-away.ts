import { useEffect, useRef, useState } from 'react';
import type { TimeEntry } from '../../api/types';
import { awaySince, idleMinutes, looking, type Presence } from './timer-idle';

const answeredKey = 'affianco.away-answered';
const look = 15_000;
const inputs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

const clock = () => Temporal.Now.instant().epochMilliseconds;

/**
 * Since when nobody was at this device while a timer ran, once somebody is back; null otherwise. A page sees only
 * what happens in itself: while another window is in front it supposes nothing, except that a device slept.
 */
export function useAway(entry: TimeEntry | null): [since: string | null, back: () => void] {
  const [away, setAway] = useState<{ entryId: string; since: number } | null>(null);
  const latest = useRef(entry);
  useEffect(() => {
    latest.current = entry;
  });
  const running = entry !== null;
  useEffect(() => {
    if (!running) return undefined;
    const here = (): Presence => ({ seen: clock(), looked: clock(), watching: isWatching(), slept: null });
    let presence = here();
    const isBack = () => {
      const timer = latest.current;
      const since = awaySince(presence, clock(), idleMinutes());
      presence = here();
      if (since !== null && timer?.startedAt && Date.parse(timer.startedAt) < since) {
        // An entry lasts something.
        const end = Math.max(since, Date.parse(timer.startedAt) + 1_000);
        setAway((asked) => (asked?.entryId === timer.id ? asked : { entryId: timer.id, since: end }));
      }
    };
    const tick = window.setInterval(() => {
      presence = looking(presence, clock());
    }, look);
    const turn = () => {
      if (isWatching()) isBack();
      else presence = { ...presence, watching: false };
    };
    // A page that the browser put to sleep learns nothing from its clock: the device may be awake.
    const resume = () => {
      presence = { ...presence, looked: clock() };
    };
    const answered = ({ key }: StorageEvent) => key === answeredKey && setAway(null);
    const closing = new AbortController();
    const options = { signal: closing.signal, passive: true };
    for (const input of inputs) window.addEventListener(input, isBack, options);
    window.addEventListener('focus', turn, options);
    window.addEventListener('blur', turn, options);
    document.addEventListener('visibilitychange', turn, options);
    document.addEventListener('resume', resume, options);
    window.addEventListener('storage', answered, options);
    return () => {
      window.clearInterval(tick);
      closing.abort();
    };
  }, [running]);
  const back = () => {
    // The same question in another tab is answered too.
    localStorage.setItem(answeredKey, String(clock()));
    setAway(null);
  };
  if (!entry || away?.entryId !== entry.id) return [null, back];
  return [Temporal.Instant.fromEpochMilliseconds(away.since).toString({ smallestUnit: 'second' }), back];
}

function isWatching(): boolean {
  return document.visibilityState === 'visible' && document.hasFocus();
}

import { useEffect, useState } from 'react';

/** Milliseconds since the epoch, fresh every second while something runs; also right after a tab slept. */
export function useNow(ticking: boolean): number {
  const [now, setNow] = useState(() => Temporal.Now.instant().epochMilliseconds);
  useEffect(() => {
    if (!ticking) return undefined;
    const tick = () => setNow(Temporal.Now.instant().epochMilliseconds);
    tick();
    const timer = window.setInterval(tick, 1_000);
    document.addEventListener('visibilitychange', tick);
    return () => {
      window.clearInterval(timer);
      document.removeEventListener('visibilitychange', tick);
    };
  }, [ticking]);
  return now;
}

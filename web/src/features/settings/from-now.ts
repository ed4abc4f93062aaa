import { useEffect, useState } from 'react';
import { useIntl } from 'react-intl';

const STEPS = [
  { unit: 'day', seconds: 86_400 },
  { unit: 'hour', seconds: 3600 },
  { unit: 'minute', seconds: 60 },
] as const;

/** How far away an instant is, in the largest unit that says it; null for less than a minute. */
export function distance(
  instant: string,
  now: Temporal.Instant,
): { value: number; unit: 'day' | 'hour' | 'minute' } | null {
  const seconds = Temporal.Instant.from(instant).since(now).total('seconds');
  const step = STEPS.find((each) => Math.abs(seconds) >= each.seconds);
  return step ? { value: Math.trunc(seconds / step.seconds), unit: step.unit } : null;
}

/** “3 minutes ago”, “in 2 hours”; grows older by itself. */
export function useFromNow(): (instant: string) => string {
  const { formatRelativeTime, formatMessage } = useIntl();
  const [now, setNow] = useState(() => Temporal.Now.instant());
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Temporal.Now.instant()), 30_000);
    return () => window.clearInterval(timer);
  }, []);
  return (instant) => {
    const far = distance(instant, now);
    return far
      ? formatRelativeTime(far.value, far.unit, { numeric: 'always' })
      : formatMessage({ id: 'calendars.just-now' });
  };
}

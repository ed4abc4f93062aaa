import type { IntlShape } from 'react-intl';
import type { Task } from '../api/types';
import { hoursText } from './hours';

/** `4:00`; business time is told to the minute. */
function hours(seconds: number): string {
  return hoursText(Math.floor(seconds / 60) * 60);
}

/**
 * How the promise of a task stands, in words: what is used of it, until when it holds, and why the clock stands still.
 * Empty where nothing was promised and nobody waited.
 */
export function turnaroundWords(
  task: Pick<Task, 'turnaround' | 'status'>,
  intl: Pick<IntlShape, 'formatMessage'>,
  moment: (instant: string) => string,
): string[] {
  const { targetMinutes, usedSeconds, waitedSeconds, promisedAt, state } = task.turnaround;
  const words: string[] = [];
  if (targetMinutes !== null) {
    words.push(
      intl.formatMessage(
        { id: 'turnaround.used' },
        { used: hours(usedSeconds), target: hours(targetMinutes * 60) },
      ),
    );
  }
  if (promisedAt !== null && (state === 'on_time' || state === 'at_risk' || state === 'late')) {
    words.push(
      intl.formatMessage(
        { id: state === 'late' ? 'turnaround.was-promised' : 'turnaround.promised' },
        { at: moment(promisedAt) },
      ),
    );
  }
  // Also a promise that is missed already does not run on while somebody else has the turn.
  if (
    targetMinutes !== null &&
    (task.status === 'waiting_for_client' || task.status === 'waiting_for_third_party')
  ) {
    const whom = task.status === 'waiting_for_client' ? 'client' : 'others';
    words.push(intl.formatMessage({ id: `turnaround.paused-${whom}` }));
  }
  if (state === 'met' || state === 'missed') words.push(intl.formatMessage({ id: `turnaround.${state}` }));
  if (waitedSeconds >= 60) {
    words.push(intl.formatMessage({ id: 'turnaround.waited' }, { hours: hours(waitedSeconds) }));
  }
  return words;
}

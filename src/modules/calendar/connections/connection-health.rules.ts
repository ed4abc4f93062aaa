import type { CalendarRow } from './calendars.repository.js';
import type { Connection } from './connections.repository.js';

export const healthStates = [
  /** Read and written as it should be. */
  'in_step',
  /** Not read for the first time yet. */
  'first_reading',
  /** Nothing of it was chosen. */
  'idle',
  /** It did not answer, and is asked again by itself. */
  'retrying',
  /** The person has to sign in there again. */
  'needs_reauth',
  /** A permission was not given. */
  'insufficient_scope',
] as const;
export type HealthState = (typeof healthStates)[number];

/** What helps: sign in there again, allow what is missing, choose calendars, wait; or nothing is needed. */
export const remedies = ['reconnect', 'allow', 'choose', 'wait', 'none'] as const;
export type Remedy = (typeof remedies)[number];

/** How an account or a calendar stands, in words that a page can say as they are. */
export interface Health {
  readonly state: HealthState;
  /** When it was last known to be the same on both sides. */
  readonly lastInStepAt: string | null;
  /** When it is asked next, by itself; null: a person has to act, or nothing is to be done. */
  readonly nextTryAt: string | null;
  /** Its changes are told at once until then; null: it is asked every few minutes. */
  readonly pushUntil: string | null;
  /** How many changes still wait to be written there. */
  readonly waiting: number;
  /** The provider's own word for what is wrong. */
  readonly problem: string | null;
  readonly failingSince: string | null;
  readonly remedy: Remedy;
}

const instant = (at: Date | null) => at && at.toTemporalInstant().toString();

/** Of one calendar, which is no better than its account. */
export function healthOfCalendar(calendar: CalendarRow, connection: Connection): Health {
  const { readMode, isTarget, lastSuccessAt, nextPullAt, failures, waiting } = calendar;
  const followed = readMode !== 'off' || isTarget;
  const stopped = stoppedState(connection);
  const state: HealthState =
    stopped ??
    (!followed
      ? 'idle'
      : failures > 0 || connection.failures > 0
        ? 'retrying'
        : lastSuccessAt === null
          ? 'first_reading'
          : 'in_step');
  const next = later(nextPullAt, connection.retryAt);
  return {
    state,
    lastInStepAt: instant(lastSuccessAt),
    nextTryAt: stopped || !followed ? null : instant(next),
    pushUntil: stopped || !followed ? null : instant(calendar.pushUntil),
    waiting,
    problem: state === 'in_step' || state === 'idle' ? null : (calendar.problem ?? connection.reason),
    failingSince: instant(connection.failingSince),
    remedy: remedyFor(state),
  };
}

/** Of an account: as good as the worst of what was chosen in it. */
export function healthOfConnection(connection: Connection, calendars: readonly CalendarRow[]): Health {
  const parts = calendars
    .map((calendar) => healthOfCalendar(calendar, connection))
    .filter(({ state }) => state !== 'idle');
  const stopped = stoppedState(connection);
  const worst = (['retrying', 'first_reading', 'in_step'] as const).find((state) =>
    parts.some((part) => part.state === state),
  );
  const state = stopped ?? (connection.failures > 0 ? 'retrying' : worst) ?? 'idle';
  const moments = (pick: (part: Health) => string | null) => parts.map(pick).filter((at) => at !== null);
  return {
    state,
    // The account was last in step when the last of its calendars was.
    lastInStepAt: parts.some(({ lastInStepAt }) => lastInStepAt === null)
      ? null
      : (moments(({ lastInStepAt }) => lastInStepAt).sort()[0] ?? null),
    nextTryAt: moments(({ nextTryAt }) => nextTryAt).sort()[0] ?? null,
    pushUntil: moments(({ pushUntil }) => pushUntil).sort()[0] ?? null,
    waiting: calendars.reduce((sum, { waiting }) => sum + waiting, 0),
    problem:
      state === 'in_step' || state === 'idle'
        ? null
        : (connection.reason ?? parts.find(({ problem }) => problem !== null)?.problem ?? null),
    failingSince: instant(connection.failingSince),
    remedy: remedyFor(state),
  };
}

function stoppedState({ status }: Connection): HealthState | null {
  if (status === 'needs_reauth' || status === 'insufficient_scope') return status;
  return status === 'active' ? null : 'needs_reauth';
}

function remedyFor(state: HealthState): Remedy {
  const helps: Record<HealthState, Remedy> = {
    in_step: 'none',
    first_reading: 'wait',
    idle: 'choose',
    retrying: 'wait',
    needs_reauth: 'reconnect',
    insufficient_scope: 'allow',
  };
  return helps[state];
}

function later(one: Date | null, other: Date | null): Date | null {
  if (one === null || other === null) return one ?? other;
  return one > other ? one : other;
}

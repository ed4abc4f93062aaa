import { addBusiness, businessSeconds, type BusinessHours } from '../../kernel/business-time.js';
import { turnOf, type TaskStatus } from './task.rules.js';

/** Where the turnaround of a task stands. */
export const turnaroundStates = ['none', 'on_time', 'at_risk', 'late', 'paused', 'met', 'missed'] as const;
export type TurnaroundState = (typeof turnaroundStates)[number];

/** What the business clock of a task has counted, and what was promised. */
export interface TaskClock {
  readonly status: TaskStatus;
  /** Since when the turn is where it is. */
  readonly turnSince: Temporal.Instant;
  /** Business minutes promised on the assistant's side; null: none. */
  readonly targetMinutes: number | null;
  /** Business seconds on each side, up to `turnSince`. */
  readonly assistantSeconds: number;
  readonly clientSeconds: number;
  /** When the target will have been used up; null where none is promised, and while the clock stands within it. */
  readonly promisedAt: Temporal.Instant | null;
  /** From when on that is near. */
  readonly atRiskAt: Temporal.Instant | null;
}

export interface Turnaround {
  /** On the assistant's side; the clock stands while the turn is the client's or a third party's. */
  readonly usedSeconds: number;
  readonly waitedSeconds: number;
  readonly state: TurnaroundState;
}

const TWO_HOURS = 7200;

/**
 * A promise is at risk for the last fifth of its target, at least for two business hours; of a short target for its
 * second half, so that nothing is at risk from the start.
 */
function riskSeconds(target: number): number {
  return Math.min(Math.max(target / 5, TWO_HOURS), target / 2);
}

/** What is promised while the turn is where it is; what was broken already stays the promise that it was. */
export function promised(clock: TaskClock, hours: BusinessHours): Pick<TaskClock, 'promisedAt' | 'atRiskAt'> {
  const { status, targetMinutes, assistantSeconds, promisedAt, turnSince } = clock;
  const none = { promisedAt: null, atRiskAt: null };
  if (targetMinutes === null || status === 'declined' || status === 'cancelled') return none;
  const target = targetMinutes * 60;
  const broken = assistantSeconds > target;
  if (turnOf(status) !== 'assistant')
    return status === 'delivered' || status === 'done' || broken ? { promisedAt, atRiskAt: null } : none;
  if (broken) return { promisedAt: promisedAt ?? turnSince, atRiskAt: turnSince };
  const after = (seconds: number) => addBusiness(turnSince, seconds - assistantSeconds, hours);
  return { promisedAt: after(target), atRiskAt: after(Math.ceil(target - riskSeconds(target))) };
}

/** The clock after a step: what the turn that ends here has taken is counted, and the promise follows. */
export function stepped(
  clock: TaskClock,
  to: TaskStatus,
  at: Temporal.Instant,
  hours: BusinessHours,
): TaskClock {
  const moved = { ...clock, status: to };
  if (turnOf(clock.status) === turnOf(to)) return { ...moved, ...promised(moved, hours) };
  const counted = { ...moved, ...countedUntil(clock, at, hours), turnSince: at };
  return { ...counted, ...promised(counted, hours) };
}

/** How it stands now. */
export function turnaroundOf(clock: TaskClock, now: Temporal.Instant, hours: BusinessHours): Turnaround {
  const counted = countedUntil(clock, now, hours);
  return {
    usedSeconds: counted.assistantSeconds,
    waitedSeconds: counted.clientSeconds,
    state: stateOf({ ...clock, ...counted }, now),
  };
}

function countedUntil(
  { status, turnSince, assistantSeconds, clientSeconds }: TaskClock,
  until: Temporal.Instant,
  hours: BusinessHours,
): Pick<TaskClock, 'assistantSeconds' | 'clientSeconds'> {
  const turn = turnOf(status);
  if (turn !== 'assistant' && turn !== 'client') return { assistantSeconds, clientSeconds };
  const running = businessSeconds(turnSince, until, hours);
  return turn === 'assistant'
    ? { assistantSeconds: assistantSeconds + running, clientSeconds }
    : { assistantSeconds, clientSeconds: clientSeconds + running };
}

function stateOf(clock: TaskClock, now: Temporal.Instant): TurnaroundState {
  const { status, targetMinutes, assistantSeconds, promisedAt, atRiskAt } = clock;
  if (targetMinutes === null || status === 'declined' || status === 'cancelled') return 'none';
  const broken = assistantSeconds > targetMinutes * 60;
  if (status === 'delivered' || status === 'done') return broken ? 'missed' : 'met';
  if (turnOf(status) !== 'assistant') return broken ? 'late' : 'paused';
  const passed = (moment: Temporal.Instant | null) =>
    moment !== null && Temporal.Instant.compare(moment, now) < 0;
  if (broken || passed(promisedAt)) return 'late';
  return passed(atRiskAt) || (atRiskAt?.equals(now) ?? false) ? 'at_risk' : 'on_time';
}

/** The steps, in minutes, to which agreed rounding brings worked time. */
export const granularities = [1, 3, 5, 6, 10, 12, 15, 30, 60] as const;
export type Granularity = (typeof granularities)[number];

export const roundingDirections = ['up', 'down', 'nearest'] as const;
export type RoundingDirection = (typeof roundingDirections)[number];

/** What is rounded as one: each entry, the entries of a task on a day, a day, a week, a period of the allowance. */
export const roundingScopes = ['entry', 'task_day', 'day', 'week', 'period'] as const;
export type RoundingScope = (typeof roundingScopes)[number];

/** How an agreement turns actual into billed time; applied when read, never to what was recorded. */
export interface RoundingRule {
  readonly minutes: Granularity;
  readonly direction: RoundingDirection;
  readonly scope: RoundingScope;
  /** What a unit of the scope is billed at least; 0 for no minimum. */
  readonly minimumMinutes: number;
}

/**
 * The billed seconds of one unit of the rule's scope. An exact multiple stays as it is, a tie goes up, and nothing
 * worked is nothing billed.
 */
export function roundedSeconds(actual: number, { minutes, direction, minimumMinutes }: RoundingRule): number {
  if (actual <= 0) return 0;
  const step = minutes * 60;
  const steps = actual / step;
  const whole =
    direction === 'up'
      ? Math.ceil(steps)
      : direction === 'down'
        ? Math.floor(steps)
        : Math.floor(steps + 0.5);
  return Math.max(whole * step, minimumMinutes * 60);
}

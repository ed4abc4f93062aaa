import { addBusiness, businessSeconds, type BusinessHours } from '../../kernel/business-time.js';
import { localDay, startOfDay } from '../../kernel/time-zone.js';

export const feedbackStates = ['waiting', 'asked', 'answered', 'lapsed'] as const;
export type FeedbackState = (typeof feedbackStates)[number];

/** How it was done, and how timely. */
export interface Scores {
  readonly approach: number;
  readonly timing: number;
}

/** Of one client at most one is asked for in so long: also a constraint of the database. */
export const APART = Temporal.Duration.from({ hours: 7 * 24 });
/** Nobody remembers what was finished longer ago: not asked any more. */
export const LAPSES_AFTER = Temporal.Duration.from({ hours: 14 * 24 });
/** How long a request may be answered. */
export const OPEN_FOR = Temporal.Duration.from({ hours: 30 * 24 });
/** Until when an answer may be thought over. */
export const CHANGED_FOR = Temporal.Duration.from({ hours: 24 });

/** On either axis: somebody gets in touch. */
const LOW = 2;
/** Fewer answers are printed, not averaged. */
const AVERAGED_FROM = 3;

export interface JudgedFeedback {
  readonly state: FeedbackState;
  readonly askedAt: Temporal.Instant | null;
  readonly answeredAt: Temporal.Instant | null;
}

/** Whether it may be answered, or an answer changed. */
export function isOpen({ state, askedAt, answeredAt }: JudgedFeedback, now: Temporal.Instant): boolean {
  if (state === 'asked' && askedAt) return Temporal.Instant.compare(now, askedAt.add(OPEN_FOR)) < 0;
  if (state === 'answered' && answeredAt)
    return Temporal.Instant.compare(now, answeredAt.add(CHANGED_FOR)) < 0;
  return false;
}

/** Whether somebody should get in touch about it. */
export function isLow({ approach, timing }: Scores): boolean {
  return approach <= LOW || timing <= LOW;
}

export interface Average {
  readonly n: number;
  /** One decimal, half up; null below three answers. */
  readonly approach: number | null;
  readonly timing: number | null;
}

/** What several answers come to. */
export function averageOf(answers: readonly Scores[]): Average {
  const n = answers.length;
  if (n < AVERAGED_FROM) return { n, approach: null, timing: null };
  return {
    n,
    approach: mean(answers.map(({ approach }) => approach)),
    timing: mean(answers.map(({ timing }) => timing)),
  };
}

/** By month of the answer, the earliest first. */
export function averagesByMonth(
  answers: readonly (Scores & { readonly month: string })[],
): (Average & { readonly month: string })[] {
  const months = [...new Set(answers.map(({ month }) => month))].sort();
  return months.map((month) => ({ month, ...averageOf(answers.filter((answer) => answer.month === month)) }));
}

/** One working day from a moment on: as many hours of work as the next day on which is worked has. */
export function withinOneWorkingDay(from: Temporal.Instant, hours: BusinessHours): Temporal.Instant {
  const today = localDay(from, hours.timeZone);
  for (let days = 0; days < 366; days++) {
    const day = today.add({ days });
    const start = startOfDay(day, hours.timeZone);
    const seconds = businessSeconds(start, startOfDay(day.add({ days: 1 }), hours.timeZone), hours);
    if (seconds > 0) return addBusiness(from, seconds, hours);
  }
  return from.add({ hours: 24 });
}

/** In whole tenths all the way, so that no binary fraction decides a half. */
function mean(scores: readonly number[]): number {
  const sum = scores.reduce((total, score) => total + score, 0);
  return Math.floor((20 * sum + scores.length) / (2 * scores.length)) / 10;
}

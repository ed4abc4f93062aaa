import type { FeedbackTrend } from '../../api/types';

export type Axis = 'approach' | 'timing';

export interface FeedbackMonth {
  /** `2026-11`. */
  month: string;
  n: number;
  /** What is drawn: one average, or below three answers the scores themselves, the earliest first. */
  values: Record<Axis, number[]>;
}

/**
 * The months of a trend: an average from three answers on, before that every score for itself. Of months whose
 * answers are too long ago to be told one by one, only the number is known.
 */
export function monthsOf({ months, answers }: Pick<FeedbackTrend, 'months' | 'answers'>): FeedbackMonth[] {
  return months.map(({ month, n, approach, timing }) => {
    // The server counts months in UTC.
    const own = answers
      .filter(({ answeredAt }) => answeredAt.startsWith(month))
      .toSorted((one, other) => one.answeredAt.localeCompare(other.answeredAt));
    const values = (average: number | null, axis: Axis) =>
      average === null ? own.map((answer) => answer[axis]) : [average];
    return { month, n, values: { approach: values(approach, 'approach'), timing: values(timing, 'timing') } };
  });
}

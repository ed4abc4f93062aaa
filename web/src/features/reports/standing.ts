import type { ReportSummary } from '../../api/types';

/** What a report waits for: to be read and sent, an answer, our reply, nothing more. */
export type Standing = 'draft' | 'sent' | 'asked' | 'accepted';

type Judged = Pick<ReportSummary, 'state' | 'openQuestions' | 'supersededBy'>;

/**
 * A question without a reply weighs more than what was accepted before or after it; of a version that was replaced,
 * nothing else is waited for.
 */
export function standing({ state, openQuestions, supersededBy }: Judged): Standing {
  if (state !== 'draft' && openQuestions > 0) return 'asked';
  return supersededBy === null ? state : 'accepted';
}

export function standingAs<R extends Judged>(wanted: Standing, reports: R[]): R[] {
  return reports.filter((report) => standing(report) === wanted);
}

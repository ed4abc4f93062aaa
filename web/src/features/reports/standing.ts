import type { ReportSummary } from '../../api/types';

/** What a report waits for: to be read and sent, an answer, our reply, nothing more. */
export type Standing = 'draft' | 'sent' | 'asked' | 'accepted';

/** A question without a reply weighs more than what was accepted before or after it. */
export function standing({ state, openQuestions }: Pick<ReportSummary, 'state' | 'openQuestions'>): Standing {
  return state !== 'draft' && openQuestions > 0 ? 'asked' : state;
}

export function standingAs<R extends Pick<ReportSummary, 'state' | 'openQuestions'>>(
  wanted: Standing,
  reports: R[],
): R[] {
  return reports.filter((report) => standing(report) === wanted);
}

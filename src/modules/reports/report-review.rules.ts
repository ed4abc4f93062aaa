import type { ReportContent, ReportedClause } from './content/report.content.js';
import type { ClauseComments } from './report.entity.js';

/** What an assistant adds to the figures of a draft. */
export interface Said {
  readonly word: string;
  readonly comments: ClauseComments;
  readonly next: ReportContent['next'];
}

/** The same figures with other words. */
export function reworded(content: ReportContent, { word, comments, next }: Said): ReportContent {
  const clauses = content.clauses.map((clause) => ({ ...clause, comment: comments[clause.id] ?? '' }));
  return { ...content, word, clauses, next };
}

/** The clauses that were not kept and to which nothing is said: a report with such is not sent. */
export function uncommented({ clauses }: Pick<ReportContent, 'clauses'>): ReportedClause[] {
  return clauses.filter(({ outcome, comment }) => outcome === 'not_met' && comment.trim() === '');
}

/** Nothing was worked, corrected or handed over in these days, and no session was held or missed. */
export function nothingDone({
  entries,
  late,
  corrections,
  deliverables,
  appointments,
}: Pick<ReportContent, 'entries' | 'late' | 'corrections' | 'deliverables' | 'appointments'>): boolean {
  const noted = appointments.items.filter(
    ({ attendance }) => attendance && !attendance.startsWith('cancelled'),
  );
  return [entries, late, corrections, deliverables, noted].every((each) => each.length === 0);
}

/** Comments as they stand after some were written anew; an empty one takes its own away. */
export function commentsAfter(
  known: ClauseComments,
  written: readonly { readonly clauseId: string; readonly text: string }[],
): ClauseComments {
  const all = { ...known, ...Object.fromEntries(written.map(({ clauseId, text }) => [clauseId, text])) };
  return Object.fromEntries(Object.entries(all).filter(([, text]) => text !== ''));
}

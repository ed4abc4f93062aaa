import { useEffect } from 'react';
import { useIntl } from 'react-intl';
import type { Report } from '../../api/types';
import type { ReportedClause } from '../../ui/report-clauses';
import { DraftText } from './draft-text';
import { useComment, type TextDraft } from './use-draft-text';

interface ClauseCommentProps {
  report: Report;
  clause: ReportedClause;
  /** Hears how what is being written here is saved before the report is sent. */
  onFlush: (clauseId: string, flush: TextDraft['flush'] | null) => void;
}

/** What the assistant says to a clause; without it, one that was not met keeps the report from being sent. */
export function ClauseComment({ report, clause, onFlush }: ClauseCommentProps) {
  const { formatMessage } = useIntl();
  const draft = useComment(report, clause);
  const { flush } = draft;
  useEffect(() => {
    onFlush(clause.id, flush);
    return () => onFlush(clause.id, null);
  });
  const needed = clause.outcome === 'not_met' && draft.text.trim() === '';
  return (
    <DraftText
      draft={draft}
      label={formatMessage({ id: 'report.clause.comment' })}
      description={needed && formatMessage({ id: 'report.clause.comment-needed' })}
      maxLength={1000}
      required={clause.outcome === 'not_met'}
    />
  );
}

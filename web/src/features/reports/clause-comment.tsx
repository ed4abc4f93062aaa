import { Button } from '@mantine/core';
import { MessageSquarePlus } from 'lucide-react';
import { useEffect, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
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

/** Where the comment on a clause is written, for those who send one there. */
export function commentFieldId(clauseId: string): string {
  return `comment-${clauseId}`;
}

/**
 * What the assistant says to a clause; without it, one that was not met keeps the report from being sent. Of others
 * it is asked for only where somebody wants to say something.
 */
export function ClauseComment({ report, clause, onFlush }: ClauseCommentProps) {
  const { formatMessage } = useIntl();
  const draft = useComment(report, clause);
  const [wanted, setWanted] = useState(false);
  const { flush } = draft;
  useEffect(() => {
    onFlush(clause.id, flush);
    return () => onFlush(clause.id, null);
  });
  const required = clause.outcome === 'not_met';
  if (!required && !wanted && draft.text === '') return <Add onAdd={() => setWanted(true)} />;
  return (
    <DraftText
      draft={draft}
      id={commentFieldId(clause.id)}
      label={formatMessage({ id: 'report.clause.comment' })}
      description={
        required && draft.text.trim() === '' && formatMessage({ id: 'report.clause.comment-needed' })
      }
      maxLength={1000}
      required={required}
      autoFocus={wanted}
    />
  );
}

function Add({ onAdd }: { onAdd: () => void }) {
  return (
    <div style={{ marginLeft: '-0.5rem' }}>
      <Button
        size="compact-sm"
        variant="subtle"
        color="gray"
        leftSection={<MessageSquarePlus size={14} aria-hidden />}
        onClick={onAdd}
      >
        <FormattedMessage id="report.clause.comment-add" />
      </Button>
    </div>
  );
}

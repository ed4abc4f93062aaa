import { useQueryClient } from '@tanstack/react-query';
import { useIntl } from 'react-intl';
import { reports } from '../../api/reports';
import type { Report } from '../../api/types';
import { useToasts } from '../../ui/toasts';
import { WordsForm } from '../../ui/words-form';

interface AskFormProps {
  report: Report;
  /** What it is about; without it, the whole report. */
  entryId?: string;
  onClose: () => void;
}

/** A question in its place; the reply appears with the report. */
export function AskForm({ report, entryId, onClose }: AskFormProps) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const toasts = useToasts();
  const ask = async (text: string) => {
    await reports.answer(report.id, {
      kind: 'question',
      text,
      entryId: entryId ?? null,
      ...(report.contentSha256 ? { contentSha256: report.contentSha256 } : {}),
    });
    toasts.done(formatMessage({ id: 'portal.report.asked' }));
    await queries.invalidateQueries({ queryKey: ['reports'] });
    onClose();
  };
  return (
    <WordsForm
      inPage
      required
      label={formatMessage({ id: 'portal.report.ask-label' })}
      longest={4000}
      send="portal.report.ask-send"
      onSend={ask}
      onClose={onClose}
    />
  );
}

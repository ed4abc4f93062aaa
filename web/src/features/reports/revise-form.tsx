import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { FormattedMessage, useIntl } from 'react-intl';
import { reports } from '../../api/reports';
import type { Report } from '../../api/types';
import { WordsForm } from '../../ui/words-form';
import styles from './reports.module.css';

/** Begins a later version of what was sent: a draft with every difference, for the client to read. */
export function ReviseForm({ report, onClose }: { report: Report; onClose: () => void }) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const revise = async (reason: string) => {
    const draft = await reports.revise(report.id, reason);
    queries.setQueryData(reports.one(draft.id).queryKey, draft);
    void queries.invalidateQueries({ queryKey: ['reports'] });
    onClose();
    await navigate({ to: '/reports/$reportId', params: { reportId: draft.id } });
  };
  return (
    <WordsForm
      required
      lead={
        <p className={styles.plain}>
          <FormattedMessage id="report.revise-text" values={{ number: report.number }} />
        </p>
      }
      label={formatMessage({ id: 'report.revise-reason' })}
      hint={formatMessage({ id: 'report.revise-hint' })}
      longest={500}
      send="report.revise-begin"
      onSend={revise}
      onClose={onClose}
    />
  );
}

import { Button, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { reports } from '../../api/reports';
import type { Report } from '../../api/types';
import { ProblemNote } from '../../ui/problem-note';
import styles from './reports.module.css';

/** Begins a later version of what was sent: a draft with every difference, for the client to read. */
export function ReviseForm({ report, onClose }: { report: Report; onClose: () => void }) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [reason, setReason] = useState('');
  const revise = useMutation({
    mutationFn: () => reports.revise(report.id, reason.trim()),
    onSuccess: async (draft) => {
      queries.setQueryData(reports.one(draft.id).queryKey, draft);
      void queries.invalidateQueries({ queryKey: ['reports'] });
      onClose();
      await navigate({ to: '/reports/$reportId', params: { reportId: draft.id } });
    },
  });
  return (
    <form
      className={styles.stack}
      onSubmit={(event) => {
        event.preventDefault();
        if (!revise.isPending) revise.mutate();
      }}
    >
      <ProblemNote error={revise.error} />
      <p className={styles.plain}>
        <FormattedMessage id="report.revise-text" values={{ number: report.number }} />
      </p>
      <Textarea
        label={formatMessage({ id: 'report.revise-reason' })}
        description={formatMessage({ id: 'report.revise-hint' })}
        data-autofocus
        required
        withAsterisk={false}
        autosize
        minRows={2}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div className={styles.buttons}>
        <Button type="submit" loading={revise.isPending} disabled={reason.trim() === ''}>
          <FormattedMessage id="report.revise-begin" />
        </Button>
        <Button variant="default" onClick={onClose}>
          <FormattedMessage id="common.cancel" />
        </Button>
      </div>
    </form>
  );
}

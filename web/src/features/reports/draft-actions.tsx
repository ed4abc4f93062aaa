import { ActionIcon, Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { RefreshCw, Send, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { reports } from '../../api/reports';
import type { Report } from '../../api/types';
import { useToasts } from '../../ui/toasts';
import { SendDialog } from './send-dialog';

/** What can be done with a draft: take over what changed, throw it away (and take that back), send it. */
export function DraftActions({ report }: { report: Report }) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const toasts = useToasts();
  const [sending, setSending] = useState(false);
  const show = (fresh: Report) => {
    queries.setQueryData(reports.one(report.id).queryKey, fresh);
    return queries.invalidateQueries({ queryKey: ['reports'] });
  };
  const refresh = useMutation({
    mutationFn: () => reports.refresh(report.id),
    onSuccess: async (fresh) => {
      await show(fresh);
      toasts.done(formatMessage({ id: 'report.refreshed' }));
    },
    onError: toasts.failed,
  });
  const composeAgain = async () => {
    const { engagementId, week, word } = report;
    const again = await reports.compose({ engagementId, week });
    if (word) await reports.edit(again.id, { word }, again.version);
    await queries.invalidateQueries({ queryKey: ['reports'] });
  };
  const remove = useMutation({
    mutationFn: () => reports.remove(report.id),
    onSuccess: async () => {
      await navigate({ to: '/reports' });
      queries.removeQueries({ queryKey: reports.one(report.id).queryKey });
      void queries.invalidateQueries({ queryKey: ['reports'] });
      toasts.undo(formatMessage({ id: 'report.removed' }), composeAgain);
    },
    onError: toasts.failed,
  });
  const words = formatMessage({ id: 'report.remove' });
  return (
    <>
      {report.can.edit && (
        <Button
          variant="default"
          leftSection={<RefreshCw size={16} aria-hidden />}
          loading={refresh.isPending}
          onClick={() => refresh.mutate()}
        >
          <FormattedMessage id="report.refresh" />
        </Button>
      )}
      {report.can.remove && (
        <ActionIcon
          variant="default"
          size={36}
          aria-label={words}
          title={words}
          loading={remove.isPending}
          onClick={() => remove.mutate()}
        >
          <Trash2 size={16} aria-hidden />
        </ActionIcon>
      )}
      {report.can.send && (
        <Button leftSection={<Send size={16} aria-hidden />} onClick={() => setSending(true)}>
          <FormattedMessage id="report.send" />
        </Button>
      )}
      {sending && <SendDialog report={report} onRefresh={refresh.mutate} onClose={() => setSending(false)} />}
    </>
  );
}

import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Check } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import { reports } from '../../api/reports';
import type { Report } from '../../api/types';
import { useToasts } from '../../ui/toasts';

/** Accepts exactly what was read: a report that says something else by now is refused. */
export function AcceptButton({ report }: { report: Report }) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const toasts = useToasts();
  const accept = useMutation({
    mutationKey: ['accept', report.id],
    mutationFn: () =>
      reports.answer(report.id, {
        kind: 'accepted',
        ...(report.contentSha256 ? { contentSha256: report.contentSha256 } : {}),
      }),
    onSuccess: () => toasts.done(formatMessage({ id: 'portal.report.thanks' })),
    onError: toasts.failed,
    onSettled: () => queries.invalidateQueries({ queryKey: ['reports'] }),
  });
  if (!report.can.accept) return null;
  return (
    <Button
      leftSection={<Check size={16} aria-hidden />}
      loading={accept.isPending}
      onClick={() => accept.mutate()}
    >
      <FormattedMessage id="portal.report.accept" />
    </Button>
  );
}

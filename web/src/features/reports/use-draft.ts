import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useIntl } from 'react-intl';
import { reports } from '../../api/reports';
import type { Report } from '../../api/types';
import { hoursText } from '../../ui/hours';
import { useToasts } from '../../ui/toasts';

/** What can be done with a draft besides sending it: take over what changed, or throw it away, with a way back. */
export function useDraft(report: Report) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const toasts = useToasts();
  const { queryKey } = reports.one(report.id);
  const refresh = useMutation({
    mutationFn: () => reports.refresh(report.id),
    onSuccess: (fresh) => {
      queries.setQueryData(queryKey, fresh);
      toasts.done(formatMessage(...whatChanged(report, fresh)));
      return queries.invalidateQueries({ queryKey: ['reports'] });
    },
    onError: toasts.failed,
  });
  const composeAgain = async () => {
    const { engagementId, from, to, word } = report;
    const again = await reports.compose({ engagementId, from, to });
    if (word) await reports.edit(again.id, { word }, again.version);
    await queries.invalidateQueries({ queryKey: ['reports'] });
  };
  const remove = useMutation({
    mutationFn: () => reports.remove(report.id),
    onSuccess: async () => {
      await navigate({ to: '/reports' });
      queries.removeQueries({ queryKey });
      void queries.invalidateQueries({ queryKey: ['reports'] });
      toasts.undo(formatMessage({ id: 'report.removed' }), composeAgain);
    },
    onError: toasts.failed,
  });
  return { refresh, remove };
}

/** What to say after a refresh: the hours before and after, where they differ. */
export function whatChanged(
  before: Pick<Report, 'seconds'>,
  after: Pick<Report, 'seconds'>,
): [{ id: 'report.refreshed' | 'report.refreshed-hours' }, Record<string, string>] {
  return before.seconds === after.seconds
    ? [{ id: 'report.refreshed' }, {}]
    : [
        { id: 'report.refreshed-hours' },
        { before: hoursText(before.seconds), after: hoursText(after.seconds) },
      ];
}

import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useIntl } from 'react-intl';
import type { EditReportDto } from '../../api/generated/types.gen';
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
  const restore = async (before: string | undefined) => {
    const again = await beginAgain(report, before);
    await reports.edit(again.id, whatWasSaid(report, again), again.version);
    await queries.invalidateQueries({ queryKey: ['reports'] });
  };
  const remove = useMutation({
    mutationFn: async () => {
      const before = await versionBefore(queries, report);
      await reports.remove(report.id);
      return before;
    },
    onSuccess: async (before) => {
      await navigate({ to: '/reports' });
      queries.removeQueries({ queryKey });
      void queries.invalidateQueries({ queryKey: ['reports'] });
      toasts.undo(formatMessage({ id: 'report.removed' }), () => restore(before));
    },
    onError: toasts.failed,
  });
  return { refresh, remove };
}

async function versionBefore(queries: QueryClient, { id, number }: Report): Promise<string | undefined> {
  if (number === 1) return undefined;
  const versions = await queries.fetchQuery(reports.versions(id));
  return versions.find((version) => version.number === number - 1)?.id;
}

/** A first version is composed of its days, a later one begun on top of the one before. */
function beginAgain({ engagementId, from, to, reason }: Report, before: string | undefined): Promise<Report> {
  return before === undefined
    ? reports.compose({ engagementId, from, to })
    : reports.revise(before, reason ?? '');
}

/** The words of a draft that was thrown away, as far as the one that takes its place has room for them. */
export function whatWasSaid(
  { word, content: { clauses, next } }: Pick<Report, 'word' | 'content'>,
  again: Pick<Report, 'content'>,
): EditReportDto {
  const known = new Set(again.content.clauses.map(({ id }) => id));
  const comments = clauses
    .filter(({ id, comment }) => comment !== '' && known.has(id))
    .map(({ id, comment }) => ({ clauseId: id, text: comment }));
  return { word, comments, next };
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

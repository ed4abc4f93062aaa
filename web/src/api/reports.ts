import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import * as api from './generated/sdk.gen';
import type { AnswerReportDto } from './generated/types.gen';
import { address, ifVersion } from './http';
import type { Language, ReportState } from './types';

export const reports = {
  list: (filter: { engagementId?: string; state?: ReportState; week?: string } = {}) =>
    queryOptions({
      queryKey: ['reports', 'list', filter],
      queryFn: ({ signal }) => api.reportList({ query: { ...filter, limit: 200 }, signal }),
    }),
  /** All of them, the latest week first, page by page. */
  pages: (filter: { engagementId?: string; state?: ReportState } = {}) =>
    infiniteQueryOptions({
      queryKey: ['reports', 'pages', filter],
      queryFn: ({ signal, pageParam }) =>
        api.reportList({ query: { ...filter, limit: 50, cursor: pageParam ?? undefined }, signal }),
      initialPageParam: null as string | null,
      getNextPageParam: (last) => last.nextCursor,
    }),
  one: (id: string) =>
    queryOptions({
      queryKey: ['reports', 'one', id],
      queryFn: ({ signal }) => api.reportRead({ path: { id }, signal }),
    }),
  /** Composes the week; the same week again gives the same report. */
  compose: (body: { engagementId: string; week: string }) => api.reportCompose({ body }),
  edit: (id: string, body: { word: string }, version?: number) =>
    api.reportEdit({ path: { id }, body, ...ifVersion(version) }),
  refresh: (id: string) => api.reportRefresh({ path: { id } }),
  /** Sends what was read: refused when the draft is another by now. */
  send: (id: string, version?: number) => api.reportSend({ path: { id }, ...ifVersion(version) }),
  remove: (id: string) => api.reportRemove({ path: { id } }),
  /** `contentSha256` is what was read: an acceptance of something else is refused. */
  answer: (id: string, body: AnswerReportDto) => api.reportAnswer({ path: { id }, body }),
  reply: (id: string, answerId: string, text: string) =>
    api.reportReply({ path: { id, answerId }, body: { text } }),
  retryDelivery: (id: string, deliveryId: string) => api.reportRetry({ path: { id, deliveryId } }),
  contentAddress: (id: string) => address(`/reports/${id}/content`),
  /** The link in the mail opens nothing any more, until it is given back. */
  takeBackLink: (id: string, deliveryId: string) => api.reportRevokeLink({ path: { id, deliveryId } }),
  giveBackLink: (id: string, deliveryId: string) => api.reportRestoreLink({ path: { id, deliveryId } }),
  pdfAddress: (id: string, language: Language) => address(`/reports/${id}/pdf`, { language }),
};

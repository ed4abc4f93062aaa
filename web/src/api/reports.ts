import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import * as api from './generated/sdk.gen';
import type {
  AddReportLinkDto,
  AnswerReportDto,
  ComposeReportDto,
  EditReportDto,
  ReportFilesExportData,
} from './generated/types.gen';
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
  compose: (body: ComposeReportDto) => api.reportCompose({ body }),
  /** The word, comments to clauses, and when the two speak next; what is not mentioned stays. */
  edit: (id: string, body: EditReportDto, version?: number) =>
    api.reportEdit({ path: { id }, body, ...ifVersion(version) }),
  refresh: (id: string) => api.reportRefresh({ path: { id } }),
  /** Sends what was read: refused when the draft is another by now. */
  send: (id: string, version?: number) => api.reportSend({ path: { id }, ...ifVersion(version) }),
  remove: (id: string) => api.reportRemove({ path: { id } }),
  /** `contentSha256` is what was read: an acceptance of something else is refused. */
  answer: (id: string, body: AnswerReportDto) => api.reportAnswer({ path: { id }, body }),
  reply: (id: string, answerId: string, text: string) =>
    api.reportReply({ path: { id, answerId }, body: { text } }),
  /** Nobody sends it until it is released, the schedule neither. */
  hold: (id: string, note: string) => api.reportReviewHold({ path: { id }, body: { note } }),
  release: (id: string) => api.reportReviewRelease({ path: { id } }),
  /** Begins a later version of what was sent. */
  revise: (id: string, reason: string) => api.reportReviewRevise({ path: { id }, body: { reason } }),
  versions: (id: string) =>
    queryOptions({
      queryKey: ['reports', 'versions', id],
      queryFn: ({ signal }) => api.reportReviewVersions({ path: { id }, signal }),
    }),
  /** Links that may be handed on, those that were taken back too. */
  links: (reportId: string) =>
    queryOptions({
      queryKey: ['reports', 'links', reportId],
      queryFn: ({ signal }) => api.reportLinksList({ query: { reportId, limit: 200 }, signal }),
    }),
  share: (body: AddReportLinkDto) => api.reportLinksAdd({ body }),
  unshare: (id: string) => api.reportLinksRevoke({ path: { id } }),
  exportAddress: (id: string, format: ReportFilesExportData['query']['format'], language: Language) =>
    address(`/reports/${id}/export`, { format, language }),
  /** What became of one delivery, step by step. */
  deliveryHistory: (id: string, deliveryId: string) =>
    queryOptions({
      queryKey: ['reports', 'history', id, deliveryId],
      queryFn: ({ signal }) => api.reportDeliveryHistory({ path: { id, deliveryId }, signal }),
    }),
  mailAddress: (id: string, deliveryId: string) => address(`/reports/${id}/deliveries/${deliveryId}/mail`),
  /** Another link for the same reader, by mail; the one before opens nothing any more. */
  renewLink: (id: string, deliveryId: string) => api.reportFilesRenewLink({ path: { id, deliveryId } }),
  retryDelivery: (id: string, deliveryId: string) => api.reportRetry({ path: { id, deliveryId } }),
  contentAddress: (id: string) => address(`/reports/${id}/content`),
  /** The link in the mail opens nothing any more, until it is given back. */
  takeBackLink: (id: string, deliveryId: string) => api.reportRevokeLink({ path: { id, deliveryId } }),
  giveBackLink: (id: string, deliveryId: string) => api.reportRestoreLink({ path: { id, deliveryId } }),
  pdfAddress: (id: string, language: Language) => address(`/reports/${id}/pdf`, { language }),
};

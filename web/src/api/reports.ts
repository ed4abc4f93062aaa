import { queryOptions } from '@tanstack/react-query';
import { address, call } from './http';
import type { Language, List, Report, ReportState, ReportSummary } from './types';

export interface ReportAnswerDraft {
  kind: 'accepted' | 'question';
  text?: string;
  entryId?: string;
  /** What was read, so that nobody accepts what they did not see. */
  contentSha256?: string;
}

export const reports = {
  list: (filter: { engagementId?: string; state?: ReportState; week?: string } = {}) =>
    queryOptions({
      queryKey: ['reports', 'list', filter],
      queryFn: ({ signal }) =>
        call<List<ReportSummary>>('GET', '/reports', { query: { ...filter, limit: 200 }, signal }),
    }),
  one: (id: string) =>
    queryOptions({
      queryKey: ['reports', 'one', id],
      queryFn: ({ signal }) => call<Report>('GET', `/reports/${id}`, { signal }),
    }),
  /** Composes the week; the same week again gives the same report. */
  compose: (body: { engagementId: string; week: string }) => call<Report>('POST', '/reports', { body }),
  edit: (id: string, body: { word: string }, ifVersion?: number) =>
    call<Report>('PATCH', `/reports/${id}`, { body, ifVersion }),
  refresh: (id: string) => call<Report>('POST', `/reports/${id}/refresh`),
  /** Sends what was read: refused when the draft is another by now. */
  send: (id: string, ifVersion?: number) => call<Report>('POST', `/reports/${id}/send`, { ifVersion }),
  remove: (id: string) => call<void>('DELETE', `/reports/${id}`),
  answer: (id: string, body: ReportAnswerDraft) => call<Report>('POST', `/reports/${id}/answers`, { body }),
  reply: (id: string, answerId: string, text: string) =>
    call<Report>('PUT', `/reports/${id}/answers/${answerId}/reply`, { body: { text } }),
  retryDelivery: (id: string, deliveryId: string) =>
    call<Report>('POST', `/reports/${id}/deliveries/${deliveryId}/retry`),
  contentAddress: (id: string) => address(`/reports/${id}/content`),
  pdfAddress: (id: string, language: Language) => address(`/reports/${id}/pdf`, { language }),
};

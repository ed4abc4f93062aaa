import { queryOptions } from '@tanstack/react-query';
import { address, call } from './http';
import type { Language, List, Report, ReportState } from './types';

export const reports = {
  list: (filter: { engagementId?: string; state?: ReportState; week?: string } = {}) =>
    queryOptions({
      queryKey: ['reports', 'list', filter],
      queryFn: ({ signal }) =>
        call<List<Report>>('GET', '/reports', { query: { ...filter, limit: 200 }, signal }),
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
  send: (id: string) => call<Report>('POST', `/reports/${id}/send`),
  remove: (id: string) => call<void>('DELETE', `/reports/${id}`),
  answer: (id: string, body: { kind: 'accepted' | 'question'; text?: string; entryId?: string }) =>
    call<Report>('POST', `/reports/${id}/answers`, { body }),
  reply: (id: string, answerId: string, text: string) =>
    call<Report>('PUT', `/reports/${id}/answers/${answerId}/reply`, { body: { text } }),
  retryDelivery: (id: string, deliveryId: string) =>
    call<Report>('POST', `/reports/${id}/deliveries/${deliveryId}/retry`),
  pdfAddress: (id: string, language: Language) => address(`/reports/${id}/pdf`, { language }),
};

import { queryOptions } from '@tanstack/react-query';
import { call } from './http';
import type { Agreement, Balance, Engagement, List, Money, Service } from './types';

export interface EngagementDraft {
  id?: string;
  clientId: string;
  name: string;
  timeZone: string;
  currency: string;
  weekStartsOn: number;
  startsOn: string;
  rate?: Money | null;
  allowanceMinutes?: number | null;
  showAmounts?: boolean;
  assistantIds?: string[];
}

export const engagements = {
  list: (filter: { clientId?: string } = {}) =>
    queryOptions({
      queryKey: ['engagements', 'list', filter],
      queryFn: ({ signal }) =>
        call<List<Engagement>>('GET', '/engagements', { query: { ...filter, limit: 200 }, signal }),
    }),
  one: (id: string) =>
    queryOptions({
      queryKey: ['engagements', 'one', id],
      queryFn: ({ signal }) => call<Engagement>('GET', `/engagements/${id}`, { signal }),
    }),
  balance: (id: string, on?: string) =>
    queryOptions({
      queryKey: ['engagements', 'balance', id, on ?? null],
      queryFn: ({ signal }) => call<Balance>('GET', `/engagements/${id}/balance`, { query: { on }, signal }),
    }),
  agreements: (id: string) =>
    queryOptions({
      queryKey: ['engagements', 'agreements', id],
      queryFn: ({ signal }) => call<List<Agreement>>('GET', `/engagements/${id}/agreements`, { signal }),
    }),
  create: (body: EngagementDraft) => call<Engagement>('POST', '/engagements', { body }),
  edit: (
    id: string,
    body: {
      name?: string;
      timeZone?: string;
      weekStartsOn?: number;
      startsOn?: string;
      endedOn?: string | null;
    },
    ifVersion?: number,
  ) => call<Engagement>('PATCH', `/engagements/${id}`, { body, ifVersion }),
  agree: (id: string, body: Agreement) => call<Agreement>('POST', `/engagements/${id}/agreements`, { body }),
  assign: (id: string, memberIds: string[]) =>
    call<Engagement>('PUT', `/engagements/${id}/assistants`, { body: { memberIds } }),
  schedule: (id: string, body: { enabled: boolean; weekday: number; time: string; autoSend: boolean }) =>
    call<Engagement>('PUT', `/engagements/${id}/schedule`, { body }),
};

export const services = {
  list: (engagementId: string) =>
    queryOptions({
      queryKey: ['services', 'list', engagementId],
      queryFn: ({ signal }) =>
        call<List<Service>>('GET', '/services', { query: { engagementId, limit: 200 }, signal }),
    }),
  create: (body: { id?: string; engagementId: string; name: string }) =>
    call<Service>('POST', '/services', { body }),
  edit: (id: string, body: { name?: string; archived?: boolean }, ifVersion?: number) =>
    call<Service>('PATCH', `/services/${id}`, { body, ifVersion }),
};

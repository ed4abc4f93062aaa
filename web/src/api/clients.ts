import { queryOptions } from '@tanstack/react-query';
import { call } from './http';
import type { Client, Contact, Language, List } from './types';

export interface ContactDraft {
  id?: string;
  clientId: string;
  name: string;
  email: string;
  language: Language;
  timeZone: string;
  receivesReports: boolean;
}

export const clients = {
  list: (filter: { archived?: boolean } = {}) =>
    queryOptions({
      queryKey: ['clients', 'list', filter],
      queryFn: ({ signal }) =>
        call<List<Client>>('GET', '/clients', { query: { ...filter, limit: 200 }, signal }),
    }),
  one: (id: string) =>
    queryOptions({
      queryKey: ['clients', 'one', id],
      queryFn: ({ signal }) => call<Client>('GET', `/clients/${id}`, { signal }),
    }),
  create: (body: { id?: string; name: string }) => call<Client>('POST', '/clients', { body }),
  edit: (id: string, body: { name?: string; archived?: boolean }, ifVersion?: number) =>
    call<Client>('PATCH', `/clients/${id}`, { body, ifVersion }),
};

export const contacts = {
  list: (clientId: string) =>
    queryOptions({
      queryKey: ['contacts', 'list', clientId],
      queryFn: ({ signal }) =>
        call<List<Contact>>('GET', '/contacts', { query: { clientId, limit: 200 }, signal }),
    }),
  create: (body: ContactDraft) => call<Contact>('POST', '/contacts', { body }),
  edit: (id: string, body: Partial<Omit<ContactDraft, 'id' | 'clientId'>>, ifVersion?: number) =>
    call<Contact>('PATCH', `/contacts/${id}`, { body, ifVersion }),
  remove: (id: string) => call<void>('DELETE', `/contacts/${id}`),
  restore: (id: string) => call<Contact>('POST', `/contacts/${id}/restore`),
};

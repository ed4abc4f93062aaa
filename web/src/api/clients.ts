import { queryOptions } from '@tanstack/react-query';
import * as api from './generated/sdk.gen';
import type { AddClientDto, AddContactDto, EditClientDto, EditContactDto } from './generated/types.gen';
import { ifVersion } from './http';

export type ContactDraft = AddContactDto;

export const clients = {
  list: (filter: { archived?: boolean } = {}) =>
    queryOptions({
      queryKey: ['clients', 'list', filter],
      queryFn: ({ signal }) => api.clientsList({ query: { ...filter, limit: 200 }, signal }),
    }),
  one: (id: string) =>
    queryOptions({
      queryKey: ['clients', 'one', id],
      queryFn: ({ signal }) => api.clientsRead({ path: { id }, signal }),
    }),
  /** How far the relation came, step by step; the latest first. */
  stages: (id: string) =>
    queryOptions({
      queryKey: ['clients', 'stages', id],
      queryFn: ({ signal }) => api.clientsStages({ path: { id }, signal }),
    }),
  create: (body: AddClientDto) => api.clientsAdd({ body }),
  edit: (id: string, body: EditClientDto, version?: number) =>
    api.clientsEdit({ path: { id }, body, ...ifVersion(version) }),
};

export const contacts = {
  list: (clientId: string) =>
    queryOptions({
      queryKey: ['contacts', 'list', clientId],
      queryFn: ({ signal }) => api.contactsList({ query: { clientId, limit: 200 }, signal }),
    }),
  create: (body: ContactDraft) => api.contactsAdd({ body }),
  edit: (id: string, body: EditContactDto, version?: number) =>
    api.contactsEdit({ path: { id }, body, ...ifVersion(version) }),
  remove: (id: string) => api.contactsRemove({ path: { id } }),
  restore: (id: string) => api.contactsRestore({ path: { id } }),
};

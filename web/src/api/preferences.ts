import { queryOptions } from '@tanstack/react-query';
import { everyPage } from './every-page';
import * as api from './generated/sdk.gen';
import type { AddPreferenceDto, EditPreferenceDto } from './generated/types.gen';
import { ifVersion } from './http';

export type PreferenceDraft = AddPreferenceDto;
export type PreferenceChange = EditPreferenceDto;

/** What is known of a client and its contacts, with how and since when. */
export const preferences = {
  list: (clientId: string) =>
    queryOptions({
      queryKey: ['preferences', 'list', clientId],
      queryFn: ({ signal }) => api.preferencesList({ query: { clientId, limit: 200 }, signal }),
    }),
  /** Of every client in reach. */
  all: queryOptions({
    queryKey: ['preferences', 'all'],
    queryFn: ({ signal }) =>
      everyPage((cursor) => api.preferencesList({ query: { limit: 200, cursor }, signal })),
  }),
  add: (body: PreferenceDraft) => api.preferencesAdd({ body }),
  edit: (id: string, body: PreferenceChange, version?: number) =>
    api.preferencesEdit({ path: { id }, body, ...ifVersion(version) }),
  /** It still holds: confirmed today. */
  confirm: (id: string) => api.preferencesConfirm({ path: { id } }),
  remove: (id: string) => api.preferencesRemove({ path: { id } }),
  restore: (id: string) => api.preferencesRestore({ path: { id } }),
};

import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import * as api from './generated/sdk.gen';
import type { ChangeDeliverableDto } from './generated/types.gen';
import { everyPage } from './every-page';
import { address, ifVersion } from './http';
import { sendForm, type Sending } from './upload';
import type { Deliverable } from './types';

export interface Upload {
  id?: string;
  engagementId: string;
  taskId?: string | undefined;
  title?: string | undefined;
  note?: string | undefined;
  file: File;
}

function form(fields: Record<string, string | undefined>, file: File): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) if (value) data.set(name, value);
  data.set('file', file);
  return data;
}

export const deliverables = {
  list: (filter: { engagementId?: string; taskId?: string } = {}) =>
    queryOptions({
      queryKey: ['deliverables', 'list', filter],
      queryFn: ({ signal }) => api.deliverablesList({ query: { ...filter, limit: 200 }, signal }),
    }),
  /** All of them, page by page. */
  pages: (filter: { engagementId?: string } = {}) =>
    infiniteQueryOptions({
      queryKey: ['deliverables', 'pages', filter],
      queryFn: ({ signal, pageParam }) =>
        api.deliverablesList({ query: { ...filter, limit: 100, cursor: pageParam ?? undefined }, signal }),
      initialPageParam: null as string | null,
      getNextPageParam: (last) => last.nextCursor,
    }),
  /** Every one, to look through them all. */
  all: queryOptions({
    queryKey: ['deliverables', 'all'],
    queryFn: ({ signal }) =>
      everyPage((cursor) => api.deliverablesList({ query: { limit: 200, cursor }, signal })),
  }),
  one: (id: string) =>
    queryOptions({
      queryKey: ['deliverables', 'one', id],
      queryFn: ({ signal }) => api.deliverablesRead({ path: { id }, signal }),
    }),
  upload: ({ file, ...fields }: Upload, sending?: Sending) =>
    sendForm<Deliverable>('/deliverables', form(fields, file), sending),
  addVersion: (id: string, file: File, note?: string, sending?: Sending) =>
    sendForm<Deliverable>(`/deliverables/${id}/versions`, form({ note }, file), sending),
  edit: (id: string, body: ChangeDeliverableDto, version?: number) =>
    api.deliverablesChange({ path: { id }, body, ...ifVersion(version) }),
  remove: (id: string) => api.deliverablesRemove({ path: { id } }),
  restore: (id: string) => api.deliverablesRestore({ path: { id } }),
  contentAddress: (id: string, number: number) => address(`/deliverables/${id}/versions/${number}/content`),
};

import { queryOptions } from '@tanstack/react-query';
import { address, call } from './http';
import { sendForm, type Sending } from './upload';
import type { Deliverable, List } from './types';

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
      queryFn: ({ signal }) =>
        call<List<Deliverable>>('GET', '/deliverables', { query: { ...filter, limit: 200 }, signal }),
    }),
  one: (id: string) =>
    queryOptions({
      queryKey: ['deliverables', 'one', id],
      queryFn: ({ signal }) => call<Deliverable>('GET', `/deliverables/${id}`, { signal }),
    }),
  upload: ({ file, ...fields }: Upload, sending?: Sending) =>
    sendForm<Deliverable>('/deliverables', form(fields, file), sending),
  addVersion: (id: string, file: File, note?: string, sending?: Sending) =>
    sendForm<Deliverable>(`/deliverables/${id}/versions`, form({ note }, file), sending),
  edit: (id: string, body: { title?: string; taskId?: string | null }, ifVersion?: number) =>
    call<Deliverable>('PATCH', `/deliverables/${id}`, { body, ifVersion }),
  remove: (id: string) => call<void>('DELETE', `/deliverables/${id}`),
  restore: (id: string) => call<Deliverable>('POST', `/deliverables/${id}/restore`),
  contentAddress: (id: string, number: number) => address(`/deliverables/${id}/versions/${number}/content`),
};

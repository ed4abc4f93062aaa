import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import * as api from './generated/sdk.gen';
import type {
  AcceptDto,
  AddVersionDto,
  ChangeDeliverableDto,
  DeliverablesListData,
  HandOverDto,
  RequestChangeDto,
} from './generated/types.gen';
import { everyPage } from './every-page';
import { address, apiFetch, ifVersion } from './http';

/** What documents are asked for by; the words of the API's list. */
export type DocumentFilter = Omit<NonNullable<DeliverablesListData['query']>, 'limit' | 'cursor'>;

/** One content: an upload that has arrived, a link, or a text in Markdown. */
export type DocumentDraft = Omit<HandOverDto, 'file'>;
export type VersionDraft = Omit<AddVersionDto, 'file'>;

export const deliverables = {
  list: (filter: DocumentFilter = {}) =>
    queryOptions({
      queryKey: ['deliverables', 'list', filter],
      queryFn: ({ signal }) => api.deliverablesList({ query: { ...filter, limit: 200 }, signal }),
    }),
  /** All of them, page by page. */
  pages: (filter: DocumentFilter = {}) =>
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
  /** The beginning of a text, to look at it without a download. */
  text: (id: string, number: number) =>
    queryOptions({
      queryKey: ['deliverable-texts', id, number],
      queryFn: async ({ signal }) =>
        (await apiFetch(address(`/deliverables/${id}/versions/${number}/preview`), { signal })).text(),
      // A version never changes.
      staleTime: Infinity,
    }),
  /** Folders and tags that are in use, with how many documents each. */
  folders: (filter: { clientId?: string; engagementId?: string } = {}) =>
    queryOptions({
      queryKey: ['deliverables', 'folders', filter],
      queryFn: ({ signal }) => api.deliverablesFolders({ query: filter, signal }),
    }),
  create: (body: DocumentDraft) => api.deliverablesHandOver({ body }),
  addVersion: (id: string, body: VersionDraft, version?: number) =>
    api.deliverablesAddVersion({ path: { id }, body, ...ifVersion(version) }),
  edit: (id: string, body: ChangeDeliverableDto, version?: number) =>
    api.deliverablesChange({ path: { id }, body, ...ifVersion(version) }),
  /** The client sees the latest version from now on. */
  show: (id: string, version?: number) => api.deliverablesShow({ path: { id }, ...ifVersion(version) }),
  /** Takes it back, until the client has decided. */
  hide: (id: string, version?: number) => api.deliverablesHide({ path: { id }, ...ifVersion(version) }),
  /** Of the version that was looked at, by its hash. */
  accept: (id: string, body: AcceptDto) => api.deliverablesAccept({ path: { id }, body }),
  requestChange: (id: string, body: RequestChangeDto) =>
    api.deliverablesRequestChange({ path: { id }, body }),
  remove: (id: string) => api.deliverablesRemove({ path: { id } }),
  restore: (id: string) => api.deliverablesRestore({ path: { id } }),
  contentAddress: (id: string, number: number) => address(`/deliverables/${id}/versions/${number}/content`),
  previewAddress: (id: string, number: number, page: number, width: 320 | 960) =>
    address(`/deliverables/${id}/versions/${number}/preview`, { page: String(page), width: String(width) }),
};

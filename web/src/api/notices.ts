import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import * as api from './generated/sdk.gen';
import type { NoticePreferenceDto, ReadNoticesDto } from './generated/types.gen';

/** What the caller was told, in the product and by mail. */
export const notices = {
  /** The latest first, page by page. */
  pages: (filter: { unread?: boolean } = {}) =>
    infiniteQueryOptions({
      queryKey: ['notices', 'pages', filter],
      queryFn: ({ signal, pageParam }) =>
        api.noticesList({ query: { ...filter, limit: 50, cursor: pageParam ?? undefined }, signal }),
      initialPageParam: null as string | null,
      getNextPageParam: (last) => last.nextCursor,
    }),
  count: queryOptions({
    queryKey: ['notices', 'count'],
    queryFn: ({ signal }) => api.noticesCount({ signal }),
  }),
  /** Read, or unread again: these, those of one subject, or all. */
  mark: (body: ReadNoticesDto) => api.noticesMark({ body }),
  preferences: queryOptions({
    queryKey: ['notices', 'preferences'],
    queryFn: ({ signal }) => api.noticePreferencesRead({ signal }),
  }),
  /** Kinds that are not named stay as they are. */
  prefer: (items: NoticePreferenceDto[]) => api.noticePreferencesChoose({ body: { items } }),
};

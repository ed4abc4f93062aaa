import { infiniteQueryOptions } from '@tanstack/react-query';
import * as api from './generated/sdk.gen';
import type { SuppressDto } from './generated/types.gen';

export type { SuppressionDto as Suppression } from './generated/types.gen';

/** Addresses to which the workspace writes no more. */
export const suppressions = {
  /** The latest first, page by page. @param address the beginning of it */
  pages: (address: string) =>
    infiniteQueryOptions({
      queryKey: ['suppressions', 'pages', address],
      queryFn: ({ signal, pageParam }) =>
        api.suppressionsList({
          query: { limit: 20, cursor: pageParam ?? undefined, ...(address && { address }) },
          signal,
        }),
      initialPageParam: null as string | null,
      getNextPageParam: (last) => last.nextCursor,
    }),
  add: (body: SuppressDto) => api.suppressionsAdd({ body }),
  remove: (id: string) => api.suppressionsRemove({ path: { id } }),
  restore: (id: string) => api.suppressionsRestore({ path: { id } }),
};

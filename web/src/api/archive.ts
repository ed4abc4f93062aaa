import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import * as api from './generated/sdk.gen';
import type { ArchiveSearchData, FoundDto } from './generated/types.gen';

export type Found = FoundDto;
export type ArchiveFilter = Omit<NonNullable<ArchiveSearchData['query']>, 'limit' | 'cursor'>;

export const archive = {
  /** One search over names and contents of documents, tasks, questions and comments in reach. */
  search: (filter: ArchiveFilter) =>
    infiniteQueryOptions({
      queryKey: ['archive', 'search', filter],
      queryFn: ({ signal, pageParam }) =>
        api.archiveSearch({ query: { ...filter, limit: 30, cursor: pageParam ?? undefined }, signal }),
      initialPageParam: null as string | null,
      getNextPageParam: (last) => last.nextCursor,
      placeholderData: keepPreviousData,
    }),
};

import { queryOptions } from '@tanstack/react-query';
import * as api from './generated/sdk.gen';
import type { AdjustDto } from './generated/types.gen';

/** Dated corrections of entries that a client was told of; the entries stay as they were told. */
export const adjustments = {
  list: (filter: { engagementId?: string; entryId?: string; from?: string; to?: string }) =>
    queryOptions({
      queryKey: ['adjustments', 'list', filter],
      queryFn: ({ signal }) => api.adjustmentsList({ query: { ...filter, limit: 200 }, signal }),
    }),
  create: (body: AdjustDto) => api.adjustmentsAdjust({ body }),
  remove: (id: string) => api.adjustmentsRemove({ path: { id } }),
};

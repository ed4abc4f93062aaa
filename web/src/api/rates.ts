import { queryOptions } from '@tanstack/react-query';
import * as api from './generated/sdk.gen';
import type { SetRateDto } from './generated/types.gen';

export type RateDraft = SetRateDto;

export const rates = {
  list: (filter: { scope?: RateDraft['scope']; clientId?: string; engagementId?: string }) =>
    queryOptions({
      queryKey: ['rates', 'list', filter],
      queryFn: ({ signal }) => api.ratesList({ query: { ...filter, limit: 200 }, signal }),
    }),
  create: (body: RateDraft) => api.ratesSet({ body }),
  remove: (id: string) => api.ratesRemove({ path: { id } }),
};

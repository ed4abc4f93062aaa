import { queryOptions } from '@tanstack/react-query';
import * as api from './generated/sdk.gen';

/** What is known of a client and its contacts, with how and since when. */
export const preferences = {
  list: (clientId: string) =>
    queryOptions({
      queryKey: ['preferences', 'list', clientId],
      queryFn: ({ signal }) => api.preferencesList({ query: { clientId, limit: 200 }, signal }),
    }),
};

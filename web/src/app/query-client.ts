import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { Problem } from '../api/problem';

/** Reads again at most twice what failed for no reason of its own; never repeats what changes something. */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  const notice = (error: unknown) => {
    if (error instanceof Problem && error.status === 401 && error.code !== 'session.wrong-credentials') {
      onSignedOut();
    }
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError: notice }),
    mutationCache: new MutationCache({ onError: notice }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        // Asked also without a network: some answers are kept, the others fail at once and say so.
        networkMode: 'always',
        refetchOnReconnect: true,
        retry: (count, error) =>
          navigator.onLine &&
          count < 2 &&
          error instanceof Problem &&
          (error.status === 0 || error.status >= 502),
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}

import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { sessionQuery } from '../../api/identity';
import type { Session } from '../../api/types';

/** Goes in with a fresh session, to the page that was asked for; what somebody else read here is forgotten. */
export function useEnter(): (session: Session, next?: string) => Promise<void> {
  const queries = useQueryClient();
  const router = useRouter();
  return async (session, next = '/') => {
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0] });
    queries.setQueryData(sessionQuery.queryKey, session);
    await router.navigate({ href: next });
  };
}

import { useQuery } from '@tanstack/react-query';
import { sessionQuery } from './identity';
import type { Session } from './types';

/** The session of a signed-in page; the router lets nobody in there without one. */
export function useSession(): Session {
  const { data } = useQuery(sessionQuery);
  if (!data) throw new Error('This page needs a session');
  return data;
}

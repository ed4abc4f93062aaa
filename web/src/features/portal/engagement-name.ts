import { useQuery } from '@tanstack/react-query';
import { engagements } from '../../api/engagements';

/** The name of an engagement, to stand before other words; nothing where the client has only one. */
export function useEngagementName(): (name: string) => string {
  const { data } = useQuery(engagements.list());
  const several = (data?.items.length ?? 0) > 1;
  return (name) => (several ? `${name} · ` : '');
}

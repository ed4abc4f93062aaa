import { useQuery } from '@tanstack/react-query';
import type { ClauseDraft } from '../../api/agreements';
import { services } from '../../api/engagements';
import { useClauseWords } from '../../ui/clause-words';

/** Says the clauses of an engagement as sentences, with the names of its services. */
export function useClauseSentences(engagementId: string): (clauses: readonly ClauseDraft[]) => string[] {
  const words = useClauseWords();
  const { data } = useQuery(services.list(engagementId));
  return (clauses) =>
    clauses.map(({ kind, terms }) => {
      const named = 'serviceId' in terms ? terms.serviceId : null;
      const service = data?.items.find(({ id }) => id === named)?.name ?? null;
      return words({ kind, terms: { ...terms, service } });
    });
}

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { deliverables } from '../api/deliverables';
import type { Deliverable } from '../api/types';
import { useSession } from '../api/use-session';
import { asDecided, meanwhile, type Decided, type Meanwhile } from './document-decided';
import { putDocument, refreshDocuments } from './document-changes';

interface Decision {
  /** True when it stands. */
  decide: (decision: Decided, reason?: string) => Promise<boolean>;
  /** What the reader has just decided. */
  wished: Decided | null;
  error: unknown;
  /** What somebody else did at the same moment, which stands. */
  others: Meanwhile | null;
}

/** Decides about the version that is in front of the reader; shown at once, taken back when it is refused. */
export function useDecision(deliverable: Deliverable): Decision {
  const queries = useQueryClient();
  const { person } = useSession();
  const [wished, setWished] = useState<{ decision: Decided; version: number } | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [others, setOthers] = useState<Meanwhile | null>(null);
  const { id, shownVersion, versions } = deliverable;

  const decide = async (decision: Decided, reason = ''): Promise<boolean> => {
    const seen = versions.find(({ number }) => number === shownVersion);
    if (!seen) return false;
    const body = { version: seen.number, sha256: seen.sha256 };
    setError(null);
    setOthers(null);
    setWished({ decision, version: seen.number });
    const at = Temporal.Now.instant().toString();
    putDocument(queries, asDecided(deliverable, { ...body, decision, reason, byName: person.name, at }));
    try {
      putDocument(
        queries,
        decision === 'accepted'
          ? await deliverables.accept(id, body)
          : await deliverables.requestChange(id, { ...body, reason }),
      );
      return true;
    } catch (thrown) {
      setWished(null);
      setError(thrown);
      setOthers(meanwhile(thrown));
      putDocument(queries, deliverable);
      return false;
    } finally {
      await refreshDocuments(queries);
    }
  };
  return {
    decide,
    wished: wished?.version === shownVersion ? wished.decision : null,
    error,
    others,
  };
}

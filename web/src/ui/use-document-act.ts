import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Deliverable } from '../api/types';
import { putDocument, refreshDocuments } from './document-changes';

interface DocumentAct {
  /** True when it is done. */
  act: (change: () => Promise<Deliverable>) => Promise<boolean>;
  pending: boolean;
  error: unknown;
}

/** One change of one document, once at a time. Whoever was too late sees what it is now, and why theirs did not go. */
export function useDocumentAct(): DocumentAct {
  const put = useRefreshedDocument();
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const act = async (change: () => Promise<Deliverable>): Promise<boolean> => {
    if (pending) return false;
    setPending(true);
    setError(null);
    try {
      await put(change());
      return true;
    } catch (thrown) {
      setError(thrown);
      return false;
    } finally {
      setPending(false);
    }
  };
  return { act, pending, error };
}

/** Waits for a change and shows what came of it; a refused one brings what stands now. */
export function useRefreshedDocument(): (change: Promise<Deliverable>) => Promise<void> {
  const queries = useQueryClient();
  return async (change) => {
    try {
      putDocument(queries, await change);
    } finally {
      await refreshDocuments(queries);
    }
  };
}

import { useCallback, useRef } from 'react';
import type { TextDraft } from './use-draft-text';

type Flush = TextDraft['flush'];

/** Everything that is being written to one report, saved together before it is sent. */
export function useFlushes(word: Flush): {
  register: (id: string, flush: Flush | null) => void;
  flushAll: Flush;
} {
  const flushes = useRef(new Map<string, Flush>());
  const register = useCallback((id: string, flush: Flush | null) => {
    if (flush) flushes.current.set(id, flush);
    else flushes.current.delete(id);
  }, []);
  const flushAll = async () => {
    await word();
    for (const flush of flushes.current.values()) await flush();
  };
  return { register, flushAll };
}

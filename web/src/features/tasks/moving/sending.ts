import { useState } from 'react';

interface Sending {
  send: (work: () => Promise<unknown>) => Promise<void>;
  pending: boolean;
  error: unknown;
}

/** Sends once at a time, and keeps what went wrong for the dialog to show. */
export function useSending(): Sending {
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const send = async (work: () => Promise<unknown>): Promise<void> => {
    if (pending) return;
    setPending(true);
    setError(null);
    try {
      await work();
    } catch (thrown) {
      setError(thrown);
    } finally {
      setPending(false);
    }
  };
  return { send, pending, error };
}

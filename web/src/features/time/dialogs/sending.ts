import { useState } from 'react';

interface Sending {
  /** Does the work once at a time; what fails stays in `error`. */
  send: (work: () => Promise<unknown>, done: () => void) => Promise<void>;
  pending: boolean;
  error: unknown;
}

/** For a dialog that does one thing and closes. */
export function useSending(): Sending {
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  return {
    pending,
    error,
    send: async (work, done) => {
      if (pending) return;
      setPending(true);
      setError(null);
      try {
        await work();
        done();
      } catch (thrown) {
        setError(thrown);
      } finally {
        setPending(false);
      }
    },
  };
}

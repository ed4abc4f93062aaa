import { useState } from 'react';

interface Sending {
  /** Does the work once at a time, then what follows it; what fails stays in `error`. */
  send: (work: () => Promise<unknown>, done?: () => void) => Promise<void>;
  pending: boolean;
  error: unknown;
}

/** For a dialog that does one thing: once at a time, with what went wrong kept to be shown. */
export function useSending(): Sending {
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const send: Sending['send'] = async (work, done) => {
    if (pending) return;
    setPending(true);
    setError(null);
    try {
      await work();
      done?.();
    } catch (thrown) {
      setError(thrown);
    } finally {
      setPending(false);
    }
  };
  return { send, pending, error };
}

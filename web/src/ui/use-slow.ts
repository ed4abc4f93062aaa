import { useEffect, useState } from 'react';

/** True once something has been under way for longer than one waits without a sign. */
export function useSlow(busy: boolean, after = 1_000): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!busy) return undefined;
    const timer = setTimeout(() => setSlow(true), after);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [busy, after]);
  return slow;
}

import { useLocation } from '@tanstack/react-router';
import { useState } from 'react';

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** Counts up: the page was asked to begin with something new. */
    create?: number;
  }
}

/** Whether the form for something new is open; also because whoever came here asked for it. */
export function useCreating(): [creating: boolean, set: (creating: boolean) => void] {
  const asked = useLocation({ select: ({ state }) => state.create ?? 0 });
  const [answered, setAnswered] = useState(0);
  const [creating, setCreating] = useState(false);
  if (asked !== answered) {
    setAnswered(asked);
    setCreating(asked !== 0);
  }
  return [creating, setCreating];
}

import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { session as calls, sessionQuery } from '../api/identity';
import type { Seat, Session } from '../api/types';
import { useToasts } from '../ui/toasts';

interface Seats {
  switchTo: (seat: Seat) => void;
  signOut: () => void;
}

/** Changing the seat or leaving forgets everything that was read before: it belongs to another role now. */
export function useSeats(): Seats {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const toasts = useToasts();
  const become = (session: Session | null) => {
    queries.setQueryData(sessionQuery.queryKey, session);
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0] });
  };
  return {
    switchTo: (seat) => {
      calls.switchSeat(seat.id).then(async (session) => {
        await navigate({ to: '/' });
        become(session);
      }, toasts.failed);
    },
    signOut: () => {
      // A whole new page: nothing of this session stays in memory.
      calls.signOut().then(() => window.location.assign('/sign-in'), toasts.failed);
    },
  };
}

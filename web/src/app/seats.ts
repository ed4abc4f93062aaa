import { session } from '../api/identity';
import type { Seat } from '../api/types';
import { useToasts } from '../ui/toasts';

interface Seats {
  switchTo: (seat: Seat) => void;
  signOut: () => void;
}

/** The ways out of this seat, each to a whole new page: nothing that was read here stays in memory. */
export function useSeats(): Seats {
  const toasts = useToasts();
  return {
    switchTo: (seat) => {
      session.switchSeat(seat.id).then(() => window.location.assign('/'), toasts.failed);
    },
    signOut: () => {
      session.signOut().then(() => window.location.assign('/sign-in'), toasts.failed);
    },
  };
}

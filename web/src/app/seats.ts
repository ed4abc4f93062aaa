import { useState } from 'react';
import { session } from '../api/identity';
import { engine } from '../api/offline/desk';
import { unsentNow } from '../api/offline/unsent';
import type { Seat } from '../api/types';
import { useToasts } from '../ui/toasts';

interface Seats {
  switchTo: (seat: Seat) => void;
  signOut: () => void;
  /** Changes wait to be sent: whoever goes is asked first. */
  asking: { count: number; leave: () => void; stay: () => void } | null;
}

/** The ways out of this seat, each to a whole new page: nothing that was read here stays in memory. */
export function useSeats(): Seats {
  const toasts = useToasts();
  const [asking, setAsking] = useState<Seats['asking']>(null);
  const leave = async (go: () => Promise<unknown>, to: string) => {
    const really = () => {
      setAsking(null);
      go().then(() => window.location.assign(to), toasts.failed);
    };
    if (unsentNow().length > 0) await (await engine())?.flush();
    const count = unsentNow().length;
    if (count === 0) really();
    else setAsking({ count, leave: really, stay: () => setAsking(null) });
  };
  return {
    switchTo: (seat) => void leave(() => session.switchSeat(seat.id), '/'),
    signOut: () => void leave(() => session.signOut(), '/sign-in'),
    asking,
  };
}

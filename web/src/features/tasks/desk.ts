import { createContext, useContext } from 'react';

/** What every card of the page needs to know about the others. */
export interface Desk {
  isChosen: (id: string) => boolean;
  toggle: (id: string) => void;
  /** The one card that Tab comes to; the first as long as nobody was there. */
  active: string | null;
  moving: string | null;
  setMoving: (id: string | null) => void;
  follow: (id: string) => void;
}

export const DeskContext = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('This needs a desk around it');
  return desk;
}

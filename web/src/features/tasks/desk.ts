import { createContext, useContext, useState, useSyncExternalStore } from 'react';

/**
 * What the cards of a page have in common: which are chosen, whose "Move to…" stands open. Outside of React's state,
 * so that of hundreds of cards only those are drawn again that change.
 */
export class Desk {
  private ids: ReadonlySet<string> = new Set();
  private moving: string | null = null;
  private readonly listeners = new Set<() => void>();
  /** A card on its way to another group: the keyboard goes with it. */
  followed: string | null = null;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly chosen = (): ReadonlySet<string> => this.ids;

  isMoving(id: string): boolean {
    return this.moving === id;
  }

  toggle(id: string): void {
    const next = new Set(this.ids);
    if (!next.delete(id)) next.add(id);
    this.ids = next;
    this.tell();
  }

  clear(): void {
    this.ids = new Set();
    this.tell();
  }

  setMoving(id: string | null): void {
    if (id !== null) this.followed = id;
    this.moving = id;
    this.tell();
  }

  private tell(): void {
    this.listeners.forEach((listener) => listener());
  }
}

export const DeskContext = createContext<Desk | null>(null);

/** The desk of a page, for as long as the page stands. */
export function useNewDesk(): Desk {
  const [desk] = useState(() => new Desk());
  return desk;
}

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('This needs a desk around it');
  return desk;
}

export function useChosen(id: string): boolean {
  const desk = useDesk();
  return useSyncExternalStore(desk.subscribe, () => desk.chosen().has(id));
}

export function useMenuOpen(id: string): boolean {
  const desk = useDesk();
  return useSyncExternalStore(desk.subscribe, () => desk.isMoving(id));
}

import type { Session } from '../types';

/** The same in every tab: in whose name this browser works. */
export const ownerKey = 'affianco.owner';

/** A person in a seat: what one of them made or read is not the other's. */
export function ownerOf({ person, seat }: Session): string {
  return `${person.id}.${seat.id}`;
}

export function rememberOwner(owner: string | null): void {
  try {
    if (owner === null) localStorage.removeItem(ownerKey);
    else if (localStorage.getItem(ownerKey) !== owner) localStorage.setItem(ownerKey, owner);
  } catch {
    // A browser that keeps nothing has no other tab to tell either.
  }
}

/** False once somebody else, or another seat, came to work in another tab of this browser. */
export function stillWorks(owner: string): boolean {
  try {
    return localStorage.getItem(ownerKey) === owner;
  } catch {
    return true;
  }
}

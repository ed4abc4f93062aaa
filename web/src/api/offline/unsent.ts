import { useSyncExternalStore } from 'react';
import type { Item } from './change';

let items: readonly Item[] = [];
const listeners = new Set<() => void>();

/** What waits to be sent has changed; told by the engine. */
export function showUnsent(next: readonly Item[]): void {
  items = next;
  listeners.forEach((listen) => listen());
}

export function unsentNow(): readonly Item[] {
  return items;
}

function subscribe(listen: () => void): () => void {
  listeners.add(listen);
  return () => listeners.delete(listen);
}

/** Everything that the server has not taken yet, in the order in which it was made. */
export function useUnsent(): readonly Item[] {
  return useSyncExternalStore(subscribe, unsentNow);
}

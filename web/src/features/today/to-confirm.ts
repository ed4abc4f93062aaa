import type { Preference } from '../../api/types';

export interface ToConfirm {
  clientId: string;
  count: number;
  /** The longest ago that one of them was confirmed. */
  since: string;
}

/** Clients with preferences that nobody has confirmed for half a year, the longest ago first. */
export function toConfirm(preferences: Preference[]): ToConfirm[] {
  const found = new Map<string, ToConfirm>();
  for (const { clientId, stale, deletedAt, confirmedOn } of preferences) {
    if (!stale || deletedAt !== null) continue;
    const { count = 0, since = confirmedOn } = found.get(clientId) ?? {};
    found.set(clientId, { clientId, count: count + 1, since: since < confirmedOn ? since : confirmedOn });
  }
  return [...found.values()].toSorted((one, other) => one.since.localeCompare(other.since));
}

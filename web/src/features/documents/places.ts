import type { Engagement } from '../../api/types';

export interface Place {
  name: string;
  /** The whole path. */
  folder: string;
  /** Of all documents in it, however deep. */
  count: number;
}

/** The folders right within one, by name; of the archive itself where none is given. */
export function foldersWithin(used: readonly { folder: string; count: number }[], within = ''): Place[] {
  const start = within ? `${within}/` : '';
  const places = new Map<string, Place>();
  for (const { folder, count } of used) {
    if (!folder.startsWith(start) || folder.length === start.length) continue;
    const name = folder.slice(start.length).split('/')[0] ?? '';
    const place = places.get(name) ?? { name, folder: start + name, count: 0 };
    place.count += count;
    places.set(name, place);
  }
  return [...places.values()].toSorted((one, other) => one.name.localeCompare(other.name));
}

/** `Viaggi/2026` as the way there: `Viaggi`, then `Viaggi/2026`. */
export function wayTo(folder: string): Omit<Place, 'count'>[] {
  const names = folder.split('/').filter(Boolean);
  return names.map((name, index) => ({ name, folder: names.slice(0, index + 1).join('/') }));
}

/** Each client once, by name. */
export function clientsOf(
  engagements: readonly Pick<Engagement, 'clientId' | 'clientName'>[],
): { id: string; name: string }[] {
  const names = new Map(engagements.map(({ clientId, clientName }) => [clientId, clientName]));
  return [...names]
    .map(([id, name]) => ({ id, name }))
    .toSorted((one, other) => one.name.localeCompare(other.name));
}

import type { Engagement } from '../api/types';

interface Named {
  value: string;
  label: string;
}

/** Engagements as people call them: by the client, with the engagement's own name only where a client has two. */
export function engagementNames(
  engagements: Pick<Engagement, 'id' | 'clientId' | 'clientName' | 'name'>[],
): Named[] {
  const count = new Map<string, number>();
  for (const { clientId } of engagements) count.set(clientId, (count.get(clientId) ?? 0) + 1);
  return engagements
    .map(({ id, clientId, clientName, name }) => ({
      value: id,
      label: (count.get(clientId) ?? 0) > 1 ? `${clientName} · ${name}` : clientName,
    }))
    .toSorted((one, other) => one.label.localeCompare(other.label));
}

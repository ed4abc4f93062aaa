import type { Deliverable } from '../../api/types';

/** Documents under the name of their client, clients by name; each client's in the order they came. */
export function byClient(deliverables: Deliverable[]): { clientName: string; deliverables: Deliverable[] }[] {
  const groups = new Map<string, Deliverable[]>();
  for (const deliverable of deliverables) {
    const group = groups.get(deliverable.clientName);
    if (group) group.push(deliverable);
    else groups.set(deliverable.clientName, [deliverable]);
  }
  return [...groups]
    .map(([clientName, own]) => ({ clientName, deliverables: own }))
    .toSorted((one, other) => one.clientName.localeCompare(other.clientName));
}

import type { Contact, Engagement, Report } from '../../api/types';

export type Reader = Pick<Contact, 'id' | 'name' | 'email' | 'language'> & { role: 'to' | 'cc' };

/**
 * To whom a draft will go, as the server decides it: those that the schedule names, else every contact; whoever had
 * the version before hears of the correction too. A contact who receives no reports gets none.
 */
export function readersOf(
  all: readonly Contact[],
  named: Engagement['schedule']['recipients'],
  before: readonly Pick<Report['deliveries'][number], 'contactName' | 'email'>[] = [],
): Reader[] {
  const place = (id: string) => (named ?? []).findIndex(({ contactId }) => contactId === id);
  const open = named === null || named.length === 0;
  const had = ({ name, email }: Contact) =>
    before.some((delivery) => delivery.email === email || delivery.contactName === name);
  return all
    .filter(({ receivesReports, removedAt }) => receivesReports && removedAt === null)
    .filter((contact) => open || place(contact.id) >= 0 || had(contact))
    .map((contact) => ({ ...contact, role: named?.[place(contact.id)]?.role ?? ('to' as const) }))
    .toSorted((a, b) => rank(place(a.id)) - rank(place(b.id)));
}

/** Those that the schedule names stand in its order, before the others. */
function rank(place: number): number {
  return place === -1 ? Number.MAX_SAFE_INTEGER : place;
}

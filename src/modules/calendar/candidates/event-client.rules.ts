/** A contact of a client, as far as guests of an event are compared with it. */
export interface KnownContact {
  readonly id: string;
  readonly clientId: string;
  readonly name: string;
  readonly email: string;
}

/** Why an event is taken for one with a client. */
type ClientReason = 'guest' | 'domain' | 'calendar' | 'several';

interface ClientGuess {
  /** Null where guests of several clients take part: a person says whose it was. */
  readonly clientId: string | null;
  readonly reason: ClientReason;
  /** The contact, the domain, or the calendar that says so. */
  readonly name: string;
  /** Contacts of the client among the guests. */
  readonly contactIds: readonly string[];
}

/** What everybody may have an address at says nothing about whom they work for. */
const PUBLIC_DOMAINS: ReadonlySet<string> = new Set(
  `gmail.com googlemail.com outlook.com outlook.it outlook.de outlook.es hotmail.com hotmail.it hotmail.de hotmail.es
   hotmail.co.uk live.com live.it live.de msn.com yahoo.com yahoo.it yahoo.de yahoo.es yahoo.co.uk ymail.com aol.com
   icloud.com me.com mac.com proton.me protonmail.com pm.me tutanota.com tuta.io mail.com gmx.com gmx.de gmx.net gmx.at
   gmx.ch web.de t-online.de freenet.de posteo.de mailbox.org arcor.de online.de libero.it virgilio.it alice.it tin.it
   tiscali.it fastwebnet.it inwind.it iol.it email.it pec.it legalmail.it aruba.it terra.es telefonica.net orange.es
   orange.fr free.fr wanadoo.fr laposte.net hey.com fastmail.com zoho.com yandex.com btinternet.com sky.com`.split(
    /\s+/,
  ),
);

/**
 * Which client an event was with: whose contacts are among its guests, else whose domain a guest has an address at,
 * else whose events its calendar holds. A domain that several clients share, or the practice itself, says nothing.
 * @param guests addresses of everybody but its owner
 * @param ownEmails of those who work here
 * @returns null where no client is known in it
 */
export function clientOf(
  guests: readonly string[],
  contacts: readonly KnownContact[],
  ownEmails: readonly string[],
  calendar: { readonly clientId: string; readonly name: string } | null,
): ClientGuess | null {
  const addresses = new Set(guests.map((guest) => guest.trim().toLowerCase()));
  const there = contacts.filter(({ email }) => addresses.has(email));
  const clients = [...new Set(there.map(({ clientId }) => clientId))];
  if (clients.length > 1 && !clients.includes(calendar?.clientId ?? ''))
    return { clientId: null, reason: 'several', name: there[0]?.name ?? '', contactIds: [] };
  const clientId = clients.length > 1 ? calendar?.clientId : clients[0];
  if (clientId !== undefined) {
    const own = there.filter((contact) => contact.clientId === clientId);
    const contactIds = own.map(({ id }) => id);
    return { clientId, reason: 'guest', name: own[0]?.name ?? '', contactIds };
  }
  return byDomain(addresses, contacts, ownEmails) ?? byCalendar(calendar);
}

function byDomain(
  addresses: ReadonlySet<string>,
  contacts: readonly KnownContact[],
  ownEmails: readonly string[],
): ClientGuess | null {
  const silent = new Set([...PUBLIC_DOMAINS, ...ownEmails.map(domainOf)]);
  const clientsOf = Map.groupBy(contacts, ({ email }) => domainOf(email));
  const met = new Map<string, string>();
  for (const domain of new Set([...addresses].map(domainOf))) {
    const clients = new Set((clientsOf.get(domain) ?? []).map(({ clientId }) => clientId));
    const [clientId] = clients;
    if (!silent.has(domain) && clients.size === 1 && clientId !== undefined) met.set(clientId, domain);
  }
  const [first] = met;
  if (first === undefined) return null;
  if (met.size > 1) return { clientId: null, reason: 'several', name: first[1], contactIds: [] };
  return { clientId: first[0], reason: 'domain', name: first[1], contactIds: [] };
}

function byCalendar(
  calendar: { readonly clientId: string; readonly name: string } | null,
): ClientGuess | null {
  return calendar && { clientId: calendar.clientId, reason: 'calendar', name: calendar.name, contactIds: [] };
}

function domainOf(email: string): string {
  return email.slice(email.lastIndexOf('@') + 1).toLowerCase();
}

/**
 * What an entry is proposed to say. The client reads it, so a title that names another client is left out; whoever
 * accepts it can still write what they want.
 * @param others names of all clients but the one it is for
 */
export function descriptionFor(title: string, others: readonly string[]): string {
  const words = plain(title);
  const named = others.some((name) => plain(name).trim() !== '' && words.includes(plain(name)));
  return named ? '' : title;
}

/** Letters and digits between single spaces, so that words are compared and not parts of words. */
function plain(text: string): string {
  return ` ${text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
}

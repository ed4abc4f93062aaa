/**
 * Ids of events in a calendar: the name of their resource, without `.ics`; one without it is marked by a slash, which no
 * name has. An occurrence has its own behind a `#` (see exceptionId).
 */
export function idOf(name: string): string {
  return name.endsWith('.ics') && name.length > 4 ? name.slice(0, -4) : `/${name}`;
}

export function nameOf(externalId: string): string {
  const id = resourceOf(externalId);
  return id.startsWith('/') ? id.slice(1) : `${id}.ics`;
}

/** The id of the whole resource, of which the event may be one occurrence. */
export function resourceOf(externalId: string): string {
  return externalId.replace(/#\d{8}(T\d{6}Z)?$/, '');
}

/** Where a resource is; a calendar's address ends with a slash. */
export function addressOf(calendar: string, name: string): string {
  return new URL(encodeURIComponent(name), calendar).href;
}

/**
 * The name of what lies directly in a calendar; null for the calendar itself and whatever lies elsewhere. Servers behind
 * others tell hosts that nobody reaches, so only the path counts.
 */
export function nameIn(calendar: string, href: string): string | null {
  const path = URL.parse(href, calendar)?.pathname;
  if (path === undefined || path.endsWith('/')) return null;
  const cut = path.lastIndexOf('/') + 1;
  if (decoded(path.slice(0, cut)) !== decoded(new URL(calendar).pathname)) return null;
  const name = decoded(path.slice(cut));
  // Nothing that a database refuses.
  return name === null || /\p{Cc}/u.test(name) || name.includes('/') ? null : name;
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** A collection's address, with the slash that makes names relative to it. */
export function collection(address: string): string {
  const url = new URL(address);
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  return url.href;
}

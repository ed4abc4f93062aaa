import type ICAL from 'ical.js';
import type { EventGuest, EventResponse } from '../sync/calendar-provider.js';
import { plainText } from './ical-text.js';
import { said } from './ical-times.js';

/** More guests than anybody looks at; a list of everybody in a company is no list of guests. */
const MAX_GUESTS = 500;

const RESPONSES: Readonly<Record<string, EventResponse>> = {
  ACCEPTED: 'accepted',
  TENTATIVE: 'tentative',
  DECLINED: 'declined',
  // Somebody else goes.
  DELEGATED: 'declined',
};

/**
 * People of an event, rooms and things left out.
 * @param self addresses of the owner of the account, in small letters
 */
export function guestsOf(event: ICAL.Component, self: readonly string[]): EventGuest[] {
  const organizer = event.getFirstProperty('organizer');
  const host = organizer === null ? null : person(organizer);
  const guests = new Map<string, EventGuest>();
  for (const property of event.getAllProperties('attendee').slice(0, MAX_GUESTS)) {
    const kind = parameter(property, 'cutype')?.toUpperCase();
    if (kind === 'ROOM' || kind === 'RESOURCE') continue;
    const guest = person(property);
    if (guest === null) continue;
    const response = RESPONSES[parameter(property, 'partstat')?.toUpperCase() ?? ''] ?? 'needs_action';
    const { email } = guest;
    guests.set(email, { ...guest, response, self: self.includes(email), organizer: email === host?.email });
  }
  if (host !== null && !guests.has(host.email)) {
    guests.set(host.email, {
      ...host,
      response: 'accepted',
      self: self.includes(host.email),
      organizer: true,
    });
  }
  return [...guests.values()];
}

function person(property: ICAL.Property): { email: string; name: string | null } | null {
  const address = String(said(property).values[0] ?? '');
  const email = /^mailto:(.+@.+)$/i.exec(address)?.[1] ?? parameter(property, 'email');
  if (email === undefined || !email.includes('@')) return null;
  const name = plainText(parameter(property, 'cn') ?? '', 200);
  return { email: plainText(email, 320).toLowerCase(), name: name === '' ? null : name };
}

function parameter(property: ICAL.Property, name: string): string | undefined {
  const value = said(property).parameters[name];
  return value === undefined ? undefined : String(value);
}

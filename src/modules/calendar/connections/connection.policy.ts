import type { Role } from '../../../kernel/actor.js';
import type { ReadMode } from '../sync/mirrored-event.js';
import type { CalendarRow } from './calendars.repository.js';
import type { Connection } from './connections.repository.js';
import { isGranted } from './wishes.js';

/** What the owner of an account may do with it; nobody else sees that there is one. */
export function connectionAbilities(connection: Connection, role: Role) {
  const isGoogle = connection.provider === 'google';
  return {
    refresh: connection.status === 'active' && connection.provider !== 'ics',
    reconnect: connection.provider !== 'ics',
    askToWrite: isGoogle && role !== 'contact' && !isGranted('own', connection.scopes),
    askToRead: isGoogle && role !== 'contact' && !isGranted('read', connection.scopes),
    askForBusy: isGoogle && !isGranted('busy', connection.scopes),
    disconnect: true,
  };
}

/** What can be chosen for a calendar. */
export function calendarAbilities(calendar: CalendarRow, connection: Connection, role: Role) {
  return {
    read: mayRead('busy', calendar, connection, role),
    readDetails: mayRead('details', calendar, connection, role),
    write: mayWrite(calendar, connection, role),
    resync: connection.status === 'active' && (calendar.readMode !== 'off' || calendar.isTarget),
  };
}

/** Clients show when they are busy (product.md); what Google did not allow cannot be chosen. */
export function mayRead(mode: ReadMode, calendar: CalendarRow, connection: Connection, role: Role): boolean {
  if (mode === 'off') return true;
  if (mode === 'details' && (role === 'contact' || calendar.role === 'busy_reader')) return false;
  if (connection.provider !== 'google' || calendar.isOurs) return true;
  return isGranted(mode === 'details' ? 'read' : 'busy', connection.scopes);
}

/** Only into what the person may write in; of Google only into the calendar that we made ourselves. */
export function mayWrite(calendar: CalendarRow, { provider }: Connection, role: Role): boolean {
  if (role === 'contact' || provider === 'ics') return false;
  if (calendar.role !== 'owner' && calendar.role !== 'writer') return false;
  return provider !== 'google' || calendar.isOurs;
}

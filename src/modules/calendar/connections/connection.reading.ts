import type { Role } from '../../../kernel/actor.js';
import type { CalendarRow } from './calendars.repository.js';
import { healthOfCalendar, healthOfConnection } from './connection-health.rules.js';
import type { CalendarConnectionDto, CalendarDto } from './connection.dto.js';
import { calendarAbilities, connectionAbilities } from './connection.policy.js';
import type { Connection } from './connections.repository.js';
import { grantedIn } from './wishes.js';

/** An account with its calendars, as its owner sees it. */
export function connectionRead(
  connection: Connection,
  calendars: readonly CalendarRow[],
  role: Role,
): CalendarConnectionDto {
  const { id, provider, accountName, scopes, createdAt, version } = connection;
  const own = calendars.filter(({ connectionId }) => connectionId === id);
  return {
    ...{ id, provider, accountName, version },
    granted: grantedIn(scopes),
    health: healthOfConnection(connection, own),
    calendars: own.map((calendar) => calendarRead(calendar, connection, role)),
    createdAt: createdAt.toTemporalInstant().toString(),
    can: connectionAbilities(connection, role),
  };
}

export function calendarRead(calendar: CalendarRow, connection: Connection, role: Role): CalendarDto {
  const { id, connectionId, name, colour, timeZone, readMode, isTarget, isOurs, genericTitles, version } =
    calendar;
  return {
    ...{ id, connectionId, name, colour, timeZone, readMode, isTarget, isOurs, genericTitles, version },
    role: calendar.role,
    client: calendar.clientId === null ? null : { id: calendar.clientId, name: calendar.clientName ?? '' },
    health: healthOfCalendar(calendar, connection),
    can: calendarAbilities(calendar, connection, role),
  };
}

import { Injectable } from '@nestjs/common';
import { actor, query } from '../../../platform/database/transaction.js';
import type { RemoteCalendar } from '../sync/calendar-provider.js';
import type { ReadMode } from '../sync/mirrored-event.js';
import type { Connection } from './connections.repository.js';

/** A calendar of an account, and how it stands. */
export interface CalendarRow {
  readonly id: string;
  readonly connectionId: string;
  readonly seatId: string;
  readonly externalId: string;
  readonly name: string;
  readonly colour: string | null;
  readonly timeZone: string | null;
  readonly role: RemoteCalendar['role'];
  readonly pushSupported: boolean | null;
  readonly readMode: ReadMode;
  readonly isTarget: boolean;
  readonly isOurs: boolean;
  readonly clientId: string | null;
  readonly clientName: string | null;
  readonly genericTitles: boolean;
  readonly removedAt: Date | null;
  readonly version: number;
  readonly lastSuccessAt: Date | null;
  readonly nextPullAt: Date | null;
  readonly failures: number;
  readonly problem: string | null;
  readonly pushUntil: Date | null;
  /** What is still to be written there. */
  readonly waiting: number;
}

/** An account, and whose it is. */
type Owned = Pick<Connection, 'id' | 'seatId'>;

const SELECT = `
  SELECT c.id, c.connection_id AS "connectionId", c.seat_id AS "seatId", c.external_id AS "externalId", c.name, c.colour,
    c.time_zone AS "timeZone", c.role, c.push_supported AS "pushSupported", c.read_mode AS "readMode",
    c.is_target AS "isTarget", c.is_ours AS "isOurs", c.client_id AS "clientId", k.name AS "clientName",
    c.generic_titles AS "genericTitles", c.removed_at AS "removedAt", c.version,
    s.last_success_at AS "lastSuccessAt", s.next_pull_at AS "nextPullAt", coalesce(s.failures, 0) AS failures, s.problem,
    (SELECT max(w.expires_at) FROM watch_channel w WHERE w.workspace_id = c.workspace_id AND w.calendar_id = c.id
      AND w.state = 'active') AS "pushUntil",
    (SELECT count(*)::int FROM sync_outbox o WHERE o.workspace_id = c.workspace_id AND o.calendar_id = c.id) AS waiting
  FROM calendar c
  LEFT JOIN sync_cursor s ON s.workspace_id = c.workspace_id AND s.calendar_id = c.id
  LEFT JOIN client k ON k.workspace_id = c.workspace_id AND k.id = c.client_id
  WHERE c.workspace_id = $1 AND c.seat_id = $2`;

/** Calendars of accounts; the database shows to each person their own alone. */
@Injectable()
export class CalendarsRepository {
  /** Those of the caller that are still there. @param connectionId of one account; null: of all */
  list(connectionId: string | null = null): Promise<CalendarRow[]> {
    const { workspaceId, seatId } = actor();
    return query<CalendarRow>(
      'calendars.list',
      `${SELECT} AND ($3::uuid IS NULL OR c.connection_id = $3) AND c.removed_at IS NULL
       ORDER BY c.is_ours DESC, lower(c.name), c.id`,
      [workspaceId, seatId, connectionId],
    );
  }

  async own(id: string): Promise<CalendarRow | undefined> {
    const { workspaceId, seatId } = actor();
    const [row] = await query<CalendarRow>(
      'calendars.own',
      `${SELECT} AND c.id = $3 AND c.removed_at IS NULL`,
      [workspaceId, seatId, id],
    );
    return row;
  }

  /** The calendar that was made for what is written, in an account that had been taken back. */
  async closedOurs(connectionId: string): Promise<CalendarRow | undefined> {
    const { workspaceId, seatId } = actor();
    const [row] = await query<CalendarRow>(
      'calendars.closed-ours',
      `${SELECT} AND c.connection_id = $3 AND c.is_ours AND c.removed_at IS NOT NULL ORDER BY c.removed_at DESC LIMIT 1`,
      [workspaceId, seatId, connectionId],
    );
    return row;
  }

  /** As the provider lists it; one that is known keeps what was chosen for it. @returns its id, and whether it is new */
  async put(
    id: string,
    connectionId: string,
    found: RemoteCalendar,
    isOurs: boolean,
  ): Promise<{ id: string; added: boolean }> {
    const { workspaceId, seatId } = actor();
    const { externalId, name, colour, timeZone, role } = found;
    const [row] = await query<{ id: string; added: boolean }>(
      'calendars.put',
      `INSERT INTO calendar (id, workspace_id, connection_id, seat_id, external_id, name, colour, time_zone, role, is_ours)
       VALUES ($3, $1, $4, $2, $5, $6, $7, $8, $9, $10)
       ON CONFLICT (connection_id, external_id) DO UPDATE SET name = excluded.name, colour = excluded.colour,
         time_zone = excluded.time_zone, role = excluded.role, removed_at = NULL,
         is_ours = calendar.is_ours OR excluded.is_ours
       RETURNING id, (xmax = 0) AS added`,
      [workspaceId, seatId, id, connectionId, externalId, name, colour, timeZone, role, isOurs],
    );
    if (!row) throw new Error('a calendar was neither added nor found');
    return row;
  }

  /** @returns false where somebody changed it meanwhile */
  async edit(
    { id, version }: Pick<CalendarRow, 'id' | 'version'>,
    changes: Pick<CalendarRow, 'readMode' | 'isTarget' | 'clientId' | 'genericTitles'>,
  ): Promise<boolean> {
    const { workspaceId, seatId } = actor();
    const { readMode, isTarget, clientId, genericTitles } = changes;
    const rows = await query(
      'calendars.edit',
      `UPDATE calendar SET read_mode = $5, is_target = $6, client_id = $7, generic_titles = $8, version = version + 1
       WHERE workspace_id = $1 AND seat_id = $2 AND id = $3 AND version = $4 AND removed_at IS NULL RETURNING id`,
      [workspaceId, seatId, id, version, readMode, isTarget, clientId, genericTitles],
    );
    return rows.length === 1;
  }

  /** One calendar at most is written to. @returns the one that was */
  async untarget(): Promise<string | null> {
    const { workspaceId, seatId } = actor();
    const [row] = await query<{ id: string }>(
      'calendars.untarget',
      `UPDATE calendar SET is_target = false, version = version + 1
       WHERE workspace_id = $1 AND seat_id = $2 AND is_target RETURNING id`,
      [workspaceId, seatId],
    );
    return row?.id ?? null;
  }

  /** Nothing more is written into the calendars of an account, or taken out of them. */
  async dropOrders({ id, seatId }: Owned): Promise<void> {
    await query(
      'calendars.drop-orders',
      `DELETE FROM sync_outbox o USING calendar c WHERE o.workspace_id = $1 AND c.workspace_id = $1 AND c.seat_id = $2
         AND c.id = o.calendar_id AND c.connection_id = $3`,
      [actor().workspaceId, seatId, id],
    );
  }

  /** The account was taken back: its calendars are no longer ours to look at. */
  async close({ id, seatId }: Owned, at: Temporal.Instant): Promise<string[]> {
    const rows = await query<{ id: string }>(
      'calendars.close',
      `UPDATE calendar SET read_mode = 'off', is_target = false, removed_at = coalesce(removed_at, $4),
         version = version + 1
       WHERE workspace_id = $1 AND seat_id = $2 AND connection_id = $3 RETURNING id`,
      [actor().workspaceId, seatId, id, at.toString()],
    );
    return rows.map((row) => row.id);
  }

  /** Whether a client is in reach of the caller, so that a calendar can be said to be theirs. */
  async reachesClient(clientId: string): Promise<boolean> {
    const { workspaceId, role, clientIds } = actor();
    const rows = await query(
      'calendars.reaches-client',
      `SELECT id FROM client WHERE workspace_id = $1 AND id = $2 AND ($3 OR id = ANY ($4))`,
      [workspaceId, clientId, role === 'owner', clientIds],
    );
    return rows.length === 1;
  }
}

import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import { actor, query } from '../../../platform/database/transaction.js';

/** That something is to be brought in step with a calendar. */
export interface WriteOrder {
  readonly linkId: string;
  readonly op: 'write' | 'remove';
  /** Counts orders: who finds another number than before was overtaken. */
  readonly ordered: number;
  readonly attempts: number;
  /** The calendar has changed: it is read before anything is written. */
  readonly look: boolean;
}

/** A calendar that is written to, and through which account. */
export interface WrittenCalendar {
  readonly id: string;
  readonly workspaceId: string;
  readonly connectionId: string;
  readonly seatId: string;
  readonly externalId: string;
  readonly isTarget: boolean;
  readonly genericTitles: boolean;
  /** Whether the account may be asked at this moment. */
  readonly ready: boolean;
}

/** What waits to be written into calendars. In the open transaction of the product. */
@Injectable()
export class WriteOrdersRepository {
  constructor(private readonly clock: Clock) {}

  async calendar(id: string): Promise<WrittenCalendar | null> {
    const [row] = await query<WrittenCalendar>(
      'write-orders.calendar',
      `SELECT c.id, c.workspace_id AS "workspaceId", c.connection_id AS "connectionId", c.seat_id AS "seatId",
         c.external_id AS "externalId", c.is_target AS "isTarget", c.generic_titles AS "genericTitles",
         (a.status = 'leaving' OR (a.status = 'active' AND c.removed_at IS NULL))
           AND (a.retry_at IS NULL OR a.retry_at <= $3) AS ready
       FROM calendar c JOIN calendar_connection a ON a.id = c.connection_id
       WHERE c.workspace_id = $1 AND c.id = $2`,
      [actor().workspaceId, id, this.now()],
    );
    return row ?? null;
  }

  /** The oldest one whose time has come. */
  async next(calendarId: string): Promise<WriteOrder | null> {
    const [row] = await query<WriteOrder>(
      'write-orders.next',
      `SELECT link_id AS "linkId", op, ordered, attempts, look FROM sync_outbox
       WHERE workspace_id = $1 AND calendar_id = $2 AND next_attempt_at <= $3
       ORDER BY next_attempt_at, link_id LIMIT 1`,
      [actor().workspaceId, calendarId, this.now()],
    );
    return row ?? null;
  }

  /** When the next one is due; null when nothing waits. */
  async nextAt(calendarId: string): Promise<Temporal.Instant | null> {
    const [row] = await query<{ at: Date | null }>(
      'write-orders.next-at',
      `SELECT min(next_attempt_at) AS at FROM sync_outbox WHERE workspace_id = $1 AND calendar_id = $2`,
      [actor().workspaceId, calendarId],
    );
    return row?.at?.toTemporalInstant() ?? null;
  }

  /** Done, unless it was ordered again meanwhile. @returns whether it was */
  async done({ linkId, ordered }: WriteOrder): Promise<boolean> {
    const rows = await query(
      'write-orders.done',
      `DELETE FROM sync_outbox WHERE workspace_id = $1 AND link_id = $2 AND ordered = $3 RETURNING link_id`,
      [actor().workspaceId, linkId, ordered],
    );
    return rows.length > 0;
  }

  /** There is nothing to be done about it any more, however often it was ordered. */
  async drop(linkId: string): Promise<void> {
    await query('write-orders.drop', 'DELETE FROM sync_outbox WHERE workspace_id = $1 AND link_id = $2', [
      actor().workspaceId,
      linkId,
    ]);
  }

  /** The calendar was looked at, unless it has changed again since. */
  async looked({ linkId, ordered }: WriteOrder): Promise<void> {
    await query(
      'write-orders.looked',
      `UPDATE sync_outbox SET look = false WHERE workspace_id = $1 AND link_id = $2 AND ordered = $3`,
      [actor().workspaceId, linkId, ordered],
    );
  }

  /** There is something that was not seen yet. */
  async look({ linkId }: WriteOrder): Promise<void> {
    await query(
      'write-orders.look',
      'UPDATE sync_outbox SET look = true WHERE workspace_id = $1 AND link_id = $2',
      [actor().workspaceId, linkId],
    );
  }

  /** It is looked at before it is tried again. @returns how often that was tried by now */
  async lookAgain({ linkId }: WriteOrder): Promise<number> {
    const [row] = await query<{ attempts: number }>(
      'write-orders.look-again',
      `UPDATE sync_outbox SET look = true, attempts = attempts + 1 WHERE workspace_id = $1 AND link_id = $2
       RETURNING attempts`,
      [actor().workspaceId, linkId],
    );
    return row?.attempts ?? 0;
  }

  /** It did not work, and is tried again then. */
  async wait(linkId: string, at: Temporal.Instant, problem: string): Promise<void> {
    await query(
      'write-orders.wait',
      `UPDATE sync_outbox SET attempts = 0, next_attempt_at = $3, problem = $4
       WHERE workspace_id = $1 AND link_id = $2`,
      [actor().workspaceId, linkId, at.toString(), problem],
    );
  }

  /** The calendar is read as soon as somebody can. */
  async readAtOnce(calendarId: string): Promise<void> {
    await query(
      'write-orders.read-at-once',
      `UPDATE sync_cursor SET next_pull_at = $3, requested_at = $3 WHERE workspace_id = $1 AND calendar_id = $2`,
      [actor().workspaceId, calendarId, this.now()],
    );
  }

  /** Calendars of an account for which something is ordered. */
  async waitingIn(connectionId: string): Promise<string[]> {
    const rows = await query<{ id: string }>(
      'write-orders.waiting-in',
      `SELECT c.id FROM calendar c WHERE c.workspace_id = $1 AND c.connection_id = $2
         AND EXISTS (SELECT FROM sync_outbox o WHERE o.workspace_id = $1 AND o.calendar_id = c.id) ORDER BY c.id`,
      [actor().workspaceId, connectionId],
    );
    return rows.map(({ id }) => id);
  }

  /** Everything of ours is to go from a calendar. */
  async removeAll(calendarId: string): Promise<void> {
    await query(
      'write-orders.remove-all',
      `INSERT INTO sync_outbox AS o (link_id, workspace_id, calendar_id, seat_id, op, ordered_at, next_attempt_at)
       SELECT l.id, l.workspace_id, l.calendar_id, l.seat_id, 'remove', $3, $3 FROM event_link l
       WHERE l.workspace_id = $1 AND l.calendar_id = $2 AND l.tombstoned_at IS NULL AND l.state <> 'detached'
       ON CONFLICT (link_id) DO UPDATE SET op = 'remove', ordered = o.ordered + 1, next_attempt_at = $3`,
      [actor().workspaceId, calendarId, this.now()],
    );
  }

  /** How many events of ours stand in a calendar. */
  async standing(calendarId: string): Promise<number> {
    const [row] = await query<{ count: number }>(
      'write-orders.standing',
      `SELECT count(*)::int AS count FROM event_link
       WHERE workspace_id = $1 AND calendar_id = $2 AND tombstoned_at IS NULL AND state <> 'detached'
         AND (base IS NOT NULL OR sent IS NOT NULL)`,
      [actor().workspaceId, calendarId],
    );
    return row?.count ?? 0;
  }

  private now(): string {
    return this.clock.now().toString();
  }
}

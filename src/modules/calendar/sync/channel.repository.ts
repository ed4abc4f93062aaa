import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import { utc } from '../../../platform/database/listing.js';
import { actor, query } from '../../../platform/database/transaction.js';

/** A channel through which a provider tells that a calendar changed. */
export interface Channel {
  readonly id: string;
  readonly calendarId: string;
  readonly connectionId: string;
  readonly resourceId: string | null;
  /** SHA-256 of the secret that each of its messages carries. */
  readonly tokenHash: Buffer;
  readonly state: 'opening' | 'active' | 'stopping' | 'stopped';
  readonly openedAt: string;
  readonly expiresAt: string | null;
  readonly lastNumber: number | null;
}

const SELECT = `
  SELECT w.id, w.calendar_id AS "calendarId", c.connection_id AS "connectionId", w.resource_id AS "resourceId",
    w.token_hash AS "tokenHash", w.state, ${utc('w.opened_at')} AS "openedAt", ${utc('w.expires_at')} AS "expiresAt",
    w.last_number::float8 AS "lastNumber"
  FROM watch_channel w JOIN calendar c ON c.workspace_id = w.workspace_id AND c.id = w.calendar_id
  WHERE w.workspace_id = $1`;

/** Channels of calendars, in the open transaction. */
@Injectable()
export class ChannelRepository {
  constructor(private readonly clock: Clock) {}

  async find(id: string): Promise<Channel | null> {
    const [row] = await query<Channel>('channels.find', `${SELECT} AND w.id = $2`, [actor().workspaceId, id]);
    return row ?? null;
  }

  /** Those of an account that may still be open. */
  ofConnection(connectionId: string): Promise<Channel[]> {
    return query<Channel>(
      'channels.of-connection',
      `${SELECT} AND c.connection_id = $2 AND w.state <> 'stopped'`,
      [actor().workspaceId, connectionId],
    );
  }

  /**
   * When one was last opened for a calendar, whether one stands that nobody is about to stop, and whether one that was
   * refused waits to be tried again. One without an end was never answered: whoever opened it is at it, or has died
   * over it.
   * @param but is not counted among those that wait
   */
  async standing(
    calendarId: string,
    but: string | null = null,
  ): Promise<{ readonly stands: boolean; readonly waits: boolean; readonly triedAt: string | null }> {
    const [row] = await query<{ stands: boolean; waits: boolean; triedAt: string | null }>(
      'channels.standing',
      `SELECT coalesce(bool_or(state IN ('opening', 'active') AND expires_at > $3), false) AS stands,
         coalesce(bool_or(state = 'opening' AND expires_at IS NULL AND next_at IS NOT NULL
           AND id IS DISTINCT FROM $4::uuid), false) AS waits,
         ${utc('max(opened_at)')} AS "triedAt"
       FROM watch_channel WHERE workspace_id = $1 AND calendar_id = $2`,
      [actor().workspaceId, calendarId, this.clock.now().toString(), but],
    );
    return row ?? { stands: false, waits: false, triedAt: null };
  }

  /** Whether changes of a calendar are being told. */
  async isTelling(calendarId: string): Promise<boolean> {
    const rows = await query(
      'channels.is-telling',
      `SELECT FROM watch_channel WHERE workspace_id = $1 AND calendar_id = $2 AND state = 'active' AND expires_at > $3
       LIMIT 1`,
      [actor().workspaceId, calendarId, this.clock.now().toString()],
    );
    return rows.length > 0;
  }

  async opening(id: string, calendarId: string, tokenHash: Buffer): Promise<void> {
    await query(
      'channels.opening',
      `INSERT INTO watch_channel (id, workspace_id, calendar_id, seat_id, token_hash, state, opened_at)
       SELECT $3, c.workspace_id, c.id, c.seat_id, $4, 'opening', $5 FROM calendar c
       WHERE c.workspace_id = $1 AND c.id = $2`,
      [actor().workspaceId, calendarId, id, tokenHash, this.clock.now().toString()],
    );
  }

  /**
   * The provider said yes. Whether it tells shows by its first message, which may have come already. One that nobody wants
   * by now is stopped.
   */
  async opened(
    id: string,
    resourceId: string,
    expiresAt: Temporal.Instant,
    nextAt: Temporal.Instant,
  ): Promise<void> {
    await query(
      'channels.opened',
      `UPDATE watch_channel SET resource_id = $3, expires_at = $4,
         state = CASE state WHEN 'stopped' THEN 'stopping' ELSE state END,
         next_at = CASE WHEN state IN ('opening', 'active') THEN $5::timestamptz ELSE $6 END
       WHERE workspace_id = $1 AND id = $2`,
      [
        actor().workspaceId,
        id,
        resourceId,
        expiresAt.toString(),
        nextAt.toString(),
        this.clock.now().toString(),
      ],
    );
  }

  /** @param nextAt when it is looked at again; null: not by the clock */
  async change(id: string, state: Channel['state'], nextAt: Temporal.Instant | null): Promise<void> {
    await query(
      'channels.change',
      `UPDATE watch_channel SET state = $3, next_at = $4 WHERE workspace_id = $1 AND id = $2`,
      [actor().workspaceId, id, state, nextAt?.toString() ?? null],
    );
  }

  /** A message came: it stands, whatever was thought of it; one that was given up is stopped by what it told. */
  async heard(id: string, resourceId: string, number: number): Promise<void> {
    const now = this.clock.now().toString();
    await query(
      'channels.heard',
      `UPDATE watch_channel SET last_number = $4, last_at = $5, resource_id = coalesce(resource_id, $3),
         state = CASE state WHEN 'opening' THEN 'active' ELSE state END,
         next_at = CASE WHEN state = 'stopping' AND next_at IS NULL THEN $5 ELSE next_at END
       WHERE workspace_id = $1 AND id = $2`,
      [actor().workspaceId, id, resourceId, number, now],
    );
  }

  /** Those of a calendar that is read no more are stopped. */
  async close(calendarId: string): Promise<void> {
    await query(
      'channels.close',
      `UPDATE watch_channel SET state = 'stopping', next_at = $3
       WHERE workspace_id = $1 AND calendar_id = $2 AND state IN ('opening', 'active')`,
      [actor().workspaceId, calendarId, this.clock.now().toString()],
    );
  }

  /** Null: not tried yet. */
  async supported(calendarId: string, supported: boolean): Promise<void> {
    await query(
      'channels.supported',
      `UPDATE calendar SET push_supported = $3 WHERE workspace_id = $1 AND id = $2
         AND push_supported IS DISTINCT FROM $3`,
      [actor().workspaceId, calendarId, supported],
    );
  }

  /** What is long over: stopped, or without anything that would still be done about it. */
  async sweep(calendarId: string, before: Temporal.Instant): Promise<void> {
    await query(
      'channels.sweep',
      `DELETE FROM watch_channel WHERE workspace_id = $1 AND calendar_id = $2 AND opened_at < $3
         AND (state = 'stopped' OR next_at IS NULL)`,
      [actor().workspaceId, calendarId, before.toString()],
    );
  }
}

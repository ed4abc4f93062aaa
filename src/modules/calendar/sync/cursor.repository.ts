import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import { utc } from '../../../platform/database/listing.js';
import { actor, query } from '../../../platform/database/transaction.js';
import type { ProviderName } from './calendar-provider.js';
import type { ReadMode } from './mirrored-event.js';

/** A calendar as whoever reads it needs to know it. */
export interface ReadCalendar {
  readonly id: string;
  readonly workspaceId: string;
  readonly seatId: string;
  readonly connectionId: string;
  readonly provider: ProviderName;
  readonly externalId: string;
  readonly timeZone: string | null;
  readonly readMode: ReadMode;
  readonly isTarget: boolean;
  readonly pushSupported: boolean | null;
  readonly removed: boolean;
}

/** How far a calendar was read. */
export interface Cursor {
  readonly token: string | null;
  /** Of what was kept under that token; another choice of its owner needs another reading. */
  readonly params: string | null;
  readonly generation: number;
  readonly requestedAt: string | null;
  readonly lastFullAt: string | null;
  readonly fullNotBefore: string | null;
  readonly fullDelayMinutes: number;
  readonly failures: number;
  readonly nextPullAt: string | null;
  readonly problem: string | null;
  /** Its owner said that the next full reading is right, however little there is in it (F4). */
  readonly trustsNext: boolean;
}

type CursorChange = Partial<Omit<Cursor, 'generation'>> & { readonly lastSuccessAt?: string };

const NAMES: Record<keyof CursorChange, string> = {
  token: 'token', params: 'params_hash', requestedAt: 'requested_at', lastFullAt: 'last_full_at',
  fullNotBefore: 'full_not_before', fullDelayMinutes: 'full_delay_minutes', failures: 'failures',
  nextPullAt: 'next_pull_at', problem: 'problem', trustsNext: 'trusts_next', lastSuccessAt: 'last_success_at',
}; // prettier-ignore

const CURSOR = `token, params_hash AS params, generation, ${utc('requested_at')} AS "requestedAt",
  ${utc('last_full_at')} AS "lastFullAt", ${utc('full_not_before')} AS "fullNotBefore",
  full_delay_minutes AS "fullDelayMinutes", failures, ${utc('next_pull_at')} AS "nextPullAt", problem,
  trusts_next AS "trustsNext"`;

/** How far each calendar was read, and what it is. */
@Injectable()
export class CursorRepository {
  constructor(private readonly clock: Clock) {}

  async calendar(calendarId: string): Promise<ReadCalendar | null> {
    const [row] = await query<ReadCalendar>(
      'cursors.calendar',
      `SELECT c.id, c.workspace_id AS "workspaceId", c.seat_id AS "seatId", c.connection_id AS "connectionId",
         a.provider, c.external_id AS "externalId", c.time_zone AS "timeZone", c.read_mode AS "readMode",
         c.is_target AS "isTarget", c.push_supported AS "pushSupported",
         (c.removed_at IS NOT NULL OR a.status = 'disconnected') AS removed
       FROM calendar c JOIN calendar_connection a ON a.workspace_id = c.workspace_id AND a.id = c.connection_id
       WHERE c.workspace_id = $1 AND c.id = $2`,
      [actor().workspaceId, calendarId],
    );
    return row ?? null;
  }

  /** Makes it where there is none, and holds it to the end of the transaction: who reads and who chooses take turns. */
  async ensure(calendarId: string): Promise<Cursor> {
    await query(
      'cursors.ensure',
      `INSERT INTO sync_cursor (calendar_id, workspace_id, seat_id)
       SELECT c.id, c.workspace_id, c.seat_id FROM calendar c WHERE c.workspace_id = $1 AND c.id = $2
       ON CONFLICT (calendar_id) DO NOTHING`,
      [actor().workspaceId, calendarId],
    );
    const [cursor] = await query<Cursor>(
      'cursors.hold',
      `SELECT ${CURSOR} FROM sync_cursor WHERE workspace_id = $1 AND calendar_id = $2 FOR UPDATE`,
      [actor().workspaceId, calendarId],
    );
    if (!cursor) throw new Error('a calendar that is not there cannot be read');
    return cursor;
  }

  async find(calendarId: string): Promise<Cursor | null> {
    const [row] = await query<Cursor>(
      'cursors.find',
      `SELECT ${CURSOR} FROM sync_cursor WHERE workspace_id = $1 AND calendar_id = $2`,
      [actor().workspaceId, calendarId],
    );
    return row ?? null;
  }

  /** Sets what is named, and nothing else. */
  async change(calendarId: string, change: CursorChange): Promise<void> {
    await query(
      'cursors.change',
      `UPDATE sync_cursor s SET
         token = CASE WHEN g ? 'token' THEN g->>'token' ELSE s.token END,
         params_hash = CASE WHEN g ? 'params_hash' THEN g->>'params_hash' ELSE s.params_hash END,
         requested_at = CASE WHEN g ? 'requested_at' THEN (g->>'requested_at')::timestamptz ELSE s.requested_at END,
         last_full_at = CASE WHEN g ? 'last_full_at' THEN (g->>'last_full_at')::timestamptz ELSE s.last_full_at END,
         full_not_before = CASE WHEN g ? 'full_not_before' THEN (g->>'full_not_before')::timestamptz
           ELSE s.full_not_before END,
         full_delay_minutes = CASE WHEN g ? 'full_delay_minutes' THEN (g->>'full_delay_minutes')::int
           ELSE s.full_delay_minutes END,
         failures = CASE WHEN g ? 'failures' THEN (g->>'failures')::int ELSE s.failures END,
         next_pull_at = CASE WHEN g ? 'next_pull_at' THEN (g->>'next_pull_at')::timestamptz ELSE s.next_pull_at END,
         problem = CASE WHEN g ? 'problem' THEN g->>'problem' ELSE s.problem END,
         trusts_next = CASE WHEN g ? 'trusts_next' THEN (g->>'trusts_next')::boolean ELSE s.trusts_next END,
         last_success_at = CASE WHEN g ? 'last_success_at' THEN (g->>'last_success_at')::timestamptz
           ELSE s.last_success_at END
       FROM (SELECT $3::jsonb AS g) given WHERE s.workspace_id = $1 AND s.calendar_id = $2`,
      [
        actor().workspaceId,
        calendarId,
        JSON.stringify(
          Object.fromEntries(
            Object.entries(change).map(([name, value]) => [NAMES[name as keyof CursorChange], value]),
          ),
        ),
      ],
    );
  }

  /** A full reading begins: what it does not see, it will have a smaller number than this. */
  async nextGeneration(calendarId: string): Promise<number> {
    const [row] = await query<{ generation: number }>(
      'cursors.next-generation',
      `UPDATE sync_cursor SET generation = generation + 1 WHERE workspace_id = $1 AND calendar_id = $2
       RETURNING generation`,
      [actor().workspaceId, calendarId],
    );
    if (!row) throw new Error('a calendar without a cursor');
    return row.generation;
  }

  /**
   * Something is new there: the calendar is read soon. Of many who say so before it was, the first decides when.
   * @returns when; null where it is asked for already, or not read at all
   */
  async request(calendarId: string, at: Temporal.Instant): Promise<string | null> {
    const [row] = await query<{ at: string }>(
      'cursors.request',
      `UPDATE sync_cursor SET requested_at = $4, next_pull_at = least(next_pull_at, $3)
       WHERE workspace_id = $1 AND calendar_id = $2 AND requested_at IS NULL AND next_pull_at IS NOT NULL
       RETURNING ${utc('next_pull_at')} AS at`,
      [actor().workspaceId, calendarId, at.toString(), this.clock.now().toString()],
    );
    return row?.at ?? null;
  }

  /** @returns whether it is read at all, from an account that is open now */
  async isOpen(calendarId: string): Promise<boolean> {
    const rows = await query(
      'cursors.is-open',
      `SELECT FROM calendar c JOIN calendar_connection a ON a.workspace_id = c.workspace_id AND a.id = c.connection_id
       WHERE c.workspace_id = $1 AND c.id = $2 AND c.removed_at IS NULL AND a.status = 'active'
         AND (a.retry_at IS NULL OR a.retry_at <= $3)`,
      [actor().workspaceId, calendarId, this.clock.now().toString()],
    );
    return rows.length > 0;
  }

  async markRemoved(calendarId: string): Promise<boolean> {
    const rows = await query(
      'cursors.removed',
      `UPDATE calendar SET removed_at = $3, read_mode = 'off', is_target = false, version = version + 1
       WHERE workspace_id = $1 AND id = $2 AND removed_at IS NULL RETURNING id`,
      [actor().workspaceId, calendarId, this.clock.now().toString()],
    );
    return rows.length > 0;
  }
}

import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { Clock } from '../../../kernel/clock.js';
import { NotFound, Stale } from '../../../kernel/domain-error.js';
import { query } from '../../../platform/database/transaction.js';
import type { IssueKind } from './sync-issues.js';

/** Something that somebody should know about their calendars, as it is kept. */
export interface SyncIssueRow {
  readonly id: string;
  readonly kind: IssueKind;
  readonly connectionId: string;
  readonly accountName: string;
  readonly calendarId: string | null;
  readonly calendarName: string | null;
  readonly linkId: string | null;
  /** Of a record that was made of an event, and stands there by no link. */
  readonly recordId: string | null;
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
  readonly createdAt: Date;
  readonly resolvedAt: Date | null;
  readonly resolution: Resolution | null;
  readonly version: number;
}

export const resolutions = ['undone', 'put_back', 'dismissed', 'solved'] as const;
export type Resolution = (typeof resolutions)[number];
export type IssuePosition = readonly [createdAt: string, id: string];

const SELECT = `
  SELECT i.id, i.kind, i.connection_id AS "connectionId", a.account_name AS "accountName", i.calendar_id AS "calendarId",
    c.name AS "calendarName", i.link_id AS "linkId", i.record_id AS "recordId", i.facts, i.created_at AS "createdAt", i.resolved_at AS "resolvedAt",
    i.resolution, i.version
  FROM sync_issue i JOIN calendar_connection a ON a.id = i.connection_id LEFT JOIN calendar c ON c.id = i.calendar_id
  WHERE i.workspace_id = $1 AND i.seat_id = $2`;

/** Issues of the seat that asks; nobody else's, whatever their role. */
@Injectable()
export class SyncIssuesRepository {
  constructor(private readonly clock: Clock) {}

  /** Open ones, the newest first. */
  list({ workspaceId, seatId }: Actor, limit: number, after: IssuePosition | null): Promise<SyncIssueRow[]> {
    return query<SyncIssueRow>(
      'sync-issues.list',
      `${SELECT} AND i.resolved_at IS NULL
         AND ($3::timestamptz IS NULL OR (date_trunc('milliseconds', i.created_at), i.id) < ($3, $4::uuid))
       ORDER BY date_trunc('milliseconds', i.created_at) DESC, i.id DESC LIMIT $5`,
      [workspaceId, seatId, after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  }

  /** @throws NotFound */
  async one({ workspaceId, seatId }: Actor, id: string): Promise<SyncIssueRow> {
    const [row] = await query<SyncIssueRow>('sync-issues.one', `${SELECT} AND i.id = $3`, [
      workspaceId,
      seatId,
      id,
    ]);
    if (!row) throw new NotFound('sync-issue');
    return row;
  }

  /** @throws Stale when somebody was faster */
  async close(
    { workspaceId, seatId }: Actor,
    { id, version }: SyncIssueRow,
    resolution: Resolution,
  ): Promise<void> {
    const rows = await query(
      'sync-issues.close',
      `UPDATE sync_issue SET resolved_at = $5, resolution = $6, version = version + 1
       WHERE workspace_id = $1 AND seat_id = $2 AND id = $3 AND version = $4 AND resolved_at IS NULL RETURNING id`,
      [workspaceId, seatId, id, version, this.clock.now().toString(), resolution],
    );
    if (rows.length === 0) throw new Stale(version + 1);
  }
}

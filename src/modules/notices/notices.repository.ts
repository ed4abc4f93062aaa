import { Injectable } from '@nestjs/common';
import { seesAll, type Actor } from '../../kernel/actor.js';
import { utc } from '../../platform/database/listing.js';
import { actor, query } from '../../platform/database/transaction.js';
import type { NoticeKind, NoticeMail, NoticeNoun } from './notice.rules.js';

/** A notice as its recipient reads it; instants as ISO 8601 UTC. */
export interface NoticeRow {
  readonly id: string;
  readonly kind: NoticeKind;
  readonly noun: NoticeNoun;
  readonly subjectId: string;
  readonly title: string;
  readonly by: string;
  readonly text: string;
  readonly state: string | null;
  readonly times: number;
  readonly engagementId: string | null;
  readonly clientName: string | null;
  readonly at: string;
  readonly readAt: string | null;
  readonly position: NoticePosition;
}

export type NoticePosition = readonly [at: string, id: string];

/**
 * A document that was hidden or deleted again is not there for a contact, and nothing is told of it: $5 says whether
 * somebody reads with a contact's eyes.
 */
const THERE = `(NOT $5 OR n.noun <> 'deliverable' OR EXISTS (SELECT FROM deliverable d
  WHERE d.workspace_id = n.workspace_id AND d.id = n.subject_id AND d.deleted_at IS NULL AND d.shown_version IS NOT NULL))`;

const SELECT = `
  SELECT n.id, n.kind, n.noun, n.subject_id AS "subjectId", n.title, n.by_name AS by, n.said AS text, n.state, n.times,
    n.engagement_id AS "engagementId", c.name AS "clientName", ${utc('n.at')} AS at, ${utc('n.read_at')} AS "readAt",
    ARRAY[n.at::text, n.id::text] AS position
  FROM notice n
  LEFT JOIN engagement e ON e.id = n.engagement_id AND e.workspace_id = n.workspace_id
  LEFT JOIN client c ON c.id = coalesce(n.client_id, e.client_id) AND c.workspace_id = n.workspace_id
  WHERE n.workspace_id = $1 AND n.seat_id = $2 AND (n.engagement_id IS NULL OR $3 OR n.engagement_id = ANY ($4::uuid[]))
    AND ${THERE}`;

const OWN = `n.workspace_id = $1 AND n.seat_id = $2
  AND (n.engagement_id IS NULL OR $3 OR n.engagement_id = ANY ($4::uuid[])) AND ${THERE}`;

/** Reads and marks the notices of the actor's own seat. */
@Injectable()
export class NoticesRepository {
  list(unread: boolean, limit: number, after: NoticePosition | null): Promise<NoticeRow[]> {
    return query<NoticeRow>(
      'notices.list',
      `${SELECT} AND (NOT $6 OR n.read_at IS NULL)
         AND ($7::timestamptz IS NULL OR (n.at, n.id) < ($7::timestamptz, $8::uuid))
       ORDER BY n.at DESC, n.id DESC LIMIT $9`,
      [...own(actor()), unread, after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  }

  async unread(): Promise<number> {
    const [row] = await query<{ count: number }>(
      'notices.unread',
      `SELECT count(*)::int AS count FROM notice n WHERE ${OWN} AND n.read_at IS NULL`,
      own(actor()),
    );
    return row?.count ?? 0;
  }

  /** What was read is not mailed any more. @param ids null: all; what is not there is left out @returns how many changed */
  async mark(
    ids: readonly string[] | null,
    subjectId: string | null,
    readAt: Temporal.Instant | null,
  ): Promise<number> {
    const rows = await query(
      'notices.mark',
      `UPDATE notice n SET read_at = $6, mail_at = NULL WHERE ${OWN}
         AND (n.read_at IS NULL) = ($6::timestamptz IS NOT NULL)
         AND ($7::uuid[] IS NULL OR n.id = ANY ($7)) AND ($8::uuid IS NULL OR n.subject_id = $8) RETURNING n.id`,
      [...own(actor()), readAt?.toString() ?? null, ids, subjectId],
    );
    return rows.length;
  }

  /** What the actor's seat chose; kinds about which nothing was said are left out. */
  async chosen(): Promise<Map<string, NoticeMail>> {
    const { workspaceId, seatId } = actor();
    const rows = await query<{ kind: string; mail: NoticeMail }>(
      'notice-preferences.chosen',
      'SELECT kind, mail FROM notice_preference WHERE workspace_id = $1 AND seat_id = $2',
      [workspaceId, seatId],
    );
    return new Map(rows.map(({ kind, mail }) => [kind, mail]));
  }

  async choose(kinds: readonly NoticeKind[], mails: readonly NoticeMail[]): Promise<void> {
    const { workspaceId, seatId } = actor();
    await query(
      'notice-preferences.choose',
      `INSERT INTO notice_preference (workspace_id, seat_id, kind, mail)
       SELECT $1, $2, kind, mail FROM unnest($3::text[], $4::text[]) AS chosen (kind, mail)
       ON CONFLICT (workspace_id, seat_id, kind) DO UPDATE SET mail = excluded.mail`,
      [workspaceId, seatId, kinds, mails],
    );
  }
}

function own(who: Actor): unknown[] {
  return [who.workspaceId, who.seatId, seesAll(who), who.engagementIds, who.role === 'contact'];
}

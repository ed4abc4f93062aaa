import { Injectable } from '@nestjs/common';
import { utc } from '../../platform/database/listing.js';
import { actor, query } from '../../platform/database/transaction.js';
import type { NoticeKind, NoticeNoun } from './notice.rules.js';

/** A notice that a mail tells. */
export interface DigestNotice {
  readonly id: string;
  readonly kind: NoticeKind;
  readonly noun: NoticeNoun;
  readonly subjectId: string;
  readonly title: string;
  readonly by: string;
  readonly text: string;
  readonly state: string | null;
  readonly times: number;
  readonly clientName: string | null;
  readonly at: string;
}

/**
 * What is unread, still wanted and still in the recipient's reach: whoever lost an engagement meanwhile hears no more of
 * it, and a contact nothing of a document that was hidden again. The recipient is $2.
 */
const TELLABLE = `n.workspace_id = $1 AND n.seat_id = $2 AND n.read_at IS NULL AND wants_mail(n.seat_id, n.kind)
  AND (n.engagement_id IS NULL
    OR EXISTS (SELECT FROM member m WHERE m.workspace_id = $1 AND m.id = n.member_id AND (m.role = 'owner' OR EXISTS (
      SELECT FROM assignment a WHERE a.workspace_id = $1 AND a.engagement_id = n.engagement_id AND a.member_id = m.id)))
    OR EXISTS (SELECT FROM contact k JOIN engagement o ON o.workspace_id = $1 AND o.client_id = k.client_id
      WHERE k.workspace_id = $1 AND k.id = n.contact_id AND o.id = n.engagement_id))
  AND (n.contact_id IS NULL OR n.noun <> 'deliverable' OR EXISTS (SELECT FROM deliverable d
    WHERE d.workspace_id = $1 AND d.id = n.subject_id AND d.deleted_at IS NULL AND d.shown_version IS NOT NULL))`;

/** The notices that wait for a mail; asked as the product itself. */
@Injectable()
export class NoticeDigestsRepository {
  /** Of a seat, from the first; whoever else would mail them waits. */
  async waiting(seatId: string): Promise<{ id: string; mailAt: Temporal.Instant }[]> {
    const rows = await query<{ id: string; mailAt: Date }>(
      'notice-digests.waiting',
      `SELECT id, mail_at AS "mailAt" FROM notice
       WHERE workspace_id = $1 AND seat_id = $2 AND mail_at IS NOT NULL ORDER BY mail_at, id FOR UPDATE`,
      [actor().workspaceId, seatId],
    );
    return rows.map(({ id, mailAt }) => ({ id, mailAt: mailAt.toTemporalInstant() }));
  }

  /** @param until null: no mail will tell them */
  async putOff(ids: readonly string[], until: Temporal.Instant | null): Promise<void> {
    await query(
      'notice-digests.put-off',
      'UPDATE notice SET mail_at = $3 WHERE workspace_id = $1 AND id = ANY ($2::uuid[])',
      [actor().workspaceId, ids, until?.toString() ?? null],
    );
  }

  /** Gives what can be told to one digest, and takes the rest from the queue. @returns how many it tells */
  async gather(
    seatId: string,
    ids: readonly string[],
    digestId: string,
    at: Temporal.Instant,
  ): Promise<number> {
    const told = await query(
      'notice-digests.gather',
      `UPDATE notice n SET mail_at = NULL, mailed_at = $4, digest_id = $3
       WHERE ${TELLABLE} AND n.id = ANY ($5::uuid[]) RETURNING n.id`,
      [actor().workspaceId, seatId, digestId, at.toString(), ids],
    );
    await this.putOff(ids, null);
    return told.length;
  }

  /** What a digest tells, as far as it was not read or lost meanwhile; the last client's newest last. */
  contents(seatId: string, digestId: string): Promise<DigestNotice[]> {
    return query<DigestNotice>(
      'notice-digests.contents',
      `SELECT n.id, n.kind, n.noun, n.subject_id AS "subjectId", n.title, n.by_name AS by, n.said AS text, n.state, n.times,
         c.name AS "clientName", ${utc('n.at')} AS at
       FROM notice n
       LEFT JOIN engagement e ON e.id = n.engagement_id AND e.workspace_id = n.workspace_id
       LEFT JOIN client c ON c.id = coalesce(n.client_id, e.client_id) AND c.workspace_id = n.workspace_id
       WHERE ${TELLABLE} AND n.digest_id = $3
       ORDER BY c.name NULLS LAST, n.at, n.id`,
      [actor().workspaceId, seatId, digestId],
    );
  }
}

import { Injectable } from '@nestjs/common';
import type { Language } from '../../kernel/actor.js';
import { actor, query } from '../../platform/database/transaction.js';
import type { NoticeKind } from './notice.rules.js';

/** What is written into each recipient's notice. */
export interface NoticeFacts {
  readonly kind: NoticeKind;
  readonly noun: string;
  readonly subjectId: string;
  readonly title: string;
  readonly by: string;
  readonly text: string;
  readonly state: string | null;
  readonly sourceId: string | null;
  readonly engagementId: string | null;
  readonly clientId: string | null;
}

export interface ContactRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
  readonly timeZone: string;
}

/** Finds whom something concerns, and writes it down for them. */
@Injectable()
export class NoticeTellingRepository {
  /** Owners, and the assistants of the engagement; nobody who left, or has not joined yet. @param only of these */
  async members(
    engagementId: string | null,
    ownersAlone: boolean,
    only: readonly string[] | null,
  ): Promise<string[]> {
    const { workspaceId, seatId, personId } = actor();
    const rows = await query<{ id: string }>(
      'notices.members',
      `SELECT m.id FROM member m WHERE m.workspace_id = $1 AND m.removed_at IS NULL AND m.person_id IS NOT NULL
         AND m.id IS DISTINCT FROM $5 AND m.person_id IS DISTINCT FROM $6 AND ($4::uuid[] IS NULL OR m.id = ANY ($4))
         AND (m.role = 'owner' OR (NOT $3 AND EXISTS (SELECT FROM assignment a
           WHERE a.workspace_id = $1 AND a.engagement_id = $2 AND a.member_id = m.id)))
       ORDER BY m.id`,
      [workspaceId, engagementId, ownersAlone, only, seatId, personId],
    );
    return rows.map(({ id }) => id);
  }

  /** The contacts of an engagement's client, or of a client; never who acts. @param only of these */
  async contacts(
    engagementId: string | null,
    clientId: string | null,
    only: readonly string[] | null,
  ): Promise<ContactRow[]> {
    const { workspaceId, seatId, personId } = actor();
    return query<ContactRow>(
      'notices.contacts',
      `SELECT k.id, k.name, k.email, k.language, k.time_zone AS "timeZone" FROM contact k
       WHERE k.workspace_id = $1 AND k.removed_at IS NULL AND k.id IS DISTINCT FROM $5
         AND (k.person_id IS NULL OR k.person_id IS DISTINCT FROM $6) AND ($4::uuid[] IS NULL OR k.id = ANY ($4))
         AND CASE WHEN $2::uuid IS NULL THEN k.client_id = $3
           ELSE k.client_id = (SELECT e.client_id FROM engagement e WHERE e.workspace_id = $1 AND e.id = $2) END
       ORDER BY k.id`,
      [workspaceId, engagementId, clientId, only, seatId, personId],
    );
  }

  /** Those of some seats who want mails of a kind. */
  async wanting(seatIds: readonly string[], kind: NoticeKind): Promise<Set<string>> {
    const rows = await query<{ id: string }>(
      'notices.wanting',
      'SELECT id FROM unnest($1::uuid[]) AS list (id) WHERE wants_mail(id, $2)',
      [seatIds, kind],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** A notice for each, or one that is renewed. @param mailAt when the digest is due; null: none */
  async tell(
    ids: readonly string[],
    members: readonly string[],
    contacts: readonly string[],
    facts: NoticeFacts,
    at: Temporal.Instant,
    mergedSince: Temporal.Instant,
    mailAt: { readonly members: Temporal.Instant | null; readonly contacts: Temporal.Instant | null },
  ): Promise<string[]> {
    const rows = await query<{ seat: string }>(
      'notices.tell',
      'SELECT tell_notices($1::uuid[], $2::uuid[], $3::uuid[], $4::jsonb, $5, $6, $7, $8) AS seat',
      [
        ids,
        members,
        contacts,
        JSON.stringify(facts),
        at.toString(),
        mergedSince.toString(),
        mailAt.members?.toString() ?? null,
        mailAt.contacts?.toString() ?? null,
      ],
    );
    return rows.map(({ seat }) => seat);
  }

  /** @param instead what the notices say from now on; null: nothing, and those of this alone go */
  takeBack(
    sourceId: string,
    instead: string | null,
  ): Promise<{ seatId: string; engagementId: string | null }[]> {
    return query<{ seatId: string; engagementId: string | null }>(
      'notices.take-back',
      'SELECT seat_id AS "seatId", engagement_id AS "engagementId" FROM take_back_notices($1, $2)',
      [sourceId, instead],
    );
  }
}

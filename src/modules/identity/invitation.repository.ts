import { Injectable } from '@nestjs/common';
import { seesAll, type Actor, type Language } from '../../kernel/actor.js';
import { NotFound } from '../../kernel/domain-error.js';
import { violatedConstraint } from '../../platform/database/sql-state.js';
import { query } from '../../platform/database/transaction.js';
import { InvitationClosed, InvitationUnderWay, LinkVoid } from './identity.errors.js';
import type { InvitationRow } from './invitation.dto.js';

/** Where a page of invitations ended. */
export type InvitationPosition = readonly [id: string];

/** A contact as far as an invitation goes. */
export interface InvitedContact {
  readonly id: string;
  readonly clientId: string;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
  readonly signsIn: boolean;
}

export type NewInvitation = Pick<
  InvitationRow,
  'id' | 'email' | 'name' | 'role' | 'contactId' | 'language'
> & {
  readonly createdAt: Temporal.Instant;
  readonly expiresAt: Temporal.Instant;
};

const SELECT = `
  SELECT i.id, i.email, i.name, i.role, i.contact_id AS "contactId", c.client_id AS "clientId", i.language,
    i.generation, i.created_at AS "createdAt", i.expires_at AS "expiresAt", i.accepted_at AS "acceptedAt",
    i.revoked_at AS "revokedAt", w.name AS "workspaceName", m.name AS "inviterName",
    coalesce(c.time_zone, p.time_zone, 'UTC') AS "timeZone"
  FROM invitation i JOIN workspace w ON w.id = i.workspace_id JOIN member m ON m.id = i.invited_by
  LEFT JOIN person p ON p.id = m.person_id LEFT JOIN contact c ON c.id = i.contact_id
  WHERE i.workspace_id = $1 AND ($2::boolean OR c.client_id = ANY ($3::uuid[]))`;

const PENDING = 'accepted_at IS NULL AND revoked_at IS NULL';

/** The only place that reads and writes invitations. */
@Injectable()
export class InvitationRepository {
  /** @throws NotFound */
  async one(actor: Actor, id: string): Promise<InvitationRow> {
    const [row] = await query<InvitationRow>('invitations.one', `${SELECT} AND i.id = $4`, [
      ...scope(actor),
      id,
    ]);
    if (!row) throw new NotFound('invitation');
    return row;
  }

  /** Newest first; ids are in order of making. */
  list(actor: Actor, limit: number, after: InvitationPosition | null): Promise<InvitationRow[]> {
    return query<InvitationRow>(
      'invitations.list',
      `${SELECT} AND ($4::uuid IS NULL OR i.id < $4) ORDER BY i.id DESC LIMIT $5`,
      [...scope(actor), after?.[0], limit],
    );
  }

  /** @throws InvitationUnderWay; one that has expired is no hindrance, it ends here */
  async add(actor: Actor, invitation: NewInvitation): Promise<void> {
    const { id, email, name, role, contactId, language, createdAt, expiresAt } = invitation;
    await query(
      'invitations.end-expired',
      `UPDATE invitation SET revoked_at = $4
       WHERE workspace_id = $1 AND email = $2 AND contact_id IS NOT DISTINCT FROM $3 AND ${PENDING} AND expires_at <= $4`,
      [actor.workspaceId, email, contactId, createdAt.toString()],
    );
    try {
      await query(
        'invitations.add',
        `INSERT INTO invitation (id, workspace_id, email, name, role, contact_id, language, invited_by, created_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [
          id,
          actor.workspaceId,
          email,
          name,
          role,
          contactId,
          language,
          actor.seatId,
          createdAt.toString(),
          expiresAt.toString(),
        ],
      );
    } catch (error) {
      if (violatedConstraint(error) === 'invitation_open') throw new InvitationUnderWay();
      throw error;
    }
  }

  /** A new generation: links of older mails die. @throws InvitationClosed */
  async renew(actor: Actor, id: string, expiresAt: Temporal.Instant): Promise<void> {
    const renewed = await query(
      'invitations.renew',
      `UPDATE invitation SET generation = generation + 1, expires_at = $3
       WHERE workspace_id = $1 AND id = $2 AND ${PENDING} RETURNING id`,
      [actor.workspaceId, id, expiresAt.toString()],
    );
    if (renewed.length === 0) throw new InvitationClosed();
  }

  /** @throws InvitationClosed */
  async revoke(actor: Actor, id: string, at: Temporal.Instant): Promise<void> {
    const revoked = await query(
      'invitations.revoke',
      `UPDATE invitation SET revoked_at = $3 WHERE workspace_id = $1 AND id = $2 AND ${PENDING} RETURNING id`,
      [actor.workspaceId, id, at.toString()],
    );
    if (revoked.length === 0) throw new InvitationClosed();
  }

  /** Ends what is under way for a contact. */
  async revokeForContact(actor: Actor, contactId: string, at: Temporal.Instant): Promise<void> {
    await query(
      'invitations.revoke-for-contact',
      `UPDATE invitation SET revoked_at = $3 WHERE workspace_id = $1 AND contact_id = $2 AND ${PENDING}`,
      [actor.workspaceId, contactId, at.toString()],
    );
  }

  /** Ends what is under way for somebody who shall not become a member (again). */
  async revokeForMember(actor: Actor, email: string, at: Temporal.Instant): Promise<void> {
    await query(
      'invitations.revoke-for-member',
      `UPDATE invitation SET revoked_at = $3
       WHERE workspace_id = $1 AND email = $2 AND contact_id IS NULL AND ${PENDING}`,
      [actor.workspaceId, email, at.toString()],
    );
  }

  /** Uses an invitation: of two who accept at once, one does. @throws LinkVoid */
  async accept(actor: Actor, id: string, generation: number, at: Temporal.Instant): Promise<void> {
    const accepted = await query(
      'invitations.accept',
      `UPDATE invitation SET accepted_at = $4
       WHERE workspace_id = $1 AND id = $2 AND generation = $3 AND ${PENDING} AND expires_at > $4 RETURNING id`,
      [actor.workspaceId, id, generation, at.toString()],
    );
    if (accepted.length === 0) throw new LinkVoid();
  }

  /** @throws NotFound for one that is removed or not in reach */
  async contact(actor: Actor, id: string): Promise<InvitedContact> {
    const [row] = await query<InvitedContact>(
      'invitations.contact',
      `SELECT c.id, c.client_id AS "clientId", c.name, c.email, c.language, c.person_id IS NOT NULL AS "signsIn"
       FROM contact c WHERE c.workspace_id = $1 AND ($2::boolean OR c.client_id = ANY ($3::uuid[])) AND c.id = $4
         AND c.removed_at IS NULL`,
      [...scope(actor), id],
    );
    if (!row) throw new NotFound('contact');
    return row;
  }

  /** Puts a person behind a contact. @throws LinkVoid when the contact was removed or has one */
  async seatContact(actor: Actor, contactId: string, personId: string): Promise<void> {
    const seated = await query(
      'invitations.seat-contact',
      `UPDATE contact SET person_id = $3, version = version + 1
       WHERE workspace_id = $1 AND id = $2 AND person_id IS NULL AND removed_at IS NULL RETURNING id`,
      [actor.workspaceId, contactId, personId],
    );
    if (seated.length === 0) throw new LinkVoid();
  }
}

function scope(actor: Actor): [string, boolean, readonly string[]] {
  return [actor.workspaceId, seesAll(actor), actor.clientIds];
}

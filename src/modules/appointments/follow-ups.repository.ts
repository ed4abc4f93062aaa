import { Injectable } from '@nestjs/common';
import type { Actor, Language } from '../../kernel/actor.js';
import { NotFound } from '../../kernel/domain-error.js';
import { Question } from '../../platform/database/listing.js';
import { query } from '../../platform/database/transaction.js';
import type { FollowUpRow, FollowUpsQuery } from './follow-up.dto.js';
import type { DropReason } from './follow-up.rules.js';

const SELECT = `
  SELECT f.id, f.appointment_id AS "appointmentId", f.engagement_id AS "engagementId", a.title, a.starts_at AS "startsAt",
    c.id AS "clientId", c.name AS "clientName", k.id AS "contactId", k.name AS "contactName", k.email, k.language,
    k.time_zone AS "timeZone", k.removed_at IS NOT NULL AS "contactRemoved", a.member_id AS "memberId",
    a.follow_up_at AS "dueAt", a.follow_up_state AS state, f.because, f.text, f.proposed_at AS "proposedAt",
    f.settled_at AS "settledAt", f.settled_by_name AS "settledByName"
  FROM appointment_follow_up f JOIN appointment a ON a.id = f.appointment_id AND a.workspace_id = f.workspace_id
  JOIN engagement e ON e.id = f.engagement_id AND e.workspace_id = f.workspace_id
  JOIN client c ON c.id = e.client_id AND c.workspace_id = f.workspace_id
  JOIN contact k ON k.id = f.contact_id AND k.workspace_id = f.workspace_id`;

/** What became of a follow-up; all of it null while nothing is decided. */
export interface Settled {
  readonly because: DropReason | null;
  readonly at: Temporal.Instant | null;
  readonly byName: string | null;
}

/** The only place that reads and writes the words after missed sessions; a contact finds none. */
@Injectable()
export class FollowUpsRepository {
  /** The newest session first. */
  list(actor: Actor, asked: FollowUpsQuery, limit: number, after: string | null): Promise<FollowUpRow[]> {
    return this.asked(actor)
      .whereGiven('state', 'a.follow_up_state = #', asked.state)
      .whereGiven('client', 'e.client_id = #', asked.clientId)
      .whereGiven('after', 'f.id < #', after ?? undefined)
      .ask<FollowUpRow>('follow-ups.list', 'ORDER BY f.id DESC LIMIT #', limit);
  }

  /** @throws NotFound */
  async one(actor: Actor, id: string): Promise<FollowUpRow> {
    const [row] = await this.asked(actor).where('id', 'f.id = #', id).ask<FollowUpRow>('follow-ups.one');
    if (!row) throw new NotFound('follow-up');
    return row;
  }

  async ofAppointment(actor: Actor, appointmentId: string): Promise<FollowUpRow | null> {
    const [row] = await this.asked(actor)
      .where('appointment', 'f.appointment_id = #', appointmentId)
      .ask<FollowUpRow>('follow-ups.of-appointment');
    return row ?? null;
  }

  /** The first guest of an appointment who is still there; null: nobody is. */
  async guest(
    { workspaceId }: Actor,
    appointmentId: string,
  ): Promise<{ id: string; language: Language; timeZone: string } | null> {
    const [row] = await query<{ id: string; language: Language; timeZone: string }>(
      'follow-ups.guest',
      `SELECT k.id, k.language, k.time_zone AS "timeZone" FROM appointment_guest g
       JOIN contact k ON k.id = g.contact_id AND k.workspace_id = g.workspace_id
       WHERE g.workspace_id = $1 AND g.appointment_id = $2 AND k.removed_at IS NULL ORDER BY g.id LIMIT 1`,
      [workspaceId, appointmentId],
    );
    return row ?? null;
  }

  /** Begun, or begun anew after it had turned out that there was no need. */
  async begin(
    { workspaceId }: Actor,
    followUp: { readonly id: string; readonly engagementId: string; readonly appointmentId: string; readonly contactId: string }, // prettier-ignore
  ): Promise<void> {
    const { id, engagementId, appointmentId, contactId } = followUp;
    await query(
      'follow-ups.begin',
      `INSERT INTO appointment_follow_up (id, workspace_id, engagement_id, appointment_id, contact_id)
       VALUES ($2, $1, $3, $4, $5)
       ON CONFLICT ON CONSTRAINT appointment_follow_up_once DO UPDATE SET contact_id = excluded.contact_id, text = '',
         because = NULL, proposed_at = NULL, settled_at = NULL, settled_by_name = NULL`,
      [workspaceId, id, engagementId, appointmentId, contactId],
    );
  }

  async propose({ workspaceId }: Actor, id: string, text: string, at: Temporal.Instant): Promise<void> {
    await query(
      'follow-ups.propose',
      'UPDATE appointment_follow_up SET text = $3, proposed_at = $4 WHERE workspace_id = $1 AND id = $2',
      [workspaceId, id, text, at.toString()],
    );
  }

  /** @param text as it went out; what was proposed stays where it did not */
  async settle(
    { workspaceId }: Actor,
    appointmentId: string,
    { because, at, byName }: Settled,
    text: string | null = null,
  ): Promise<void> {
    await query(
      'follow-ups.settle',
      `UPDATE appointment_follow_up SET because = $3, settled_at = $4, settled_by_name = $5, text = coalesce($6, text)
       WHERE workspace_id = $1 AND appointment_id = $2`,
      [workspaceId, appointmentId, because, at?.toString() ?? null, byName, text],
    );
  }

  /** Whether anybody at the client was heard of since a session that they missed. */
  async isInTouch(followUp: Pick<FollowUpRow, 'clientId' | 'appointmentId' | 'startsAt'>): Promise<boolean> {
    const [row] = await query<{ heard: boolean }>(
      'follow-ups.in-touch',
      'SELECT client_in_touch($1, $2, $3) AS heard',
      [followUp.clientId, followUp.appointmentId, followUp.startsAt],
    );
    return row?.heard ?? false;
  }

  /** Who signs: a member with their own address. */
  async author({ workspaceId }: Actor, memberId: string): Promise<{ name: string; email: string } | null> {
    const [row] = await query<{ name: string; email: string }>(
      'follow-ups.author',
      `SELECT coalesce(p.name, m.name) AS name, p.email FROM member m JOIN person p ON p.id = m.person_id
       WHERE m.workspace_id = $1 AND m.id = $2`,
      [workspaceId, memberId],
    );
    return row ?? null;
  }

  private asked(actor: Actor): Question {
    return new Question(SELECT, actor, 'f').where('members', '#::boolean', actor.role !== 'contact');
  }
}

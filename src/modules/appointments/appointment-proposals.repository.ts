import { Injectable } from '@nestjs/common';
import { seesAll, isMember, type Actor } from '../../kernel/actor.js';
import { NotFound } from '../../kernel/domain-error.js';
import { Question } from '../../platform/database/listing.js';
import { manager, query } from '../../platform/database/transaction.js';
import { AppointmentGuestStranger } from './appointment.errors.js';
import type { ProposalRow, ProposalsQuery } from './appointment-proposal.dto.js';
import { AppointmentProposalEntity } from './appointment-proposal.entity.js';

const SELECT = `
  SELECT p.id, p.workspace_id AS "workspaceId", p.engagement_id AS "engagementId", e.name AS "engagementName",
    e.client_id AS "clientId", c.name AS "clientName", p.member_id AS "memberId", m.name AS "memberName",
    m.removed_at IS NULL AS "hostThere", p.task_id AS "taskId", p.title, p.note, p.place_kind AS "placeKind", p.place, p.minutes,
    p.from_day::text AS "fromDay", p.to_day::text AS "toDay", p.buffer_before_minutes AS "bufferBeforeMinutes",
    p.buffer_after_minutes AS "bufferAfterMinutes", p.notice_minutes AS "noticeMinutes",
    p.step_minutes AS "stepMinutes", p.expires_at AS "expiresAt", p.state, p.appointment_id AS "appointmentId",
    p.created_at AS "createdAt", p.created_by_name AS "createdByName", p.version, e.time_zone AS "timeZone",
    e.working_windows AS "workingWindows", e.holidays,
    ARRAY(SELECT json_build_object('id', k.id, 'name', k.name, 'linkId', g.id) FROM appointment_proposal_guest g
      JOIN contact k ON k.id = g.contact_id AND k.workspace_id = g.workspace_id
      WHERE g.proposal_id = p.id AND g.workspace_id = p.workspace_id ORDER BY k.name, k.id) AS guests
  FROM appointment_proposal p
  JOIN engagement e ON e.id = p.engagement_id AND e.workspace_id = p.workspace_id
  JOIN client c ON c.id = e.client_id AND c.workspace_id = p.workspace_id
  JOIN member m ON m.id = p.member_id AND m.workspace_id = p.workspace_id`;

/** The only place that reads and writes proposals. */
@Injectable()
export class AppointmentProposalsRepository {
  /** @throws NotFound also for what a contact was not asked */
  async one(actor: Actor, id: string): Promise<ProposalRow> {
    const [row] = await visible(actor).where('id', 'p.id = #', id).ask<ProposalRow>('proposals.one');
    if (!row) throw new NotFound('appointment-proposal');
    return row;
  }

  /** To change it: whoever books it at the same moment waits. @throws NotFound */
  async load(actor: Actor, id: string): Promise<ProposalRow> {
    const [row] = await visible(actor)
      .where('id', 'p.id = #', id)
      .ask<ProposalRow>('proposals.load', 'FOR UPDATE OF p');
    if (!row) throw new NotFound('appointment-proposal');
    return row;
  }

  /** Newest first. */
  list(
    actor: Actor,
    { engagementId, state }: Pick<ProposalsQuery, 'engagementId' | 'state'>,
    now: Temporal.Instant,
    limit: number,
    after: string | null,
  ): Promise<ProposalRow[]> {
    const question = visible(actor)
      .whereGiven('engagement', 'p.engagement_id = #', engagementId)
      .whereGiven('after', 'p.id < #', after ?? undefined);
    if (state === 'expired')
      question.where('expired', `p.state = 'open' AND p.expires_at <= #`, now.toString());
    else if (state === 'open')
      question.where('open', `p.state = 'open' AND p.expires_at > #`, now.toString());
    else question.whereGiven('state', 'p.state = #', state);
    return question.ask<ProposalRow>('proposals.list', 'ORDER BY p.id DESC LIMIT #', limit);
  }

  /** @throws AppointmentGuestStranger */
  async add(
    entity: Omit<AppointmentProposalEntity, 'version'>,
    contactIds: readonly string[],
    nextId: () => string,
  ): Promise<void> {
    await manager().insert(AppointmentProposalEntity, entity);
    const { workspaceId, id, engagementId } = entity;
    const rows = await query<{ id: string }>(
      'proposals.ask',
      `INSERT INTO appointment_proposal_guest (id, workspace_id, engagement_id, proposal_id, contact_id)
       SELECT fresh.id, $1, $3, $2, k.id FROM unnest($4::uuid[], $5::uuid[]) AS fresh (id, contact_id)
       JOIN contact k ON k.id = fresh.contact_id AND k.workspace_id = $1 AND k.removed_at IS NULL
       JOIN engagement e ON e.id = $3 AND e.workspace_id = $1 AND e.client_id = k.client_id RETURNING id`,
      [workspaceId, id, engagementId, contactIds.map(nextId), contactIds],
    );
    if (rows.length !== contactIds.length) throw new AppointmentGuestStranger();
  }

  async change(
    { workspaceId }: Actor,
    id: string,
    changes: Partial<Pick<AppointmentProposalEntity, 'state' | 'appointmentId'>>,
  ): Promise<void> {
    await manager().update(AppointmentProposalEntity, { id, workspaceId }, changes);
  }
}

/** Members see all of their engagements; a contact, what they were asked. */
function visible(actor: Actor): Question {
  const question = new Question(SELECT, actor, 'p');
  if (isMember(actor) || seesAll(actor)) return question;
  return question.where(
    'asked',
    `EXISTS (SELECT FROM appointment_proposal_guest own
       WHERE own.workspace_id = p.workspace_id AND own.proposal_id = p.id AND own.contact_id = #)`,
    actor.seatId,
  );
}

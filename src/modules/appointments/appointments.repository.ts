import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { NotFound } from '../../kernel/domain-error.js';
import { Question } from '../../platform/database/listing.js';
import { manager, query } from '../../platform/database/transaction.js';
import { violatedConstraint } from '../../platform/database/sql-state.js';
import type { AppointmentRow, AppointmentsQuery } from './appointment.dto.js';
import { AppointmentEntity } from './appointment.entity.js';
import { AppointmentGuestStranger, AppointmentHostBusy } from './appointment.errors.js';

/** When the last one of a page begins, and its id. */
export type AppointmentPosition = readonly [startsAt: string, id: string];

const SELECT = `
  SELECT a.id, a.workspace_id AS "workspaceId", a.engagement_id AS "engagementId", e.name AS "engagementName",
    e.client_id AS "clientId", c.name AS "clientName", a.member_id AS "memberId", m.name AS "memberName",
    a.task_id AS "taskId", t.title AS "taskTitle", a.title, a.note, a.place_kind AS "placeKind", a.place,
    a.starts_at AS "startsAt", a.ends_at AS "endsAt", a.state, a.sequence, a.cancelled_at AS "cancelledAt",
    a.cancelled_by_name AS "cancelledByName", a.cancelled_side AS "cancelledSide", a.cancel_reason AS "cancelReason",
    a.attendance, a.attendance_at AS "attendanceAt", a.attendance_by_name AS "attendanceByName", a.useful, a.wanted,
    a.useful_at AS "usefulAt", a.useful_by AS "usefulBy", a.follow_up_at AS "followUpAt",
    a.follow_up_state AS "followUpState", a.created_at AS "createdAt", a.created_by_name AS "createdByName",
    a.remind_at AS "remindAt", a.changed_at AS "changedAt", a.version, e.time_zone AS "timeZone", e.working_windows AS "workingWindows",
    e.holidays, e.notice_minutes AS "noticeMinutes",
    ARRAY(SELECT json_build_object('id', k.id, 'name', k.name) FROM appointment_guest g
      JOIN contact k ON k.id = g.contact_id AND k.workspace_id = g.workspace_id
      WHERE g.appointment_id = a.id AND g.workspace_id = a.workspace_id ORDER BY k.name, k.id) AS guests
  FROM appointment a
  JOIN engagement e ON e.id = a.engagement_id AND e.workspace_id = a.workspace_id
  JOIN client c ON c.id = e.client_id AND c.workspace_id = a.workspace_id
  JOIN member m ON m.id = a.member_id AND m.workspace_id = a.workspace_id
  LEFT JOIN task t ON t.id = a.task_id AND t.workspace_id = a.workspace_id`;

/** The only place that reads and writes appointments and their guests. */
@Injectable()
export class AppointmentsRepository {
  /** @throws NotFound also for what is not in reach */
  async one(actor: Actor, id: string): Promise<AppointmentRow> {
    const [row] = await new Question(SELECT, actor, 'a')
      .where('id', 'a.id = #', id)
      .ask<AppointmentRow>('appointments.one');
    if (!row) throw new NotFound('appointment');
    return row;
  }

  /** To change it: whoever else changes it waits. @throws NotFound */
  async load(actor: Actor, id: string): Promise<AppointmentRow> {
    const [row] = await new Question(SELECT, actor, 'a')
      .where('id', 'a.id = #', id)
      .ask<AppointmentRow>('appointments.load', 'FOR UPDATE OF a');
    if (!row) throw new NotFound('appointment');
    return row;
  }

  /** By when they begin. */
  list(
    actor: Actor,
    asked: Omit<AppointmentsQuery, 'limit' | 'cursor'>,
    limit: number,
    after: AppointmentPosition | null,
  ): Promise<AppointmentRow[]> {
    const question = new Question(SELECT, actor, 'a')
      .whereGiven('from', 'a.ends_at > #', asked.from)
      .whereGiven('to', 'a.starts_at < #', asked.to)
      .whereGiven('client', 'e.client_id = #', asked.clientId)
      .whereGiven('engagement', 'a.engagement_id = #', asked.engagementId)
      .whereGiven('member', 'a.member_id = #', asked.memberId)
      .whereGiven('state', 'a.state = #', asked.state);
    if (asked.order === 'latest') {
      if (after) question.where('before', '(a.starts_at, a.id) < (#::timestamptz, #::uuid)', ...after);
      return question.ask<AppointmentRow>('appointments.latest', 'ORDER BY a.starts_at DESC, a.id DESC LIMIT #', limit); // prettier-ignore
    }
    if (after) question.where('after', '(a.starts_at, a.id) > (#::timestamptz, #::uuid)', ...after);
    return question.ask<AppointmentRow>('appointments.list', 'ORDER BY a.starts_at, a.id LIMIT #', limit);
  }

  /** @throws AppointmentHostBusy where the host has another one then */
  async add(entity: Omit<AppointmentEntity, 'version'>): Promise<void> {
    await this.refusing(() => manager().insert(AppointmentEntity, entity));
  }

  /** @throws AppointmentHostBusy where the host has another one then */
  async change(
    { workspaceId }: Actor,
    id: string,
    changes: Partial<Omit<AppointmentEntity, 'id' | 'workspaceId' | 'version'>>,
  ): Promise<void> {
    await this.refusing(() => manager().update(AppointmentEntity, { id, workspaceId }, changes));
  }

  /** Not a change that anybody sees. */
  async remindNext({ workspaceId }: Actor, id: string, at: Temporal.Instant | null): Promise<void> {
    await query(
      'appointments.remind-next',
      'UPDATE appointment SET remind_at = $3 WHERE workspace_id = $1 AND id = $2',
      [workspaceId, id, at?.toString() ?? null],
    );
  }

  /**
   * Whoever books one of the same people in this moment waits for the end of this transaction, and sees then who is
   * taken. Always in the same order, so that two never wait for each other.
   */
  async lineUp({ workspaceId }: Actor, seatIds: readonly string[]): Promise<void> {
    await query(
      'appointments.line-up',
      `SELECT pg_advisory_xact_lock(hashtextextended('appointment' || $1 || seat, 0))
       FROM (SELECT DISTINCT seat::text AS seat FROM unnest($2::uuid[]) AS seats (seat) ORDER BY 1 OFFSET 0) AS lined`,
      [workspaceId, seatIds],
    );
  }

  /** Those who take part from now on. Links stay, also of who comes back. @throws AppointmentGuestStranger */
  async invite(
    { workspaceId }: Actor,
    { id, engagementId }: { readonly id: string; readonly engagementId: string },
    contactIds: readonly string[],
    nextId: () => string,
  ): Promise<void> {
    await query(
      'appointments.uninvite',
      'DELETE FROM appointment_guest WHERE workspace_id = $1 AND appointment_id = $2 AND contact_id <> ALL ($3::uuid[])',
      [workspaceId, id, contactIds],
    );
    const rows = await query<{ id: string }>(
      'appointments.invite',
      `INSERT INTO appointment_guest (id, workspace_id, engagement_id, appointment_id, contact_id)
       SELECT coalesce((SELECT t.link_id FROM appointment_told t WHERE t.workspace_id = $1 AND t.appointment_id = $2
           AND t.contact_id = k.id LIMIT 1), fresh.id), $1, $3, $2, k.id
       FROM unnest($4::uuid[], $5::uuid[]) AS fresh (id, contact_id)
       JOIN contact k ON k.id = fresh.contact_id AND k.workspace_id = $1
       JOIN engagement e ON e.id = $3 AND e.workspace_id = $1 AND e.client_id = k.client_id
       WHERE k.removed_at IS NULL OR EXISTS (SELECT FROM appointment_guest g
         WHERE g.workspace_id = $1 AND g.appointment_id = $2 AND g.contact_id = k.id)
       ON CONFLICT ON CONSTRAINT appointment_guest_once DO UPDATE SET contact_id = excluded.contact_id RETURNING id`,
      [workspaceId, id, engagementId, contactIds.map(nextId), contactIds],
    );
    if (rows.length !== contactIds.length) throw new AppointmentGuestStranger();
  }

  private async refusing(write: () => Promise<unknown>): Promise<void> {
    try {
      await write();
    } catch (error) {
      if (violatedConstraint(error) === 'appointment_host_once') throw new AppointmentHostBusy();
      throw error;
    }
  }
}

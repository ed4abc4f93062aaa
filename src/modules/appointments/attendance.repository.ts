import { Injectable } from '@nestjs/common';
import { seesAll, type Actor } from '../../kernel/actor.js';
import { query } from '../../platform/database/transaction.js';
import type { Attendance } from './appointment.rules.js';

/** The entry that charges a session, if it still stands. */
export interface Charge {
  readonly entryId: string;
  readonly seconds: number;
}

/** What was charged of sessions, what was reported of them, and how a client attended. */
@Injectable()
export class AttendanceRepository {
  /** Null: it is not charged, or its entry was deleted. */
  async charge({ workspaceId }: Actor, appointmentId: string): Promise<Charge | null> {
    const [row] = await query<Charge>(
      'attendance.charge',
      `SELECT e.id AS "entryId", e.duration_seconds AS seconds FROM appointment_charge c
       JOIN time_entry e ON e.id = c.entry_id AND e.workspace_id = c.workspace_id
       WHERE c.workspace_id = $1 AND c.appointment_id = $2 AND e.deleted_at IS NULL AND e.duration_seconds IS NOT NULL`,
      [workspaceId, appointmentId],
    );
    return row ?? null;
  }

  /** In the place of one whose entry was deleted. */
  async charged(
    { workspaceId }: Actor,
    charge: { readonly id: string; readonly engagementId: string; readonly appointmentId: string; readonly entryId: string }, // prettier-ignore
  ): Promise<void> {
    const { id, engagementId, appointmentId, entryId } = charge;
    await query(
      'attendance.charged',
      `INSERT INTO appointment_charge (id, workspace_id, engagement_id, appointment_id, entry_id)
       VALUES ($2, $1, $3, $4, $5)
       ON CONFLICT ON CONSTRAINT appointment_charge_once DO UPDATE SET entry_id = excluded.entry_id`,
      [workspaceId, id, engagementId, appointmentId, entryId],
    );
  }

  /** Whether a report that went out says how a session was attended, and not just that nobody has noted it yet. */
  async isReported(
    { workspaceId }: Actor,
    appointment: { readonly id: string; readonly engagementId: string },
    day: string,
  ): Promise<boolean> {
    const rows = await query(
      'attendance.reported',
      `SELECT FROM report r WHERE r.workspace_id = $1 AND r.engagement_id = $2 AND r.state <> 'draft'
         AND r.period_from <= $3::date AND r.period_to > $3::date AND EXISTS (
           SELECT FROM jsonb_array_elements(r.content::jsonb -> 'appointments' -> 'items') AS told (item)
           WHERE item ->> 'id' = $4 AND item ->> 'attendance' IS NOT NULL) LIMIT 1`,
      [workspaceId, appointment.engagementId, day, appointment.id],
    );
    return rows.length > 0;
  }

  /**
   * How sessions of a client that are over were attended, of the engagements in reach; null: not noted. What the
   * practice cancelled says nothing about the client.
   */
  async ofClient(
    actor: Actor,
    clientId: string,
    now: Temporal.Instant,
  ): Promise<{ attendance: Attendance | null; count: number }[]> {
    return query(
      'attendance.of-client',
      `SELECT a.attendance, count(*)::int AS count FROM appointment a
       JOIN engagement e ON e.id = a.engagement_id AND e.workspace_id = a.workspace_id
       WHERE a.workspace_id = $1 AND ($2::boolean OR a.engagement_id = ANY ($3::uuid[])) AND e.client_id = $4
         AND (a.attendance IS NOT NULL OR a.ends_at <= $5) AND a.cancelled_side IS DISTINCT FROM 'practice'
       GROUP BY a.attendance`,
      [actor.workspaceId, seesAll(actor), actor.engagementIds, clientId, now.toString()],
    );
  }
}

import { Injectable } from '@nestjs/common';
import { actor, query } from '../../platform/database/transaction.js';
import type { LinkedContact } from '../clients/contact-links.service.js';

/** Whose page it is, and what it is about: a proposal, an appointment, or first the one and then the other. */
export interface AppointmentLink extends LinkedContact {
  readonly proposalId: string | null;
  readonly appointmentId: string | null;
  readonly contactRemoved: boolean;
  /** It was booked, and takes place without them. */
  readonly uninvited: boolean;
  /** When the appointment ends; null: nothing was booked. */
  readonly endsAt: Date | null;
}

const READER = `
  SELECT g.workspace_id AS "workspaceId", w.name AS "workspaceName", g.engagement_id AS "engagementId",
    e.client_id AS "clientId", k.id AS "contactId", k.name AS "contactName", k.language,
    k.time_zone AS "timeZone", k.removed_at IS NOT NULL AS "contactRemoved"`;

const JOINED = `
  JOIN contact k ON k.id = g.contact_id AND k.workspace_id = g.workspace_id
  JOIN engagement e ON e.id = g.engagement_id AND e.workspace_id = g.workspace_id
  JOIN workspace w ON w.id = g.workspace_id`;

/** Finds by the id that a signed link carries whose page it is. */
@Injectable()
export class AppointmentLinksRepository {
  /**
   * Of a guest of a proposal, who is a guest of what was booked from it; of a guest of an appointment; or of who was one
   * and heard of it.
   */
  async find(id: string): Promise<AppointmentLink | null> {
    const [row] = await query<AppointmentLink>(
      'appointment-links.find',
      `${READER}, p.id AS "proposalId", a.id AS "appointmentId", a.ends_at AS "endsAt",
         p.appointment_id IS NOT NULL AND a.id IS NULL AS uninvited
       FROM appointment_proposal_guest g ${JOINED}
       JOIN appointment_proposal p ON p.id = g.proposal_id AND p.workspace_id = g.workspace_id
       LEFT JOIN appointment a ON a.id = p.appointment_id AND a.workspace_id = g.workspace_id AND EXISTS (
         SELECT FROM appointment_guest own WHERE own.workspace_id = g.workspace_id AND own.appointment_id = a.id
           AND own.contact_id = g.contact_id)
       WHERE g.workspace_id = $1 AND g.id = $2
       UNION ALL
       ${READER}, NULL, a.id, a.ends_at, false FROM appointment_guest g ${JOINED}
       JOIN appointment a ON a.id = g.appointment_id AND a.workspace_id = g.workspace_id
       WHERE g.workspace_id = $1 AND g.id = $2
       UNION ALL
       ${READER}, NULL, NULL, NULL, true FROM (
         SELECT DISTINCT t.workspace_id, t.engagement_id, t.contact_id FROM appointment_told t
         WHERE t.workspace_id = $1 AND t.link_id = $2 AND NOT EXISTS (
           SELECT FROM appointment_guest own WHERE own.workspace_id = $1 AND own.id = $2)) g ${JOINED}`,
      [actor().workspaceId, id],
    );
    return row ?? null;
  }

  /** The id that a guest's link to an appointment carries; null for who takes no part. */
  async ofGuest(appointmentId: string, contactId: string): Promise<string | null> {
    const [row] = await query<{ id: string }>(
      'appointment-links.of-guest',
      'SELECT id FROM appointment_guest WHERE workspace_id = $1 AND appointment_id = $2 AND contact_id = $3',
      [actor().workspaceId, appointmentId, contactId],
    );
    return row?.id ?? null;
  }

  /** The id that a contact's link to a proposal carries; null for who was not asked. */
  async ofAsked(proposalId: string, contactId: string): Promise<string | null> {
    const [row] = await query<{ id: string }>(
      'appointment-links.of-asked',
      'SELECT id FROM appointment_proposal_guest WHERE workspace_id = $1 AND proposal_id = $2 AND contact_id = $3',
      [actor().workspaceId, proposalId, contactId],
    );
    return row?.id ?? null;
  }
}

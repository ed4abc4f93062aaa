import { Injectable } from '@nestjs/common';
import { actor, query } from '../../../platform/database/transaction.js';
import type { LinkedContact } from '../../clients/contact-links.service.js';
import type { DeliveryRole } from '../deliveries/delivery.entity.js';

/** A delivery with its reader, as far as opening its link needs. */
export interface OpenedLink extends LinkedContact {
  readonly deliveryId: string;
  readonly reportId: string;
  readonly contactEmail: string;
  readonly contactRemoved: boolean;
  readonly role: DeliveryRole;
  readonly revoked: boolean;
  readonly expiresAt: Date;
}

/** Reads deliveries by the id that a signed link carries. */
@Injectable()
export class ReportLinkRepository {
  /** @param generation which of the links made for it; earlier ones lead to nothing */
  async find(deliveryId: string, generation: number): Promise<OpenedLink | null> {
    const [row] = await query<OpenedLink>(
      'report-links.find',
      `SELECT d.workspace_id AS "workspaceId", w.name AS "workspaceName", d.id AS "deliveryId", d.report_id AS "reportId",
         d.engagement_id AS "engagementId", k.client_id AS "clientId", k.id AS "contactId", k.name AS "contactName",
         k.email AS "contactEmail", k.language, k.time_zone AS "timeZone", k.removed_at IS NOT NULL AS "contactRemoved",
         d.role, d.link_revoked_at IS NOT NULL AS revoked, d.link_expires_at AS "expiresAt"
       FROM delivery d JOIN contact k ON k.id = d.contact_id JOIN workspace w ON w.id = d.workspace_id
       WHERE d.workspace_id = $1 AND d.id = $2 AND d.link_generation = $3`,
      [actor().workspaceId, deliveryId, generation],
    );
    return row ?? null;
  }

  async stopReports(contactId: string): Promise<void> {
    await query(
      'report-links.stop',
      'UPDATE contact SET receives_reports = false, version = version + 1 WHERE workspace_id = $1 AND id = $2 AND receives_reports',
      [actor().workspaceId, contactId],
    );
  }
}

import { Injectable } from '@nestjs/common';
import { actor, query } from '../../platform/database/transaction.js';
import type { LinkedContact } from '../clients/contact-links.service.js';

/** A request with its reader, as far as opening its link needs. */
export interface AskedReader extends LinkedContact {
  readonly feedbackId: string;
  readonly contactRemoved: boolean;
  readonly askedAt: Date;
}

/** Reads requests by the id that a signed link carries. */
@Injectable()
export class FeedbackLinksRepository {
  async find(id: string): Promise<AskedReader | null> {
    const [row] = await query<AskedReader>(
      'feedback-links.find',
      `SELECT f.workspace_id AS "workspaceId", w.name AS "workspaceName", f.id AS "feedbackId",
         f.engagement_id AS "engagementId", f.client_id AS "clientId", k.id AS "contactId", k.name AS "contactName",
         k.language, k.time_zone AS "timeZone", k.removed_at IS NOT NULL AS "contactRemoved", f.asked_at AS "askedAt"
       FROM feedback f JOIN contact k ON k.id = f.contact_id JOIN workspace w ON w.id = f.workspace_id
       WHERE f.workspace_id = $1 AND f.id = $2 AND f.asked_at IS NOT NULL`,
      [actor().workspaceId, id],
    );
    return row ?? null;
  }
}

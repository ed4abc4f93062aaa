import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { query } from '../../platform/database/transaction.js';

/** The only place that reads and writes invitations. */
@Injectable()
export class InvitationRepository {
  /** Ends invitations of a contact that are under way. */
  async revokeForContact(actor: Actor, contactId: string, at: Temporal.Instant): Promise<void> {
    await query(
      'invitations.revoke-for-contact',
      `UPDATE invitation SET revoked_at = $3
       WHERE workspace_id = $1 AND contact_id = $2 AND accepted_at IS NULL AND revoked_at IS NULL`,
      [actor.workspaceId, contactId, at.toString()],
    );
  }
}

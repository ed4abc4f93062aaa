import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { actor } from '../../platform/database/transaction.js';
import { InvitationRepository } from './invitation.repository.js';

/** Inviting members and contacts by mail. */
@Injectable()
export class InvitationsService {
  constructor(
    private readonly invitations: InvitationRepository,
    private readonly clock: Clock,
  ) {}

  /** Ends what is under way for a contact who was removed or has another address. */
  async revokeForContact(contactId: string): Promise<void> {
    await this.invitations.revokeForContact(actor(), contactId, this.clock.now());
  }
}

import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { SignedLinks } from '../../platform/access/signed-link.js';
import { Environment } from '../../platform/config/environment.js';
import { actor } from '../../platform/database/transaction.js';
import {
  MailOutbox,
  type ComposedMail,
  type MailComposer,
  type QueuedMail,
} from '../../platform/mail/mail-outbox.js';
import { renderMail } from '../../platform/mail/render.js';
import { contactInvitationMail } from './contact-invitation.email.js';
import type { InvitationRow } from './invitation.dto.js';
import { InvitationRepository } from './invitation.repository.js';
import { invitationState } from './invitation.rules.js';
import { memberInvitationMail } from './member-invitation.email.js';

/** Sends invitations; each mail carries the link of its own generation. */
@Injectable()
export class InvitationMails implements MailComposer, OnModuleInit {
  constructor(
    private readonly invitations: InvitationRepository,
    private readonly outbox: MailOutbox,
    private readonly links: SignedLinks,
    private readonly environment: Environment,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.outbox.register(memberInvitationMail.kind, this);
    this.outbox.register(contactInvitationMail.kind, this);
  }

  /** Part of the open transaction. */
  async post({ id, generation, role, contactId, email, name, language }: InvitationRow): Promise<void> {
    await this.outbox.post({
      key: `invitation:${id}:${generation}`,
      kind: role === 'contact' ? contactInvitationMail.kind : memberInvitationMail.kind,
      to: { name, address: email },
      language,
      props: { invitationId: id, generation: String(generation), ...(contactId && { contactId }) },
    });
  }

  /** Nothing is sent once the invitation was renewed, used, revoked or has expired. */
  async compose({ props, language, form }: QueuedMail): Promise<ComposedMail | null> {
    const invitation = await this.invitations.one(actor(), props.invitationId ?? '');
    const open = invitationState(invitation, this.clock.now()) === 'open';
    if (!open || String(invitation.generation) !== props.generation) return null;
    const { id, generation, role, name, workspaceName, inviterName, expiresAt, timeZone } = invitation;
    const secret = this.links.sign('invitation', id, generation, actor().workspaceId);
    const said = {
      recipientName: name,
      workspaceName,
      inviterName,
      url: `${this.environment.publicUrl}/invitation/${secret}`,
      expiresAt: expiresAt.toTemporalInstant().toString(),
      timeZone,
    };
    return role === 'contact'
      ? renderMail(contactInvitationMail, language, said, form)
      : renderMail(memberInvitationMail, language, { ...said, role });
  }
}

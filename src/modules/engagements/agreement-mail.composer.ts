import { Injectable, type OnModuleInit } from '@nestjs/common';
import { actor } from '../../platform/database/transaction.js';
import { MailOutbox, type ComposedMail, type MailComposer, type QueuedMail } from '../../platform/mail/mail-outbox.js'; // prettier-ignore
import { renderMail } from '../../platform/mail/render.js';
import { WorkspaceService } from '../identity/workspace.service.js';
import { AgreementLinkService } from './agreement-link.service.js';
import { agreementProposedMail } from './agreement-proposed.email.js';
import { AgreementProposalsRepository } from './agreement-proposals.repository.js';
import { AgreementsService } from './agreements.service.js';

/** Writes the mail that brings terms to a contact, from what is true when it is sent. */
@Injectable()
export class AgreementMailComposer implements MailComposer, OnModuleInit {
  constructor(
    private readonly outbox: MailOutbox,
    private readonly proposals: AgreementProposalsRepository,
    private readonly agreements: AgreementsService,
    private readonly links: AgreementLinkService,
    private readonly workspaces: WorkspaceService,
  ) {}

  onModuleInit(): void {
    this.outbox.register(agreementProposedMail.kind, this);
  }

  /** Null when it was withdrawn or accepted meanwhile, or its reader wants no such mails any more. */
  async compose({ props, language, form, to }: QueuedMail): Promise<ComposedMail | null> {
    const proposal = await this.proposals.mailed(actor(), props.proposalId ?? '');
    if (!proposal) return null;
    const { terms, agreement } = await this.agreements.find(proposal.engagementId, proposal.agreementId);
    const { terms: shown, sha256 } = terms.proposed(agreement);
    if (agreement.answer?.decision === 'accepted' && agreement.answer.sha256 === sha256) return null;
    const before = terms.before(agreement);
    const said = {
      recipientName: to.name,
      workspaceName: await this.workspaces.name(),
      senderName: proposal.sentByName,
      note: proposal.note,
      terms: shown,
      before: before && terms.proposed(before).terms,
      url: this.links.address(actor().workspaceId, proposal.id),
      unsubscribeUrl: this.links.preferences(actor().workspaceId, proposal.contactId),
    };
    return renderMail(agreementProposedMail, language, said, form);
  }
}

import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { NotFound } from '../../kernel/domain-error.js';
import { Ids } from '../../kernel/ids.js';
import { actor } from '../../platform/database/transaction.js';
import { Events } from '../../platform/events/events.js';
import { MailOutbox } from '../../platform/mail/mail-outbox.js';
import { PreferencesService } from '../clients/preferences.service.js';
import { agreementProposedMail } from './agreement-proposed.email.js';
import type { ProposeAgreementDto } from './agreement-proposal.dto.js';
import { AgreementProposalsRepository, type AskedContact } from './agreement-proposals.repository.js';
import type { AgreementRecordDto } from './agreement-record.dto.js';
import { AgreementsService } from './agreements.service.js';
import { AgreementAccepted, NobodyToAsk } from './engagement.errors.js';
import { AgreementSignals } from './engagements.events.js';

/** Terms on their way to the client: each contact gets a mail with a link of their own. */
@Injectable()
export class AgreementProposalsService {
  constructor(
    private readonly agreements: AgreementsService,
    private readonly proposals: AgreementProposalsRepository,
    private readonly preferences: PreferencesService,
    private readonly signals: AgreementSignals,
    private readonly outbox: MailOutbox,
    private readonly events: Events,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** @throws NotFound for agreement or contact, AgreementOver, AgreementAccepted, NobodyToAsk */
  async propose(
    engagementId: string,
    agreementId: string,
    { contactIds, note = '' }: ProposeAgreementDto,
  ): Promise<AgreementRecordDto> {
    const { terms, agreement } = await this.agreements.inLine(engagementId, agreementId);
    const { clientId, name: engagementName } = terms.engagement;
    const { sha256 } = terms.proposed(agreement);
    this.agreements.refuseOver(terms.engagement, agreementId);
    const { answer } = agreement;
    if (answer?.decision === 'accepted' && answer.sha256 === sha256) throw new AgreementAccepted();
    const contacts = await this.proposals.contacts(actor(), clientId, contactIds ?? null);
    if (contactIds && contacts.length < contactIds.length) throw new NotFound('contact');
    if (contacts.length === 0) throw new NobodyToAsk();
    const proposal = {
      agreementId,
      engagementId,
      sha256,
      note,
      sentByName: actor().name,
      at: this.clock.now(),
    };
    for (const contact of contacts) {
      const id = this.ids.next();
      await this.proposals.add(actor(), clientId, { ...proposal, id, contactId: contact.id });
      await this.post(id, contact);
    }
    const told = contacts.map(({ id }) => id);
    await this.signals.happened({ kind: 'agreement.proposed', engagementId, engagementName, contactIds: told, text: note }); // prettier-ignore
    await this.events.tell('engagement.changed', engagementId, engagementId);
    return this.agreements.read(engagementId, agreementId);
  }

  private async post(proposalId: string, contact: AskedContact): Promise<void> {
    await this.outbox.post({
      key: `agreement-proposal:${proposalId}`,
      kind: agreementProposedMail.kind,
      to: { name: contact.name, address: contact.email },
      language: contact.language,
      props: { proposalId, contactId: contact.id },
      notBefore: await this.preferences.undisturbed(contact, this.clock.now()),
    });
  }
}

import { Id, IdList, Instant, Text } from '../../platform/http/fields.js';
import type { ProposalRow } from './agreement-proposals.repository.js';

export class ProposeAgreementDto {
  @IdList({
    optional: true,
    min: 1,
    max: 50,
    unique: true,
    description: 'Contacts of the client; those who receive reports unless said.',
  })
  contactIds?: string[];

  @Text({ max: 2000, optional: true, description: 'Some words to the terms: they stand in the mail.' })
  note?: string;
}

/** Terms that were sent to one contact. */
export class AgreementProposalDto {
  @Id()
  contactId!: string;

  @Text()
  contactName!: string;

  @Text({ max: 2000 })
  note!: string;

  @Instant()
  sentAt!: string;

  @Text()
  sentByName!: string;

  static of({ contactId, contactName, note, sentAt, sentByName }: ProposalRow): AgreementProposalDto {
    return { contactId, contactName, note, sentAt: sentAt.toTemporalInstant().toString(), sentByName };
  }
}

import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { NotFound } from '../../kernel/domain-error.js';
import { actor } from '../../platform/database/transaction.js';
import { textsFor } from '../../platform/i18n/translate.js';
import type { AgreedRow, AgreementRow } from './agreement.dto.js';
import type { TermChangeDto } from './agreement-record.dto.js';
import { fingerprinted, shownTerms, type ShownTerms } from './agreement.terms.js';
import { TermsWording } from './agreement.wording.js';
import { servicesOf } from './clause.rules.js';
import { seesAmounts } from './engagement.policy.js';
import type { Engagement } from './engagements.repository.js';
import { ServicesRepository } from './services.repository.js';

/** The terms of an engagement's agreements as one reader is shown them. */
export class EngagementTerms {
  private readonly wording: TermsWording;

  constructor(
    readonly engagement: Engagement,
    private readonly services: ReadonlyMap<string, string>,
    private readonly reader: Actor,
  ) {
    this.wording = new TermsWording(textsFor(reader.language));
  }

  /** What the reader sees: amounts only where they may. */
  shown(agreement: AgreedRow): ShownTerms {
    const amounts = seesAmounts(this.reader, agreement.showAmounts);
    return shownTerms(this.engagement, agreement, this.services, amounts);
  }

  /** What every contact is shown, whoever asks: an answer is about this text. */
  proposed(agreement: AgreedRow): {
    readonly terms: ShownTerms;
    readonly text: string;
    readonly sha256: string;
  } {
    const terms = shownTerms(this.engagement, agreement, this.services, agreement.showAmounts);
    return { terms, ...fingerprinted(terms) };
  }

  /** The agreement before this one; null: it is the first. */
  before(agreement: AgreedRow): AgreementRow | null {
    return this.engagement.agreements.findLast(({ validFrom }) => validFrom < agreement.validFrom) ?? null;
  }

  /** What is otherwise than in the agreement before it, as far as the reader sees either. */
  changes(agreement: AgreedRow): TermChangeDto[] {
    const before = this.before(agreement);
    return before ? this.wording.changes(this.shown(before), this.shown(agreement)) : [];
  }
}

/** Brings agreements, what stands in them of their engagement, and the names of services together. */
@Injectable()
export class AgreementTermsService {
  constructor(private readonly services: ServicesRepository) {}

  /** Of an engagement at hand, for the caller. */
  async of(engagement: Engagement): Promise<EngagementTerms> {
    return new EngagementTerms(engagement, await this.services.names(actor(), engagement.id), actor());
  }

  /** @throws NotFound when terms name a service that the engagement does not have */
  async refuseOtherServices(
    engagementId: string,
    { serviceIds, clauses }: Pick<AgreedRow, 'serviceIds' | 'clauses'>,
  ): Promise<void> {
    const wanted = [...serviceIds.map((id) => id.toLowerCase()), ...servicesOf(clauses)];
    if (wanted.length === 0) return;
    const known = await this.services.names(actor(), engagementId);
    if (wanted.some((id) => !known.has(id))) throw new NotFound('service');
  }
}

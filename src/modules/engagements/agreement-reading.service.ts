import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { localDay } from '../../kernel/time-zone.js';
import { actor } from '../../platform/database/transaction.js';
import { textsFor } from '../../platform/i18n/translate.js';
import { AgreementAnswerDto } from './agreement-answer.dto.js';
import { AgreementAnswersRepository } from './agreement-answers.repository.js';
import { AgreementProposalDto } from './agreement-proposal.dto.js';
import { AgreementProposalsRepository } from './agreement-proposals.repository.js';
import type { AgreementReadingDto } from './agreement-reading.dto.js';
import { keptTerms } from './agreement.terms.js';
import { TermsWording } from './agreement.wording.js';
import { AgreementsService, type FoundAgreement } from './agreements.service.js';

/** What the page of an agreement tells beside who reads it. */
export interface AgreementStory {
  readonly engagementName: string;
  readonly clientName: string;
  readonly agreement: AgreementReadingDto;
  /** First day of the agreement before; null: it is the first. */
  readonly beforeFrom: string | null;
  /** Its first day is not after today. */
  readonly holds: boolean;
  /** The next one holds. */
  readonly over: boolean;
}

/** An agreement in the words of the caller's language, with everything that was said to it. */
@Injectable()
export class AgreementReadingService {
  constructor(
    private readonly agreements: AgreementsService,
    private readonly answers: AgreementAnswersRepository,
    private readonly proposals: AgreementProposalsRepository,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound */
  async read(engagementId: string, id: string): Promise<AgreementReadingDto> {
    return this.worded(await this.agreements.find(engagementId, id));
  }

  /** For the page behind a link. @throws NotFound */
  async page(engagementId: string, id: string): Promise<AgreementStory> {
    const found = await this.agreements.find(engagementId, id);
    const { engagement } = found.terms;
    const today = localDay(this.clock.now(), engagement.timeZone).toString();
    return {
      engagementName: engagement.name,
      clientName: engagement.clientName,
      agreement: await this.worded(found),
      beforeFrom: found.terms.before(found.agreement)?.validFrom ?? null,
      holds: found.agreement.validFrom <= today,
      over: this.agreements.isOver(engagement, id),
    };
  }

  private async worded({ terms, agreement }: FoundAgreement): Promise<AgreementReadingDto> {
    const wording = new TermsWording(textsFor(actor().language));
    const shown = terms.shown(agreement);
    const answers = await this.answers.list(actor(), agreement.id);
    const accepted = answers.find(({ decision }) => decision === 'accepted');
    const proposals = await this.proposals.list(actor(), agreement.id);
    return {
      ...(await this.agreements.record(terms, agreement)),
      lines: wording.lines(shown),
      clauseTexts: wording.clauses(shown),
      // Both as contacts are shown them: an amount that only members see is no change.
      changedSinceAccepted: accepted
        ? wording.changes(keptTerms(accepted.terms), terms.proposed(agreement).terms)
        : [],
      answers: answers.map((answer) => AgreementAnswerDto.of(answer)),
      proposals: proposals.map((proposal) => AgreementProposalDto.of(proposal)),
    };
  }
}

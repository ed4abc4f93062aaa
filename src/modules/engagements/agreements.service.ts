import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { NotFound } from '../../kernel/domain-error.js';
import { Ids } from '../../kernel/ids.js';
import { actor } from '../../platform/database/transaction.js';
import { Events } from '../../platform/events/events.js';
import { AgreementRecordDto, type AgreeDto, type AgreementRow } from './agreement.dto.js';
import { AgreementsRepository, type AgreedTerms } from './agreements.repository.js';
import { AgreementInUse, AgreementReported, LastAgreement } from './engagement.errors.js';
import type { JudgedAgreement } from './engagement.policy.js';
import { agreedTerms, daysInForce, type DaysInForce } from './engagement.rules.js';
import { EngagementsRepository, type Engagement } from './engagements.repository.js';

/** The dated terms of engagements: what was worked or reported under some keeps them. */
@Injectable()
export class AgreementsService {
  constructor(
    private readonly engagements: EngagementsRepository,
    private readonly terms: AgreementsRepository,
    private readonly events: Events,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Newest first; rates only where the reader may see them. */
  async list(engagementId: string): Promise<AgreementRecordDto[]> {
    const engagement = await this.engagements.one(actor(), engagementId);
    const records: AgreementRecordDto[] = [];
    for (const agreement of engagement.agreements.toReversed())
      records.push(await this.record(engagement, agreement));
    return records;
  }

  /**
   * Terms from a day on; what was logged before keeps its rate.
   * @throws AgreementDayTaken, AgreementReported, RateInOtherCurrency
   */
  async agree(engagementId: string, body: AgreeDto): Promise<AgreementRecordDto> {
    const engagement = await this.inLine(engagementId);
    const id = this.ids.next();
    await this.terms.add({
      ...this.agreed(engagement, id, body),
      workspaceId: actor().workspaceId,
      engagementId,
    });
    return this.changed(engagementId, id);
  }

  /**
   * Other terms in the place of these, while nothing was logged under them: a slip of the pen on the first day.
   * @throws NotFound, AgreementInUse, AgreementDayTaken, AgreementReported, RateInOtherCurrency
   */
  async correct(engagementId: string, id: string, body: AgreeDto): Promise<AgreementRecordDto> {
    const engagement = await this.inLine(engagementId);
    await this.refuseInUse(engagement, id);
    await this.terms.change(actor(), this.agreed(engagement, id, body));
    return this.changed(engagementId, id);
  }

  /** The agreement before it, or else the one after it, holds instead. @throws NotFound, LastAgreement, AgreementInUse */
  async withdraw(engagementId: string, id: string): Promise<void> {
    const engagement = await this.inLine(engagementId);
    await this.refuseInUse(engagement, id);
    if (engagement.agreements.length === 1) throw new LastAgreement();
    await this.terms.remove(actor(), id);
    await this.events.tell('engagement.changed', engagementId, engagementId);
  }

  private agreed({ currency }: Engagement, id: string, body: AgreeDto): AgreedTerms {
    const createdAt = this.clock.date();
    return {
      id,
      validFrom: body.validFrom,
      ...agreedTerms(currency, body),
      createdAt,
      createdBy: actor().personId,
    };
  }

  private async inLine(engagementId: string): Promise<Engagement> {
    await this.terms.lineUp(actor(), engagementId);
    return this.engagements.one(actor(), engagementId);
  }

  private async refuseInUse(engagement: Engagement, id: string): Promise<void> {
    const { inUse, reported } = await this.judged(engagement, daysOf(engagement, id));
    if (inUse) throw new AgreementInUse();
    if (reported) throw new AgreementReported();
  }

  /** @throws AgreementReported when the new terms hold on days that the client was told of */
  private async changed(engagementId: string, id: string): Promise<AgreementRecordDto> {
    const engagement = await this.engagements.one(actor(), engagementId);
    const { reported } = await this.judged(engagement, daysOf(engagement, id));
    if (reported) throw new AgreementReported();
    await this.events.tell('engagement.changed', engagementId, engagementId);
    return this.record(engagement, agreementIn(engagement, id));
  }

  private async record(engagement: Engagement, agreement: AgreementRow): Promise<AgreementRecordDto> {
    const judged = await this.judged(engagement, daysOf(engagement, agreement.id));
    return AgreementRecordDto.judged(agreement, engagement.currency, actor(), judged);
  }

  private async judged({ id, agreements }: Engagement, days: DaysInForce): Promise<JudgedAgreement> {
    return { ...(await this.terms.judged(actor(), id, days)), only: agreements.length === 1 };
  }
}

/** @throws NotFound */
function agreementIn({ agreements }: Engagement, id: string): AgreementRow {
  const agreement = agreements.find((each) => each.id === id);
  if (!agreement) throw new NotFound('agreement');
  return agreement;
}

/** The days on which an agreement of the engagement holds. @throws NotFound */
function daysOf(engagement: Engagement, id: string): DaysInForce {
  return daysInForce(engagement.agreements, agreementIn(engagement, id));
}

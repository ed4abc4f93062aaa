import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { NotFound } from '../../kernel/domain-error.js';
import { Ids } from '../../kernel/ids.js';
import { localDay } from '../../kernel/time-zone.js';
import { actor } from '../../platform/database/transaction.js';
import { Events } from '../../platform/events/events.js';
import type { AgreeDto, AgreementRow } from './agreement.dto.js';
import { AgreementRecordDto } from './agreement-record.dto.js';
import { AgreementTermsService, type EngagementTerms } from './agreement-terms.service.js';
import { AgreementsRepository, type AgreedTerms } from './agreements.repository.js';
import {
  AgreementAccepted,
  AgreementInUse,
  AgreementOver,
  AgreementReported,
  LastAgreement,
} from './engagement.errors.js';
import { agreedTerms, daysInForce, type DaysInForce } from './engagement.rules.js';
import { EngagementsRepository, type Engagement } from './engagements.repository.js';
import { SchedulesService } from './schedules.service.js';

/** An agreement, and the terms of its engagement as the caller is shown them. */
export interface FoundAgreement {
  readonly terms: EngagementTerms;
  readonly agreement: AgreementRow;
}

/** The dated terms of engagements: what was worked or reported under some keeps them. */
@Injectable()
export class AgreementsService {
  constructor(
    private readonly engagements: EngagementsRepository,
    private readonly terms: AgreementsRepository,
    private readonly told: AgreementTermsService,
    private readonly schedules: SchedulesService,
    private readonly events: Events,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Newest first; rates only where the reader may see them. */
  async list(engagementId: string): Promise<AgreementRecordDto[]> {
    const terms = await this.told.of(await this.engagements.one(actor(), engagementId));
    const records: AgreementRecordDto[] = [];
    for (const agreement of terms.engagement.agreements.toReversed())
      records.push(await this.record(terms, agreement));
    return records;
  }

  /** One of them, as lists tell it. @throws NotFound */
  async read(engagementId: string, id: string): Promise<AgreementRecordDto> {
    const { terms, agreement } = await this.find(engagementId, id);
    return this.record(terms, agreement);
  }

  /** One of them with all that stands around it. @throws NotFound */
  async find(engagementId: string, id: string): Promise<FoundAgreement> {
    const terms = await this.told.of(await this.engagements.one(actor(), engagementId));
    return { terms, agreement: agreementIn(terms.engagement, id) };
  }

  /** The same, while nobody else changes or answers the terms of the engagement. @throws NotFound */
  async inLine(engagementId: string, id: string): Promise<FoundAgreement> {
    await this.terms.lineUp(actor(), engagementId);
    return this.find(engagementId, id);
  }

  /** @throws AgreementOver when the next one already holds */
  refuseOver(engagement: Engagement, id: string): void {
    if (this.isOver(engagement, id)) throw new AgreementOver();
  }

  /** Whether the next one already holds. @throws NotFound */
  isOver(engagement: Engagement, id: string): boolean {
    const { to } = daysOf(engagement, id);
    return to !== null && to <= localDay(this.clock.now(), engagement.timeZone).toString();
  }

  /**
   * Terms from a day on; what was logged before keeps its rate.
   * @throws NotFound for a service, AgreementDayTaken, AgreementReported, RateInOtherCurrency
   */
  async agree(engagementId: string, body: AgreeDto): Promise<AgreementRecordDto> {
    const engagement = await this.standing(engagementId);
    const id = this.ids.next();
    await this.terms.add({
      ...(await this.agreed(engagement, id, body)),
      workspaceId: actor().workspaceId,
      engagementId,
    });
    return this.changed(engagementId, id);
  }

  /**
   * Other terms in the place of these, while nothing was logged under them: a slip of the pen on the first day. What a
   * client declined is mended so; what one accepted stays.
   * @throws NotFound, AgreementAccepted, AgreementInUse, AgreementDayTaken, AgreementReported, RateInOtherCurrency
   */
  async correct(engagementId: string, id: string, body: AgreeDto): Promise<AgreementRecordDto> {
    const engagement = await this.standing(engagementId);
    await this.refuseInUse(engagement, id);
    await this.terms.change(actor(), await this.agreed(engagement, id, body));
    return this.changed(engagementId, id);
  }

  /**
   * The agreement before it, or else the one after it, holds instead.
   * @throws NotFound, LastAgreement, AgreementAccepted, AgreementInUse
   */
  async withdraw(engagementId: string, id: string): Promise<void> {
    const engagement = await this.standing(engagementId);
    await this.refuseInUse(engagement, id);
    if (engagement.agreements.length === 1) throw new LastAgreement();
    await this.terms.remove(actor(), id);
    await this.schedules.replan(engagementId);
    await this.events.tell('engagement.changed', engagementId, engagementId);
  }

  /** @throws NotFound for a service of another engagement */
  private async agreed(
    { id: engagementId, currency }: Engagement,
    id: string,
    body: AgreeDto,
  ): Promise<AgreedTerms> {
    const terms = agreedTerms(currency, body, () => this.ids.next());
    await this.told.refuseOtherServices(engagementId, terms);
    const createdAt = this.clock.date();
    return { id, validFrom: body.validFrom, ...terms, createdAt, createdBy: actor().personId };
  }

  private async standing(engagementId: string): Promise<Engagement> {
    await this.terms.lineUp(actor(), engagementId);
    return this.engagements.one(actor(), engagementId);
  }

  private async refuseInUse(engagement: Engagement, id: string): Promise<void> {
    if (agreementIn(engagement, id).answer?.decision === 'accepted') throw new AgreementAccepted();
    const { inUse, reported } = await this.terms.judged(actor(), engagement.id, daysOf(engagement, id));
    if (inUse) throw new AgreementInUse();
    if (reported) throw new AgreementReported();
  }

  /** @throws AgreementReported when the new terms hold on days that the client was told of */
  private async changed(engagementId: string, id: string): Promise<AgreementRecordDto> {
    const engagement = await this.engagements.one(actor(), engagementId);
    const { reported } = await this.terms.judged(actor(), engagementId, daysOf(engagement, id));
    if (reported) throw new AgreementReported();
    await this.schedules.replan(engagementId);
    await this.events.tell('engagement.changed', engagementId, engagementId);
    return this.record(await this.told.of(engagement), agreementIn(engagement, id));
  }

  /** As lists tell it. */
  async record(terms: EngagementTerms, agreement: AgreementRow): Promise<AgreementRecordDto> {
    const { engagement } = terms;
    const { sha256 } = terms.proposed(agreement);
    const days = daysOf(engagement, agreement.id);
    const judged = {
      ...(await this.terms.judged(actor(), engagement.id, days)),
      only: engagement.agreements.length === 1,
      over: this.isOver(engagement, agreement.id),
      answer: agreement.answer?.decision ?? null,
      asAnswered: agreement.answer?.sha256 === sha256,
    };
    const changes = terms.changes(agreement);
    return AgreementRecordDto.told(agreement, engagement.currency, actor(), { sha256, changes, judged });
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

import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { NotFound } from '../../kernel/domain-error.js';
import { Ids } from '../../kernel/ids.js';
import { actor } from '../../platform/database/transaction.js';
import { Events } from '../../platform/events/events.js';
import { AgreementDto, type AgreeDto } from './agreement.dto.js';
import type { AssignDto, EngagementDto, SetScheduleDto } from './engagement.dto.js';
import { agreedTerms, nextRun } from './engagement.rules.js';
import { EngagementTermsRepository } from './engagement-terms.repository.js';
import { EngagementsService } from './engagements.service.js';

/** What an engagement is agreed on: dated terms, who works on it, when it is reported. */
@Injectable()
export class EngagementTermsService {
  constructor(
    private readonly engagements: EngagementsService,
    private readonly terms: EngagementTermsRepository,
    private readonly events: Events,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Newest first; rates only where the reader may see them. */
  async agreements(id: string): Promise<AgreementDto[]> {
    const { agreements, currency } = await this.engagements.find(id);
    return agreements.map((agreement) => AgreementDto.of(agreement, currency, actor())).reverse();
  }

  /** Terms from a day on; what was logged before keeps its rate. @throws AgreementDayTaken, RateInOtherCurrency */
  async agree(id: string, body: AgreeDto): Promise<AgreementDto> {
    const engagement = await this.engagements.find(id);
    const { workspaceId, personId } = actor();
    const { validFrom } = body;
    const agreement = { id: this.ids.next(), validFrom, ...agreedTerms(engagement.currency, body) };
    const createdAt = new Date(this.clock.now().epochMilliseconds);
    await this.terms.agree({ ...agreement, workspaceId, engagementId: id, createdAt, createdBy: personId });
    await this.events.tell('engagement.changed', id, id);
    return AgreementDto.of(agreement, engagement.currency, actor());
  }

  /** Who works on it, beside the owner. @throws NotFound for somebody who is no member */
  async assign(id: string, { memberIds }: AssignDto): Promise<EngagementDto> {
    const engagement = await this.engagements.find(id);
    if (!(await this.terms.assign(actor(), engagement.id, memberIds))) throw new NotFound('member');
    return this.changed(id);
  }

  /** When its report is made, on the clocks of its zone. */
  async schedule(id: string, { enabled, weekday, time, autoSend }: SetScheduleDto): Promise<EngagementDto> {
    const { timeZone } = await this.engagements.find(id);
    const next = nextRun({ weekday, time }, timeZone, this.clock.now());
    const nextRunAt = new Date(next.epochMilliseconds);
    await this.terms.reschedule(id, actor().workspaceId, { enabled, weekday, time, autoSend, nextRunAt });
    return this.changed(id);
  }

  private async changed(id: string): Promise<EngagementDto> {
    await this.events.tell('engagement.changed', id, id);
    return this.engagements.read(id);
  }
}

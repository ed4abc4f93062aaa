import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { NotFound } from '../../kernel/domain-error.js';
import { Ids } from '../../kernel/ids.js';
import { actor } from '../../platform/database/transaction.js';
import { Events } from '../../platform/events/events.js';
import { limitOf, pageOf, positionOf, type Page } from '../../platform/http/paging.js';
import { ClientsService } from '../clients/clients.service.js';
import { minorIn } from './engagement.rules.js';
import { EngagementsRepository, type Engagement } from './engagements.repository.js';
import { RateDto, type RatesQuery, type SetRateDto } from './rate.dto.js';
import { RateCard, rateOwner, type RateOwner } from './rate.rules.js';
import { RatesRepository, type RatePosition } from './rates.repository.js';
import { ServicesRepository } from './services.repository.js';

export type { RateCard, RateSource } from './rate.rules.js';

/** What work is paid, beside what each engagement agrees on: by service, assistant, client, and for all. */
@Injectable()
export class RatesService {
  constructor(
    private readonly rates: RatesRepository,
    private readonly engagements: EngagementsRepository,
    private readonly services: ServicesRepository,
    private readonly clients: ClientsService,
    private readonly events: Events,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Everything that decides the rate of work in an engagement, read at once. */
  async cardOf(engagement: Engagement): Promise<RateCard> {
    return new RateCard(engagement.agreements, await this.rates.ofEngagement(actor(), engagement));
  }

  /** Newest first. */
  async list(asked: RatesQuery): Promise<Page<RateDto>> {
    const limit = limitOf(asked);
    const rows = await this.rates.list(actor(), asked, limit + 1, positionOf<RatePosition>(asked, 2));
    return pageOf(
      rows,
      limit,
      ({ validFrom, id }) => [validFrom, id],
      (row) => RateDto.of(row, actor()),
    );
  }

  /**
   * A rate from a day on; what was logged before keeps its own.
   * @throws NotFound for a client, engagement, member or service, RateInOtherCurrency, RateDayTaken
   */
  async set(body: SetRateDto): Promise<RateDto> {
    const owner = rateOwner(body);
    const currency = await this.currencyOf(owner, body.rate.currency);
    const id = body.id ?? this.ids.next();
    const { workspaceId, personId } = actor();
    await this.rates.add({
      id,
      workspaceId,
      ...owner,
      currency,
      amountMinor: minorIn(currency, body.rate),
      validFrom: body.validFrom,
      createdAt: this.clock.date(),
      createdBy: personId,
    });
    await this.events.tell('rate.changed', id, owner.engagementId);
    return RateDto.of(await this.rates.one(actor(), id), actor());
  }

  /** Work that was logged under it keeps it. @throws NotFound */
  async remove(id: string): Promise<void> {
    const { engagementId } = await this.rates.one(actor(), id);
    await this.rates.remove(actor(), id);
    await this.events.tell('rate.changed', id, engagementId);
  }

  /** In an engagement its currency; else any. @throws NotFound unless all that the rate belongs to is in reach */
  private async currencyOf(owner: RateOwner, offered: string): Promise<string> {
    if (owner.clientId !== null) await this.clients.read(owner.clientId);
    if (owner.memberId !== null) await this.rates.refuseStranger(actor(), owner.memberId);
    if (owner.engagementId === null) return offered;
    const { id, currency } = await this.engagements.one(actor(), owner.engagementId);
    if (owner.serviceId !== null) {
      const service = await this.services.one(actor(), owner.serviceId);
      if (service.engagementId !== id) throw new NotFound('service');
    }
    return currency;
  }
}

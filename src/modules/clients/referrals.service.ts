import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { NotFound } from '../../kernel/domain-error.js';
import { Ids } from '../../kernel/ids.js';
import { actor } from '../../platform/database/transaction.js';
import { Events } from '../../platform/events/events.js';
import { limitOf, pageOf, positionOf, type Page } from '../../platform/http/paging.js';
import { refuseStale } from '../../platform/http/precondition.js';
import { refuseContacts } from './client.policy.js';
import { ClientsRepository } from './clients.repository.js';
import { ReferralDto, type AddReferralDto, type EditReferralDto, type ReferralRow, type ReferralsQuery } from './referral.dto.js'; // prettier-ignore
import { ReferralsRepository } from './referrals.repository.js';

/** Who recommended us to whom, so that nobody is left without thanks. For a contact none of it exists. */
@Injectable()
export class ReferralsService {
  constructor(
    private readonly referrals: ReferralsRepository,
    private readonly clients: ClientsRepository,
    private readonly events: Events,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async list(asked: ReferralsQuery): Promise<Page<ReferralDto>> {
    refuseContacts(actor(), 'referral');
    const limit = limitOf(asked);
    const after = positionOf<[string, string]>(asked, 2);
    const rows = await this.referrals.list(actor(), asked.clientId, limit + 1, after);
    return pageOf(rows, limit, ({ on, id }) => [on, id], (row) => ReferralDto.of(row, actor())); // prettier-ignore
  }

  /** @throws NotFound when one of the clients is not in reach, ReferredAlready, ReferredThemselves */
  async add({ id = this.ids.next(), note = '', ...body }: AddReferralDto): Promise<ReferralDto> {
    refuseContacts(actor(), 'client');
    await this.clients.one(actor(), body.clientId);
    const referredClientId = body.referredClientId ?? null;
    if (referredClientId !== null) await this.clients.one(actor(), referredClientId);
    const { clientId, name, on } = body;
    await this.referrals.add({
      ...{ id, workspaceId: actor().workspaceId, clientId, referredClientId, name, on, note },
      thankedAt: null,
      createdAt: this.clock.date(),
    });
    return this.changed(id);
  }

  /** @throws Stale, NotFound, ReferredAlready, ReferredThemselves */
  async edit(
    id: string,
    { thanked, ...body }: EditReferralDto,
    expected: number | null,
  ): Promise<ReferralDto> {
    const referral = await this.mine(id, expected);
    if (body.referredClientId) await this.clients.one(actor(), body.referredClientId);
    const { referredClientId, name, on, note } = { ...referral, ...body };
    const thankedAt = thanked ? (referral.thankedAt ?? this.clock.date()) : null;
    await this.referrals.change(referral, actor().workspaceId, {
      ...{ referredClientId, name, on, note },
      thankedAt: thanked === undefined ? referral.thankedAt : thankedAt,
    });
    return this.changed(id);
  }

  async remove(id: string, expected: number | null): Promise<void> {
    await this.referrals.remove(await this.mine(id, expected), actor().workspaceId);
    await this.events.tell('referral.changed', id);
  }

  /** What led to a client out of reach is kept by those who have both. */
  private async mine(id: string, expected: number | null): Promise<ReferralRow> {
    const referral = await this.referrals.one(actor(), id);
    if (referral.hidden) throw new NotFound('referral');
    refuseStale(referral.version, expected);
    return referral;
  }

  private async changed(id: string): Promise<ReferralDto> {
    await this.events.tell('referral.changed', id);
    return ReferralDto.of(await this.referrals.one(actor(), id), actor());
  }
}

import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Ids } from '../../kernel/ids.js';
import { localDay } from '../../kernel/time-zone.js';
import { actor } from '../../platform/database/transaction.js';
import { Events } from '../../platform/events/events.js';
import { limitOf, pageOf, positionOf, type Page } from '../../platform/http/paging.js';
import { TouchpointDecided } from './client.errors.js';
import { refuseContacts } from './client.policy.js';
import { ClientsRepository } from './clients.repository.js';
import { ReferralsRepository } from './referrals.repository.js';
import { TouchpointDto, type AddTouchpointDto, type DecideTouchpointDto, type TouchpointsQuery } from './touchpoint.dto.js'; // prettier-ignore
import { movesOf, type TouchpointState } from './touchpoint.rules.js';
import { TouchpointsRepository } from './touchpoints.repository.js';

/** Courtesies: proposed by the product, decided by members, never sent by itself. For a contact none of it exists. */
@Injectable()
export class TouchpointsService {
  constructor(
    private readonly touchpoints: TouchpointsRepository,
    private readonly referrals: ReferralsRepository,
    private readonly clients: ClientsRepository,
    private readonly events: Events,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async list(asked: TouchpointsQuery): Promise<Page<TouchpointDto>> {
    refuseContacts(actor(), 'touchpoint');
    const limit = limitOf(asked);
    const [after = null] = positionOf<[string]>(asked, 1) ?? [];
    const rows = await this.touchpoints.list(actor(), asked, limit + 1, after);
    return pageOf(rows, limit, ({ id }) => [id], (row) => TouchpointDto.of(row, actor())); // prettier-ignore
  }

  /** One's own is intended as soon as it is written down. @throws NotFound when the client is not in reach */
  async add({ id = this.ids.next(), clientId, kind, ...facts }: AddTouchpointDto): Promise<TouchpointDto> {
    refuseContacts(actor(), 'client');
    const client = await this.clients.one(actor(), clientId);
    const now = this.clock.now();
    const moment = new Date(now.epochMilliseconds);
    await this.touchpoints.add({
      ...{
        id,
        workspaceId: actor().workspaceId,
        clientId: client.id,
        kind,
        state: 'confirmed',
        facts,
        note: '',
      },
      month: localDay(now, actor().timeZone).with({ day: 1 }).toString(),
      referralId: null,
      proposedAt: moment,
      decidedAt: moment,
      decidedByName: actor().name,
    });
    return this.changed(id);
  }

  /** @throws TouchpointDecided when it cannot go there any more */
  async decide(id: string, to: TouchpointState, { note }: DecideTouchpointDto): Promise<TouchpointDto> {
    const touchpoint = await this.touchpoints.one(actor(), id);
    if (!movesOf(touchpoint.state).includes(to)) throw new TouchpointDecided(touchpoint.state);
    const decidedAt = this.clock.date();
    await this.touchpoints.change(touchpoint, actor().workspaceId, {
      state: to,
      note: note ?? touchpoint.note,
      decidedAt,
      decidedByName: actor().name,
    });
    if (to === 'done' && touchpoint.referralId !== null)
      await this.referrals.thank(actor(), touchpoint.referralId, this.clock.now());
    return this.changed(id);
  }

  private async changed(id: string): Promise<TouchpointDto> {
    await this.events.tell('touchpoint.changed', id);
    return TouchpointDto.of(await this.touchpoints.one(actor(), id), actor());
  }
}

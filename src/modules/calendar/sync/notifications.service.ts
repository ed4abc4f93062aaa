import { Injectable } from '@nestjs/common';
import { timingSafeEqual } from 'node:crypto';
import { systemActor } from '../../../kernel/actor.js';
import { isUuid } from '../../../kernel/ids.js';
import { query, Transactions } from '../../../platform/database/transaction.js';
import { ChannelRepository } from './channel.repository.js';
import { channelHash } from './channels.service.js';
import { Pulls } from './pulls.service.js';

/** What the headers of a notification say; it has no body (F30). */
export interface Notification {
  readonly channelId: string;
  readonly token: string;
  readonly resourceId: string;
  readonly state: string;
  readonly number: number;
}

/** Word from a provider that a calendar changed. Whatever is not from it changes nothing, and is not told so. */
@Injectable()
export class Notifications {
  constructor(
    private readonly transactions: Transactions,
    private readonly channels: ChannelRepository,
    private readonly pulls: Pulls,
  ) {}

  async take(told: Notification): Promise<void> {
    if (!isUuid(told.channelId)) return;
    const [place] = await this.transactions.asNobody(() =>
      query<{ workspaceId: string }>(
        'notifications.place',
        'SELECT workspace_id AS "workspaceId" FROM affianco.channel_of($1)',
        [told.channelId],
      ),
    );
    if (place) await this.transactions.as(systemActor(place.workspaceId), () => this.heard(told));
  }

  private async heard({ channelId, token, resourceId, state, number }: Notification): Promise<void> {
    const channel = await this.channels.find(channelId);
    if (!channel || channel.state === 'stopped' || !timingSafeEqual(channel.tokenHash, channelHash(token)))
      return;
    if (channel.resourceId !== null && channel.resourceId !== resourceId) return;
    // Numbers grow and may skip; one that came before is a repetition.
    if (!Number.isSafeInteger(number) || number <= (channel.lastNumber ?? 0)) return;
    await this.channels.heard(channelId, resourceId, number);
    // The first message only says that the channel stands.
    if (state !== 'sync') await this.pulls.soon(channel.calendarId);
  }
}

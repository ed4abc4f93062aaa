import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { isMember, systemActor, type Actor } from '../../../kernel/actor.js';
import { Clock } from '../../../kernel/clock.js';
import { NotFound } from '../../../kernel/domain-error.js';
import { RateLimits } from '../../../platform/access/rate-limits.js';
import { Seats } from '../../../platform/access/seats.js';
import { sha256 } from '../../../platform/access/sessions.js';
import { Environment } from '../../../platform/config/environment.js';
import { narrowedTo, Transactions } from '../../../platform/database/transaction.js';
import { textsFor } from '../../../platform/i18n/translate.js';
import { feedDocument } from './feed-document.js';
import { FeedItemsRepository } from './feed-items.repository.js';
import { toldNow, type FeedEvent } from './feed-told.rules.js';
import { FeedToldRepository, type OpenedFeed } from './feed-told.repository.js';
import { appointmentEvent, blockEvent, dueEvent } from './feed-wording.js';

/** What is longer over than this is no longer told. */
const PAST_DAYS = 60;

interface FeedAddress {
  readonly workspace_id: string;
  readonly feed_id: string;
  readonly seat_id: string;
  readonly person_id: string;
}

/** A feed as a calendar elsewhere reads it: what its owner may see at this moment, and nothing once they are gone. */
@Injectable()
export class FeedReadingService {
  constructor(
    private readonly source: DataSource,
    private readonly transactions: Transactions,
    private readonly seats: Seats,
    private readonly limits: RateLimits,
    private readonly items: FeedItemsRepository,
    private readonly told: FeedToldRepository,
    private readonly environment: Environment,
    private readonly clock: Clock,
  ) {}

  /** @param secret of the address @param ip counts guesses @throws NotFound */
  async read(secret: string, ip: string): Promise<string> {
    const [found] = await this.source.query<FeedAddress[]>('SELECT * FROM affianco.feed_of($1)', [
      sha256(secret),
    ]);
    const seat = found && (await this.seats.ofPerson(found.person_id)).find(({ id }) => id === found.seat_id);
    if (!found || !seat) {
      await this.limits.spend('unknown-link-address', ip);
      throw new NotFound('feed');
    }
    const { workspace_id: workspaceId, feed_id: feedId, person_id: personId } = found;
    const owner: Actor = {
      ...systemActor(workspaceId),
      personId,
      seatId: seat.id,
      role: seat.role,
      engagementIds: seat.engagementIds,
      clientIds: seat.clientIds,
    };
    return this.transactions.as(systemActor(workspaceId), async () => {
      const feed = await this.told.open(workspaceId, feedId);
      if (!feed) throw new NotFound('feed');
      return this.written(feed, owner);
    });
  }

  private async written(feed: OpenedFeed, owner: Actor): Promise<string> {
    const now = this.clock.now();
    const since = now.subtract({ hours: 24 * PAST_DAYS });
    const reader = feed.clientId === null ? owner : await this.clientOf(feed.clientId, owner);
    const there = await narrowedTo(reader, () => this.events(feed, reader, since));
    const before = await this.told.told(feed);
    const next = toldNow(before, there, now, since);
    const kept = new Set(before);
    const uids = new Set(next.map(({ uid }) => uid));
    const faded = before.filter(({ uid }) => !uids.has(uid)).map(({ uid }) => uid);
    await this.told.keep(feed, next.filter((event) => !kept.has(event)), faded); // prettier-ignore
    await this.told.noteReading(feed, now);
    return feedDocument(feed.name, next);
  }

  /** A client's eyes, in the engagements that whoever made the feed still reaches. */
  private async clientOf(clientId: string, owner: Actor): Promise<Actor> {
    const engagementIds = await narrowedTo(owner, () => this.items.engagementsOf(owner, clientId));
    const clientIds = engagementIds.length > 0 ? [clientId] : [];
    return { ...systemActor(owner.workspaceId), role: 'contact', engagementIds, clientIds };
  }

  private async events(
    feed: OpenedFeed,
    reader: Actor,
    since: Temporal.Instant,
  ): Promise<Map<string, FeedEvent>> {
    const events = new Map<string, FeedEvent>();
    const own = isMember(reader) ? reader.seatId : null;
    const { genericTitles: generic, language, contents } = feed;
    const { publicUrl } = this.environment;
    const manner = { texts: textsFor(language), generic, forMember: own !== null, publicUrl };
    if (contents.includes('due_dates')) {
      const day = since.toZonedDateTimeISO('UTC').toPlainDate().toString();
      for (const item of await this.items.dueDates(reader, own, day))
        events.set(`task-${item.taskId}@affianco`, dueEvent(item, manner));
    }
    if (contents.includes('time_blocks') && own !== null)
      for (const item of await this.items.timeBlocks(reader, own, since))
        events.set(`time-block-${item.id}@affianco`, blockEvent(item, manner));
    if (contents.includes('appointments'))
      for (const item of await this.items.appointments(reader, own, since))
        events.set(`appointment-${item.id}@affianco`, appointmentEvent(item, manner));
    return events;
  }
}

import { Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { isMember, type Actor } from '../../../kernel/actor.js';
import { Clock } from '../../../kernel/clock.js';
import { Forbidden } from '../../../kernel/domain-error.js';
import { Ids } from '../../../kernel/ids.js';
import { actorOf, type Caller } from '../../../platform/access/caller.js';
import { sha256 } from '../../../platform/access/sessions.js';
import { Environment } from '../../../platform/config/environment.js';
import { actor, Transactions } from '../../../platform/database/transaction.js';
import { limitOf, pageOf, positionOf, type Page, type PageQuery } from '../../../platform/http/paging.js';
import { refuseStale } from '../../../platform/http/precondition.js';
import { ClientsService } from '../../clients/clients.service.js';
import {
  CalendarFeedDto,
  NewCalendarFeedDto,
  type AddCalendarFeedDto,
  type EditCalendarFeedDto,
  type FeedContent,
} from './calendar-feed.dto.js';
import { FeedOfBlocks } from './calendar-feed.errors.js';
import { CalendarFeedsRepository, type FeedPosition } from './calendar-feeds.repository.js';

/** One's own feeds: made, changed, given another secret, taken back. */
@Injectable()
export class CalendarFeedsService {
  constructor(
    private readonly feeds: CalendarFeedsRepository,
    private readonly clients: ClientsService,
    private readonly transactions: Transactions,
    private readonly environment: Environment,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async list(asked: PageQuery): Promise<Page<CalendarFeedDto>> {
    const limit = limitOf(asked);
    const rows = await this.feeds.list(actor(), limit + 1, positionOf<FeedPosition>(asked, 1));
    return pageOf(rows, limit, ({ id }) => [id], (row) => CalendarFeedDto.of(row)); // prettier-ignore
  }

  /**
   * A feed with an address of 256 random bits, of which only the SHA-256 is kept. Opens its own transaction: the answer
   * must not be kept under an idempotency key, where the secret could be read.
   * @throws Forbidden for a program's token, NotFound for a client out of reach, FeedOfBlocks, FeedIdTaken
   */
  async add(caller: Caller, body: AddCalendarFeedDto): Promise<NewCalendarFeedDto> {
    const owner = signedIn(caller);
    const { id = this.ids.next(), name, clientId = null, contents, genericTitles = false } = body;
    const { language = owner.language } = body;
    return this.withSecret(owner, id, async (hash) => {
      refuseForeignBlocks(owner, contents, clientId);
      // A contact has one client, and needs no feed for somebody else.
      if (clientId !== null && !isMember(owner)) throw new Forbidden('clients.manage');
      if (clientId !== null) await this.clients.read(clientId);
      const createdAt = this.clock.date();
      await this.feeds.add(owner, { id, name, clientId, contents, genericTitles, language, createdAt }, hash);
    });
  }

  /** What is left out stays. @throws NotFound, Stale, FeedOfBlocks */
  async edit(id: string, body: EditCalendarFeedDto, expected: number | null): Promise<CalendarFeedDto> {
    const feed = await this.feeds.one(actor(), id);
    refuseStale(feed.version, expected);
    const edited = { ...feed, ...body };
    refuseForeignBlocks(actor(), edited.contents, edited.clientId);
    await this.feeds.change(actor(), edited);
    return CalendarFeedDto.of(await this.feeds.one(actor(), id));
  }

  /** Another secret: whoever had the old address reads no more. @throws NotFound, Forbidden */
  rotate(caller: Caller, id: string): Promise<NewCalendarFeedDto> {
    const owner = signedIn(caller);
    return this.withSecret(owner, id, (hash) => this.feeds.rotate(owner, id, hash));
  }

  /** @throws NotFound */
  async remove(id: string): Promise<void> {
    await this.feeds.revoke(actor(), id, this.clock.date());
  }

  private async withSecret(
    owner: Actor,
    id: string,
    keep: (hash: Buffer) => Promise<void>,
  ): Promise<NewCalendarFeedDto> {
    const secret = randomBytes(32).toString('base64url');
    const row = await this.transactions.as(owner, async () => {
      await keep(sha256(secret));
      return this.feeds.one(owner, id);
    });
    return { ...CalendarFeedDto.of(row), address: `${this.environment.publicUrl}/feeds/${secret}.ics` };
  }
}

/** A program's token makes no further secrets. @throws Forbidden */
function signedIn(caller: Caller): Actor {
  if (caller.session === null) throw new Forbidden('feeds.manage');
  return actorOf(caller);
}

/** Planned work is in a member's own feed alone. @throws FeedOfBlocks */
function refuseForeignBlocks(owner: Actor, contents: readonly FeedContent[], clientId: string | null): void {
  if (contents.includes('time_blocks') && (clientId !== null || !isMember(owner))) throw new FeedOfBlocks();
}

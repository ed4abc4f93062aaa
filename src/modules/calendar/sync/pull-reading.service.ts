import { Injectable } from '@nestjs/common';
import { systemActor } from '../../../kernel/actor.js';
import { Clock } from '../../../kernel/clock.js';
import { Transactions } from '../../../platform/database/transaction.js';
import { CalendarLeases, type Lease } from './calendar-leases.js';
import {
  ProviderFailure,
  type CalendarProvider,
  type ProviderAccount,
  type PulledPage,
} from './calendar-provider.js';
import { CursorRepository, type Cursor, type ReadCalendar } from './cursor.repository.js';
import { MirrorRepository } from './mirror.repository.js';
import { Mirror } from './mirror.service.js';
import { fullDelay, looksEmptied, mustBeFull, paramsOf, wantsFull } from './pull.rules.js';
import { RemoteChanges } from './remote-changes.js';
import { SyncIssues } from './sync-issues.js';
import { VanishedEvents } from './vanished-events.service.js';

/** One reading of one calendar, as it was when it began. */
export interface Reading {
  readonly calendar: ReadCalendar;
  readonly cursor: Cursor;
  readonly lease: Lease;
}

/** Everything would have to be read, and was only just: it has to wait (F5). */
export class PostponedReading extends Error {
  constructor(readonly until: Temporal.Instant) {
    super('a full reading has to wait');
  }
}

/** Somebody else took the calendar meanwhile, or its owner chose something else: whoever is next begins anew. */
export class ReadingOvertaken extends Error {}

/** A full reading under way. */
interface Whole {
  readonly generation: number;
  readonly before: number;
  /** We asked for it, and do not ask again at once (F5). */
  readonly ordered: boolean;
  items: number;
}

/** Speaks to the provider and keeps what it says, a page a transaction; the token comes with the last one (F6). */
@Injectable()
export class PullReading {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly leases: CalendarLeases,
    private readonly cursors: CursorRepository,
    private readonly events: MirrorRepository,
    private readonly mirror: Mirror,
    private readonly remote: RemoteChanges,
    private readonly issues: SyncIssues,
    private readonly vanished: VanishedEvents,
  ) {}

  /** Outside transactions. @throws ProviderFailure, PostponedReading */
  async read(reading: Reading, provider: CalendarProvider, account: ProviderAccount): Promise<void> {
    const { calendar } = reading;
    let cursor = await this.inside(reading, () => this.cursors.ensure(calendar.id));
    if (this.mayBeFull(cursor) && wantsFull(cursor, calendar, this.clock.now())) {
      await this.pages(
        reading,
        provider.pull(account, calendar.externalId, null),
        await this.beginFull(reading),
      );
    } else if (mustBeFull(cursor, calendar)) {
      throw new PostponedReading(Temporal.Instant.from(cursor.fullNotBefore ?? this.clock.now()));
    } else {
      try {
        await this.pages(reading, provider.pull(account, calendar.externalId, cursor.token), null);
        await this.inside(reading, () => this.cursors.change(calendar.id, { fullDelayMinutes: 0 }));
      } catch (error) {
        if (!(error instanceof ProviderFailure) || error.kind !== 'token-dead') throw error;
        await this.inside(reading, () => this.cursors.change(calendar.id, { token: null }));
        cursor = await this.inside(reading, () => this.cursors.ensure(calendar.id));
        if (!this.mayBeFull(cursor))
          throw new PostponedReading(Temporal.Instant.from(cursor.fullNotBefore as string));
        await this.pages(
          reading,
          provider.pull(account, calendar.externalId, null),
          await this.beginFull(reading),
        );
      }
    }
    await this.vanished.settle(calendar, provider, account, (work) => this.inside(reading, work));
  }

  private mayBeFull({ fullNotBefore }: Cursor): boolean {
    return fullNotBefore === null || Temporal.Instant.compare(fullNotBefore, this.clock.now()) <= 0;
  }

  private beginFull(reading: Reading): Promise<Whole> {
    return this.inside(reading, () => this.beginWhole(reading.calendar, true));
  }

  private async beginWhole(calendar: ReadCalendar, ordered: boolean): Promise<Whole> {
    const before = await this.events.live(calendar.id);
    return { before, generation: await this.cursors.nextGeneration(calendar.id), ordered, items: 0 };
  }

  private async pages(
    reading: Reading,
    pages: AsyncIterable<PulledPage>,
    begun: Whole | null,
  ): Promise<void> {
    let whole = begun;
    let ended = false;
    for await (const page of pages) {
      // A server may answer with everything although it was asked for changes (F35).
      if (page.full) whole ??= await this.inside(reading, () => this.beginWhole(reading.calendar, false));
      await this.inside(reading, () => this.keep(reading, page, whole));
      ended ||= page.last;
    }
    if (!ended) throw new ProviderFailure('malformed', 'no-last-page');
  }

  private async keep({ calendar }: Reading, page: PulledPage, whole: Whole | null): Promise<void> {
    const cursor = await this.cursors.ensure(calendar.id);
    if (!whole && (await this.isDoubtful(calendar, page))) return this.doubt(calendar, page.events.length);
    await this.mirror.write(calendar, page.events, cursor.generation, page.wholeSeries);
    await this.remote.arrived(calendar.id, page.events);
    if (whole) whole.items += page.events.length;
    if (!page.last) return;
    if (whole) await this.endWhole(calendar, cursor, whole, page.token);
    else await this.cursors.change(calendar.id, { token: page.token });
  }

  private async endWhole(
    calendar: ReadCalendar,
    cursor: Cursor,
    whole: Whole,
    token: string | null,
  ): Promise<void> {
    const { connectionId, id: calendarId } = calendar;
    if (whole.ordered) {
      const delay = fullDelay(cursor.fullDelayMinutes);
      const notBefore = this.clock.now().add({ minutes: delay }).toString();
      await this.cursors.change(calendarId, { fullDelayMinutes: delay, fullNotBefore: notBefore });
    }
    const unseen = (await this.events.unseen(calendarId, whole.generation)).length;
    const counts = { before: whole.before, unseen, items: whole.items };
    if (!cursor.trustsNext && looksEmptied(counts)) return this.doubt(calendar, unseen);
    await this.mirror.settleCancellations(calendar, whole.generation);
    await this.cursors.change(calendarId, {
      token,
      params: paramsOf(calendar.readMode),
      lastFullAt: this.clock.now().toString(),
      problem: null,
      trustsNext: false,
    });
    await this.issues.solved(connectionId, ['emptied'], calendarId);
  }

  /** A feed says what is gone by leaving it out, and an empty file is no word of anybody (F4). */
  private async isDoubtful({ id, provider }: ReadCalendar, { events }: PulledPage): Promise<boolean> {
    const gone = events.filter(({ status }) => status === 'cancelled').length;
    if (provider !== 'ics' || gone === 0) return false;
    const before = await this.events.live(id);
    return looksEmptied({ before, unseen: gone, items: Math.max(0, before - gone) });
  }

  /** Nothing is taken out; all of it is read again, until it is whole or its owner says that it is. */
  private async doubt({ id: calendarId, connectionId }: ReadCalendar, missing: number): Promise<void> {
    const before = await this.events.live(calendarId);
    await this.cursors.change(calendarId, { problem: 'emptied' });
    await this.issues.raise({ connectionId, calendarId, kind: 'emptied', facts: { missing, before } });
  }

  /** A transaction of the system, as long as the calendar is held. */
  private inside<T>({ calendar, lease }: Reading, work: () => Promise<T>): Promise<T> {
    return this.transactions.as(systemActor(calendar.workspaceId), async () => {
      if (!(await this.leases.extend(lease))) throw new ReadingOvertaken('taken by somebody else');
      const now = await this.cursors.calendar(calendar.id);
      // What may be kept was chosen anew meanwhile.
      if (!now || now.removed || now.readMode !== calendar.readMode)
        throw new ReadingOvertaken('chosen anew');
      return work();
    });
  }
}

import { Injectable } from '@nestjs/common';
import type { CalendarProvider, ProviderAccount, RemoteEvent } from './calendar-provider.js';
import { CursorRepository, type ReadCalendar } from './cursor.repository.js';
import { MirrorRepository } from './mirror.repository.js';
import { Mirror } from './mirror.service.js';
import { RemoteChanges } from './remote-changes.js';

/** So many are looked at one by one after each reading; the rest after the next. */
const BUDGET = 50;
/** After so many of them the calendar is held on to. */
const KEPT_EVERY = 5;

/** What a full reading did not see is looked for by its id before it counts as gone (F2). */
@Injectable()
export class VanishedEvents {
  constructor(
    private readonly cursors: CursorRepository,
    private readonly events: MirrorRepository,
    private readonly mirror: Mirror,
    private readonly remote: RemoteChanges,
  ) {}

  /** Outside transactions. Nothing of it while a reading is doubted (F4). @param inside opens a transaction, and keeps the calendar */
  async settle(
    calendar: ReadCalendar,
    provider: CalendarProvider,
    account: ProviderAccount,
    inside: <T>(work: () => Promise<T>) => Promise<T>,
  ): Promise<void> {
    const { ids, generation } = await inside(async () => {
      const cursor = await this.cursors.ensure(calendar.id);
      const ids =
        cursor.problem === 'emptied' ? [] : await this.events.unseen(calendar.id, cursor.generation);
      return { ids: ids.slice(0, BUDGET), generation: cursor.generation };
    });
    if (ids.length === 0) return;
    const there: RemoteEvent[] = [];
    const gone: string[] = [];
    for (const [place, externalId] of ids.entries()) {
      // Each may take as long as a line lasts, and the lease is shorter than all of them.
      if (place % KEPT_EVERY === KEPT_EVERY - 1) await inside(() => Promise.resolve());
      const event = await provider.read(account, calendar.externalId, externalId);
      if (event === null || (event.status === 'cancelled' && event.kind !== 'exception'))
        gone.push(externalId);
      else there.push(event);
    }
    await inside(async () => {
      await this.mirror.write(calendar, there, generation);
      await this.remote.arrived(calendar.id, there);
      await this.mirror.remove(calendar, gone);
      await this.remote.vanished(calendar.id, gone);
    });
  }
}

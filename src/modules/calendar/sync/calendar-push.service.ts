import { Injectable, Logger } from '@nestjs/common';
import { systemActor } from '../../../kernel/actor.js';
import { Clock } from '../../../kernel/clock.js';
import { Transactions } from '../../../platform/database/transaction.js';
import { Accounts } from '../connections/accounts.js';
import { CalendarLeases, type Lease } from './calendar-leases.js';
import { ProviderFailure } from './calendar-provider.js';
import { CalendarWrites } from './calendar-writes.js';
import { EventLinksRepository } from './event-links.repository.js';
import { LinkKeeping } from './link-keeping.service.js';
import { LinkTelling } from './link-telling.service.js';
import { WritePace } from './write-pace.js';
import { WriteOrdersRepository, type WriteOrder, type WrittenCalendar } from './write-orders.repository.js';

/** One run writes so much and rests in between; then others have their turn, mails among them. */
const MOST_WRITES = 10;
/** A calendar that somebody else reads or writes is come back to after this. */
const BUSY_SECONDS = 5;
/** What went wrong in a way that nobody foresaw is tried again after this. */
const PUZZLED_MINUTES = 15;
/** What is out of use is known so long, so that what arrives late makes nothing anew. */
const TOMBSTONE_DAYS = 90;

/** What one run of taking out has brought: how many events are gone, how many still stand there. */
export interface Withdrawn {
  readonly removed: number;
  readonly left: number;
  /** Whether more would be gone with more time. */
  readonly goesOn: boolean;
}

/** Writes into a calendar what was ordered, one thing after another, by one at a time. */
@Injectable()
export class CalendarPushService {
  private readonly log = new Logger('CalendarPush');

  constructor(
    private readonly leases: CalendarLeases,
    private readonly orders: WriteOrdersRepository,
    private readonly links: EventLinksRepository,
    private readonly keeping: LinkKeeping,
    private readonly telling: LinkTelling,
    private readonly writes: CalendarWrites,
    private readonly accounts: Accounts,
    private readonly pace: WritePace,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** Outside transactions. @returns whether the calendar could be had */
  async push(workspaceId: string, calendarId: string): Promise<boolean> {
    const lease = await this.noted(workspaceId, async () => {
      if (!(await this.orders.calendar(calendarId))?.ready) return null;
      const taken = await this.leases.take(calendarId);
      if (!taken) await this.writes.push(calendarId, this.clock.now().add({ seconds: BUSY_SECONDS }));
      return taken;
    });
    if (!lease) return false;
    try {
      await this.writeAll(workspaceId, lease);
    } finally {
      await this.noted(workspaceId, () => this.leave(lease));
    }
    return true;
  }

  /**
   * Takes of what is ours out of a calendar that is about to be disconnected, as much as one run does. Outside
   * transactions.
   */
  async withdraw(workspaceId: string, calendarId: string): Promise<Withdrawn> {
    const before = await this.noted(workspaceId, async () => {
      const standing = await this.orders.standing(calendarId);
      await this.orders.removeAll(calendarId);
      return standing;
    });
    if (before === 0) return { removed: 0, left: 0, goesOn: false };
    await this.push(workspaceId, calendarId);
    return this.noted(workspaceId, async () => {
      const left = await this.orders.standing(calendarId);
      const waits = left > 0 && (await this.orders.nextAt(calendarId)) !== null;
      const goesOn = waits && (await this.orders.calendar(calendarId))?.ready === true;
      return { removed: before - left, left, goesOn };
    });
  }

  private async writeAll(workspaceId: string, lease: Lease): Promise<void> {
    let answered = false;
    for (let written = 0; written < MOST_WRITES;) {
      const found = await this.noted(workspaceId, async () => {
        if (!(await this.leases.extend(lease))) return null;
        const calendar = await this.orders.calendar(lease.calendarId);
        const order = calendar?.ready ? await this.orders.next(lease.calendarId) : null;
        if (calendar && !order && answered) await this.accounts.succeeded(calendar.connectionId);
        return calendar && order ? { calendar, order } : null;
      });
      if (!found) return;
      const outcome = await this.tried(found.calendar, found.order);
      if (outcome === 'stop') return;
      if (outcome !== 'written') continue;
      answered = true;
      written++;
      await this.pace.rest();
    }
  }

  private async tried(calendar: WrittenCalendar, order: WriteOrder): Promise<'written' | 'nothing' | 'stop'> {
    try {
      return (await this.keeping.keep(calendar, order)) ? 'written' : 'nothing';
    } catch (error) {
      if (error instanceof ProviderFailure)
        return this.noted(calendar.workspaceId, () => this.failed(calendar, order, error));
      this.log.error(`event ${order.linkId} could not be written: ${(error as Error).name}`);
      const later = this.clock.now().add({ minutes: PUZZLED_MINUTES });
      await this.noted(calendar.workspaceId, () => this.orders.wait(order.linkId, later, 'unexpected'));
      return 'nothing';
    }
  }

  private async failed(
    { id, connectionId }: WrittenCalendar,
    order: WriteOrder,
    failure: ProviderFailure,
  ): Promise<'nothing' | 'stop'> {
    const again = await this.accounts.failed(connectionId, failure);
    const later = this.clock.now().add({ minutes: PUZZLED_MINUTES });
    switch (failure.kind) {
      case 'refused': {
        // Of the account's address, and not of this event: nothing is given up before somebody mends that.
        if (failure.reason.startsWith('address-')) {
          await this.orders.wait(order.linkId, later, failure.reason);
          return 'stop';
        }
        // Will never be allowed: its person is told, and the next change of it is tried again.
        const link = await this.links.one(order.linkId);
        const calendar = await this.orders.calendar(id);
        if (link && calendar) await this.telling.refused(calendar, link, failure.reason);
        await this.orders.drop(order.linkId);
        return 'nothing';
      }
      case 'calendar-gone':
        // The next reading finds that out for good, and tells it (F36).
        await this.orders.readAtOnce(id);
        await this.orders.wait(order.linkId, later, failure.kind);
        return 'stop';
      case 'stale':
      case 'exists':
      case 'gone':
        await this.orders.wait(order.linkId, later, failure.kind);
        return 'nothing';
      default:
        // Kept, however long it takes (F25); the account says when it may be asked again.
        if (again) await this.orders.wait(order.linkId, again, failure.kind);
        return 'stop';
    }
  }

  /** In the open transaction: lets go of the calendar, and sees to it that what still waits is come back to. */
  private async leave(lease: Lease): Promise<void> {
    await this.leases.release(lease);
    await this.links.sweep(lease.calendarId, this.clock.now().subtract({ hours: 24 * TOMBSTONE_DAYS }));
    const next = await this.orders.nextAt(lease.calendarId);
    if (next && (await this.orders.calendar(lease.calendarId))?.ready)
      await this.writes.push(lease.calendarId, next);
  }

  private noted<T>(workspaceId: string, work: () => Promise<T>): Promise<T> {
    return this.transactions.as(systemActor(workspaceId), work, { retries: 3 });
  }
}

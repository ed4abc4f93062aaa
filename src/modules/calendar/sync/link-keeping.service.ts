import { Injectable } from '@nestjs/common';
import { canonicalOf, type CanonicalEvent } from '../events/canonical-event.js';
import type { EventDraft, RemoteEvent } from './calendar-provider.js';
import { CalendarRecords } from './calendar-records.js';
import { CalendarWrites } from './calendar-writes.js';
import { EventLinksRepository, type EventLink } from './event-links.repository.js';
import { LinkMerging } from './link-merging.service.js';
import { LinkTelling } from './link-telling.service.js';
import { alike } from './merge.rules.js';
import { kindOf, Steps, type Step } from './step.js';
import { WriteOrdersRepository, type WriteOrder, type WrittenCalendar } from './write-orders.repository.js';

/**
 * Brings one record in step with its event. What is decided is written down before it is spoken, and spoken before it is
 * noted as done: whoever dies in between leaves something that the next one finishes, and nothing twice.
 */
@Injectable()
export class LinkKeeping {
  constructor(
    private readonly steps: Steps,
    private readonly links: EventLinksRepository,
    private readonly orders: WriteOrdersRepository,
    private readonly records: CalendarRecords,
    private readonly merging: LinkMerging,
    private readonly writes: CalendarWrites,
    private readonly telling: LinkTelling,
  ) {}

  /** Outside transactions, holding the calendar. @returns whether the calendar was written to @throws ProviderFailure */
  async keep(calendar: WrittenCalendar, order: WriteOrder): Promise<boolean> {
    const step = await this.steps.open(calendar, order);
    if (!step) return false;
    const { link, draft } = step;
    if (link.state === 'detached' && !link.tombstonedAt) return this.leaveOut(step);
    if (!draft) return this.takeOut(step);
    return link.base ? this.merging.bringInStep(step, draft, link.base) : this.putIn(step, draft);
  }

  /**
   * For the first time, under an id that was never used. What was begun is finished as it was begun: it may stand there
   * already, and then that is what both sides know of (F10).
   */
  private async putIn(step: Step, draft: EventDraft): Promise<boolean> {
    const { calendar, link, order } = step;
    const sent = (link.sent as EventDraft | null) ?? draft;
    if (!link.sent) await this.steps.noted(calendar, () => this.links.change(link, { sent }));
    const meant = canonicalOf(sent) as CanonicalEvent;
    let answer: RemoteEvent;
    try {
      answer = await this.steps.speak(calendar, (provider, account) =>
        provider.insert(account, calendar.externalId, link.externalId, link.id, sent),
      );
    } catch (failure) {
      if (kindOf(failure) !== 'exists') throw failure;
      await this.found(step, meant, await this.steps.read(step));
      return true;
    }
    const base = { ours: meant, theirs: canonicalOf(answer) ?? meant };
    await this.steps.noted(calendar, async () => {
      await this.links.change(link, { etag: answer.etag, base, sent: null, state: 'synced' });
      await this.telling.solved(link, ['refused', 'unscheduled']);
      if (alike(meant, canonicalOf(draft) as CanonicalEvent)) await this.orders.done(order);
    });
    return true;
  }

  /** Something stands there, or stood there, under our id. */
  private async found(step: Step, meant: CanonicalEvent, event: RemoteEvent | null): Promise<void> {
    const { calendar, link, order } = step;
    if (!event || event.status === 'cancelled') return this.merging.takenOut(step);
    await this.steps.noted(calendar, async () => {
      if (event.mark !== null && event.mark !== link.id) {
        // Not ours: another id, for this one is used (F11).
        await this.links.bury(link.id);
        await this.orders.drop(link.id);
        return this.writes.order(link.noun, link.recordId);
      }
      const base = { ours: meant, theirs: meant };
      await this.links.change(link, { etag: null, base, sent: null, state: 'synced' });
      return this.orders.look(order);
    });
  }

  /** Out of the calendar. What is not there any more, is out (F13). */
  private async takeOut({ calendar, link, order }: Step): Promise<boolean> {
    const mayStand = link.base !== null || link.sent !== null;
    if (mayStand)
      await this.steps
        .speak(calendar, (provider, account) =>
          provider.remove(account, calendar.externalId, link.externalId, null),
        )
        .catch((failure: unknown) => {
          if (kindOf(failure) !== 'gone') throw failure;
        });
    await this.steps.noted(calendar, () => this.buried(link, order));
    return mayStand;
  }

  /** A person took it out: so it stays, until it is not to stand there anyway, or they brought it back themselves. */
  private async leaveOut(step: Step): Promise<boolean> {
    const { calendar, link, order, draft } = step;
    const event = draft && order.look ? await this.steps.read(step) : null;
    await this.steps.noted(calendar, async () => {
      if (!draft) {
        // Of what goes with its event, that it went stays told: it can be put back.
        if (!this.records.of(link.noun).goesWithIt) await this.telling.solved(link, ['unscheduled']);
        return this.buried(link, order);
      }
      if (!event || event.status === 'cancelled' || !link.base) return void (await this.orders.done(order));
      await this.links.change(link, { state: 'synced', etag: null });
      return this.telling.solved(link, ['unscheduled']);
    });
    return false;
  }

  private async buried(link: EventLink, order: WriteOrder): Promise<void> {
    await this.links.change(link, { sent: null, wish: null });
    await this.links.bury(link.id);
    await this.telling.solved(link, ['conflict', 'refused']);
    if (await this.orders.done(order)) return;
    // It was wanted again meanwhile: under a new id.
    await this.orders.drop(link.id);
    await this.writes.order(link.noun, link.recordId);
  }
}

import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import { DomainError } from '../../../kernel/domain-error.js';
import { Transactions } from '../../../platform/database/transaction.js';
import { canonicalOf, type CanonicalEvent } from '../events/canonical-event.js';
import type { EventDraft, RemoteEvent } from './calendar-provider.js';
import { CalendarRecords } from './calendar-records.js';
import { EventLinksRepository } from './event-links.repository.js';
import { LinkTelling } from './link-telling.service.js';
import { agreedAfter, alike, merge, type Agreed, type Merged } from './merge.rules.js';
import { SeatActors } from './seat-actors.js';
import { kindOf, Steps, type Step } from './step.js';
import { written } from './written-event.js';
import { WriteOrdersRepository } from './write-orders.repository.js';

/** An event that changes under our hands is tried so often (F14). */
const TRIES = 3;
const LATER_MINUTES = 15;

/** Both sides of an event, and what becomes of them. */
interface Compared {
  readonly ours: CanonicalEvent;
  readonly theirs: CanonicalEvent;
  readonly merged: Merged;
  readonly etag: string | null;
}

/** Brings an event that stands in a calendar in step with its record, in both directions. */
@Injectable()
export class LinkMerging {
  constructor(
    private readonly steps: Steps,
    private readonly links: EventLinksRepository,
    private readonly orders: WriteOrdersRepository,
    private readonly records: CalendarRecords,
    private readonly telling: LinkTelling,
    private readonly actors: SeatActors,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** @returns whether the calendar was written to @throws ProviderFailure */
  async bringInStep(step: Step, draft: EventDraft, base: Agreed): Promise<boolean> {
    const { order, link } = step;
    const looks = order.look || link.sent !== null || link.etag === null;
    const event = looks ? await this.steps.read(step) : null;
    if (looks && (!event || event.status === 'cancelled')) {
      await this.takenOut(step);
      return false;
    }
    const ours = canonicalOf(draft) as CanonicalEvent;
    const theirs = (event && canonicalOf(event)) ?? base.theirs;
    const { follows } = this.records.of(link.noun);
    const sent = link.sent as Partial<CanonicalEvent> | null;
    const merged = merge({ base, ours, theirs, sent, wish: link.wish, follows });
    const compared = { ours, theirs, merged, etag: event ? event.etag : link.etag };
    const agreed = merged.adopt
      ? await this.takeOver(step, compared)
      : await this.steps.noted(step.calendar, () => this.agree(step, compared, merged.base));
    if (!agreed || Object.keys(merged.patch).length === 0) return false;
    await this.patch(step, draft, compared, agreed);
    return true;
  }

  /** A person took it out of the calendar, and it is not put back behind their back (F12). */
  async takenOut({ calendar, link }: Step): Promise<void> {
    const kind = this.records.of(link.noun);
    const note = async () => {
      await this.links.change(link, { state: 'detached', sent: null, wish: null });
      await this.orders.drop(link.id);
      await this.telling.unscheduled(calendar, link);
    };
    const who = await this.actors.of(calendar.workspaceId, link.seatId);
    const taken =
      who &&
      (await this.allowed(() =>
        this.transactions.as(
          who,
          async () => {
            await note();
            await kind.unschedule(link.recordId);
          },
          { retries: 3 },
        ),
      ));
    // Who may not take it away here any more has still taken it out there.
    if (taken !== null) await this.steps.noted(calendar, note);
  }

  /** It was moved over there: so it is here, by whoever the calendar belongs to and with their rights. */
  private async takeOver(step: Step, compared: Compared): Promise<Agreed | null> {
    const { calendar, link } = step;
    const { ours, theirs, merged } = compared;
    const time = merged.adopt as NonNullable<Merged['adopt']>;
    const who = await this.actors.of(calendar.workspaceId, link.seatId);
    let agreed: Agreed | null = null;
    const move = async () => {
      await this.records.of(link.noun).move(link.recordId, time);
      const draft = await this.steps.draft(calendar, link);
      const moved = (draft && canonicalOf(draft)) ?? ours;
      agreed = {
        ours: { ...merged.base.ours, start: moved.start, end: moved.end },
        theirs: { ...merged.base.theirs, start: theirs.start, end: theirs.end },
      };
      await this.agree(step, compared, agreed);
    };
    const refused = who
      ? await this.allowed(() => this.transactions.as(who, move, { retries: 3 }))
      : 'access.forbidden';
    if (refused === null) return agreed;
    await this.steps.noted(calendar, async () => {
      // Against a rule: it goes back to where it is here, and whoever moved it is told why.
      const wish = { ...link.wish, start: ours.start, end: ours.end };
      await this.links.change(link, { etag: compared.etag, wish });
      await this.telling.refused(calendar, link, refused);
    });
    return null;
  }

  /** In the open transaction: what both sides have now, and what is about to be written. */
  private async agree(step: Step, { ours, theirs, merged, etag }: Compared, base: Agreed): Promise<Agreed> {
    const { calendar, link, order } = step;
    const writes = Object.keys(merged.patch).length > 0;
    const open = merged.patch.start === undefined && !this.records.of(link.noun).follows;
    const asked = open && (base.ours.start !== base.theirs.start || base.ours.end !== base.theirs.end);
    const state = asked ? 'conflict' : 'synced';
    const next = { ...link, etag, base, sent: writes ? merged.patch : null, state, wish: writes ? link.wish : null } as const; // prettier-ignore
    await this.links.change(link, next);
    if (link.state === 'conflict' && !asked) await this.telling.solved(link, ['conflict']);
    await this.telling.merged(calendar, next, { ours, theirs, merged });
    if (writes) await this.orders.looked(order);
    else await this.orders.done(order);
    return base;
  }

  /** @throws ProviderFailure */
  private async patch(
    step: Step,
    draft: EventDraft,
    { ours, merged, etag }: Compared,
    base: Agreed,
  ): Promise<void> {
    const { calendar, order, link } = step;
    const { patch } = merged;
    let answer: RemoteEvent;
    try {
      answer = await this.steps.speak(calendar, (provider, account) =>
        provider.patch(account, calendar.externalId, link.externalId, etag, written(patch, draft)),
      );
    } catch (failure) {
      const kind = kindOf(failure);
      if (kind !== 'stale' && kind !== 'gone') throw failure;
      return this.steps.noted(calendar, () => this.overtaken(step, kind));
    }
    const answered = canonicalOf(answer) ?? { ...base.theirs, ...patch };
    const agreed = agreedAfter(base, ours, patch, answered);
    await this.steps.noted(calendar, async () => {
      const now = await this.links.one(link.id);
      await this.links.change(now ?? link, { etag: answer.etag, base: agreed, sent: null, wish: null });
      // What went back because of a rule stays told.
      if (!link.wish) await this.telling.solved(link, ['refused']);
      // The answer says something that we neither wrote nor had seen.
      if (alike(answered, agreed.theirs)) await this.orders.done(order);
      else await this.orders.look(order);
    });
  }

  /** Somebody was faster: it is read, merged and tried again, and after a few times later. */
  private async overtaken({ calendar, order, link }: Step, reason: string): Promise<void> {
    if ((await this.orders.lookAgain(order)) < TRIES) return;
    await this.telling.refused(calendar, link, reason);
    await this.orders.wait(link.id, this.clock.now().add({ minutes: LATER_MINUTES }), reason);
  }

  /** @returns null, or the rule that it is against */
  private async allowed(work: () => Promise<void>): Promise<string | null> {
    try {
      await work();
      return null;
    } catch (error) {
      if (error instanceof DomainError) return error.code;
      throw error;
    }
  }
}

import { Injectable } from '@nestjs/common';
import { systemActor } from '../../../kernel/actor.js';
import { Transactions } from '../../../platform/database/transaction.js';
import { Accounts } from '../connections/accounts.js';
import { lookInto, ProviderFailure, type CalendarProvider, type EventDraft, type FailureKind, type ProviderAccount, type RemoteEvent } from './calendar-provider.js'; // prettier-ignore
import { CalendarRecords } from './calendar-records.js';
import { EventLinksRepository, type EventLink } from './event-links.repository.js';
import type { WriteOrder, WrittenCalendar } from './write-orders.repository.js';

/** One order, with all that has to be known about it. */
export interface Step {
  readonly calendar: WrittenCalendar;
  readonly order: WriteOrder;
  readonly link: EventLink;
  /** As it is to stand there; null: not at all. */
  readonly draft: EventDraft | null;
}

/** What every step of writing needs: to read what is to be written, to note what was, and to speak in between. */
@Injectable()
export class Steps {
  constructor(
    private readonly links: EventLinksRepository,
    private readonly records: CalendarRecords,
    private readonly accounts: Accounts,
    private readonly transactions: Transactions,
  ) {}

  /** @returns null when there is no such link any more */
  open(calendar: WrittenCalendar, order: WriteOrder): Promise<Step | null> {
    return this.noted(calendar, async () => {
      const link = await this.links.one(order.linkId);
      if (!link) return null;
      return {
        calendar,
        order,
        link,
        draft: order.op === 'remove' ? null : await this.draft(calendar, link),
      };
    });
  }

  /** In the open transaction. Null when it belongs into another calendar, or into none any more. */
  async draft(calendar: WrittenCalendar, link: EventLink): Promise<EventDraft | null> {
    const record = await this.records.of(link.noun).find(link.recordId);
    const here = record && record.seatId === link.seatId && calendar.isTarget && !link.tombstonedAt;
    return here ? this.records.draft(record, calendar.genericTitles) : null;
  }

  /**
   * Null of what is not there though its calendar is: of a calendar that is gone nobody took out anything (F36).
   * @throws ProviderFailure, `calendar-gone` too
   */
  read({ calendar, link }: Step): Promise<RemoteEvent | null> {
    return this.speak(calendar, async (provider, account) => {
      const event = await provider.read(account, calendar.externalId, link.externalId);
      if (event === null) await lookInto(provider, account, calendar.externalId);
      return event;
    });
  }

  /** @throws ProviderFailure */
  speak<T>(
    { workspaceId, connectionId }: WrittenCalendar,
    work: (provider: CalendarProvider, account: ProviderAccount) => Promise<T>,
  ): Promise<T> {
    return this.accounts.speak(workspaceId, connectionId, work);
  }

  noted<T>({ workspaceId }: WrittenCalendar, work: () => Promise<T>): Promise<T> {
    return this.transactions.as(systemActor(workspaceId), work, { retries: 3 });
  }
}

/** Null for what is no answer of a provider. */
export function kindOf(failure: unknown): FailureKind | null {
  return failure instanceof ProviderFailure ? failure.kind : null;
}

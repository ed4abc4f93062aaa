import { Injectable } from '@nestjs/common';
import type { SafeDetails } from '../../../kernel/domain-error.js';
import type { CanonicalEvent } from '../events/canonical-event.js';
import { CalendarRecords } from './calendar-records.js';
import type { EventLink } from './event-links.repository.js';
import { part, type Aspect, type Merged } from './merge.rules.js';
import { SyncIssues, type IssueKind } from './sync-issues.js';
import type { WrittenCalendar } from './write-orders.repository.js';

interface BothSides {
  readonly ours: CanonicalEvent;
  readonly theirs: CanonicalEvent;
  readonly merged: Pick<Merged, 'ask' | 'clashes'>;
}

/** Tells whoever a calendar belongs to what happened to something of theirs, and takes it back when it is settled. */
@Injectable()
export class LinkTelling {
  constructor(
    private readonly issues: SyncIssues,
    private readonly records: CalendarRecords,
  ) {}

  /** Both sides changed the same thing, or something was moved that is not moved without a word. */
  async merged(
    calendar: WrittenCalendar,
    link: EventLink,
    { ours, theirs, merged }: BothSides,
  ): Promise<void> {
    const { ask, clashes } = merged;
    if (!ask && clashes.length === 0) return;
    const kept = new Map<Aspect, string>(clashes.map((clash) => [clash.aspect, clash.kept]));
    if (ask) kept.set('time', 'ours');
    const sides = [...kept].flatMap(([aspect, side]) => [
      [`${aspect}Kept`, side] as const,
      ...named(part(ours, aspect), 'Ours'),
      ...named(part(theirs, aspect), 'Theirs'),
    ]);
    await this.raise(calendar, link, 'conflict', {
      aspects: [...kept.keys()].join(' '),
      asks: ask,
      ...Object.fromEntries(sides),
    });
  }

  /** It was taken out of the calendar. */
  unscheduled(calendar: WrittenCalendar, link: EventLink): Promise<void> {
    return this.raise(calendar, link, 'unscheduled', {});
  }

  /** @param code of the rule that it is against, or the word of the provider */
  refused(calendar: WrittenCalendar, link: EventLink, code: string): Promise<void> {
    return this.raise(calendar, link, 'refused', { code });
  }

  /** Has settled itself. */
  solved(link: EventLink, kinds: readonly IssueKind[]): Promise<void> {
    return this.issues.settled(link.seatId, link, kinds);
  }

  private async raise(
    calendar: WrittenCalendar,
    link: EventLink,
    kind: IssueKind,
    facts: SafeDetails,
  ): Promise<void> {
    const record = await this.records.of(link.noun).find(link.recordId);
    await this.issues.restate({
      connectionId: calendar.connectionId,
      calendarId: calendar.id,
      linkId: link.id,
      kind,
      facts: { noun: link.noun, recordId: link.recordId, title: record?.title ?? '', ...facts },
    });
  }
}

function named(fields: Partial<CanonicalEvent>, side: 'Ours' | 'Theirs') {
  return Object.entries(fields).map(([field, value]) => [`${field}${side}`, value] as const);
}

import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import { actor, query } from '../../../platform/database/transaction.js';
import { canonicalOf } from '../events/canonical-event.js';
import type { RemoteEvent } from './calendar-provider.js';
import { CalendarWrites } from './calendar-writes.js';
import { EventLinksRepository, type EventLink } from './event-links.repository.js';
import { alike } from './merge.rules.js';

/**
 * What a reading of a calendar found of our own events, in the transaction of the page. It decides nothing: what differs
 * from what both sides agreed on is looked at again before anything happens to a record, when the calendar is written.
 */
@Injectable()
export class RemoteChanges {
  constructor(
    private readonly links: EventLinksRepository,
    private readonly writes: CalendarWrites,
    private readonly clock: Clock,
  ) {}

  /** @param events that changed, ours and others, cancelled ones too */
  async arrived(calendarId: string, events: readonly RemoteEvent[]): Promise<void> {
    const byId = new Map(events.map((event) => [event.externalId, event]));
    const links = byId.size > 0 ? await this.links.of(calendarId, [...byId.keys()]) : [];
    const changed: string[] = [];
    for (const link of links) {
      const event = byId.get(link.externalId) as RemoteEvent;
      if (await this.differs(link, event)) changed.push(link.id);
    }
    await this.writes.look(calendarId, changed);
  }

  /** What a full reading did not see any more. @param externalIds ours and others */
  async vanished(calendarId: string, externalIds: readonly string[]): Promise<void> {
    const links = externalIds.length > 0 ? await this.links.of(calendarId, externalIds) : [];
    const ours = links.filter(({ tombstonedAt, state }) => !tombstonedAt && state !== 'detached');
    await this.writes.look(calendarId, ours.map(({ id }) => id)); // prettier-ignore
  }

  /** The calendar itself is gone, and what stood there with it: no record is touched (F36). */
  async calendarGone(calendarId: string): Promise<void> {
    await query(
      'remote-changes.drop-orders',
      'DELETE FROM sync_outbox WHERE workspace_id = $1 AND calendar_id = $2',
      [actor().workspaceId, calendarId],
    );
    await query(
      'remote-changes.close-issues',
      `UPDATE sync_issue SET resolved_at = $3, resolution = 'solved', version = version + 1
       WHERE workspace_id = $1 AND calendar_id = $2 AND coalesce(link_id, record_id) IS NOT NULL AND resolved_at IS NULL`,
      [actor().workspaceId, calendarId, this.clock.now().toString()],
    );
    await this.links.buryAll(calendarId);
  }

  /** Whether it has to be looked at. What merely came back from our own writing has not (F9). */
  private async differs(link: EventLink, event: RemoteEvent): Promise<boolean> {
    const gone = event.status === 'cancelled';
    // Only what was begun and never answered can still turn up after it was given up.
    if (link.tombstonedAt) return !gone && link.sent !== null;
    if (link.state === 'detached') return !gone;
    if (gone) return true;
    if (event.etag !== null && event.etag === link.etag) return false;
    const theirs = canonicalOf(event);
    if (link.sent !== null || !link.base || !theirs || !alike(theirs, link.base.theirs)) return true;
    await this.links.change(link, { etag: event.etag });
    return false;
  }
}

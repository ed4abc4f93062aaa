import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import { actor, query } from '../../../platform/database/transaction.js';
import type { CanonicalEvent } from '../events/canonical-event.js';
import type { EventDraft } from './calendar-provider.js';
import type { Agreed } from './merge.rules.js';
import type { RecordNoun } from './records/record-kind.js';

/** That something of ours stands in a calendar. */
export interface EventLink {
  readonly id: string;
  readonly calendarId: string;
  readonly seatId: string;
  readonly noun: RecordNoun;
  readonly recordId: string;
  readonly externalId: string;
  readonly etag: string | null;
  readonly base: Agreed | null;
  /** The whole of it while it was never answered, afterwards what was changed. */
  readonly sent: EventDraft | Partial<CanonicalEvent> | null;
  readonly wish: Partial<CanonicalEvent> | null;
  readonly state: 'pending' | 'synced' | 'conflict' | 'detached';
  readonly tombstonedAt: Date | null;
}

/** What of a link changes; what is left out stays. */
type LinkChange = Partial<Pick<EventLink, 'etag' | 'base' | 'sent' | 'wish' | 'state'>>;

const COLUMNS = `l.id, l.calendar_id AS "calendarId", l.seat_id AS "seatId", l.noun, l.record_id AS "recordId",
  l.external_id AS "externalId", l.etag, l.base, l.sent, l.wish, l.state, l.tombstoned_at AS "tombstonedAt"`;

/** What stands in calendars under which id, and what both sides last agreed on. In the open transaction. */
@Injectable()
export class EventLinksRepository {
  constructor(private readonly clock: Clock) {}

  async one(id: string): Promise<EventLink | null> {
    const [row] = await query<EventLink>(
      'event-links.one',
      `SELECT ${COLUMNS} FROM event_link l WHERE l.workspace_id = $1 AND l.id = $2`,
      [actor().workspaceId, id],
    );
    return row ?? null;
  }

  /** Those of some events of a calendar. */
  of(calendarId: string, externalIds: readonly string[]): Promise<EventLink[]> {
    return query<EventLink>(
      'event-links.of',
      `SELECT ${COLUMNS} FROM event_link l
       WHERE l.workspace_id = $1 AND l.calendar_id = $2 AND l.external_id = ANY ($3)`,
      [actor().workspaceId, calendarId, externalIds],
    );
  }

  async change(link: EventLink, change: LinkChange): Promise<void> {
    const next = { ...link, ...change };
    await query(
      'event-links.change',
      `UPDATE event_link SET etag = $3, base = $4, sent = $5, wish = $6, state = $7
       WHERE workspace_id = $1 AND id = $2`,
      [
        actor().workspaceId,
        link.id,
        next.etag,
        json(next.base),
        json(next.sent),
        json(next.wish),
        next.state,
      ],
    );
  }

  /** No longer in use; kept for a while, so that what arrives late makes nothing anew. */
  async bury(id: string): Promise<void> {
    await query(
      'event-links.bury',
      `UPDATE event_link SET tombstoned_at = $3 WHERE workspace_id = $1 AND id = $2 AND tombstoned_at IS NULL`,
      [actor().workspaceId, id, this.clock.now().toString()],
    );
  }

  /** The calendar is gone: nothing of ours stands there any more. */
  async buryAll(calendarId: string): Promise<void> {
    await query(
      'event-links.bury-all',
      `UPDATE event_link SET tombstoned_at = $3, state = 'detached'
       WHERE workspace_id = $1 AND calendar_id = $2 AND tombstoned_at IS NULL`,
      [actor().workspaceId, calendarId, this.clock.now().toString()],
    );
  }

  /** Forgets what is out of use since longer than what could still arrive, and what was told of it. */
  async sweep(calendarId: string, before: Temporal.Instant): Promise<void> {
    await query(
      'event-links.sweep',
      `WITH old AS (SELECT l.id FROM event_link l
         WHERE l.workspace_id = $1 AND l.calendar_id = $2 AND l.tombstoned_at < $3
           AND NOT EXISTS (SELECT FROM sync_outbox o WHERE o.link_id = l.id)
           AND NOT EXISTS (SELECT FROM sync_issue i WHERE i.link_id = l.id AND i.resolved_at IS NULL)),
       told AS (UPDATE sync_issue i SET link_id = NULL FROM old WHERE i.workspace_id = $1 AND i.link_id = old.id)
       DELETE FROM event_link l USING old WHERE l.id = old.id`,
      [actor().workspaceId, calendarId, before.toString()],
    );
  }
}

function json(value: object | null): string | null {
  return value && JSON.stringify(value);
}

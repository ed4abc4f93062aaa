import { Injectable } from '@nestjs/common';
import type { Language } from '../../../kernel/actor.js';
import { query } from '../../../platform/database/transaction.js';
import type { FeedContent } from './calendar-feed.dto.js';
import { endOf, type FeedEvent, type ToldEvent } from './feed-told.rules.js';

export interface OpenedFeed {
  readonly id: string;
  readonly workspaceId: string;
  readonly seatId: string;
  readonly name: string;
  readonly clientId: string | null;
  readonly contents: readonly FeedContent[];
  readonly genericTitles: boolean;
  readonly language: Language;
}

interface ToldRow {
  readonly uid: string;
  readonly event: FeedEvent;
  readonly sequence: number;
  readonly changedAt: Date;
  readonly cancelledAt: Date | null;
}

/** What a feed has told; in the product's own name. */
@Injectable()
export class FeedToldRepository {
  /** For reading; two who read at once follow each other. Null when it was taken back meanwhile. */
  async open(workspaceId: string, feedId: string): Promise<OpenedFeed | null> {
    const [row] = await query<OpenedFeed>(
      'feeds.open',
      `SELECT id, workspace_id AS "workspaceId", seat_id AS "seatId", name, client_id AS "clientId", contents,
         generic_titles AS "genericTitles", language
       FROM calendar_feed WHERE workspace_id = $1 AND id = $2 AND revoked_at IS NULL FOR UPDATE`,
      [workspaceId, feedId],
    );
    return row ?? null;
  }

  async told({ workspaceId, id }: OpenedFeed): Promise<ToldEvent[]> {
    const rows = await query<ToldRow>(
      'feeds.told',
      `SELECT uid, event, sequence, changed_at AS "changedAt", cancelled_at AS "cancelledAt" FROM feed_event
       WHERE workspace_id = $1 AND feed_id = $2`,
      [workspaceId, id],
    );
    return rows.map(({ changedAt, cancelledAt, ...row }) => ({
      ...row,
      changedAt: changedAt.toTemporalInstant(),
      cancelledAt: cancelledAt && cancelledAt.toTemporalInstant(),
    }));
  }

  /** Keeps what is told from now on: what is new or was changed, and no more of what has faded. */
  async keep(feed: OpenedFeed, changed: readonly ToldEvent[], faded: readonly string[]): Promise<void> {
    const { workspaceId, id } = feed;
    if (faded.length > 0)
      await query(
        'feeds.forget-events',
        'DELETE FROM feed_event WHERE workspace_id = $1 AND feed_id = $2 AND uid = ANY ($3)',
        [workspaceId, id, faded],
      );
    if (changed.length === 0) return;
    const rows = changed.map((told) => ({
      ...{ uid: told.uid, event: told.event, sequence: told.sequence },
      ends_at: endOf(told.event).toString(),
      changed_at: told.changedAt.toString(),
      cancelled_at: told.cancelledAt && told.cancelledAt.toString(),
    }));
    await query(
      'feeds.keep-events',
      `INSERT INTO feed_event (workspace_id, feed_id, seat_id, uid, event, ends_at, sequence, changed_at, cancelled_at)
       SELECT $1, $2, $3, r.* FROM jsonb_to_recordset($4::jsonb)
         AS r (uid text, event jsonb, ends_at timestamptz, sequence integer, changed_at timestamptz, cancelled_at timestamptz)
       ON CONFLICT (feed_id, uid) DO UPDATE SET event = excluded.event, ends_at = excluded.ends_at,
         sequence = excluded.sequence, changed_at = excluded.changed_at, cancelled_at = excluded.cancelled_at`,
      [workspaceId, id, feed.seatId, JSON.stringify(rows)],
    );
  }

  /** That a calendar reads it, to about five minutes. */
  async noteReading({ workspaceId, id }: OpenedFeed, at: Temporal.Instant): Promise<void> {
    await query(
      'feeds.note-reading',
      `UPDATE calendar_feed SET last_read_at = $3 WHERE workspace_id = $1 AND id = $2
         AND (last_read_at IS NULL OR last_read_at < $3::timestamptz - interval '5 minutes')`,
      [workspaceId, id, at.toString()],
    );
  }
}

import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { NotFound } from '../../../kernel/domain-error.js';
import { violatedConstraint } from '../../../platform/database/sql-state.js';
import { query } from '../../../platform/database/transaction.js';
import type { CalendarFeedRow } from './calendar-feed.dto.js';
import { FeedIdTaken, FeedOfBlocks } from './calendar-feed.errors.js';

/** Where a page of feeds ended. */
export type FeedPosition = readonly [id: string];

type NewFeed = Omit<CalendarFeedRow, 'clientName' | 'lastReadAt' | 'version'>;

const SELECT = `
  SELECT f.id, f.name, f.client_id AS "clientId", c.name AS "clientName", f.contents,
    f.generic_titles AS "genericTitles", f.language, f.created_at AS "createdAt", f.last_read_at AS "lastReadAt", f.version
  FROM calendar_feed f LEFT JOIN client c ON c.id = f.client_id AND c.workspace_id = f.workspace_id
  WHERE f.workspace_id = $1 AND f.seat_id = $2 AND f.revoked_at IS NULL`;

/** The only place that reads and writes feeds; each statement asks for the actor's own. */
@Injectable()
export class CalendarFeedsRepository {
  /** Newest first; ids are in order of making. */
  list(actor: Actor, limit: number, after: FeedPosition | null): Promise<CalendarFeedRow[]> {
    return query<CalendarFeedRow>(
      'feeds.list',
      `${SELECT} AND ($3::uuid IS NULL OR f.id < $3) ORDER BY f.id DESC LIMIT $4`,
      [...own(actor), after?.[0], limit],
    );
  }

  /** @throws NotFound also for somebody else's */
  async one(actor: Actor, id: string): Promise<CalendarFeedRow> {
    const [row] = await query<CalendarFeedRow>('feeds.one', `${SELECT} AND f.id = $3`, [...own(actor), id]);
    if (!row) throw new NotFound('feed');
    return row;
  }

  /** @param hash SHA-256 of the secret in its address @throws FeedIdTaken, FeedOfBlocks */
  async add(actor: Actor, feed: NewFeed, hash: Buffer): Promise<void> {
    try {
      await query(
        'feeds.add',
        `INSERT INTO calendar_feed (workspace_id, seat_id, person_id, id, name, client_id, contents, generic_titles, language,
           created_at, token_hash)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
        [...own(actor), actor.personId, feed.id, feed.name, feed.clientId, feed.contents, feed.genericTitles, feed.language,
          feed.createdAt, hash], // prettier-ignore
      );
    } catch (error) {
      if (violatedConstraint(error) === 'calendar_feed_pkey') throw new FeedIdTaken();
      throw refused(error);
    }
  }

  /** @throws FeedOfBlocks */
  async change(actor: Actor, feed: CalendarFeedRow): Promise<void> {
    try {
      await query(
        'feeds.change',
        `UPDATE calendar_feed SET name = $4, contents = $5, generic_titles = $6, language = $7, version = version + 1
         WHERE workspace_id = $1 AND seat_id = $2 AND id = $3 AND revoked_at IS NULL`,
        [...own(actor), feed.id, feed.name, feed.contents, feed.genericTitles, feed.language],
      );
    } catch (error) {
      throw refused(error);
    }
  }

  /** From now on another secret opens it. @throws NotFound */
  async rotate(actor: Actor, id: string, hash: Buffer): Promise<void> {
    const rotated = await query(
      'feeds.rotate',
      `UPDATE calendar_feed SET token_hash = $4, last_read_at = NULL, version = version + 1
       WHERE workspace_id = $1 AND seat_id = $2 AND id = $3 AND revoked_at IS NULL RETURNING id`,
      [...own(actor), id, hash],
    );
    if (rotated.length === 0) throw new NotFound('feed');
  }

  /** From now on nothing opens it. @throws NotFound */
  async revoke(actor: Actor, id: string, at: Date): Promise<void> {
    const revoked = await query(
      'feeds.revoke',
      `UPDATE calendar_feed SET revoked_at = $4 WHERE workspace_id = $1 AND seat_id = $2 AND id = $3 AND revoked_at IS NULL
       RETURNING id`,
      [...own(actor), id, at],
    );
    if (revoked.length === 0) throw new NotFound('feed');
  }
}

function own({ workspaceId, seatId }: Actor): [string, string | null] {
  return [workspaceId, seatId];
}

function refused(error: unknown): unknown {
  return violatedConstraint(error) === 'calendar_feed_blocks' ? new FeedOfBlocks() : error;
}

import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { utc } from '../../platform/database/listing.js';
import { query } from '../../platform/database/transaction.js';

/** An event of somebody's own calendars; its title where they let it be read. */
export interface OwnBusyTime {
  readonly startsAt: string;
  readonly endsAt: string;
  readonly title: string | null;
}

/** What the caller alone may know of when they are busy, and which members there are. */
@Injectable()
export class BusyTimesRepository {
  /** Of several calendars that show the same event at the same time, one. */
  ownEvents({ workspaceId, seatId }: Actor, since: string, until: string): Promise<OwnBusyTime[]> {
    return query<OwnBusyTime>(
      'busy-times.own',
      `SELECT ${utc('o.starts_at')} AS "startsAt", ${utc('o.ends_at')} AS "endsAt", max(v.title) AS title
       FROM external_occurrence o
       JOIN external_event v ON v.id = o.event_id AND v.workspace_id = o.workspace_id
       JOIN calendar c ON c.id = o.calendar_id AND c.workspace_id = o.workspace_id
       WHERE o.workspace_id = $1 AND o.seat_id = $2 AND o.busy AND c.read_mode <> 'off' AND c.removed_at IS NULL
         AND o.starts_at < $4::timestamptz AND o.ends_at > $3::timestamptz
       GROUP BY o.starts_at, o.ends_at, coalesce(v.ical_uid, v.id::text) ORDER BY o.starts_at, o.ends_at`,
      [workspaceId, seatId, since, until],
    );
  }

  /** Those of these that work here now. */
  async members({ workspaceId }: Actor, ids: readonly string[]): Promise<string[]> {
    const rows = await query<{ id: string }>(
      'busy-times.members',
      'SELECT id FROM member WHERE workspace_id = $1 AND id = ANY ($2::uuid[]) AND removed_at IS NULL',
      [workspaceId, ids],
    );
    return rows.map(({ id }) => id);
  }
}

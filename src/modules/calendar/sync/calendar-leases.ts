import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import { Ids } from '../../../kernel/ids.js';
import { actor, query } from '../../../platform/database/transaction.js';

/** That a calendar is read or written by one at a time, for a while. */
export interface Lease {
  readonly calendarId: string;
  readonly id: string;
}

/** Whoever dies holding a calendar lets go of it after this. */
const SECONDS = 120;

/** Who reads or writes a calendar at this moment: one, so that the two do not cross. Each call in an open transaction. */
@Injectable()
export class CalendarLeases {
  constructor(
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** @returns null when somebody else holds it */
  async take(calendarId: string): Promise<Lease | null> {
    const id = this.ids.next();
    const now = this.clock.now();
    const rows = await query(
      'calendar-leases.take',
      `INSERT INTO sync_cursor AS s (calendar_id, workspace_id, seat_id, lease_id, lease_until)
       SELECT c.id, c.workspace_id, c.seat_id, $3, $5 FROM calendar c WHERE c.workspace_id = $1 AND c.id = $2
       ON CONFLICT (calendar_id) DO UPDATE SET lease_id = excluded.lease_id, lease_until = excluded.lease_until
       WHERE s.lease_until IS NULL OR s.lease_until <= $4
       RETURNING s.calendar_id`,
      [actor().workspaceId, calendarId, id, now.toString(), now.add({ seconds: SECONDS }).toString()],
    );
    return rows.length > 0 ? { calendarId, id } : null;
  }

  /** Goes on holding it. @returns whether it is still held: whoever was too slow stops */
  async extend({ calendarId, id }: Lease): Promise<boolean> {
    const rows = await query(
      'calendar-leases.extend',
      `UPDATE sync_cursor SET lease_until = $4 WHERE workspace_id = $1 AND calendar_id = $2 AND lease_id = $3
       RETURNING calendar_id`,
      [actor().workspaceId, calendarId, id, this.clock.now().add({ seconds: SECONDS }).toString()],
    );
    return rows.length > 0;
  }

  async release({ calendarId, id }: Lease): Promise<void> {
    await query(
      'calendar-leases.release',
      `UPDATE sync_cursor SET lease_id = NULL, lease_until = NULL
       WHERE workspace_id = $1 AND calendar_id = $2 AND lease_id = $3`,
      [actor().workspaceId, calendarId, id],
    );
  }
}

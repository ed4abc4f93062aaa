import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import { Ids } from '../../../kernel/ids.js';
import { actor, query } from '../../../platform/database/transaction.js';
import type { MirroredEvent } from './mirrored-event.js';

/** What became of one event that was written. */
interface WrittenRow {
  readonly id: string;
  readonly externalId: string;
  readonly masterExternalId: string | null;
  /** Something of it is other than it was kept, or it is new. */
  readonly changed: boolean;
}

interface RemovedRow {
  readonly id: string;
  readonly masterExternalId: string | null;
}

const COLUMNS = `external_id text, ical_uid text, kind text, master_external_id text, original_start text, status text,
  starts_at timestamptz, ends_at timestamptz, starts_on date, ends_on date, time_zone text, recurrence text[],
  title text, location text, attendees jsonb, visibility text, transparent boolean, my_response text, event_type text,
  etag text, hash text, is_ours boolean`;

/** The mirror of a calendar: what was read of its events, under their own ids, each once (F3). */
@Injectable()
export class MirrorRepository {
  constructor(
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Keeps events; those that are kept already stay the rows that they are. Each id once. */
  write(calendarId: string, events: readonly MirroredEvent[], generation: number): Promise<WrittenRow[]> {
    const given = events.map((event) => ({ id: this.ids.next(), ...columnsOf(event) }));
    return query<WrittenRow>('mirror.write', WRITE, [
      actor().workspaceId,
      calendarId,
      JSON.stringify(given),
      generation,
      this.clock.now().toString(),
    ]);
  }

  /** Marks as gone, with the exceptions of a series; what was known about them is forgotten at once. */
  remove(calendarId: string, externalIds: readonly string[]): Promise<RemovedRow[]> {
    return query<RemovedRow>(
      'mirror.remove',
      `UPDATE external_event SET deleted_at = $4, changed_at = $4, title = NULL, location = NULL, attendees = NULL
       WHERE workspace_id = $1 AND calendar_id = $2 AND deleted_at IS NULL
         AND (external_id = ANY ($3) OR master_external_id = ANY ($3))
       RETURNING id, master_external_id AS "masterExternalId"`,
      [actor().workspaceId, calendarId, externalIds, this.clock.now().toString()],
    );
  }

  /** Exceptions of series that were told whole, and that were not among what was told. */
  leftOut(
    calendarId: string,
    masters: readonly string[],
    told: readonly string[],
  ): Promise<{ externalId: string }[]> {
    return query(
      'mirror.left-out',
      `SELECT external_id AS "externalId" FROM external_event
       WHERE workspace_id = $1 AND calendar_id = $2 AND deleted_at IS NULL AND kind = 'exception'
         AND master_external_id = ANY ($3) AND NOT external_id = ANY ($4)`,
      [actor().workspaceId, calendarId, masters, told],
    );
  }

  /** How many there are, with what we wrote and never saw again. */
  async live(calendarId: string): Promise<number> {
    const [row] = await query<{ count: number }>(
      'mirror.live',
      `SELECT (SELECT count(*) FROM external_event
           WHERE workspace_id = $1 AND calendar_id = $2 AND deleted_at IS NULL AND status <> 'cancelled')::int
         + (SELECT count(*) FROM event_link l WHERE l.workspace_id = $1 AND l.calendar_id = $2
           AND l.tombstoned_at IS NULL AND l.state <> 'detached' AND l.base IS NOT NULL
           AND NOT EXISTS (SELECT FROM external_event e
             WHERE e.calendar_id = l.calendar_id AND e.external_id = l.external_id))::int AS count`,
      [actor().workspaceId, calendarId],
    );
    return row?.count ?? 0;
  }

  /** What the last full reading did not see, of ours too: it may be gone (F2). */
  async unseen(calendarId: string, generation: number): Promise<string[]> {
    const rows = await query<{ externalId: string }>(
      'mirror.unseen',
      `SELECT external_id AS "externalId" FROM external_event
       WHERE workspace_id = $1 AND calendar_id = $2 AND seen_generation < $3 AND deleted_at IS NULL
         AND status <> 'cancelled'
       UNION
       SELECT l.external_id FROM event_link l
       WHERE l.workspace_id = $1 AND l.calendar_id = $2 AND l.tombstoned_at IS NULL AND l.state <> 'detached'
         AND l.base IS NOT NULL AND NOT EXISTS (SELECT FROM external_event e
           WHERE e.calendar_id = l.calendar_id AND e.external_id = l.external_id)
       ORDER BY 1`,
      [actor().workspaceId, calendarId, generation],
    );
    return rows.map(({ externalId }) => externalId);
  }

  /** Cancelled occurrences that a full reading no longer names: their series goes on without the exception. */
  async forgetUnseenCancellations(calendarId: string, generation: number): Promise<RemovedRow[]> {
    return query<RemovedRow>(
      'mirror.forget-cancellations',
      `UPDATE external_event e SET deleted_at = $4, changed_at = $4
       WHERE e.workspace_id = $1 AND e.calendar_id = $2 AND e.seen_generation < $3 AND e.deleted_at IS NULL
         AND e.status = 'cancelled' AND EXISTS (SELECT FROM external_event m WHERE m.calendar_id = e.calendar_id
           AND m.external_id = e.master_external_id AND m.seen_generation = $3)
       RETURNING e.id, e.master_external_id AS "masterExternalId"`,
      [actor().workspaceId, calendarId, generation, this.clock.now().toString()],
    );
  }

  /** Forgets what the events are about and keeps when they are. */
  async wipe(calendarId: string): Promise<string[]> {
    const rows = await query<{ id: string }>(
      'mirror.wipe',
      `UPDATE external_event SET title = NULL, location = NULL, attendees = NULL, hash = '', changed_at = $3
       WHERE workspace_id = $1 AND calendar_id = $2
         AND (title IS NOT NULL OR location IS NOT NULL OR attendees IS NOT NULL) RETURNING id`,
      [actor().workspaceId, calendarId, this.clock.now().toString()],
    );
    return rows.map(({ id }) => id);
  }

  /** Ids of all that is kept, or of what is not ours. */
  async all(calendarId: string, oursToo: boolean): Promise<string[]> {
    const rows = await query<{ id: string }>(
      'mirror.all',
      `SELECT id FROM external_event WHERE workspace_id = $1 AND calendar_id = $2 AND ($3 OR NOT is_ours)`,
      [actor().workspaceId, calendarId, oursToo],
    );
    return rows.map(({ id }) => id);
  }

  async erase(ids: readonly string[]): Promise<void> {
    await query('mirror.erase', 'DELETE FROM external_event WHERE workspace_id = $1 AND id = ANY ($2)', [
      actor().workspaceId,
      ids,
    ]);
  }

  /** What has been gone for long. */
  async forget(calendarId: string, before: Temporal.Instant): Promise<void> {
    await query(
      'mirror.forget',
      'DELETE FROM external_event WHERE workspace_id = $1 AND calendar_id = $2 AND deleted_at < $3',
      [actor().workspaceId, calendarId, before.toString()],
    );
  }

  /** So that whoever follows the events sees that they are gone before their rows are. */
  async bury(ids: readonly string[]): Promise<void> {
    await query(
      'mirror.bury',
      `UPDATE external_event SET deleted_at = coalesce(deleted_at, $3), changed_at = $3,
         title = NULL, location = NULL, attendees = NULL WHERE workspace_id = $1 AND id = ANY ($2)`,
      [actor().workspaceId, ids, this.clock.now().toString()],
    );
  }
}

const WRITE = `
  WITH given AS (
    SELECT * FROM jsonb_to_recordset($3::jsonb) AS g (id uuid, ${COLUMNS})
  ), before AS (
    SELECT external_id, hash, deleted_at FROM external_event
    WHERE workspace_id = $1 AND calendar_id = $2 AND external_id IN (SELECT external_id FROM given)
  ), written AS (
    INSERT INTO external_event AS e (id, workspace_id, calendar_id, seat_id, external_id, ical_uid, kind,
      master_external_id, original_start, status, starts_at, ends_at, starts_on, ends_on, time_zone, recurrence, title,
      location, attendees, visibility, transparent, my_response, event_type, etag, hash, is_ours, seen_generation,
      changed_at)
    SELECT g.id, $1, $2, c.seat_id, g.external_id, g.ical_uid, g.kind,
      g.master_external_id, g.original_start, g.status, g.starts_at, g.ends_at, g.starts_on, g.ends_on, g.time_zone,
      g.recurrence, g.title, g.location, g.attendees, g.visibility, g.transparent, g.my_response, g.event_type, g.etag,
      g.hash, g.is_ours, $4, $5
    FROM given g JOIN calendar c ON c.workspace_id = $1 AND c.id = $2
    ON CONFLICT (calendar_id, external_id) DO UPDATE SET
      ical_uid = coalesce(excluded.ical_uid, e.ical_uid), kind = excluded.kind,
      master_external_id = excluded.master_external_id, original_start = excluded.original_start,
      status = excluded.status, starts_at = excluded.starts_at, ends_at = excluded.ends_at,
      starts_on = excluded.starts_on, ends_on = excluded.ends_on, time_zone = excluded.time_zone,
      recurrence = excluded.recurrence, title = excluded.title, location = excluded.location,
      attendees = excluded.attendees, visibility = excluded.visibility, transparent = excluded.transparent,
      my_response = excluded.my_response, event_type = excluded.event_type, etag = excluded.etag,
      hash = excluded.hash, is_ours = excluded.is_ours, seen_generation = excluded.seen_generation,
      changed_at = CASE WHEN e.hash = excluded.hash AND e.deleted_at IS NULL THEN e.changed_at ELSE excluded.changed_at END,
      deleted_at = NULL
    RETURNING e.id, e.external_id, e.master_external_id
  )
  SELECT w.id, w.external_id AS "externalId", w.master_external_id AS "masterExternalId",
    (b.external_id IS NULL OR b.hash <> g.hash OR b.deleted_at IS NOT NULL) AS changed
  FROM written w JOIN given g ON g.external_id = w.external_id
  LEFT JOIN before b ON b.external_id = w.external_id`;

function columnsOf(event: MirroredEvent): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(event).map(([name, value]) => [
      name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value,
    ]),
  );
}

import { Injectable } from '@nestjs/common';
import { utc } from '../../../platform/database/listing.js';
import { actor, query } from '../../../platform/database/transaction.js';
import type { Occurrence } from '../events/recurrence.js';
import type { BusyFields, HappeningFields, MirroredEvent } from './mirrored-event.js';

/** An event as it decides when something happens, and whether that keeps its owner busy. */
export interface SeriesRow
  extends HappeningFields, BusyFields, Pick<MirroredEvent, 'externalId' | 'masterExternalId'> {
  readonly id: string;
  /** Ours, and planned here: what it takes of somebody's time is known already. */
  readonly linked: boolean;
}

const SELECT = `
  SELECT e.id, e.external_id AS "externalId", e.kind, e.master_external_id AS "masterExternalId",
    e.original_start AS "originalStart", e.status, ${utc('e.starts_at')} AS "startsAt", ${utc('e.ends_at')} AS "endsAt",
    e.starts_on::text AS "startsOn", e.ends_on::text AS "endsOn", e.time_zone AS "timeZone", e.recurrence,
    e.transparent, e.my_response AS "myResponse", e.event_type AS "eventType",
    EXISTS (SELECT FROM event_link l WHERE l.workspace_id = $1 AND l.seat_id = e.seat_id
      AND l.external_id = e.external_id) AS linked
  FROM external_event e
  WHERE e.workspace_id = $1 AND e.calendar_id = $2 AND e.deleted_at IS NULL`;

/** What happens when, worked out of the events. */
@Injectable()
export class OccurrencesRepository {
  /** Events and series by their ids, each series with its exceptions. */
  series(calendarId: string, externalIds: readonly string[]): Promise<SeriesRow[]> {
    return query<SeriesRow>(
      'external-occurrences.series',
      `${SELECT} AND (e.external_id = ANY ($3) OR e.master_external_id = ANY ($3))`,
      [actor().workspaceId, calendarId, externalIds],
    );
  }

  /** Ids of series and of events that may happen in the coming time; the rest of the past stays as it is. */
  async keys(calendarId: string, since: Temporal.Instant): Promise<string[]> {
    const rows = await query<{ key: string }>(
      'external-occurrences.keys',
      `SELECT DISTINCT coalesce(master_external_id, external_id) AS key FROM external_event
       WHERE workspace_id = $1 AND calendar_id = $2 AND deleted_at IS NULL
         AND (kind <> 'single' OR coalesce(ends_at, ends_on + interval '1 day') > $3) ORDER BY 1`,
      [actor().workspaceId, calendarId, since.toString()],
    );
    return rows.map(({ key }) => key);
  }

  async replace(
    calendarId: string,
    eventIds: readonly string[],
    occurrences: readonly (Occurrence & { readonly busy: boolean })[],
  ): Promise<void> {
    await this.drop(eventIds);
    if (occurrences.length === 0) return;
    await query(
      'external-occurrences.write',
      `INSERT INTO external_occurrence (workspace_id, calendar_id, seat_id, event_id, original_start, starts_at, ends_at,
         starts_on, ends_on, busy)
       SELECT $1, $2, c.seat_id, o.event_id, o.original_start, o.starts_at, o.ends_at, o.starts_on, o.ends_on, o.busy
       FROM jsonb_to_recordset($3::jsonb) AS o (event_id uuid, original_start text, starts_at timestamptz,
         ends_at timestamptz, starts_on date, ends_on date, busy boolean)
       JOIN calendar c ON c.workspace_id = $1 AND c.id = $2
       ON CONFLICT (event_id, original_start) DO NOTHING`,
      [actor().workspaceId, calendarId, JSON.stringify(occurrences.map(columnsOf))],
    );
  }

  async drop(eventIds: readonly string[]): Promise<void> {
    await query(
      'external-occurrences.drop',
      'DELETE FROM external_occurrence WHERE workspace_id = $1 AND event_id = ANY ($2)',
      [actor().workspaceId, eventIds],
    );
  }

  /** What is too long ago to matter. */
  async dropBefore(calendarId: string, until: Temporal.Instant): Promise<void> {
    await query(
      'external-occurrences.drop-before',
      'DELETE FROM external_occurrence WHERE workspace_id = $1 AND calendar_id = $2 AND ends_at <= $3',
      [actor().workspaceId, calendarId, until.toString()],
    );
  }
}

function columnsOf(one: Occurrence & { readonly busy: boolean }): Record<string, string | boolean | null> {
  return {
    event_id: one.eventId,
    original_start: one.originalStart,
    starts_at: one.startsAt.toString(),
    ends_at: one.endsAt.toString(),
    starts_on: one.startsOn?.toString() ?? null,
    ends_on: one.endsOn?.toString() ?? null,
    busy: one.busy,
  };
}

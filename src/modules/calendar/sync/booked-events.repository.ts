import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import { utc } from '../../../platform/database/listing.js';
import { actor, query } from '../../../platform/database/transaction.js';

/** How far ahead the mirror is sure to know whether something happens. */
const DAYS_AHEAD = 390;

/** A session that was made of an event of its host's calendar, and where that event is by now. */
export interface BookedEvent {
  readonly appointmentId: string;
  readonly title: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** The time for which the event stands in place of one of ours; null when it does not. */
  readonly eventStartsAt: Date | null;
  readonly eventEndsAt: Date | null;
  /** Where it is in the mirror: an instant, or a day (ISO 8601); null when it is in none of its host's calendars. */
  readonly start: string | null;
  readonly end: string | null;
}

/** The same in every calendar, as candidates know it; a cancelled occurrence is often told without, and has its series'. */
const UID = `coalesce(v.ical_uid, s.ical_uid,
  concat_ws(':', 'calendar', v.calendar_id, coalesce(v.master_external_id, v.external_id)))`;
const EVENT = `external_event v LEFT JOIN external_event s
  ON s.workspace_id = v.workspace_id AND s.calendar_id = v.calendar_id AND s.external_id = v.master_external_id`;

/** Sessions yet to come that were made of events. In the open transaction. */
@Injectable()
export class BookedEventsRepository {
  constructor(private readonly clock: Clock) {}

  /** Of one session, or of those made of some events of the mirror, which may be gone by now. */
  find(
    of: { readonly appointmentId: string } | { readonly eventIds: readonly string[] },
  ): Promise<BookedEvent[]> {
    const now = this.clock.now();
    return query<BookedEvent>(
      'booked-events.find',
      `SELECT a.id AS "appointmentId", a.title, a.starts_at AS "startsAt", a.ends_at AS "endsAt",
         k.event_starts_at AS "eventStartsAt", k.event_ends_at AS "eventEndsAt", e.start, e.end
       FROM entry_candidate k
       JOIN appointment a ON a.workspace_id = k.workspace_id AND a.id = k.appointment_id AND a.member_id = k.member_id
       JOIN member m ON m.id = k.member_id AND m.removed_at IS NULL
       LEFT JOIN LATERAL (
         SELECT coalesce(o.starts_on::text, ${utc('o.starts_at')}) AS start,
           coalesce(o.ends_on::text, ${utc('o.ends_at')}) AS "end"
         FROM ${EVENT} JOIN external_occurrence o ON o.event_id = v.id
         WHERE v.workspace_id = $1 AND v.seat_id = k.member_id AND ${UID} = k.ical_uid AND v.deleted_at IS NULL
           AND v.status <> 'cancelled' AND CASE WHEN v.kind = 'single' THEN '' ELSE o.original_start END = k.occurrence
         ORDER BY (o.starts_at = a.starts_at AND o.ends_at = a.ends_at) DESC, o.starts_at LIMIT 1) e ON true
       WHERE k.workspace_id = $1 AND a.state = 'booked' AND a.ends_at > $4::timestamptz AND a.starts_at < $5::timestamptz
         AND (a.id = $2 OR EXISTS (SELECT FROM ${EVENT} WHERE v.workspace_id = $1 AND v.id = ANY ($3)
           AND v.seat_id = k.member_id AND ${UID} = k.ical_uid))
       ORDER BY a.id`,
      [
        actor().workspaceId,
        'appointmentId' in of ? of.appointmentId : null,
        'eventIds' in of ? of.eventIds : [],
        now.toString(),
        now.add({ hours: 24 * DAYS_AHEAD }).toString(),
      ],
    );
  }

  /** For which time the event stands from now on. @param time null: for none */
  async stands(
    appointmentId: string,
    time: { readonly start: string; readonly end: string } | null,
  ): Promise<void> {
    await query(
      'booked-events.stands',
      `UPDATE entry_candidate SET event_starts_at = $3, event_ends_at = $4, version = version + 1
       WHERE workspace_id = $1 AND appointment_id = $2`,
      [actor().workspaceId, appointmentId, time?.start ?? null, time?.end ?? null],
    );
  }

  /** The account that a calendar belongs to. */
  async connectionOf(calendarId: string): Promise<string | undefined> {
    const [row] = await query<{ connectionId: string }>(
      'booked-events.connection',
      'SELECT connection_id AS "connectionId" FROM calendar WHERE workspace_id = $1 AND id = $2',
      [actor().workspaceId, calendarId],
    );
    return row?.connectionId;
  }
}

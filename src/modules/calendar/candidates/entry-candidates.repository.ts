import { Injectable } from '@nestjs/common';
import { seesAll, type Actor } from '../../../kernel/actor.js';
import { utc } from '../../../platform/database/listing.js';
import { manager, query } from '../../../platform/database/transaction.js';
import { EntryCandidateEntity } from './entry-candidate.entity.js';
import type { KnownContact } from './event-client.rules.js';

/** One occurrence of an event, in one of somebody's calendars. */
export interface OccurrenceRow {
  readonly icalUid: string;
  readonly occurrence: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly title: string;
  /** Everybody else's addresses and names. */
  readonly guests: readonly { readonly email: string; readonly name: string | null }[];
  readonly calendarName: string;
  readonly clientId: string | null;
  /** A colleague who has logged it. */
  readonly loggedBy: string | null;
}

interface LoggedTime {
  readonly startedAt: string;
  readonly endedAt: string | null;
}

/** An engagement in reach, and when the caller last worked on it. */
export interface OpenEngagement {
  readonly id: string;
  readonly name: string;
  readonly clientId: string;
  readonly clientName: string;
  readonly timeZone: string;
  readonly lastDay: string | null;
}

/** What an earlier occurrence of the same event became. */
export interface EarlierEntry {
  readonly icalUid: string;
  readonly engagementId: string;
  readonly serviceId: string | null;
  readonly taskId: string | null;
}

/** Days of an engagement that the caller has affirmed, `[from, to)`. */
export interface AffirmedDays {
  readonly engagementId: string;
  readonly from: string;
  readonly to: string;
}

/** The only place that reads events for candidates, and what was decided about them: always one's own. */
@Injectable()
export class EntryCandidatesRepository {
  /**
   * Occurrences that may have been, or may become, work with a client. Left out: days, free time, what is private in
   * any of one's calendars, cancelled or declined, focus time, absences, and whatever the product wrote itself.
   */
  occurrences({ workspaceId, seatId }: Actor, since: string, until: string): Promise<OccurrenceRow[]> {
    return query<OccurrenceRow>(
      'entry-candidates.occurrences',
      `SELECT k.uid AS "icalUid", k.occurrence, ${utc('o.starts_at')} AS "startsAt", ${utc('o.ends_at')} AS "endsAt",
         v.title, c.name AS "calendarName", c.client_id AS "clientId",
         coalesce((SELECT jsonb_agg(jsonb_build_object('email', g ->> 'email', 'name', g ->> 'name'))
           FROM jsonb_array_elements(v.attendees) g WHERE NOT coalesce((g ->> 'self')::boolean, false)), '[]') AS guests,
         affianco.event_logged_by(k.uid, k.occurrence) AS "loggedBy"
       FROM external_occurrence o
       JOIN external_event v ON v.id = o.event_id AND v.workspace_id = o.workspace_id
       JOIN calendar c ON c.id = o.calendar_id AND c.workspace_id = o.workspace_id
       CROSS JOIN LATERAL (SELECT coalesce(v.ical_uid,
           concat_ws(':', 'calendar', v.calendar_id, coalesce(v.master_external_id, v.external_id))) AS uid,
         CASE WHEN v.kind = 'single' THEN '' ELSE o.original_start END AS occurrence) k
       WHERE o.workspace_id = $1 AND o.seat_id = $2 AND o.starts_at < $4::timestamptz AND o.ends_at > $3::timestamptz
         AND o.busy AND o.starts_on IS NULL AND o.ends_at > o.starts_at AND o.ends_at - o.starts_at < interval '24 hours'
         AND c.read_mode = 'details' AND c.removed_at IS NULL AND v.deleted_at IS NULL AND v.title IS NOT NULL
         AND v.visibility IN ('default', 'public') AND v.event_type IN ('default', 'fromGmail')
         AND v.status <> 'cancelled' AND NOT v.transparent AND coalesce(v.my_response, 'accepted') <> 'declined'
         AND NOT v.is_ours AND v.external_id !~ '^v[0-9a-f]{32}$' AND coalesce(v.ical_uid, '') NOT LIKE '%@affianco'
         AND NOT EXISTS (SELECT FROM external_event p WHERE p.workspace_id = $1 AND p.seat_id = $2
           AND p.ical_uid = v.ical_uid AND p.deleted_at IS NULL AND p.visibility IN ('private', 'confidential'))
       ORDER BY o.starts_at, k.uid, c.id`,
      [workspaceId, seatId, since, until],
    );
  }

  decisions({ workspaceId, seatId }: Actor, uids: readonly string[]): Promise<EntryCandidateEntity[]> {
    return manager()
      .createQueryBuilder(EntryCandidateEntity, 'k')
      .where('k.workspaceId = :workspaceId AND k.memberId = :seatId AND k.icalUid = ANY (:uids)', {
        workspaceId,
        seatId,
        uids,
      })
      .getMany();
  }

  /** Times that the caller has logged or is logging, whatever for. */
  logged({ workspaceId, seatId }: Actor, since: string, until: string): Promise<LoggedTime[]> {
    return query<LoggedTime>(
      'entry-candidates.logged',
      `SELECT ${utc('t.started_at')} AS "startedAt", ${utc('t.ended_at')} AS "endedAt" FROM time_entry t
       WHERE t.workspace_id = $1 AND t.member_id = $2 AND t.deleted_at IS NULL AND t.started_at < $4::timestamptz
         AND coalesce(t.ended_at, 'infinity') > $3::timestamptz ORDER BY t.started_at`,
      [workspaceId, seatId, since, until],
    );
  }

  /** Contacts of clients in reach. */
  contacts(actor: Actor): Promise<KnownContact[]> {
    return query<KnownContact>(
      'entry-candidates.contacts',
      `SELECT k.id, k.client_id AS "clientId", k.name, k.email FROM contact k JOIN client c ON c.id = k.client_id
       WHERE k.workspace_id = $1 AND c.workspace_id = $1 AND ($2::boolean OR k.client_id = ANY ($3::uuid[]))
         AND k.removed_at IS NULL ORDER BY k.name, k.id`,
      [actor.workspaceId, seesAll(actor), actor.clientIds],
    );
  }

  /** Addresses of those who work here. */
  async ownEmails({ workspaceId }: Actor): Promise<string[]> {
    const rows = await query<{ email: string }>(
      'entry-candidates.own-emails',
      `SELECT p.email FROM member m JOIN person p ON p.id = m.person_id WHERE m.workspace_id = $1
         AND m.removed_at IS NULL`,
      [workspaceId],
    );
    return rows.map(({ email }) => email);
  }

  clientNames(actor: Actor): Promise<{ id: string; name: string }[]> {
    return query(
      'entry-candidates.clients',
      'SELECT id, name FROM client WHERE workspace_id = $1 AND ($2::boolean OR id = ANY ($3::uuid[]))',
      [actor.workspaceId, seesAll(actor), actor.clientIds],
    );
  }

  /** The one that was worked on last comes first. */
  engagements(actor: Actor, today: string): Promise<OpenEngagement[]> {
    return query<OpenEngagement>(
      'entry-candidates.engagements',
      `SELECT e.id, e.name, e.client_id AS "clientId", c.name AS "clientName", e.time_zone AS "timeZone",
         (SELECT max(t.day)::text FROM time_entry t WHERE t.workspace_id = $1 AND t.engagement_id = e.id
           AND t.member_id = $5 AND t.deleted_at IS NULL) AS "lastDay"
       FROM engagement e JOIN client c ON c.id = e.client_id AND c.workspace_id = e.workspace_id
       WHERE e.workspace_id = $1 AND ($2::boolean OR e.id = ANY ($3::uuid[]))
         AND (e.ended_on IS NULL OR e.ended_on > $4::date - 60)
       ORDER BY (e.ended_on IS NULL) DESC, "lastDay" DESC NULLS LAST, e.created_at DESC`,
      [actor.workspaceId, seesAll(actor), actor.engagementIds, today, actor.seatId],
    );
  }

  /** What earlier occurrences of these events became, the last of each. */
  earlier(actor: Actor, uids: readonly string[]): Promise<EarlierEntry[]> {
    return query<EarlierEntry>(
      'entry-candidates.earlier',
      `SELECT DISTINCT ON (k.ical_uid) k.ical_uid AS "icalUid", t.engagement_id AS "engagementId",
         s.id AS "serviceId", w.id AS "taskId"
       FROM entry_candidate k
       JOIN time_entry t ON t.id = ANY (k.time_entry_ids) AND t.workspace_id = k.workspace_id AND t.deleted_at IS NULL
       LEFT JOIN service s ON s.id = t.service_id AND s.workspace_id = k.workspace_id AND s.archived_at IS NULL
       LEFT JOIN task w ON w.id = t.task_id AND w.workspace_id = k.workspace_id AND w.closed_at IS NULL
       WHERE k.workspace_id = $1 AND k.member_id = $2 AND k.ical_uid = ANY ($3::text[]) AND k.state = 'accepted'
         AND ($4::boolean OR t.engagement_id = ANY ($5::uuid[]))
       ORDER BY k.ical_uid, t.started_at DESC NULLS LAST`,
      [actor.workspaceId, actor.seatId, uids, seesAll(actor), actor.engagementIds],
    );
  }

  affirmed({ workspaceId, seatId }: Actor, since: string): Promise<AffirmedDays[]> {
    return query<AffirmedDays>(
      'entry-candidates.affirmed',
      `SELECT engagement_id AS "engagementId", from_day::text AS "from", to_day::text AS "to" FROM affirmation
       WHERE workspace_id = $1 AND member_id = $2 AND to_day > $3::timestamptz::date - 1`,
      [workspaceId, seatId, since],
    );
  }

  /** Of these entries, those that were not deleted. */
  async live({ workspaceId, seatId }: Actor, ids: readonly string[]): Promise<string[]> {
    const rows = await query<{ id: string }>(
      'entry-candidates.live',
      `SELECT id FROM time_entry WHERE workspace_id = $1 AND member_id = $2 AND id = ANY ($3::uuid[])
         AND deleted_at IS NULL`,
      [workspaceId, seatId, ids],
    );
    return rows.map(({ id }) => id);
  }

  /** The entries that were made of a time; at midnight one may have become two. */
  async entriesWithin(
    { workspaceId, seatId }: Actor,
    engagementId: string,
    start: string,
    end: string,
  ): Promise<string[]> {
    const rows = await query<{ id: string }>(
      'entry-candidates.entries-within',
      `SELECT id FROM time_entry WHERE workspace_id = $1 AND member_id = $2 AND engagement_id = $3
         AND started_at >= $4::timestamptz AND ended_at <= $5::timestamptz AND deleted_at IS NULL ORDER BY started_at`,
      [workspaceId, seatId, engagementId, start, end],
    );
    return rows.map(({ id }) => id);
  }

  /** Whoever decides about the same event of this workspace waits for the end of this transaction. */
  async lineUp({ workspaceId }: Actor, icalUid: string): Promise<void> {
    await query('entry-candidates.line-up', 'SELECT pg_advisory_xact_lock(hashtextextended($1, 6))', [
      `${workspaceId}:${icalUid}`,
    ]);
  }

  /** Notes what was decided, in place of what was decided before. */
  async decide(decision: Omit<EntryCandidateEntity, 'version'>): Promise<void> {
    await query(
      'entry-candidates.decide',
      `INSERT INTO entry_candidate (id, workspace_id, member_id, ical_uid, occurrence, proposes, state, together,
         time_entry_ids, appointment_id, event_starts_at, event_ends_at, decided_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
       ON CONFLICT (id) DO UPDATE SET state = excluded.state, together = excluded.together,
         time_entry_ids = excluded.time_entry_ids, appointment_id = excluded.appointment_id,
         event_starts_at = excluded.event_starts_at, event_ends_at = excluded.event_ends_at,
         decided_at = excluded.decided_at, version = entry_candidate.version + 1`,
      [
        decision.id,
        decision.workspaceId,
        decision.memberId,
        decision.icalUid,
        decision.occurrence,
        decision.proposes,
        decision.state,
        decision.together,
        decision.timeEntryIds,
        decision.appointmentId,
        decision.eventStartsAt?.toISOString() ?? null,
        decision.eventEndsAt?.toISOString() ?? null,
        decision.decidedAt.toISOString(),
      ],
    );
  }
}

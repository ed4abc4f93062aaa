import { Injectable } from '@nestjs/common';
import { isMember, seesAll, type Actor } from '../../kernel/actor.js';
import type { BillingTerms } from '../../kernel/billing.js';
import { NotFound } from '../../kernel/domain-error.js';
import { utc } from '../../platform/database/listing.js';
import { query } from '../../platform/database/transaction.js';
import type { RateSource } from '../engagements/rates.service.js';
import type { WorkingWindow } from './forgotten-timer.rules.js';

/** An entry as screens and reports read it; instants as ISO 8601 UTC, the rate null where the reader may not see it. */
export interface TimeEntryRow {
  readonly id: string;
  readonly engagementId: string;
  readonly engagementName: string;
  readonly clientId: string;
  readonly clientName: string;
  readonly memberId: string;
  readonly memberName: string;
  readonly taskId: string | null;
  readonly taskTitle: string | null;
  readonly serviceId: string | null;
  readonly serviceName: string | null;
  readonly description: string;
  readonly billable: boolean;
  readonly rush: boolean;
  readonly day: string;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  readonly measuredEndedAt: string | null;
  readonly breakSeconds: number;
  readonly durationSeconds: number | null;
  /** The sum of its adjustments. */
  readonly adjustedSeconds: number;
  readonly timeZone: string;
  readonly overlapReason: string | null;
  readonly rateMinor: number | null;
  readonly rateSource: RateSource;
  readonly currency: string;
  /** How the agreement of its day bills it. */
  readonly terms: BillingTerms;
  readonly reportedIn: string | null;
  readonly reportedAt: string | null;
  readonly affirmationId: string | null;
  readonly affirmedAt: string | null;
  /** Of a running timer: when and where its member usually works. */
  readonly member: { readonly timeZone: string; readonly window: WorkingWindow | null } | null;
  readonly importId: string | null;
  readonly deletedAt: string | null;
  readonly version: number;
}

/** Which entries are asked for; days are the engagement's, `[from, to)`. */
export interface EntryFilter {
  readonly engagementId?: string | undefined;
  readonly clientId?: string | undefined;
  readonly memberId?: string | undefined;
  readonly taskId?: string | undefined;
  readonly serviceId?: string | undefined;
  readonly billable?: boolean | undefined;
  /** Reported or affirmed. */
  readonly locked?: boolean | undefined;
  /** Words of the description. */
  readonly q?: string | undefined;
  readonly importId?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Where a page of the list ended: day, start (`-infinity` for untimed work), id. */
export type EntryPosition = readonly [day: string, start: string, id: string];

// A contact sees amounts where the agreement of the entry's day (before the first: the first) says so; $1 tells whether
// the reader is a member.
const SHOWN = `
  SELECT t.id, t.engagement_id AS "engagementId", e.name AS "engagementName", e.client_id AS "clientId",
  c.name AS "clientName", t.member_id AS "memberId", coalesce(p.name, m.name) AS "memberName", t.task_id AS "taskId",
  k.title AS "taskTitle", t.service_id AS "serviceId", s.name AS "serviceName", t.description, t.billable, t.rush,
  t.day::text AS day, ${utc('t.started_at')} AS "startedAt", ${utc('t.ended_at')} AS "endedAt",
  ${utc('t.measured_ended_at')} AS "measuredEndedAt", t.break_seconds AS "breakSeconds",
  t.duration_seconds AS "durationSeconds",
  (SELECT coalesce(sum(x.seconds), 0)::integer FROM adjustment x WHERE x.entry_id = t.id) AS "adjustedSeconds",
  t.time_zone AS "timeZone", t.overlap_reason AS "overlapReason",
  CASE WHEN $1::boolean OR a.show_amounts THEN t.rate_minor::float8 END AS "rateMinor", t.rate_source AS "rateSource",
  e.currency,
  json_build_object('timeZone', e.time_zone, 'surcharges', a.surcharges, 'discountBasisPoints', a.discount_basis_points,
    'period', json_build_object('period', a.period, 'anchorDay', a.anchor_day, 'weekStartsOn', e.week_starts_on),
    'rounding', CASE WHEN a.rounding_minutes IS NOT NULL THEN json_build_object('minutes', a.rounding_minutes,
      'direction', a.rounding_direction, 'scope', a.rounding_scope, 'minimumMinutes', a.rounding_minimum_minutes) END)
    AS terms,
  t.reported_in AS "reportedIn", ${utc('r.sent_at')} AS "reportedAt", f.id AS "affirmationId",
  ${utc('f.affirmed_at')} AS "affirmedAt",
  CASE WHEN t.started_at IS NOT NULL AND t.ended_at IS NULL AND p.id IS NOT NULL THEN json_build_object(
    'timeZone', p.time_zone, 'window', CASE WHEN p.working_from IS NOT NULL THEN json_build_object(
      'weekdays', p.working_weekdays, 'to', p.working_to) END) END AS member,
  t.import_id AS "importId", ${utc('t.deleted_at')} AS "deletedAt", t.version
  FROM`;

const FOUND = 'SELECT * FROM time_entry t WHERE';

const JOINS = `
  JOIN engagement e ON e.id = t.engagement_id
  JOIN client c ON c.id = e.client_id
  JOIN member m ON m.id = t.member_id
  CROSS JOIN LATERAL (
    SELECT * FROM agreement g WHERE g.engagement_id = t.engagement_id
    ORDER BY g.valid_from > t.day, CASE WHEN g.valid_from <= t.day THEN g.valid_from END DESC, g.valid_from
    LIMIT 1) a
  LEFT JOIN person p ON p.id = m.person_id
  LEFT JOIN task k ON k.id = t.task_id
  LEFT JOIN service s ON s.id = t.service_id
  LEFT JOIN report r ON r.id = t.reported_in
  LEFT JOIN affirmation f ON f.engagement_id = t.engagement_id AND f.member_id = t.member_id
    AND t.day >= f.from_day AND t.day < f.to_day`;

const START = `coalesce(t.started_at, '-infinity'::timestamptz)`;
const AS_WORKED = `t.day, ${START}, t.id`;
const NEWEST_FIRST = `t.day DESC, ${START} DESC, t.id DESC`;

const LOCKED = `(t.reported_in IS NOT NULL OR EXISTS (SELECT FROM affirmation f WHERE f.engagement_id = t.engagement_id
  AND f.member_id = t.member_id AND t.day >= f.from_day AND t.day < f.to_day)) = #::boolean`;

/** In small letters whatever the locale of the database, which may know no others than those of English. */
const SMALL = `translate(lower(t.description), 'ÀÁÂÄÇÈÉÊËÌÍÎÏÑÒÓÔÖÙÚÛÜ', 'àáâäçèéêëìíîïñòóôöùúûü')`;

/** Every word somewhere; taken as it is, without signs that stand for others. */
const WORDS = `NOT EXISTS (SELECT FROM unnest(#::text[]) word WHERE strpos(${SMALL}, word) = 0)`;

/**
 * Entries by condition. Only the conditions that are asked for stand in the SQL, so that each combination gets a plan
 * of its own; names are looked up for the entries that were found, not for all that might be.
 */
class Entries {
  private readonly names: string[] = [];
  private readonly values: unknown[];
  private conditions = 't.workspace_id = $2';

  constructor(actor: Actor) {
    this.values = [isMember(actor) || seesAll(actor), actor.workspaceId];
    if (!seesAll(actor)) this.and('re', 't.engagement_id = ANY (#::uuid[])', actor.engagementIds);
  }

  /** @param name short: all together are the name of the statement @param sql a constant text in which each # is the place of a value */
  and(name: string, sql: string, ...values: unknown[]): this {
    this.names.push(name);
    let place = this.values.length;
    this.values.push(...values);
    this.conditions += ` AND ${sql.replaceAll('#', () => `$${++place}`)}`;
    return this;
  }

  matching({ engagementId, clientId, memberId, taskId, serviceId, ...asked }: EntryFilter): this {
    this.and('ke', 't.deleted_at IS NULL');
    if (engagementId) this.and('en', 't.engagement_id = #', engagementId);
    if (clientId)
      this.and('cl', 't.engagement_id IN (SELECT id FROM engagement WHERE client_id = #)', clientId);
    if (memberId) this.and('me', 't.member_id = #', memberId);
    if (taskId) this.and('ta', 't.task_id = #', taskId);
    if (serviceId) this.and('se', 't.service_id = #', serviceId);
    if (asked.billable !== undefined) this.and('bi', 't.billable = #', asked.billable);
    if (asked.locked !== undefined) this.and('lo', LOCKED, asked.locked);
    if (asked.q) this.and('q', WORDS, asked.q.toLowerCase().split(/\s+/));
    if (asked.importId) this.and('im', 't.import_id = #', asked.importId);
    if (asked.from) this.and('fr', 't.day >= #', asked.from);
    if (asked.to) this.and('to', 't.day < #', asked.to);
    return this;
  }

  /** @param order one of the constants above, under its `name` @param limit how many at most; null for all */
  rows(name: string, order: string, limit: number | null): Promise<TimeEntryRow[]> {
    const values = [...this.values, limit];
    const found = [FOUND, this.conditions, 'ORDER BY', order, `LIMIT $${values.length}`];
    const sql = [SHOWN, '(', ...found, ') t', JOINS, 'ORDER BY', order].join(' ');
    return query<TimeEntryRow>(['entries', name, ...this.names].join('.'), sql, values);
  }

  async first(): Promise<TimeEntryRow | null> {
    return (await this.rows('first', AS_WORKED, 1))[0] ?? null;
  }
}

/** How entries are read: what screens and files show of them. Each read takes the actor whose scope it keeps. */
@Injectable()
export class TimeEntriesRepository {
  /** One entry, deleted ones included. @throws NotFound */
  async one(actor: Actor, id: string): Promise<TimeEntryRow> {
    const row = await new Entries(actor).and('id', 't.id = #', id).first();
    if (!row) throw new NotFound('time-entry');
    return row;
  }

  /** Entries by their ids, in that order, deleted ones included. @throws NotFound */
  async these(actor: Actor, ids: readonly string[]): Promise<TimeEntryRow[]> {
    const rows = await new Entries(actor)
      .and('ids', 't.id = ANY (#::uuid[])', ids)
      .rows('worked', AS_WORKED, null);
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => {
      const row = byId.get(id);
      if (!row) throw new NotFound('time-entry');
      return row;
    });
  }

  /** Newest first. @param limit how many at most */
  list(
    actor: Actor,
    filter: EntryFilter,
    limit: number,
    after: EntryPosition | null,
  ): Promise<TimeEntryRow[]> {
    const entries = new Entries(actor).matching(filter);
    if (after) entries.and('af', `(t.day, ${START}, t.id) < (#::date, #::timestamptz, #::uuid)`, ...after);
    return entries.rows('newest', NEWEST_FIRST, limit);
  }

  /** All entries of some days, in the order in which they were worked. */
  ofDays(actor: Actor, filter: EntryFilter & { from: string; to: string }): Promise<TimeEntryRow[]> {
    return new Entries(actor).matching(filter).rows('worked', AS_WORKED, null);
  }

  /** The running timer of a member, or null. */
  running(actor: Actor, memberId: string): Promise<TimeEntryRow | null> {
    const entries = new Entries(actor).matching({ memberId });
    return entries.and('ru', 't.started_at IS NOT NULL AND t.ended_at IS NULL').first();
  }
}

import { Injectable } from '@nestjs/common';
import { isMember, seesAll, type Actor } from '../../kernel/actor.js';
import { NotFound, Stale } from '../../kernel/domain-error.js';
import { In } from 'typeorm';
import { violatedConstraint } from '../../platform/database/sql-state.js';
import { manager, query } from '../../platform/database/transaction.js';
import { TimeEntryOverlaps, TimerAlreadyRunning } from './time-entry.errors.js';
import { TimeEntryEntity } from './time-entry.entity.js';
import type { Placed } from './time-entry.rules.js';

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
  readonly day: string;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  readonly durationSeconds: number | null;
  readonly timeZone: string;
  readonly overlapReason: string | null;
  readonly rateMinor: number | null;
  readonly currency: string;
  readonly deletedAt: string | null;
  readonly version: number;
}

/** Which entries are asked for; days are the engagement's, `[from, to)`. */
export interface EntryFilter {
  readonly engagementId?: string | undefined;
  readonly memberId?: string | undefined;
  readonly taskId?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Where a page of the list ended: day, start (`-infinity` for untimed work), id. */
export type EntryPosition = readonly [day: string, start: string, id: string];

const utc = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

// A contact sees amounts where the agreement of the entry's day (before the first: the first) says so; $1 tells whether
// the reader is a member.
const SHOWN = `
  SELECT t.id, t.engagement_id AS "engagementId", e.name AS "engagementName", e.client_id AS "clientId",
  c.name AS "clientName", t.member_id AS "memberId", coalesce(p.name, m.name) AS "memberName", t.task_id AS "taskId",
  k.title AS "taskTitle", t.service_id AS "serviceId", s.name AS "serviceName", t.description, t.billable,
  t.day::text AS day, ${utc('t.started_at')} AS "startedAt", ${utc('t.ended_at')} AS "endedAt",
  t.duration_seconds AS "durationSeconds", t.time_zone AS "timeZone", t.overlap_reason AS "overlapReason",
  CASE WHEN $1::boolean OR (
    SELECT a.show_amounts FROM agreement a WHERE a.engagement_id = t.engagement_id
    ORDER BY a.valid_from > t.day, CASE WHEN a.valid_from <= t.day THEN a.valid_from END DESC, a.valid_from
    LIMIT 1) THEN t.rate_minor::float8 END AS "rateMinor",
  e.currency, ${utc('t.deleted_at')} AS "deletedAt", t.version
  FROM`;

const FOUND = 'SELECT * FROM time_entry t WHERE';

const JOINS = `
  JOIN engagement e ON e.id = t.engagement_id
  JOIN client c ON c.id = e.client_id
  JOIN member m ON m.id = t.member_id
  LEFT JOIN person p ON p.id = m.person_id
  LEFT JOIN task k ON k.id = t.task_id
  LEFT JOIN service s ON s.id = t.service_id`;

const START = `coalesce(t.started_at, '-infinity'::timestamptz)`;
const AS_WORKED = `t.day, ${START}, t.id`;
const NEWEST_FIRST = `t.day DESC, ${START} DESC, t.id DESC`;

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
    if (!seesAll(actor)) this.and('reach', 't.engagement_id = ANY (#::uuid[])', actor.engagementIds);
  }

  /** @param sql a constant text in which each # is the place of a value */
  and(name: string, sql: string, ...values: unknown[]): this {
    this.names.push(name);
    let place = this.values.length;
    this.values.push(...values);
    this.conditions += ` AND ${sql.replaceAll('#', () => `$${++place}`)}`;
    return this;
  }

  matching({ engagementId, memberId, taskId, from, to }: EntryFilter): this {
    this.and('kept', 't.deleted_at IS NULL');
    if (engagementId) this.and('engagement', 't.engagement_id = #', engagementId);
    if (memberId) this.and('member', 't.member_id = #', memberId);
    if (taskId) this.and('task', 't.task_id = #', taskId);
    if (from) this.and('from', 't.day >= #', from);
    if (to) this.and('to', 't.day < #', to);
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

/** The only place that reads and writes time entries; each read takes the actor whose scope it keeps. */
@Injectable()
export class TimeEntriesRepository {
  /** One entry, deleted ones included. @throws NotFound */
  async one(actor: Actor, id: string): Promise<TimeEntryRow> {
    const row = await new Entries(actor).and('id', 't.id = #', id).first();
    if (!row) throw new NotFound('time-entry');
    return row;
  }

  /** Newest first. @param limit how many at most */
  list(
    actor: Actor,
    filter: EntryFilter,
    limit: number,
    after: EntryPosition | null,
  ): Promise<TimeEntryRow[]> {
    const entries = new Entries(actor).matching(filter);
    if (after) entries.and('after', `(t.day, ${START}, t.id) < (#::date, #::timestamptz, #::uuid)`, ...after);
    return entries.rows('newest', NEWEST_FIRST, limit);
  }

  /** All entries of some days, in the order in which they were worked. */
  ofDays(actor: Actor, filter: EntryFilter & { from: string; to: string }): Promise<TimeEntryRow[]> {
    return new Entries(actor).matching(filter).rows('worked', AS_WORKED, null);
  }

  /** The running timer of a member, or null. */
  running(actor: Actor, memberId: string): Promise<TimeEntryRow | null> {
    const entries = new Entries(actor).matching({ memberId });
    return entries.and('running', 't.started_at IS NOT NULL AND t.ended_at IS NULL').first();
  }

  /** Another entry of the member that shares time with `[start, end)`; a timer has no end and shares all later time. */
  async overlapping(actor: Actor, memberId: string, placed: Placed, except: string): Promise<string | null> {
    if (!placed.startedAt) return null;
    // Days narrow the search (an entry lasts a day at most, and zones differ by one); a timer may be of any day.
    // No COALESCE about a parameter: row-level security takes it for leaky and keeps it from the index.
    const [row] = await query<{ id: string }>(
      'entries.overlapping',
      `SELECT id FROM time_entry
       WHERE workspace_id = $1 AND member_id = $2 AND id <> $3 AND deleted_at IS NULL AND started_at IS NOT NULL
         AND day >= $4::timestamptz::date - 3 AND day <= $5::timestamptz::date + 2
         AND tstzrange(started_at, coalesce(ended_at, 'infinity'), '[)')
           && tstzrange($4::timestamptz, $5::timestamptz, '[)')
       UNION ALL
       SELECT id FROM time_entry
       WHERE workspace_id = $1 AND member_id = $2 AND id <> $3 AND deleted_at IS NULL AND started_at IS NOT NULL
         AND ended_at IS NULL AND started_at < $5::timestamptz
       LIMIT 1`,
      [
        actor.workspaceId,
        memberId,
        except,
        placed.startedAt.toString(),
        placed.endedAt?.toString() ?? 'infinity',
      ],
    );
    return row?.id ?? null;
  }

  /** For changing it, deleted ones included. @throws NotFound */
  async load(actor: Actor, id: string): Promise<TimeEntryEntity> {
    const { workspaceId, engagementIds } = actor;
    const reach = seesAll(actor) ? {} : { engagementId: In([...engagementIds]) };
    const entry = await manager().findOneBy(TimeEntryEntity, { id, workspaceId, ...reach });
    if (!entry) throw new NotFound('time-entry');
    return entry;
  }

  /** @throws TimeEntryOverlaps, TimerAlreadyRunning when another request was faster */
  async add(entry: Omit<TimeEntryEntity, 'version'>): Promise<void> {
    await worded(entry, () => manager().insert(TimeEntryEntity, entry));
  }

  /** Writes what was changed of a loaded entry. @throws as `add` */
  async change(entry: TimeEntryEntity): Promise<void> {
    const { id, version, workspaceId: _workspace, memberId: _member, createdAt: _created, ...values } = entry;
    const { affected } = await worded(entry, () =>
      manager().update(TimeEntryEntity, { id, version }, values),
    );
    if (affected !== 1) throw new Stale(version);
  }
}

/** The database has the last word on overlaps; the service asks before, and knows which entry it is. */
async function worded<T>(
  entry: Pick<TimeEntryEntity, 'startedAt' | 'endedAt'>,
  write: () => Promise<T>,
): Promise<T> {
  try {
    return await write();
  } catch (error) {
    const running = entry.startedAt !== null && entry.endedAt === null;
    const constraint = violatedConstraint(error);
    if (constraint === 'time_entry_one_timer') throw new TimerAlreadyRunning(null);
    if (constraint === 'time_entry_no_overlap')
      throw running ? new TimerAlreadyRunning(null) : new TimeEntryOverlaps(null);
    throw error;
  }
}

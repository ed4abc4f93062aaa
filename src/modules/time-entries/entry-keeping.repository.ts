import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { NotFound, Stale } from '../../kernel/domain-error.js';
import { inReach } from '../../platform/database/reach.js';
import { violatedConstraint } from '../../platform/database/sql-state.js';
import { manager, query } from '../../platform/database/transaction.js';
import {
  TimeEntryIdTaken,
  TimeEntryLocked,
  TimeEntryOverlaps,
  TimerAlreadyRunning,
} from './time-entry.errors.js';
import { TimeEntryEntity } from './time-entry.entity.js';
import type { Placed } from './time-entry.rules.js';

/** A day of somebody's work in an engagement. */
export interface WorkDay {
  readonly engagementId: string;
  readonly memberId: string;
  /** `YYYY-MM-DD` */
  readonly day: string;
}

/** What refuses work on a day, or at a time. */
export interface InTheWay {
  readonly affirmationId: string | null;
  /** Of another entry. */
  readonly entryId: string | null;
}

/** A new entry; its version is the first. */
export type NewEntry = Omit<TimeEntryEntity, 'version'>;

/** How entries are changed: rows for writing, the order in which writers stand, and the database's last word. */
@Injectable()
export class EntryKeepingRepository {
  /**
   * Who writes somebody's clock times stands in line with whoever else does, until the commit: then the other entry
   * is seen and named. The database would refuse it as well, but could not say which it was.
   */
  async lineUp(memberId: string): Promise<void> {
    await query('entries.line-up', 'SELECT pg_advisory_xact_lock(hashtextextended($1, 3))', [memberId]);
  }

  /** Whoever sends the same id again waits until the first is done. */
  async claim(id: string): Promise<void> {
    await query('entries.claim', 'SELECT pg_advisory_xact_lock(hashtextextended($1, 4))', [id]);
  }

  /**
   * What stands in the way of clock times, asked at once: the affirmation that closes their day, and another entry of
   * the member that shares time with `[start, end)`; a timer has no end and shares all later time.
   */
  async inTheWay(
    actor: Actor,
    { id, engagementId, memberId, day }: WorkDay & { readonly id: string },
    { startedAt, endedAt }: Pick<Placed, 'endedAt'> & { readonly startedAt: Temporal.Instant },
  ): Promise<InTheWay> {
    // Days narrow the search (an entry lasts a day at most, and zones differ by one); a timer may be of any day.
    // No COALESCE about a parameter: row-level security takes it for leaky and keeps it from the index.
    const [row] = await query<InTheWay>(
      'entries.in-the-way',
      `SELECT (SELECT a.id FROM affirmation a WHERE a.workspace_id = $1 AND a.engagement_id = $6 AND a.member_id = $2
         AND $7 >= a.from_day AND $7 < a.to_day LIMIT 1) AS "affirmationId",
       (SELECT id FROM time_entry
       WHERE workspace_id = $1 AND member_id = $2 AND id <> $3 AND deleted_at IS NULL AND started_at IS NOT NULL
         AND day >= $4::timestamptz::date - 3 AND day <= $5::timestamptz::date + 2
         AND tstzrange(started_at, coalesce(ended_at, 'infinity'), '[)')
           && tstzrange($4::timestamptz, $5::timestamptz, '[)')
       UNION ALL
       SELECT id FROM time_entry
       WHERE workspace_id = $1 AND member_id = $2 AND id <> $3 AND deleted_at IS NULL AND started_at IS NOT NULL
         AND ended_at IS NULL AND started_at < $5::timestamptz
       LIMIT 1) AS "entryId"`,
      [
        actor.workspaceId,
        memberId,
        id,
        startedAt.toString(),
        endedAt?.toString() ?? 'infinity',
        engagementId,
        day,
      ],
    );
    return row ?? { affirmationId: null, entryId: null };
  }

  /** The affirmation that closes one of these days; null where all are open. */
  async affirmation(actor: Actor, days: readonly WorkDay[]): Promise<({ id: string } & WorkDay) | null> {
    const [row] = await query<{ id: string } & WorkDay>(
      'entries.affirmed',
      `SELECT a.id, w.engagement_id AS "engagementId", w.member_id AS "memberId", w.day::text
       FROM unnest($2::uuid[], $3::uuid[], $4::date[]) AS w (engagement_id, member_id, day)
       JOIN affirmation a ON a.engagement_id = w.engagement_id AND a.member_id = w.member_id
         AND w.day >= a.from_day AND w.day < a.to_day
       WHERE a.workspace_id = $1 ORDER BY w.day LIMIT 1`,
      [
        actor.workspaceId,
        days.map(({ engagementId }) => engagementId),
        days.map(({ memberId }) => memberId),
        days.map(({ day }) => day),
      ],
    );
    return row ?? null;
  }

  /** For changing it, deleted ones included; nobody else does until the commit. @throws NotFound */
  async load(actor: Actor, id: string): Promise<TimeEntryEntity> {
    const entry = await manager().findOne(TimeEntryEntity, {
      where: { id, ...inReach(actor) },
      lock: { mode: 'pessimistic_write' },
    });
    if (!entry) throw new NotFound('time-entry');
    return entry;
  }

  /** One that may be there, deleted ones included. */
  find(actor: Actor, id: string): Promise<TimeEntryEntity | null> {
    return manager().findOneBy(TimeEntryEntity, { id, ...inReach(actor) });
  }

  /** The id of a member's running timer, or null. */
  async runningOf(actor: Actor, memberId: string): Promise<string | null> {
    const [row] = await query<{ id: string }>(
      'entries.running-of',
      `SELECT id FROM time_entry WHERE workspace_id = $1 AND member_id = $2 AND started_at IS NOT NULL
         AND ended_at IS NULL AND deleted_at IS NULL`,
      [actor.workspaceId, memberId],
    );
    return row?.id ?? null;
  }

  /** @throws TimeEntryOverlaps, TimerAlreadyRunning, TimeEntryLocked, TimeEntryIdTaken */
  async add(entry: NewEntry): Promise<void> {
    await worded(entry, () => manager().insert(TimeEntryEntity, entry));
  }

  /** Writes what was changed of a loaded entry. @throws as `add`, and Stale */
  async change(entry: TimeEntryEntity): Promise<void> {
    const { id, version } = entry;
    const { affected } = await worded(entry, () =>
      manager().update(TimeEntryEntity, { id, version }, changeable(entry)),
    );
    if (affected !== 1) throw new Stale(version);
  }

  /** @returns whether there was anything to tell */
  async markReported(
    actor: Actor,
    engagementId: string,
    { from, to }: { readonly from: string; readonly to: string },
    reportId: string,
  ): Promise<boolean> {
    const values = [actor.workspaceId, engagementId, from, to, reportId];
    // Rows before the lock, as whoever changes an entry takes them: so that neither waits for the other for ever.
    await query(
      'entries.hold-told',
      `SELECT id FROM time_entry WHERE workspace_id = $1 AND engagement_id = $2 AND day >= $3 AND day < $4
         AND reported_in IS NULL ORDER BY id FOR UPDATE`,
      values.slice(0, 4),
    );
    await this.alone(engagementId);
    const told = await query(
      'entries.mark-reported',
      `UPDATE time_entry SET reported_in = $5 WHERE workspace_id = $1 AND engagement_id = $2 AND day >= $3 AND day < $4
         AND deleted_at IS NULL AND duration_seconds IS NOT NULL AND reported_in IS NULL RETURNING id`,
      values,
    );
    const corrected = await query(
      'adjustments.mark-reported',
      `UPDATE adjustment SET reported_in = $5 WHERE workspace_id = $1 AND engagement_id = $2 AND day >= $3 AND day < $4
         AND reported_in IS NULL RETURNING id`,
      values,
    );
    return told.length + corrected.length > 0;
  }

  /** @returns whether there was anything to tell */
  async markToldLate(
    actor: Actor,
    engagementId: string,
    {
      entryIds,
      adjustmentIds,
    }: { readonly entryIds: readonly string[]; readonly adjustmentIds: readonly string[] },
    reportId: string,
  ): Promise<boolean> {
    const where = [actor.workspaceId, engagementId];
    await query(
      'entries.hold-told-late',
      `SELECT id FROM time_entry WHERE workspace_id = $1 AND engagement_id = $2 AND id = ANY ($3::uuid[])
         AND reported_in IS NULL ORDER BY id FOR UPDATE`,
      [...where, entryIds],
    );
    await this.alone(engagementId);
    const told = await query(
      'entries.mark-told-late',
      `UPDATE time_entry SET reported_in = $4 WHERE workspace_id = $1 AND engagement_id = $2 AND id = ANY ($3::uuid[])
         AND deleted_at IS NULL AND duration_seconds IS NOT NULL AND reported_in IS NULL RETURNING id`,
      [...where, entryIds, reportId],
    );
    const corrected = await query(
      'adjustments.mark-told-late',
      `UPDATE adjustment SET reported_in = $4 WHERE workspace_id = $1 AND engagement_id = $2 AND id = ANY ($3::uuid[])
         AND reported_in IS NULL RETURNING id`,
      [...where, adjustmentIds, reportId],
    );
    return told.length + corrected.length > 0;
  }

  /** As all who write work, beside each other and never beside a report that is being sent. */
  async beside(engagementId: string): Promise<void> {
    await query('entries.beside', 'SELECT pg_advisory_xact_lock_shared(hashtextextended($1, 1))', [
      engagementId,
    ]);
  }

  /** Until the commit nobody else writes work of the engagement: all who do share this lock (see `keep_told`). */
  async alone(engagementId: string): Promise<void> {
    await query('entries.alone', 'SELECT pg_advisory_xact_lock(hashtextextended($1, 1))', [engagementId]);
  }
}

/** What a correction may write: neither whose it is, nor where it came from, nor what others note on it. */
function changeable(entry: TimeEntryEntity) {
  const { id: _id, version: _version, workspaceId: _workspace, memberId: _member, ...rest } = entry;
  const {
    createdAt: _created,
    importId: _import,
    forgottenAskedAt: _asked,
    reportedIn: _told,
    ...values
  } = rest;
  return values;
}

/** The database has the last word on overlaps and locks; the service asks before, and knows which entry it is. */
async function worded<T>(
  entry: Pick<TimeEntryEntity, 'id' | 'day' | 'startedAt' | 'endedAt'>,
  write: () => Promise<T>,
): Promise<T> {
  try {
    return await write();
  } catch (error) {
    const running = entry.startedAt !== null && entry.endedAt === null;
    const { id: entryId, day } = entry;
    switch (violatedConstraint(error)) {
      case 'time_entry_one_timer':
        throw new TimerAlreadyRunning(null);
      case 'time_entry_no_overlap':
        throw running ? new TimerAlreadyRunning(null) : new TimeEntryOverlaps(null);
      case 'time_entry_reported':
        throw new TimeEntryLocked('reported', { entryId, day });
      case 'time_entry_affirmed':
        throw new TimeEntryLocked('affirmed', { entryId, day });
      case 'time_entry_pkey':
        throw new TimeEntryIdTaken();
      default:
        throw error;
    }
  }
}

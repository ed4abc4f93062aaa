import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { violatedConstraint, sqlState } from '../../platform/database/sql-state.js';
import { manager, query } from '../../platform/database/transaction.js';
import type { RateSource } from '../engagements/rates.service.js';
import type { KeptEntryDto } from './import-parts.dto.js';
import type { MadeIds } from './import.targets.js';

/** A row that is ready to be written. */
export interface NewEntry {
  readonly id: string;
  readonly hash: string;
  readonly engagementId: string;
  readonly memberId: string;
  readonly taskId: string | null;
  readonly serviceId: string | null;
  readonly description: string;
  readonly billable: boolean;
  readonly rush: boolean;
  readonly day: string;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  readonly breakSeconds: number;
  readonly durationSeconds: number;
  readonly timeZone: string;
  readonly rateMinor: number | null;
  readonly rateSource: RateSource;
  readonly overlapReason: string | null;
}

const LOCKED = `(t.reported_in IS NOT NULL OR EXISTS (SELECT FROM adjustment x WHERE x.entry_id = t.id)
  OR EXISTS (SELECT FROM affirmation a WHERE a.engagement_id = t.engagement_id AND a.member_id = t.member_id
    AND t.day >= a.from_day AND t.day < a.to_day))`;

const MOST_LISTED = 1000;

/** Writes the rows of an import by the thousand, knows which were taken before, and takes them back. */
@Injectable()
export class ImportedEntriesRepository {
  /** Which of these rows an earlier import has taken, or are here as they are; deleted ones are not brought back. */
  async known(
    actor: Actor,
    rows: readonly { readonly hash: string; readonly entryId?: string }[],
  ): Promise<{ readonly hashes: Set<string>; readonly ids: Set<string> }> {
    // Not by name: a plan that is kept would be made for the empty table that the import begins with. One by one: of a
    // table that has only just grown the planner knows nothing, and would rather read all of it than look up a thousand.
    const hashes = await manager().query<{ hash: string }[]>(
      `SELECT asked.hash FROM unnest($2::text[]) AS asked (hash)
       CROSS JOIN LATERAL (SELECT FROM time_entry t
         WHERE t.workspace_id = $1 AND t.source_hash = decode(asked.hash, 'hex') LIMIT 1) found`,
      [actor.workspaceId, rows.map(({ hash }) => hash)],
    );
    const asked = rows.flatMap(({ entryId }) => entryId ?? []);
    const ids =
      asked.length === 0
        ? []
        : await manager().query<{ id: string }[]>(
            'SELECT id FROM time_entry WHERE workspace_id = $1 AND id = ANY ($2::uuid[])',
            [actor.workspaceId, asked],
          );
    return { hashes: new Set(hashes.map(({ hash }) => hash)), ids: new Set(ids.map(({ id }) => id)) };
  }

  /**
   * Writes rows in one statement and tells which were taken. What overlaps another entry of the member, or lies on a
   * day that its member has affirmed, is left out.
   */
  async add(
    actor: Actor,
    shared: { readonly id: string; readonly at: string },
    entries: readonly NewEntry[],
  ): Promise<Set<string>> {
    const column = <Key extends keyof NewEntry>(key: Key) => entries.map((entry) => entry[key]);
    const rows = await query<{ id: string }>(
      'imported.add',
      `INSERT INTO time_entry (workspace_id, import_id, created_at, id, source_hash, engagement_id, member_id, task_id,
         service_id, description, billable, rush, day, started_at, ended_at, break_seconds, duration_seconds, time_zone,
         rate_minor, rate_source, overlap_reason)
       SELECT $1, $2, $3, id, decode(hash, 'hex'), engagement_id, member_id, task_id, service_id, description, billable, rush,
         day, started_at, ended_at, break_seconds, duration_seconds, time_zone, rate_minor, rate_source, overlap_reason
       FROM unnest($4::uuid[], $5::text[], $6::uuid[], $7::uuid[], $8::uuid[], $9::uuid[], $10::text[], $11::boolean[],
         $12::boolean[], $13::date[], $14::timestamptz[], $15::timestamptz[], $16::integer[], $17::integer[], $18::text[],
         $19::bigint[], $20::text[], $21::text[])
         AS row (id, hash, engagement_id, member_id, task_id, service_id, description, billable, rush, day, started_at,
           ended_at, break_seconds, duration_seconds, time_zone, rate_minor, rate_source, overlap_reason)
       WHERE NOT EXISTS (SELECT FROM affirmation a WHERE a.engagement_id = row.engagement_id
         AND a.member_id = row.member_id AND row.day >= a.from_day AND row.day < a.to_day)
       ON CONFLICT DO NOTHING RETURNING id`,
      [
        actor.workspaceId, shared.id, shared.at, column('id'), column('hash'), column('engagementId'), column('memberId'),
        column('taskId'), column('serviceId'), column('description'), column('billable'), column('rush'), column('day'),
        column('startedAt'), column('endedAt'), column('breakSeconds'), column('durationSeconds'), column('timeZone'),
        column('rateMinor'), column('rateSource'), column('overlapReason'),
      ], // prettier-ignore
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** Of rows that were left out: those on affirmed days, by their ids. */
  async affirmed(actor: Actor, entries: readonly NewEntry[]): Promise<Set<string>> {
    const column = <Key extends keyof NewEntry>(key: Key) => entries.map((entry) => entry[key]);
    const rows = await query<{ id: string }>(
      'imported.affirmed',
      `SELECT row.id FROM unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::date[]) AS row (id, engagement_id, member_id, day)
       JOIN affirmation a ON a.engagement_id = row.engagement_id AND a.member_id = row.member_id
         AND row.day >= a.from_day AND row.day < a.to_day
       WHERE a.workspace_id = $1`,
      [actor.workspaceId, column('id'), column('engagementId'), column('memberId'), column('day')],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** The engagements with entries of an import. */
  async engagementsOf(actor: Actor, importId: string): Promise<string[]> {
    const rows = await query<{ id: string }>(
      'imported.engagements',
      'SELECT DISTINCT engagement_id AS id FROM time_entry WHERE workspace_id = $1 AND import_id = $2',
      [actor.workspaceId, importId],
    );
    return rows.map(({ id }) => id);
  }

  /** Takes the entries of an import back, but for those that somebody relies on. @returns how many went */
  async takeBack(actor: Actor, importId: string): Promise<number> {
    const [row] = await query<{ count: number }>(
      'imported.take-back',
      `WITH gone AS (DELETE FROM time_entry t WHERE t.workspace_id = $1 AND t.import_id = $2 AND NOT ${LOCKED} RETURNING id)
       SELECT count(*)::integer AS count FROM gone`,
      [actor.workspaceId, importId],
    );
    return row?.count ?? 0;
  }

  /** Entries of an import that are still there, each with why it stays. */
  async kept(actor: Actor, importId: string): Promise<{ kept: KeptEntryDto[]; keptCount: number }> {
    const rows = await query<KeptEntryDto & { count: number }>(
      'imported.kept',
      `SELECT t.id AS "entryId", t.day::text AS day, t.description, CASE WHEN t.reported_in IS NOT NULL THEN 'reported'
         WHEN EXISTS (SELECT FROM adjustment x WHERE x.entry_id = t.id) THEN 'adjusted' ELSE 'affirmed' END AS reason,
         (count(*) OVER ())::integer AS count
       FROM time_entry t WHERE t.workspace_id = $1 AND t.import_id = $2 ORDER BY t.day, t.id LIMIT $3`,
      [actor.workspaceId, importId, MOST_LISTED],
    );
    return { kept: rows.map(({ count: _count, ...entry }) => entry), keptCount: rows[0]?.count ?? 0 };
  }

  /**
   * Removes what the import had to make, one by one, where nothing else hangs on it: the database knows, by its
   * references. What somebody has changed meanwhile (other terms, a person in the placeholder's seat) stays.
   * @returns what is left
   */
  async removeMade({ workspaceId }: Actor, made: MadeIds): Promise<MadeIds> {
    const own = (id: string) => [workspaceId, id];
    const services = await left(made.services, async (id) => {
      await query('imported.service', 'DELETE FROM service WHERE workspace_id = $1 AND id = $2', own(id));
    });
    const engagements = await left(made.engagements, async (id) => {
      await query(
        'imported.schedule',
        'DELETE FROM schedule WHERE workspace_id = $1 AND engagement_id = $2',
        own(id),
      );
      await query(
        'imported.assignments',
        'DELETE FROM assignment WHERE workspace_id = $1 AND engagement_id = $2',
        own(id),
      );
      await query(
        'imported.agreement',
        `DELETE FROM agreement WHERE workspace_id = $1 AND engagement_id = $2 AND rate_minor IS NULL
           AND allowance_minutes IS NULL`,
        own(id),
      );
      await query(
        'imported.engagement',
        'DELETE FROM engagement WHERE workspace_id = $1 AND id = $2',
        own(id),
      );
    });
    const clients = await left(made.clients, async (id) => {
      // Moved on by somebody since, it has a history of its own.
      await query(
        'imported.client',
        `DELETE FROM client c WHERE c.workspace_id = $1 AND c.id = $2 AND NOT EXISTS (
           SELECT FROM client_stage s WHERE s.client_id = c.id AND s.moved_from IS NOT NULL)`,
        own(id),
      );
    });
    const members = await left(made.members, async (id) => {
      await query(
        'imported.member',
        'DELETE FROM member WHERE workspace_id = $1 AND id = $2 AND person_id IS NULL',
        own(id),
      );
    });
    return { clients, engagements, services, members };
  }
}

/** Tries each by itself; what something else refers to is left as it was. */
async function left(ids: readonly string[], remove: (id: string) => Promise<void>): Promise<string[]> {
  const staying: string[] = [];
  for (const id of ids) {
    await query('imported.try', 'SAVEPOINT one');
    try {
      await remove(id);
      await query('imported.removed', 'RELEASE SAVEPOINT one');
    } catch (error) {
      if (sqlState(error) !== '23503' && violatedConstraint(error) === undefined) throw error;
      await query('imported.stays', 'ROLLBACK TO SAVEPOINT one');
      staying.push(id);
    }
  }
  return staying;
}

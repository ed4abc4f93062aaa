import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { manager, query } from '../../platform/database/transaction.js';

/** A row that is ready to be written. */
export interface NewEntry {
  readonly id: string;
  readonly hash: string;
  readonly engagementId: string;
  readonly memberId: string;
  readonly serviceId: string | null;
  readonly description: string;
  readonly billable: boolean;
  readonly day: string;
  readonly startedAt: string;
  readonly endedAt: string;
  readonly durationSeconds: number;
  readonly rateMinor: number | null;
}

/** What all rows of one file share. */
export interface NewImport {
  readonly id: string;
  readonly format: string;
  readonly fileName: string;
  readonly timeZone: string;
  readonly at: string;
}

/** Writes the rows of an import by the hundred, and knows which were taken before. */
@Injectable()
export class ImportRepository {
  /** What follows can be taken back without the rest of the transaction. */
  async mark(): Promise<void> {
    await query('import.mark', 'SAVEPOINT import');
  }

  async takeBack(): Promise<void> {
    await query('import.take-back', 'ROLLBACK TO SAVEPOINT import');
  }

  async begin(actor: Actor, { id, format, fileName, at }: NewImport): Promise<void> {
    await query(
      'import.begin',
      `INSERT INTO time_import (id, workspace_id, format, file_name, taken, person_id, at) VALUES ($1, $2, $3, $4, 0, $5, $6)`,
      [id, actor.workspaceId, format, fileName, actor.personId, at],
    );
  }

  async finish(actor: Actor, id: string, taken: number): Promise<void> {
    await query('import.finish', 'UPDATE time_import SET taken = $3 WHERE workspace_id = $1 AND id = $2', [
      actor.workspaceId,
      id,
      taken,
    ]);
  }

  /** Which of these rows an earlier import has taken; deleted entries count, they are not brought back. */
  async known(actor: Actor, hashes: readonly string[]): Promise<Set<string>> {
    // Not by name: a plan that is kept would be made for the empty table that the import begins with.
    const rows = await manager().query<{ hash: string }[]>(
      `SELECT encode(source_hash, 'hex') AS hash FROM time_entry
       WHERE workspace_id = $1 AND source_hash IS NOT NULL AND source_hash = ANY ($2::bytea[])`,
      [actor.workspaceId, hashes.map((hash) => Buffer.from(hash, 'hex'))],
    );
    return new Set(rows.map(({ hash }) => hash));
  }

  /** Writes rows in one statement and tells which were taken; what overlaps another entry of the member is left out. */
  async add(actor: Actor, shared: NewImport, entries: readonly NewEntry[]): Promise<Set<string>> {
    const column = <Key extends keyof NewEntry>(key: Key) => entries.map((entry) => entry[key]);
    const rows = await query<{ hash: string }>(
      'import.add',
      `INSERT INTO time_entry (workspace_id, import_id, time_zone, created_at, id, source_hash, engagement_id, member_id,
         service_id, description, billable, day, started_at, ended_at, duration_seconds, rate_minor)
       SELECT $1, $2, $3, $4, id, decode(hash, 'hex'), engagement_id, member_id, service_id, description, billable, day,
         started_at, ended_at, duration_seconds, rate_minor
       FROM unnest($5::uuid[], $6::text[], $7::uuid[], $8::uuid[], $9::uuid[], $10::text[], $11::boolean[], $12::date[],
         $13::timestamptz[], $14::timestamptz[], $15::integer[], $16::bigint[])
         AS row (id, hash, engagement_id, member_id, service_id, description, billable, day, started_at, ended_at,
           duration_seconds, rate_minor)
       ON CONFLICT DO NOTHING RETURNING encode(source_hash, 'hex') AS hash`,
      [
        actor.workspaceId, shared.id, shared.timeZone, shared.at, column('id'), column('hash'), column('engagementId'),
        column('memberId'), column('serviceId'), column('description'), column('billable'), column('day'),
        column('startedAt'), column('endedAt'), column('durationSeconds'), column('rateMinor'),
      ], // prettier-ignore
    );
    return new Set(rows.map(({ hash }) => hash));
  }
}

import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { query } from '../../platform/database/transaction.js';

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

interface Identified {
  readonly id: string;
}

/** Finds by name what an import refers to, and writes its rows by the hundred. */
@Injectable()
export class ImportRepository {
  async clientNamed(actor: Actor, name: string): Promise<string | null> {
    const rows = await query<Identified>(
      'import.client',
      `SELECT client_id AS id FROM client WHERE workspace_id = $1 AND lower(name) = lower($2) AND archived_at IS NULL`,
      [actor.workspaceId, name],
    );
    return rows[0]?.id ?? null;
  }

  /** The running engagements of a client. */
  async engagementsOf(actor: Actor, clientId: string): Promise<string[]> {
    const rows = await query<Identified>(
      'import.engagements',
      `SELECT engagement_id AS id FROM engagement WHERE workspace_id = $1 AND client_id = $2 AND ended_on IS NULL`,
      [actor.workspaceId, clientId],
    );
    return rows.map(({ id }) => id);
  }

  async serviceNamed(actor: Actor, engagementId: string, name: string): Promise<string | null> {
    const rows = await query<Identified>(
      'import.service',
      `SELECT id FROM service
       WHERE workspace_id = $1 AND engagement_id = $2 AND lower(name) = lower($3) AND archived_at IS NULL`,
      [actor.workspaceId, engagementId, name],
    );
    return rows[0]?.id ?? null;
  }

  /** A member by e-mail address, placeholders and removed ones included. */
  async memberAt(actor: Actor, email: string): Promise<string | null> {
    const rows = await query<Identified>('import.member', 'SELECT id FROM member WHERE workspace_id = $1 AND email = $2', [
      actor.workspaceId,
      email,
    ]);
    return rows[0]?.id ?? null;
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
    const rows = await query<{ hash: string }>(
      'import.known',
      `SELECT encode(source_hash, 'hex') AS hash FROM time_entry
       WHERE workspace_id = $1 AND source_hash = ANY (SELECT decode(hash, 'hex') FROM unnest($2::text[]) hash)`,
      [actor.workspaceId, hashes],
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

  /** Engagements that the import has made begin on the day of their first entry, whatever the order of the file. */
  async beginWithFirstEntry(actor: Actor, engagementIds: readonly string[]): Promise<void> {
    const first = `(SELECT engagement_id, min(day) AS day FROM time_entry
      WHERE workspace_id = $1 AND engagement_id = ANY ($2::uuid[]) GROUP BY engagement_id) AS first`;
    const values = [actor.workspaceId, engagementIds];
    await query(
      'import.begin-engagements',
      `UPDATE engagement e SET starts_on = first.day FROM ${first}
       WHERE e.engagement_id = first.engagement_id AND e.workspace_id = $1 AND e.starts_on > first.day`,
      values,
    );
    await query(
      'import.begin-agreements',
      `UPDATE agreement a SET valid_from = first.day FROM ${first}
       WHERE a.engagement_id = first.engagement_id AND a.workspace_id = $1 AND a.valid_from > first.day`,
      values,
    );
  }
}

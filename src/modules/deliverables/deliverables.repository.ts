import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { seesAll, type Actor } from '../../kernel/actor.js';
import { NotFound, Stale } from '../../kernel/domain-error.js';
import { Question, utc } from '../../platform/database/listing.js';
import { manager, query } from '../../platform/database/transaction.js';
import type { StoredFile } from '../../platform/files/file-store.js';
import { DeliverableVersionEntity } from './deliverable-version.entity.js';
import { DeliverableEntity } from './deliverable.entity.js';

export interface VersionRow {
  readonly number: number;
  readonly fileName: string;
  readonly contentType: string;
  readonly size: number;
  readonly sha256: string;
  readonly note: string;
  readonly createdAt: string;
  readonly createdByName: string;
}

/** A deliverable as screens read it; instants as ISO 8601 UTC. */
export interface DeliverableRow {
  readonly id: string;
  readonly engagementId: string;
  readonly clientName: string;
  readonly taskId: string | null;
  readonly taskTitle: string | null;
  readonly title: string;
  /** The latest first; never none. */
  readonly versions: [VersionRow, ...VersionRow[]];
  readonly deletedAt: string | null;
  readonly version: number;
  readonly position: DeliverablePosition;
}

export interface DeliverableFilter {
  readonly engagementId?: string | undefined;
  readonly taskId?: string | undefined;
}

/** Where a page of the list ended. */
export type DeliverablePosition = readonly [createdAt: string, id: string];

const SELECT = `
  SELECT d.id, d.engagement_id AS "engagementId", c.name AS "clientName", d.task_id AS "taskId", t.title AS "taskTitle",
    d.title, ${utc('d.deleted_at')} AS "deletedAt", d.version, ARRAY[d.created_at::text, d.id::text] AS position,
    (SELECT json_agg(json_build_object('number', v.number, 'fileName', v.file_name, 'contentType', v.content_type,
        'size', v.size, 'sha256', v.sha256, 'note', v.note, 'createdAt', ${utc('v.created_at')},
        'createdByName', v.created_by_name) ORDER BY v.number DESC)
      FROM deliverable_version v WHERE v.deliverable_id = d.id AND v.workspace_id = d.workspace_id) AS versions
  FROM deliverable d
  JOIN engagement e ON e.id = d.engagement_id AND e.workspace_id = d.workspace_id
  JOIN client c ON c.id = e.client_id AND c.workspace_id = d.workspace_id
  LEFT JOIN task t ON t.id = d.task_id AND t.workspace_id = d.workspace_id`;

const FILE = `
  SELECT v.storage_key AS "storageKey", v.file_name AS "fileName", v.content_type AS "contentType",
    v.size::float8 AS size, v.sha256
  FROM deliverable_version v JOIN deliverable d ON d.id = v.deliverable_id AND d.workspace_id = v.workspace_id`;

/** The only place that reads and writes deliverables; each read takes the actor whose reach it keeps. */
@Injectable()
export class DeliverablesRepository {
  /** Deleted ones included, where the actor is a member. @throws NotFound */
  async one(actor: Actor, id: string): Promise<DeliverableRow> {
    const question = visible(new Question(SELECT, actor, 'd'), actor).where('id', 'd.id = #', id);
    const [row] = await question.ask<DeliverableRow>('deliverables.one');
    if (!row) throw new NotFound('deliverable');
    return row;
  }

  /** The newest first, without deleted ones. @param limit how many at most */
  list(
    actor: Actor,
    filter: DeliverableFilter,
    limit: number,
    after: DeliverablePosition | null,
  ): Promise<DeliverableRow[]> {
    const question = new Question(SELECT, actor, 'd')
      .where('there', 'd.deleted_at IS NULL')
      .whereGiven('engagement', 'd.engagement_id = #', filter.engagementId)
      .whereGiven('task', 'd.task_id = #', filter.taskId);
    if (after) question.where('after', '(d.created_at, d.id) < (#::timestamptz, #::uuid)', ...after);
    return question.ask<DeliverableRow>(
      'deliverables.list',
      'ORDER BY d.created_at DESC, d.id DESC LIMIT #',
      limit,
    );
  }

  /** Where the content of a version is kept. @throws NotFound */
  async file(actor: Actor, id: string, number: number): Promise<StoredFile> {
    const question = visible(new Question(FILE, actor, 'v'), actor)
      .where('id', 'v.deliverable_id = #', id)
      .where('number', 'v.number = #', number);
    const [file] = await question.ask<StoredFile>('deliverables.file');
    if (!file) throw new NotFound('deliverable');
    return file;
  }

  /** For changing it, deleted ones included; whoever else wants to change it waits. @throws NotFound */
  async load(actor: Actor, id: string): Promise<DeliverableEntity> {
    const where = {
      id,
      workspaceId: actor.workspaceId,
      ...(!seesAll(actor) && { engagementId: In([...actor.engagementIds]) }),
    };
    const deliverable = await manager().findOne(DeliverableEntity, {
      where,
      lock: { mode: 'pessimistic_write' },
    });
    if (!deliverable) throw new NotFound('deliverable');
    return deliverable;
  }

  async add(deliverable: Omit<DeliverableEntity, 'version'>): Promise<void> {
    await manager().insert(DeliverableEntity, deliverable);
  }

  /** Writes what was changed of a loaded deliverable; its version rises even if that is nothing. */
  async change({
    id,
    workspaceId,
    engagementId: _stays,
    version,
    ...values
  }: DeliverableEntity): Promise<void> {
    const { affected } = await manager().update(DeliverableEntity, { id, workspaceId, version }, values);
    if (affected !== 1) throw new Stale(version);
  }

  async addVersion(version: DeliverableVersionEntity): Promise<void> {
    await manager().insert(DeliverableVersionEntity, version);
  }

  /** The number that the next version of a loaded deliverable gets. */
  async nextNumber({ id, workspaceId }: DeliverableEntity): Promise<number> {
    const [row] = await query<{ last: number }>(
      'deliverables.last',
      'SELECT max(number) AS last FROM deliverable_version WHERE workspace_id = $1 AND deliverable_id = $2',
      [workspaceId, id],
    );
    return (row?.last ?? 0) + 1;
  }

  /**
   * Bytes that the whole workspace keeps, also where the actor sees only a part of it.
   * Until the transaction ends nobody else adds to them: two uploads together cannot pass the quota.
   */
  async storedBytes(actor: Actor): Promise<number> {
    await query('deliverables.hold', `SELECT pg_advisory_xact_lock(hashtext('files'), hashtext($1))`, [
      actor.workspaceId,
    ]);
    const [row] = await query<{ bytes: number }>(
      'deliverables.bytes',
      'SELECT stored_bytes()::float8 AS bytes',
    );
    return row?.bytes ?? 0;
  }

  /** Which of these storage names some version refers to. */
  async known(actor: Actor, storageKeys: readonly string[]): Promise<Set<string>> {
    const rows = await query<{ key: string }>(
      'deliverables.known',
      'SELECT storage_key AS key FROM deliverable_version WHERE workspace_id = $1 AND storage_key = ANY ($2)',
      [actor.workspaceId, storageKeys],
    );
    return new Set(rows.map(({ key }) => key));
  }
}

/** To a contact, what was deleted does not exist. */
function visible(question: Question, actor: Actor): Question {
  return actor.role === 'contact' ? question.where('there', 'd.deleted_at IS NULL') : question;
}

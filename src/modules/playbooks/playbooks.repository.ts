import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { isMember, seesAll, type Actor, type Language } from '../../kernel/actor.js';
import type { Step } from '../../kernel/checklist.js';
import { NotFound, Stale } from '../../kernel/domain-error.js';
import { utc } from '../../platform/database/listing.js';
import { violatedConstraint } from '../../platform/database/sql-state.js';
import { manager, query } from '../../platform/database/transaction.js';
import { PlaybookVersionEntity } from './playbook-version.entity.js';
import { PlaybookEntity } from './playbook.entity.js';
import { PlaybookIdTaken } from './playbook.errors.js';

/** A version without its text; instants as ISO 8601 UTC. */
export interface EditionRow {
  readonly number: number;
  readonly note: string;
  readonly restores: number | null;
  readonly fromTaskId: string | null;
  readonly createdByName: string;
  readonly createdAt: string;
}

export interface VersionRow extends EditionRow {
  readonly markdown: string;
  readonly steps: Step[];
  readonly position?: readonly [number: string];
}

export interface PlaybookRow {
  readonly id: string;
  readonly engagementId: string | null;
  readonly engagementName: string | null;
  readonly clientName: string | null;
  readonly title: string;
  readonly language: Language;
  readonly shared: boolean;
  readonly archivedAt: string | null;
  readonly latest: VersionRow;
  readonly versions: EditionRow[];
  readonly serviceIds: string[];
  readonly usedByTasks: number;
  readonly version: number;
}

export interface PlaybookFilter {
  /** Of one engagement, and of the practice. */
  readonly engagementId?: string | undefined;
  readonly serviceId?: string | undefined;
  /** The archived ones too. */
  readonly archived?: boolean | undefined;
}

/** Where a page of playbooks ended. */
export type PlaybookPosition = readonly [title: string, id: string];
/** Where a page of versions ended. */
export type VersionPosition = readonly [number: string];

// $1 workspace, $2 sees all of it, $3 engagements in reach, $4 is a member.
const IN_REACH = `p.workspace_id = $1 AND CASE WHEN p.engagement_id IS NULL THEN $4::boolean
  ELSE ($2::boolean OR p.engagement_id = ANY ($3::uuid[])) AND ($4::boolean OR (p.shared AND p.archived_at IS NULL)) END`;
const FROM_TASK = `(SELECT t.id FROM task t WHERE t.workspace_id = $1 AND t.id = v.from_task_id
  AND ($2::boolean OR t.engagement_id = ANY ($3::uuid[])))`;
const EDITION = `'number', v.number, 'note', v.note, 'restores', v.restores, 'fromTaskId', ${FROM_TASK},
  'createdByName', v.created_by_name, 'createdAt', ${utc('v.created_at')}`;

const SELECT = `
  SELECT p.id, p.engagement_id AS "engagementId", e.name AS "engagementName", c.name AS "clientName", p.title, p.language,
    p.shared, ${utc('p.archived_at')} AS "archivedAt", p.version,
    (SELECT json_build_object(${EDITION}, 'markdown', v.markdown, 'steps', v.steps) FROM playbook_version v
      WHERE v.workspace_id = $1 AND v.playbook_id = p.id AND v.number = p.latest) AS latest,
    (SELECT json_agg(json_build_object(${EDITION}) ORDER BY v.number DESC) FROM playbook_version v
      WHERE v.workspace_id = $1 AND v.playbook_id = p.id AND v.number > p.latest - 100) AS versions,
    (SELECT coalesce(json_agg(s.service_id ORDER BY s.service_id), '[]') FROM playbook_service s
      WHERE s.workspace_id = $1 AND s.playbook_id = p.id AND ($2::boolean OR s.engagement_id = ANY ($3::uuid[]))) AS "serviceIds",
    (SELECT count(*)::integer FROM task t
      WHERE t.workspace_id = $1 AND t.playbook_id = p.id AND ($2::boolean OR t.engagement_id = ANY ($3::uuid[]))) AS "usedByTasks"
  FROM playbook p
  LEFT JOIN engagement e ON e.id = p.engagement_id AND e.workspace_id = p.workspace_id
  LEFT JOIN client c ON c.id = e.client_id AND c.workspace_id = e.workspace_id
  WHERE ${IN_REACH}`;

/** The only place that reads and writes playbooks; each read takes the actor whose reach it keeps. */
@Injectable()
export class PlaybooksRepository {
  /** @throws NotFound */
  async one(actor: Actor, id: string): Promise<PlaybookRow> {
    const [row] = await query<PlaybookRow>('playbooks.one', `${SELECT} AND p.id = $5`, [...scope(actor), id]);
    if (!row) throw new NotFound('playbook');
    return row;
  }

  /** By title. */
  list(
    actor: Actor,
    asked: PlaybookFilter,
    limit: number,
    after: PlaybookPosition | null,
  ): Promise<PlaybookRow[]> {
    return query<PlaybookRow>(
      'playbooks.list',
      `${SELECT} AND ($5::uuid IS NULL OR p.engagement_id = $5 OR p.engagement_id IS NULL)
         AND ($6::uuid IS NULL OR EXISTS (SELECT FROM playbook_service s
           WHERE s.workspace_id = $1 AND s.playbook_id = p.id AND s.service_id = $6
             AND ($2::boolean OR s.engagement_id = ANY ($3::uuid[]))))
         AND ($7::boolean OR p.archived_at IS NULL)
         AND ($8::text IS NULL OR (lower(p.title), p.id) > (lower($8), $9::uuid))
       ORDER BY lower(p.title), p.id LIMIT $10`,
      [
        ...scope(actor),
        asked.engagementId,
        asked.serviceId,
        asked.archived ?? false,
        after?.[0],
        after?.[1],
        limit,
      ],
    );
  }

  /** With their texts, the newest first. */
  versions(actor: Actor, id: string, limit: number, before: VersionPosition | null): Promise<VersionRow[]> {
    return query<VersionRow>(
      'playbooks.versions',
      `SELECT v.number, v.note, v.restores, ${FROM_TASK} AS "fromTaskId", v.created_by_name AS "createdByName",
         ${utc('v.created_at')} AS "createdAt", v.markdown, v.steps, ARRAY[v.number::text] AS position
       FROM playbook_version v JOIN playbook p ON p.id = v.playbook_id
       WHERE ${IN_REACH} AND p.id = $5 AND ($6::integer IS NULL OR v.number < $6) ORDER BY v.number DESC LIMIT $7`,
      [...scope(actor), id, before?.[0], limit],
    );
  }

  /** One version with its text. @throws NotFound */
  async version(actor: Actor, id: string, number: number): Promise<VersionRow> {
    const [row] = await query<VersionRow>(
      'playbooks.version',
      `SELECT v.number, v.note, v.restores, ${FROM_TASK} AS "fromTaskId", v.created_by_name AS "createdByName",
         ${utc('v.created_at')} AS "createdAt", v.markdown, v.steps
       FROM playbook_version v JOIN playbook p ON p.id = v.playbook_id
       WHERE ${IN_REACH} AND p.id = $5 AND v.number = $6`,
      [...scope(actor), id, number],
    );
    if (!row) throw new NotFound('playbook');
    return row;
  }

  /** The newest steps of a playbook that can be followed in an engagement. */
  async followed(actor: Actor, playbookId: string, engagementId: string): Promise<Followed | null> {
    const [row] = await query<Followed>(
      'playbooks.followed',
      `SELECT p.id AS "playbookId", v.number, v.steps FROM playbook p
       JOIN playbook_version v ON v.workspace_id = p.workspace_id AND v.playbook_id = p.id AND v.number = p.latest
       WHERE ${IN_REACH} AND p.id = $5 AND p.archived_at IS NULL AND (p.engagement_id IS NULL OR p.engagement_id = $6)`,
      [...scope(actor), playbookId, engagementId],
    );
    return row ?? null;
  }

  /** The newest steps of the playbook that was attached to a service last; the engagement's own goes first. */
  async ofService(actor: Actor, serviceId: string, engagementId: string): Promise<Followed | null> {
    const [row] = await query<Followed>(
      'playbooks.of-service',
      `SELECT p.id AS "playbookId", v.number, v.steps FROM playbook_service s
       JOIN playbook p ON p.workspace_id = s.workspace_id AND p.id = s.playbook_id
       JOIN playbook_version v ON v.workspace_id = p.workspace_id AND v.playbook_id = p.id AND v.number = p.latest
       WHERE ${IN_REACH} AND s.service_id = $5 AND s.engagement_id = $6 AND p.archived_at IS NULL
       ORDER BY p.engagement_id IS NULL, s.attached_at DESC, p.id DESC LIMIT 1`,
      [...scope(actor), serviceId, engagementId],
    );
    return row ?? null;
  }

  /** For changing it; whoever else wants to change it waits. @throws NotFound */
  async load(actor: Actor, id: string): Promise<PlaybookEntity> {
    const own = { id, workspaceId: actor.workspaceId };
    const where = seesAll(actor)
      ? own
      : [
          { ...own, engagementId: In([...actor.engagementIds]) },
          { ...own, engagementId: IsNull() },
        ];
    const found = await manager().findOne(PlaybookEntity, { where, lock: { mode: 'pessimistic_write' } });
    if (!found) throw new NotFound('playbook');
    return found;
  }

  /** @throws PlaybookIdTaken */
  async add(playbook: Omit<PlaybookEntity, 'version'>): Promise<void> {
    try {
      await manager().insert(PlaybookEntity, playbook);
    } catch (error) {
      if (violatedConstraint(error) === 'playbook_pkey') throw new PlaybookIdTaken();
      throw error;
    }
  }

  async addVersion(version: PlaybookVersionEntity): Promise<void> {
    await manager().insert(PlaybookVersionEntity, version);
  }

  /** Writes what was changed of a loaded playbook. */
  async change({ id, workspaceId, engagementId: _stays, version, ...values }: PlaybookEntity): Promise<void> {
    const { affected } = await manager().update(PlaybookEntity, { id, workspaceId, version }, values);
    if (affected !== 1) throw new Stale(version);
  }

  /** Attaches it to exactly these of the services in reach. @returns false when one of them is not there */
  async attach(
    actor: Actor,
    { id, engagementId }: Pick<PlaybookEntity, 'id' | 'engagementId'>,
    serviceIds: readonly string[],
    at: Date,
  ): Promise<boolean> {
    await query(
      'playbooks.detach',
      `DELETE FROM playbook_service s WHERE s.workspace_id = $1 AND ($2::boolean OR s.engagement_id = ANY ($3::uuid[]))
         AND s.playbook_id = $4 AND s.service_id <> ALL ($5::uuid[])`,
      [actor.workspaceId, seesAll(actor), actor.engagementIds, id, serviceIds],
    );
    const attached = await query(
      'playbooks.attach',
      `WITH wanted AS (SELECT s.workspace_id, s.engagement_id, s.id FROM service s
         WHERE s.workspace_id = $1 AND ($2::boolean OR s.engagement_id = ANY ($3::uuid[])) AND s.id = ANY ($5::uuid[])
           AND ($6::uuid IS NULL OR s.engagement_id = $6)),
       added AS (INSERT INTO playbook_service (playbook_id, service_id, workspace_id, engagement_id, attached_at)
         SELECT $4, w.id, w.workspace_id, w.engagement_id, $7::timestamptz FROM wanted w ON CONFLICT DO NOTHING)
       SELECT id FROM wanted`,
      [actor.workspaceId, seesAll(actor), actor.engagementIds, id, serviceIds, engagementId, at],
    );
    return attached.length === serviceIds.length;
  }

  /** Whether a task is in reach, and of the playbook's engagement where it has one. */
  async reachesTask(actor: Actor, taskId: string, engagementId: string | null): Promise<boolean> {
    const rows = await query(
      'playbooks.reaches-task',
      `SELECT FROM task t WHERE t.workspace_id = $1 AND ($2::boolean OR t.engagement_id = ANY ($3::uuid[]))
         AND t.id = $4 AND ($5::uuid IS NULL OR t.engagement_id = $5)`,
      [actor.workspaceId, seesAll(actor), actor.engagementIds, taskId, engagementId],
    );
    return rows.length > 0;
  }
}

/** The steps of a playbook as they are now, with the version that they are of. */
export interface Followed {
  readonly playbookId: string;
  readonly number: number;
  readonly steps: Step[];
}

function scope(actor: Actor): [string, boolean, readonly string[], boolean] {
  return [actor.workspaceId, seesAll(actor), actor.engagementIds, isMember(actor) || actor.role === 'system'];
}

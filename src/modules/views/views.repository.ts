import { Injectable } from '@nestjs/common';
import { isMember, seesAll, type Actor } from '../../kernel/actor.js';
import { NotFound, Stale } from '../../kernel/domain-error.js';
import { violatedConstraint } from '../../platform/database/sql-state.js';
import { manager, query } from '../../platform/database/transaction.js';
import type { WorkGroup } from '../time-entries/work-figures.service.js';
import { ViewEntity } from './view.entity.js';
import { ViewIdTaken } from './view.errors.js';
import type { ViewColumn, ViewFilter, ViewRange, ViewShare } from './view.rules.js';
import type { ViewSchedule } from './view-schedule.rules.js';

export interface ViewRow {
  readonly id: string;
  readonly name: string;
  readonly groupBy: readonly WorkGroup[];
  readonly filter: ViewFilter;
  readonly range: ViewRange;
  readonly columns: readonly ViewColumn[];
  readonly sharedWith: ViewShare;
  readonly schedule: ViewSchedule | null;
  readonly nextRunAt: Date | null;
  readonly madeByName: string;
  readonly mailed: boolean;
  readonly version: number;
}

/** Where a page of views ended. */
export type ViewPosition = readonly [name: string, id: string];

const SELECT = `
  SELECT v.id, v.name, v.group_by AS "groupBy", v.filter, v.range, v.columns, v.shared_with AS "sharedWith", v.schedule,
    v.next_run_at AS "nextRunAt", coalesce(p.name, m.name) AS "madeByName", v.version,
    EXISTS (SELECT FROM view_reader r WHERE r.view_id = v.id AND r.member_id = $4) AS mailed
  FROM view v JOIN member m ON m.id = v.member_id LEFT JOIN person p ON p.id = m.person_id
  WHERE v.workspace_id = $1 AND $2::boolean AND ($3::boolean OR v.shared_with = 'members') AND v.deleted_at IS NULL`;

/** The only place that reads and writes views. */
@Injectable()
export class ViewsRepository {
  /** @throws NotFound */
  async one(actor: Actor, id: string): Promise<ViewRow> {
    const [row] = await query<ViewRow>('views.one', `${SELECT} AND v.id = $5`, [...scope(actor), id]);
    if (!row) throw new NotFound('view');
    return row;
  }

  /** By name. */
  list(actor: Actor, limit: number, after: ViewPosition | null): Promise<ViewRow[]> {
    return query<ViewRow>(
      'views.list',
      `${SELECT} AND ($5::text IS NULL OR (lower(v.name), v.id) > (lower($5), $6::uuid))
       ORDER BY lower(v.name), v.id LIMIT $7`,
      [...scope(actor), after?.[0], after?.[1], limit],
    );
  }

  /** For changing it, deleted ones included; whoever else wants to change it waits. @throws NotFound */
  async load({ workspaceId }: Actor, id: string): Promise<ViewEntity> {
    const where = { id, workspaceId };
    const found = await manager().findOne(ViewEntity, { where, lock: { mode: 'pessimistic_write' } });
    if (!found) throw new NotFound('view');
    return found;
  }

  /** @throws ViewIdTaken */
  async add(view: Omit<ViewEntity, 'version'>): Promise<void> {
    try {
      await manager().insert(ViewEntity, view);
    } catch (error) {
      if (violatedConstraint(error) === 'view_pkey') throw new ViewIdTaken();
      throw error;
    }
  }

  /** Writes what was changed of a loaded view. */
  async change({ id, workspaceId, version, ...values }: ViewEntity): Promise<void> {
    const { affected } = await manager().update(ViewEntity, { id, workspaceId, version }, values);
    if (affected !== 1) throw new Stale(version);
  }

  /** Notes that a member wants the figures by mail; who does already still does. */
  async want({ workspaceId }: Actor, viewId: string, memberId: string, since: Date): Promise<void> {
    await query(
      'views.want',
      `INSERT INTO view_reader (workspace_id, view_id, member_id, since) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
      [workspaceId, viewId, memberId, since.toISOString()],
    );
  }

  /** Notes that a member wants no more mails of it. */
  async wantNoMore({ workspaceId }: Actor, viewId: string, memberId: string): Promise<void> {
    await query(
      'views.want-no-more',
      'DELETE FROM view_reader WHERE workspace_id = $1 AND view_id = $2 AND member_id = $3',
      [workspaceId, viewId, memberId],
    );
  }
}

/** Of a workspace, for members; those that are not shared for those who see all. Last, whose mails are asked about. */
function scope(actor: Actor): [string, boolean, boolean, string | null] {
  return [actor.workspaceId, isMember(actor) || actor.role === 'system', seesAll(actor), actor.seatId];
}

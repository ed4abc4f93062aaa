import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { seesAll, type Actor } from '../../kernel/actor.js';
import { NotFound, Stale } from '../../kernel/domain-error.js';
import { Question, utc } from '../../platform/database/listing.js';
import { manager, query } from '../../platform/database/transaction.js';
import { TaskMoveEntity } from './task-move.entity.js';
import { TaskEntity } from './task.entity.js';
import type { TaskStatus, Turn } from './task.rules.js';

/** A task as screens read it; instants as ISO 8601 UTC. */
export interface TaskRow {
  readonly id: string;
  readonly engagementId: string;
  readonly engagementName: string;
  /** The engagement's, which decides what day it is. */
  readonly timeZone: string;
  readonly clientId: string;
  readonly clientName: string;
  readonly serviceId: string | null;
  readonly title: string;
  readonly brief: string;
  readonly dueOn: string | null;
  readonly status: TaskStatus;
  readonly turn: Turn;
  readonly assigneeId: string | null;
  readonly assigneeName: string | null;
  readonly estimateMinutes: number | null;
  readonly createdBy: string | null;
  readonly createdByName: string;
  readonly createdAt: string;
  readonly turnSince: string;
  readonly deliveredAt: string | null;
  readonly closedAt: string | null;
  readonly workedSeconds: number;
  readonly version: number;
  /** The place of the row in the list. */
  readonly position: TaskPosition;
}

export interface TaskStep {
  readonly id: string;
  readonly at: string;
  readonly actorName: string;
  readonly actorRole: TaskMoveEntity['actorRole'];
  readonly from: TaskStatus | null;
  readonly to: TaskStatus;
  readonly note: string;
}

export interface TaskFilter {
  readonly engagementId?: string | undefined;
  readonly turn?: Turn | undefined;
  readonly status?: TaskStatus | undefined;
  readonly open?: boolean | undefined;
}

/** Where a page of the list ended. */
export type TaskPosition = readonly [closed: string, rank: string, createdAt: string, id: string];

// Open tasks first, by their day; those without a day after them; then the closed ones, the latest first.
const CLOSED = '(t.closed_at IS NOT NULL)';
const RANK = `CASE WHEN t.closed_at IS NULL THEN coalesce(extract(epoch FROM t.due_on)::float8, 'infinity')
  ELSE -extract(epoch FROM t.closed_at)::float8 END`;
const ORDER = `${CLOSED}, ${RANK}, t.created_at, t.id`;

const SELECT = `
  SELECT t.id, t.engagement_id AS "engagementId", e.name AS "engagementName", e.time_zone AS "timeZone",
    e.client_id AS "clientId", c.name AS "clientName", t.service_id AS "serviceId", t.title, t.brief,
    t.due_on::text AS "dueOn", t.status, t.turn, t.assignee_id AS "assigneeId", m.name AS "assigneeName",
    t.estimate_minutes AS "estimateMinutes", t.created_by AS "createdBy", t.created_by_name AS "createdByName",
    ${utc('t.created_at')} AS "createdAt", ${utc('t.turn_since')} AS "turnSince",
    ${utc('t.delivered_at')} AS "deliveredAt", ${utc('t.closed_at')} AS "closedAt",
    (SELECT coalesce(sum(w.duration_seconds), 0)::float8 FROM time_entry w
      WHERE w.task_id = t.id AND w.workspace_id = t.workspace_id AND w.deleted_at IS NULL) AS "workedSeconds",
    t.version, ARRAY[${CLOSED}::text, (${RANK})::text, t.created_at::text, t.id::text] AS position
  FROM task t
  JOIN engagement e ON e.id = t.engagement_id AND e.workspace_id = t.workspace_id
  JOIN client c ON c.id = e.client_id AND c.workspace_id = t.workspace_id
  LEFT JOIN member m ON m.id = t.assignee_id AND m.workspace_id = t.workspace_id`;

/** The only place that reads and writes tasks; each read takes the actor whose reach it keeps. */
@Injectable()
export class TasksRepository {
  /** @throws NotFound */
  async one(actor: Actor, id: string): Promise<TaskRow> {
    const [row] = await new Question(SELECT, actor, 't')
      .where('id', 't.id = #', id)
      .ask<TaskRow>('tasks.one');
    if (!row) throw new NotFound('task');
    return row;
  }

  /** @param limit how many at most */
  list(actor: Actor, filter: TaskFilter, limit: number, after: TaskPosition | null): Promise<TaskRow[]> {
    const question = new Question(SELECT, actor, 't')
      .whereGiven('engagement', 't.engagement_id = #', filter.engagementId)
      .whereGiven('turn', 't.turn = #', filter.turn)
      .whereGiven('status', 't.status = #', filter.status)
      .whereGiven('open', `(t.turn <> 'none') = #::boolean`, filter.open);
    if (after)
      question.where('after', `(${ORDER}) > (#::boolean, #::float8, #::timestamptz, #::uuid)`, ...after);
    return question.ask<TaskRow>('tasks.list', `ORDER BY ${ORDER} LIMIT #`, limit);
  }

  /** Every step of a task, the first first. */
  history(actor: Actor, id: string): Promise<TaskStep[]> {
    return new Question(
      `SELECT h.id, ${utc('h.at')} AS at, h.actor_name AS "actorName", h.actor_role AS "actorRole",
         h.moved_from AS "from", h.moved_to AS "to", h.note FROM task_move h`,
      actor,
      'h',
    )
      .where('task', 'h.task_id = #', id)
      .ask<TaskStep>('tasks.history', 'ORDER BY h.at, h.id');
  }

  /** Whether a member works on an engagement: is there, and owner or assigned. */
  async worksOn(actor: Actor, memberId: string, engagementId: string): Promise<boolean> {
    const rows = await query(
      'tasks.works-on',
      `SELECT FROM member m WHERE m.workspace_id = $1 AND m.id = $2 AND m.removed_at IS NULL AND (m.role = 'owner' OR
         EXISTS (SELECT FROM assignment a WHERE a.workspace_id = $1 AND a.engagement_id = $3 AND a.member_id = m.id))`,
      [actor.workspaceId, memberId, engagementId],
    );
    return rows.length > 0;
  }

  /** For changing it; whoever else wants to change it waits. @throws NotFound */
  async load(actor: Actor, id: string): Promise<TaskEntity> {
    const where = {
      id,
      workspaceId: actor.workspaceId,
      ...(!seesAll(actor) && { engagementId: In([...actor.engagementIds]) }),
    };
    const task = await manager().findOne(TaskEntity, { where, lock: { mode: 'pessimistic_write' } });
    if (!task) throw new NotFound('task');
    return task;
  }

  async add(task: Omit<TaskEntity, 'version'>): Promise<void> {
    await manager().insert(TaskEntity, task);
  }

  /** Writes what was changed of a loaded task. */
  async change({ id, workspaceId, engagementId: _stays, version, ...values }: TaskEntity): Promise<void> {
    const { affected } = await manager().update(TaskEntity, { id, workspaceId, version }, values);
    if (affected !== 1) throw new Stale(version);
  }

  async addMove(move: TaskMoveEntity): Promise<void> {
    await manager().insert(TaskMoveEntity, move);
  }
}

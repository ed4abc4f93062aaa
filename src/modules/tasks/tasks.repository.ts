import { Injectable } from '@nestjs/common';
import { In, IsNull, Not } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { NotFound, Stale } from '../../kernel/domain-error.js';
import { Question, utc } from '../../platform/database/listing.js';
import { inReach } from '../../platform/database/reach.js';
import { manager, query } from '../../platform/database/transaction.js';
import { TaskMoveEntity } from './task-move.entity.js';
import { TaskEntity } from './task.entity.js';
import { LATE, orders, selectIn, type TaskFilter, type TaskPosition, type TaskRow } from './task-listing.js';
import type { TaskOrder, TaskStatus } from './task.rules.js';

export interface TaskStep {
  readonly id: string;
  readonly at: string;
  readonly actorName: string;
  readonly actorRole: TaskMoveEntity['actorRole'];
  readonly from: TaskStatus | null;
  readonly to: TaskStatus;
  readonly note: string;
}

const SELECT = selectIn('due');

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

  /** Those of these that are in reach, in no order. */
  some(actor: Actor, ids: readonly string[]): Promise<TaskRow[]> {
    return new Question(SELECT, actor, 't')
      .where('ids', 't.id = ANY (#::uuid[])', ids)
      .ask<TaskRow>('tasks.some');
  }

  /** @param limit how many at most */
  list(
    actor: Actor,
    order: TaskOrder,
    filter: TaskFilter,
    now: Temporal.Instant,
    limit: number,
    after: TaskPosition | null,
  ): Promise<TaskRow[]> {
    const question = new Question(selectIn(order), actor, 't')
      .whereGiven('e', 't.engagement_id = #', filter.engagementId)
      .whereGiven('c', 'e.client_id = #', filter.clientId)
      .whereGiven('a', 't.assignee_id = #', filter.assigneeId)
      .whereGiven('s', 't.service_id = #', filter.serviceId)
      .whereGiven('t', 't.turn = #', filter.turn)
      .whereGiven('st', 't.status = #', filter.status)
      .whereGiven('p', 't.priority = #', filter.priority)
      .whereGiven('r', 't.recurring_task_id = #', filter.recurringTaskId)
      .whereGiven('f', 't.due_on >= #::date', filter.dueFrom)
      .whereGiven('b', 't.due_on < #::date', filter.dueBefore);
    if (filter.q !== undefined)
      question.where('q', `(t.title || ' ' || t.brief) ILIKE #`, `%${filter.q.replace(/[\\%_]/g, '\\$&')}%`);
    // As words and not as values, so that the indexes of open tasks serve.
    if (filter.open === true) question.where('o', 't.closed_at IS NULL');
    if (filter.open === false) question.where('x', 't.closed_at IS NOT NULL');
    const late = [now.toString(), now.toString()];
    if (filter.late === true) question.where('l', LATE, ...late);
    if (filter.late === false) question.where('n', `NOT ${LATE}`, ...late);
    if (after) question.where('after', orders[order].after, ...after.slice(1));
    return question.ask<TaskRow>(`tasks.${order}`, `ORDER BY ${orders[order].by} LIMIT #`, limit);
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

  /** For changing it; whoever else wants to change it waits. @throws NotFound */
  async load(actor: Actor, id: string): Promise<TaskEntity> {
    const [task] = await this.loadAll(actor, [id]);
    return task as TaskEntity;
  }

  /** For changing all of them, always in the same order, so that two who do never wait for each other. @throws NotFound */
  async loadAll(actor: Actor, ids: readonly string[]): Promise<TaskEntity[]> {
    const where = { id: In([...ids]), ...inReach(actor) };
    const lock = { mode: 'pessimistic_write' } as const;
    const tasks = await manager().find(TaskEntity, { where, order: { id: 'ASC' }, lock });
    if (tasks.length < ids.length) throw new NotFound('task');
    return tasks;
  }

  /** Open tasks of an engagement with a turnaround; whoever else wants to change one waits. */
  promisedIn({ workspaceId }: Actor, engagementId: string): Promise<TaskEntity[]> {
    const where = { workspaceId, engagementId, closedAt: IsNull(), targetMinutes: Not(IsNull()) };
    return manager().find(TaskEntity, { where, order: { id: 'ASC' }, lock: { mode: 'pessimistic_write' } });
  }

  /** Writes what is promised; nobody has to read the task anew for it, so its version stays. */
  async promise({ id, workspaceId, promisedAt, atRiskAt }: TaskEntity): Promise<void> {
    await query(
      'tasks.promise',
      'UPDATE task SET promised_at = $3, at_risk_at = $4 WHERE workspace_id = $1 AND id = $2',
      [workspaceId, id, promisedAt, atRiskAt],
    );
  }

  /** Notes that the members are warned of a promise; null when it is not near, or they were. */
  async warn(
    { workspaceId }: Actor,
    id: string,
    now: Temporal.Instant,
  ): Promise<Pick<TaskEntity, 'id' | 'engagementId' | 'title'> | null> {
    const [task] = await query<Pick<TaskEntity, 'id' | 'engagementId' | 'title'>>(
      'tasks.warn',
      `UPDATE task SET warned_of = promised_at WHERE workspace_id = $1 AND id = $2 AND turn = 'assistant'
         AND at_risk_at <= $3 AND warned_of IS DISTINCT FROM promised_at
       RETURNING id, engagement_id AS "engagementId", title`,
      [workspaceId, id, now.toString()],
    );
    return task ?? null;
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

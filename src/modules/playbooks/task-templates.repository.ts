import { Injectable } from '@nestjs/common';
import type { Actor, Language } from '../../kernel/actor.js';
import type { Step } from '../../kernel/checklist.js';
import { NotFound, Stale } from '../../kernel/domain-error.js';
import { violatedConstraint } from '../../platform/database/sql-state.js';
import { manager, query } from '../../platform/database/transaction.js';
import { TaskTemplateEntity } from './task-template.entity.js';
import { TemplateIdTaken } from './task-template.errors.js';

export interface TemplateRow {
  readonly id: string;
  readonly language: Language;
  readonly title: string;
  readonly brief: string;
  readonly purpose: string;
  readonly inputs: string;
  readonly acceptanceCriteria: string;
  readonly estimateMinutes: number | null;
  readonly checklist: Step[];
  readonly deliverable: string | null;
  readonly offered: boolean;
  readonly version: number;
}

/** Where a page of own templates ended. */
export type TemplatePosition = readonly [title: string, id: string];

const SELECT = `
  SELECT t.id, t.language, t.title, t.brief, t.purpose, t.inputs, t.acceptance_criteria AS "acceptanceCriteria",
    t.estimate_minutes AS "estimateMinutes", t.checklist, t.deliverable, t.offered, t.version
  FROM task_template t WHERE t.workspace_id = $1 AND (NOT $2::boolean OR t.offered) AND t.deleted_at IS NULL`;

/** The only place that reads and writes a practice's own templates. */
@Injectable()
export class TaskTemplatesRepository {
  /** @throws NotFound */
  async one(actor: Actor, id: string): Promise<TemplateRow> {
    const [row] = await query<TemplateRow>('task-templates.one', `${SELECT} AND t.id = $3`, [
      ...scope(actor),
      id,
    ]);
    if (!row) throw new NotFound('task-template');
    return row;
  }

  /** By title. */
  list(
    actor: Actor,
    language: Language | undefined,
    limit: number,
    after: TemplatePosition | null,
  ): Promise<TemplateRow[]> {
    return query<TemplateRow>(
      'task-templates.list',
      `${SELECT} AND ($3::text IS NULL OR t.language = $3)
         AND ($4::text IS NULL OR (lower(t.title), t.id) > (lower($4), $5::uuid))
       ORDER BY lower(t.title), t.id LIMIT $6`,
      [...scope(actor), language, after?.[0], after?.[1], limit],
    );
  }

  /** For changing it, deleted ones included; whoever else wants to change it waits. @throws NotFound */
  async load({ workspaceId }: Actor, id: string): Promise<TaskTemplateEntity> {
    const where = { id, workspaceId };
    const found = await manager().findOne(TaskTemplateEntity, { where, lock: { mode: 'pessimistic_write' } });
    if (!found) throw new NotFound('task-template');
    return found;
  }

  /** @throws TemplateIdTaken */
  async add(template: Omit<TaskTemplateEntity, 'version'>): Promise<void> {
    try {
      await manager().insert(TaskTemplateEntity, template);
    } catch (error) {
      if (violatedConstraint(error) === 'task_template_pkey') throw new TemplateIdTaken();
      throw error;
    }
  }

  /** Writes what was changed of a loaded template. */
  async change({ id, workspaceId, version, ...values }: TaskTemplateEntity): Promise<void> {
    const { affected } = await manager().update(TaskTemplateEntity, { id, workspaceId, version }, values);
    if (affected !== 1) throw new Stale(version);
  }
}

/** To a contact there are those that are offered. */
function scope(actor: Actor): [string, boolean] {
  return [actor.workspaceId, actor.role === 'contact'];
}

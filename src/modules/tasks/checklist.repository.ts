import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { manager, query } from '../../platform/database/transaction.js';
import { ChecklistItemEntity } from './checklist-item.entity.js';

/** The only place that reads and writes the steps of checklists; the task was found in the caller's reach before. */
@Injectable()
export class ChecklistRepository {
  /** In their order. */
  of({ workspaceId }: Actor, taskId: string): Promise<ChecklistItemEntity[]> {
    return manager().find(ChecklistItemEntity, {
      where: { workspaceId, taskId },
      order: { position: 'ASC' },
    });
  }

  async add(items: readonly ChecklistItemEntity[]): Promise<void> {
    if (items.length > 0) await manager().insert(ChecklistItemEntity, [...items]);
  }

  /** Writes what was changed of a step. */
  async change({ id, workspaceId, text, by, doneAt, doneByName }: ChecklistItemEntity): Promise<void> {
    await manager().update(ChecklistItemEntity, { id, workspaceId }, { text, by, doneAt, doneByName });
  }

  /** Numbers the steps of a task by their place in the list. */
  async order(
    { workspaceId }: Actor,
    taskId: string,
    items: readonly { readonly id: string }[],
  ): Promise<void> {
    await query(
      'checklist.order',
      `UPDATE checklist_item i SET position = o.place - 1
       FROM unnest($3::uuid[]) WITH ORDINALITY o (id, place)
       WHERE i.workspace_id = $1 AND i.task_id = $2 AND i.id = o.id AND i.position <> o.place - 1`,
      [workspaceId, taskId, items.map(({ id }) => id)],
    );
  }

  async remove({ id, workspaceId }: ChecklistItemEntity): Promise<void> {
    await manager().delete(ChecklistItemEntity, { id, workspaceId });
  }
}

import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { NotFound, Stale } from '../../kernel/domain-error.js';
import { manager, query } from '../../platform/database/transaction.js';
import { WorkspaceEntity } from './workspace.entity.js';

/** The workspace one is in. */
@Injectable()
export class WorkspaceRepository {
  async own(actor: Actor): Promise<WorkspaceEntity> {
    const workspace = await manager().findOneBy(WorkspaceEntity, { id: actor.workspaceId });
    if (!workspace) throw new NotFound('workspace');
    return workspace;
  }

  async name({ workspaceId }: Actor): Promise<string> {
    const [row] = await query<{ name: string }>(
      'workspace.name',
      'SELECT name FROM workspace WHERE id = $1',
      [workspaceId],
    );
    return row?.name ?? '';
  }

  async change(
    { id, version }: WorkspaceEntity,
    changes: Partial<Pick<WorkspaceEntity, 'name' | 'notesOpening'>>,
  ): Promise<void> {
    const { affected } = await manager().update(WorkspaceEntity, { id, version }, changes);
    if (affected !== 1) throw new Stale(version);
  }
}

import type { Actor } from '../../kernel/actor.js';
import { holds } from '../../kernel/permissions.js';
import { Can, Id, Text, Whole } from '../../platform/http/fields.js';
import type { WorkspaceEntity } from './workspace.entity.js';

export class EditWorkspaceDto {
  @Text({ min: 1, max: 120 })
  name!: string;
}

/** One practice or agency. */
export class WorkspaceDto {
  @Id()
  id!: string;

  @Text()
  name!: string;

  @Whole()
  version!: number;

  @Can('edit')
  can!: Record<'edit', boolean>;

  static of({ id, name, version }: WorkspaceEntity, actor: Actor): WorkspaceDto {
    return { id, name, version, can: { edit: holds(actor.role, 'workspace.edit') } };
  }
}

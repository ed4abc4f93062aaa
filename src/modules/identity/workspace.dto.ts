import type { Actor } from '../../kernel/actor.js';
import { holds } from '../../kernel/permissions.js';
import { Can, Id, Text, Whole, Yes } from '../../platform/http/fields.js';
import type { WorkspaceEntity } from './workspace.entity.js';

const NOTES =
  'Whether it is noted when a contact first opens the page of a report. Nothing in a mail tells it: no picture, no counted link.';

export class EditWorkspaceDto {
  @Text({ min: 1, max: 120, optional: true })
  name?: string;

  @Yes({ optional: true, description: NOTES })
  notesOpening?: boolean;
}

/** One practice or agency. */
export class WorkspaceDto {
  @Id()
  id!: string;

  @Text()
  name!: string;

  @Yes({ description: NOTES })
  notesOpening!: boolean;

  @Whole()
  version!: number;

  @Can('edit')
  can!: Record<'edit', boolean>;

  static of({ id, name, notesOpening, version }: WorkspaceEntity, actor: Actor): WorkspaceDto {
    return { id, name, notesOpening, version, can: { edit: holds(actor.role, 'workspace.edit') } };
  }
}

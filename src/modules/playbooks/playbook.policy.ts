import type { Actor } from '../../kernel/actor.js';
import { holds } from '../../kernel/permissions.js';

/** What decides who may do what with a playbook. */
export interface JudgedPlaybook {
  readonly engagementId: string | null;
  readonly archivedAt: string | Date | null;
}

export interface PlaybookAbilities {
  /** Name, services, archive. */
  readonly edit: boolean;
  /** A new version. */
  readonly improve: boolean;
  /** With the client, where it is of one. */
  readonly share: boolean;
}

/** Members write playbooks; a contact reads what is shared. */
export function playbookAbilities(actor: Actor, playbook: JudgedPlaybook): PlaybookAbilities {
  const edit = holds(actor.role, 'playbooks.manage');
  return {
    edit,
    improve: edit && playbook.archivedAt === null,
    share: edit && playbook.engagementId !== null,
  };
}

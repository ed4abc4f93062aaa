import type { Actor } from '../../kernel/actor.js';
import { holds } from '../../kernel/permissions.js';

export interface TemplateAbilities {
  readonly edit: boolean;
  readonly remove: boolean;
}

/** Members keep their own templates; those that come with the product stay as they are. */
export function templateAbilities(actor: Actor, template: { readonly shipped: boolean }): TemplateAbilities {
  const keeps = holds(actor.role, 'task-templates.manage') && !template.shipped;
  return { edit: keeps, remove: keeps };
}

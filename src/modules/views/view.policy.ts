import { isMember, type Actor } from '../../kernel/actor.js';
import { NotFound } from '../../kernel/domain-error.js';
import { holds } from '../../kernel/permissions.js';

/** What decides who may do what with a view that somebody can read. */
export interface JudgedView {
  readonly scheduled: boolean;
}

export type ViewAbility = 'edit' | 'remove' | 'mail';

/** Owners make and keep views; whoever reads one that is sent may have it by mail. */
export function viewAbilities(actor: Actor, { scheduled }: JudgedView): Record<ViewAbility, boolean> {
  const keeps = actor.role !== 'contact' && holds(actor.role, 'views.manage');
  return { edit: keeps, remove: keeps, mail: isMember(actor) && scheduled };
}

/** For a contact there are no views. @throws NotFound */
export function refuseContacts(actor: Actor): void {
  if (actor.role === 'contact') throw new NotFound('view');
}

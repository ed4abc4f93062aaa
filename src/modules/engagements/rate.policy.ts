import type { Actor } from '../../kernel/actor.js';
import { holds } from '../../kernel/permissions.js';

/** The owner says what work is paid. */
export function rateAbilities(actor: Actor): Record<'remove', boolean> {
  return { remove: holds(actor.role, 'rates.manage') };
}

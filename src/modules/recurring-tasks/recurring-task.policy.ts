import type { Actor } from '../../kernel/actor.js';
import { holds } from '../../kernel/permissions.js';

export interface RecurringTaskAbilities {
  /** Change it from now on; skip, move, pause, end. */
  readonly edit: boolean;
}

/** Members manage what comes again; a contact reads when it comes. What was ended stays as it was. */
export function recurringTaskAbilities(
  actor: Actor,
  series: { readonly endedOn: string | null },
): RecurringTaskAbilities {
  return { edit: holds(actor.role, 'recurring-tasks.manage') && series.endedOn === null };
}

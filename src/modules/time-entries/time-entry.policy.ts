import { isMember, seesAll, type Actor } from '../../kernel/actor.js';

/** What decides who may do what with an entry. */
export interface JudgedEntry {
  readonly memberId: string;
  readonly running: boolean;
  readonly deleted: boolean;
}

export type TimeEntryAbility = 'edit' | 'remove' | 'restore' | 'stop';

/** Members change their own entries, the owner everybody's; a contact looks on. */
export function timeEntryAbilities(actor: Actor, entry: JudgedEntry): Record<TimeEntryAbility, boolean> {
  const own = seesAll(actor) || (isMember(actor) && actor.seatId === entry.memberId);
  return {
    edit: own && !entry.deleted,
    remove: own && !entry.deleted,
    restore: own && entry.deleted,
    stop: own && !entry.deleted && entry.running,
  };
}

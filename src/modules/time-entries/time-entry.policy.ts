import { isMember, seesAll, type Actor } from '../../kernel/actor.js';
import type { LockReason } from './time-entry.errors.js';

/** What decides who may do what with an entry. */
export interface JudgedEntry {
  readonly memberId: string;
  readonly running: boolean;
  readonly deleted: boolean;
  /** Its client was told of it, or its day was affirmed. */
  readonly locked: LockReason | null;
}

export const timeEntryWords = ['edit', 'remove', 'restore', 'stop', 'split', 'duplicate', 'adjust'] as const;
export type TimeEntryAbility = (typeof timeEntryWords)[number];

/**
 * Members change their own entries, the owner everybody's; a contact looks on. What is locked stays as it is: what
 * was reported is adjusted, what was affirmed opens with the affirmation.
 */
export function timeEntryAbilities(actor: Actor, entry: JudgedEntry): Record<TimeEntryAbility, boolean> {
  const own = mayKeep(actor, entry.memberId);
  const there = own && !entry.deleted;
  const open = there && entry.locked === null;
  return {
    edit: open,
    remove: open,
    restore: own && entry.deleted && entry.locked === null,
    stop: open && entry.running,
    split: open,
    duplicate: there && !entry.running,
    adjust: there && entry.locked === 'reported',
  };
}

/** Whose work somebody keeps: their own, the owner everybody's. */
export function mayKeep(actor: Actor, memberId: string): boolean {
  return seesAll(actor) || (isMember(actor) && actor.seatId === memberId);
}

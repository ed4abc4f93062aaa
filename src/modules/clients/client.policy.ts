import { isMember, seesAll, type Actor } from '../../kernel/actor.js';
import { NotFound } from '../../kernel/domain-error.js';
import { holds } from '../../kernel/permissions.js';

/** The owner keeps the list of clients; whoever has a client in reach may look at it. */
export function clientAbilities(actor: Actor): Record<'edit', boolean> {
  return { edit: holds(actor.role, 'clients.manage') };
}

/** What decides who may do what with a contact. */
export interface JudgedContact {
  readonly clientId: string;
  readonly removed: boolean;
  readonly signsIn: boolean;
}

export type ContactAbility = 'edit' | 'remove' | 'restore' | 'invite';

/** Members keep the contacts of the clients they work for. */
export function contactAbilities(actor: Actor, contact: JudgedContact): Record<ContactAbility, boolean> {
  const mine =
    holds(actor.role, 'contacts.manage') && (seesAll(actor) || actor.clientIds.includes(contact.clientId));
  return {
    edit: mine && !contact.removed,
    remove: mine && !contact.removed,
    restore: mine && contact.removed,
    invite: mine && !contact.removed && !contact.signsIn,
  };
}

export type KnowledgeAbility = 'edit' | 'confirm' | 'remove' | 'restore';

/** Whoever has a client in reach as a member may keep what is known of it. */
export function knowledgeAbilities(
  actor: Actor,
  { removed }: { readonly removed: boolean },
): Record<KnowledgeAbility, boolean> {
  const member = isMember(actor);
  return {
    edit: member && !removed,
    confirm: member && !removed,
    remove: member && !removed,
    restore: member && removed,
  };
}

/** Whose rows of what is known of clients somebody reads: workspace, at all (no contact does), of every client, of these. */
export function knowledgeScope(actor: Actor): [string, boolean, boolean, readonly string[]] {
  return [actor.workspaceId, actor.role !== 'contact', seesAll(actor), actor.clientIds];
}

/** Preferences, courtesies, referrals and stages are about the client, not for them. @throws NotFound */
export function refuseContacts(actor: Actor, noun: string): void {
  if (actor.role === 'contact') throw new NotFound(noun);
}

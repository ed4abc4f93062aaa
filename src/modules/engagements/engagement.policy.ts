import { isMember, type Actor } from '../../kernel/actor.js';
import { holds } from '../../kernel/permissions.js';

/** What decides who may do what in an engagement that is in the caller's reach. */
export interface JudgedEngagement {
  /** Its last day is over. */
  readonly ended: boolean;
  /** The agreement of today lets contacts see amounts. */
  readonly showAmounts: boolean;
}

export type EngagementAbility = 'edit' | 'logTime' | 'delegate' | 'compose' | 'seeAmounts';

/** The owner agrees on terms, members work and report, everybody delegates while it runs. */
export function engagementAbilities(
  actor: Actor,
  { ended, showAmounts }: JudgedEngagement,
): Record<EngagementAbility, boolean> {
  return {
    edit: holds(actor.role, 'engagements.manage'),
    logTime: isMember(actor),
    delegate: holds(actor.role, 'tasks.delegate') && !ended,
    compose: holds(actor.role, 'reports.compose'),
    seeAmounts: seesAmounts(actor, showAmounts),
  };
}

/** What decides whether an agreement may still be corrected. */
export interface JudgedAgreement {
  /** Work was logged on days on which it holds. */
  readonly inUse: boolean;
  /** The client was told of such days. */
  readonly reported: boolean;
  /** The engagement has no other. */
  readonly only: boolean;
}

/** The owner corrects terms that nobody has worked under and no client was told of. */
export function agreementAbilities(
  actor: Actor,
  { inUse, reported, only }: JudgedAgreement,
): Record<'edit' | 'remove', boolean> {
  const edit = holds(actor.role, 'engagements.manage') && !inUse && !reported;
  return { edit, remove: edit && !only };
}

/** Contacts see amounts only where the agreement says so. */
export function seesAmounts(actor: Actor, showAmounts: boolean): boolean {
  return actor.role !== 'contact' || showAmounts;
}

/** Members keep the services of the engagements they work in. */
export function serviceAbilities(actor: Actor): Record<'edit', boolean> {
  return { edit: holds(actor.role, 'services.manage') };
}

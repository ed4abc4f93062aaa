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

/** What decides what may become of an agreement. */
export interface JudgedAgreement {
  /** Work was logged on days on which it holds. */
  readonly inUse: boolean;
  /** The client was told of such days. */
  readonly reported: boolean;
  /** The engagement has no other. */
  readonly only: boolean;
  /** The next one already holds. */
  readonly over: boolean;
  /** What the client said last. */
  readonly answer: 'accepted' | 'declined' | null;
  /** The client said it to just these terms. */
  readonly asAnswered: boolean;
}

export type AgreementAbility = 'edit' | 'remove' | 'propose' | 'answer';

/**
 * The owner corrects terms that nobody has worked under, no client was told of and none has accepted. A client who
 * said no may say yes later; a yes stays, and is asked for again only when what it was said to is otherwise now.
 */
export function agreementAbilities(
  actor: Actor,
  { inUse, reported, only, over, answer, asAnswered }: JudgedAgreement,
): Record<AgreementAbility, boolean> {
  const edit = holds(actor.role, 'engagements.manage') && !inUse && !reported && answer !== 'accepted';
  const open = !over && !(answer === 'accepted' && asAnswered);
  return {
    edit,
    remove: edit && !only,
    propose: holds(actor.role, 'engagements.manage') && open,
    answer: actor.role === 'contact' && actor.seatId !== null && open,
  };
}

/** Contacts see amounts only where the agreement says so. */
export function seesAmounts(actor: Actor, showAmounts: boolean): boolean {
  return actor.role !== 'contact' || showAmounts;
}

/** Members keep the services of the engagements they work in. */
export function serviceAbilities(actor: Actor): Record<'edit', boolean> {
  return { edit: holds(actor.role, 'services.manage') };
}

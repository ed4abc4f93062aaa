import type { Actor } from '../../kernel/actor.js';
import { holds } from '../../kernel/permissions.js';
import type { ReportState } from './report.entity.js';

export const reportWords = [
  ...(['edit', 'send', 'remove', 'hold', 'release', 'revise'] as const),
  ...(['accept', 'ask', 'reply'] as const),
] as const;
export type ReportAbility = (typeof reportWords)[number];

/** What of a report decides who may do what with it. */
export interface JudgedReport {
  readonly state: ReportState;
  readonly heldAt?: Date | null;
  /** A later version: sent, or being written. */
  readonly supersededBy?: string | null;
  readonly revisionId?: string | null;
}

/** Who may do what with a report: members write drafts and reply, contacts answer what was sent. */
export function reportAbilities(
  actor: Actor,
  { state, heldAt = null, supersededBy = null, revisionId = null }: JudgedReport,
): Record<ReportAbility, boolean> {
  const composes = holds(actor.role, 'reports.compose');
  const writes = composes && state === 'draft';
  const answers = actor.role === 'contact';
  return {
    edit: writes,
    send: writes && heldAt === null,
    remove: writes,
    hold: writes && heldAt === null,
    release: writes && heldAt !== null,
    revise: composes && state !== 'draft' && supersededBy === null && revisionId === null,
    accept: answers && state === 'sent' && supersededBy === null,
    ask: answers && state !== 'draft' && supersededBy === null,
    reply: holds(actor.role, 'reports.reply') && state !== 'draft',
  };
}

export type ReportLinkAbility = 'revoke';

/** A link that may be handed on is taken back by who made it, and by members. */
export function reportLinkAbilities(
  actor: Actor,
  link: { readonly createdBy: string; readonly open: boolean },
): Record<ReportLinkAbility, boolean> {
  return { revoke: link.open && (actor.role !== 'contact' || link.createdBy === actor.seatId) };
}

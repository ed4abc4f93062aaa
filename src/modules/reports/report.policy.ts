import type { Actor } from '../../kernel/actor.js';
import { holds } from '../../kernel/permissions.js';
import type { ReportState } from './report.entity.js';

export type ReportAbility = 'edit' | 'send' | 'remove' | 'accept' | 'ask' | 'reply';

/** Who may do what with a report: members write drafts and reply, contacts answer what was sent. */
export function reportAbilities(
  actor: Actor,
  report: { readonly state: ReportState },
): Record<ReportAbility, boolean> {
  const composes = holds(actor.role, 'reports.compose') && report.state === 'draft';
  const answers = actor.role === 'contact';
  return {
    edit: composes,
    send: composes,
    remove: composes,
    accept: answers && report.state === 'sent',
    ask: answers && report.state !== 'draft',
    reply: holds(actor.role, 'reports.reply') && report.state !== 'draft',
  };
}

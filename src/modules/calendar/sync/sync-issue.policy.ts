import type { SyncIssueRow } from './sync-issues.repository.js';

type About = Pick<SyncIssueRow, 'kind' | 'facts' | 'linkId' | 'recordId' | 'resolvedAt'>;

/** What whoever an issue belongs to can do about it. */
export function issueAbilities({ kind, facts, linkId, recordId, resolvedAt }: About) {
  const open = resolvedAt === null;
  const aboutRecord = open && (linkId !== null || recordId !== null);
  const conflict = aboutRecord && kind === 'conflict';
  const aboutClient = facts.noun === 'appointment' && facts.timeKept === 'ours';
  return {
    /** The other side's version is taken after all. */
    undo: conflict && facts.asks !== true && !(aboutClient && facts.aspects === 'time'),
    /** An appointment is moved to where it was put in the calendar, and its guests are told; a calendar is as empty as it seems (F4). */
    apply: (conflict && aboutClient) || (open && kind === 'emptied'),
    putBack: aboutRecord && kind === 'unscheduled',
    // What keeps something from working goes when it works.
    dismiss: open && ['conflict', 'unscheduled', 'refused', 'emptied', 'removed'].includes(kind),
  };
}

export type IssueAbility = keyof ReturnType<typeof issueAbilities>;

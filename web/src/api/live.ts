import type { LiveEvent } from './types';

/** Where the server tells what changed (Server-Sent Events). */
export const eventsAddress = '/api/v1/events';

/** What has to be read again when something changed; first words of query keys. */
const touched: Record<LiveEvent['type'], string[]> = {
  'task.changed': ['tasks', 'task-links'],
  'task-link.changed': ['task-links'],
  'deliverable.changed': ['deliverables', 'archive'],
  'time-entry.changed': ['time-entries', 'tasks', 'engagements', 'balances', 'entry-candidates'],
  'affirmation.changed': ['affirmations', 'time-entries'],
  'adjustment.changed': ['adjustments', 'time-entries', 'balances'],
  'balance.changed': ['balances', 'consents', 'balance-links'],
  'rate.changed': ['rates'],
  'import.changed': ['imports', 'time-entries', 'clients', 'engagements', 'members'],
  'report.changed': ['reports', 'time-entries'],
  'client.changed': ['clients', 'contacts', 'engagements', 'tasks'],
  'engagement.changed': ['engagements', 'services', 'tasks', 'balances'],
  'member.changed': ['members', 'invitations', 'session'],
  'workspace.changed': ['workspace', 'session'],
  'suppression.changed': ['suppressions'],
  'question.changed': ['questions', 'tasks', 'task-links'],
  'comment.changed': ['comments', 'attachments', 'tasks'],
  'attachment.changed': ['attachments', 'comments'],
  'playbook.changed': ['playbooks'],
  'view.changed': ['views'],
  'task-template.changed': ['task-templates'],
  'recurring-task.changed': ['recurring-tasks'],
  'notice.changed': ['notices'],
  'feedback.changed': ['feedback'],
  'preference.changed': ['preferences'],
  'touchpoint.changed': ['touchpoints'],
  'referral.changed': ['referrals'],
  'appointment.changed': ['appointments', 'appointment-proposals', 'attendance', 'follow-ups', 'busy-times'],
  'appointment-proposal.changed': ['appointment-proposals'],
  'time-block.changed': ['time-blocks', 'busy-times'],
  'calendar-connection.changed': ['calendar-connections', 'sync-issues'],
  'calendar.changed': ['calendar-connections', 'busy-times'],
  'sync-issue.changed': ['sync-issues'],
  'entry-candidate.changed': ['entry-candidates', 'busy-times'],
};

/** The query keys that an event makes stale; none for an event that this version does not know. */
export function staleAfter(data: string): string[] {
  try {
    const event = JSON.parse(data) as Partial<LiveEvent>;
    return event.type ? (touched[event.type] ?? []) : [];
  } catch {
    return [];
  }
}

import type { Role } from './actor.js';

/** Every permission word with the roles that hold it. A route names one word with `@Allow`. */
const holders = {
  'session.use': ['owner', 'assistant', 'contact'],
  'workspace.read': ['owner', 'assistant'],
  'workspace.edit': ['owner'],
  'workspace.export': ['owner'],
  'members.read': ['owner', 'assistant'],
  'members.manage': ['owner'],
  'invitations.manage': ['owner', 'assistant'],
  'tokens.manage': ['owner', 'assistant', 'contact'],
  'clients.read': ['owner', 'assistant', 'contact'],
  'clients.manage': ['owner'],
  'contacts.read': ['owner', 'assistant'],
  'contacts.manage': ['owner', 'assistant'],
  // For a contact none of this exists: each answers them 404, not 403.
  'preferences.read': ['owner', 'assistant', 'contact'],
  'preferences.manage': ['owner', 'assistant', 'contact'],
  'touchpoints.read': ['owner', 'assistant', 'contact'],
  'touchpoints.manage': ['owner', 'assistant', 'contact'],
  'referrals.read': ['owner', 'assistant', 'contact'],
  'referrals.manage': ['owner', 'assistant', 'contact'],
  'engagements.read': ['owner', 'assistant', 'contact'],
  'engagements.manage': ['owner'],
  'agreements.answer': ['contact'],
  'rates.read': ['owner', 'assistant'],
  'rates.manage': ['owner'],
  'services.manage': ['owner', 'assistant'],
  'tasks.read': ['owner', 'assistant', 'contact'],
  'tasks.delegate': ['owner', 'assistant', 'contact'],
  'tasks.move': ['owner', 'assistant', 'contact'],
  'tasks.edit': ['owner', 'assistant', 'contact'],
  'tasks.arrange': ['owner', 'assistant'],
  'questions.read': ['owner', 'assistant', 'contact'],
  'questions.ask': ['owner', 'assistant'],
  'questions.answer': ['owner', 'assistant', 'contact'],
  'playbooks.read': ['owner', 'assistant', 'contact'],
  'playbooks.manage': ['owner', 'assistant'],
  'task-templates.read': ['owner', 'assistant', 'contact'],
  'task-templates.manage': ['owner', 'assistant'],
  'recurring-tasks.read': ['owner', 'assistant', 'contact'],
  'recurring-tasks.manage': ['owner', 'assistant'],
  'deliverables.read': ['owner', 'assistant', 'contact'],
  'deliverables.manage': ['owner', 'assistant'],
  'deliverables.decide': ['contact'],
  'uploads.send': ['owner', 'assistant', 'contact'],
  'notices.read': ['owner', 'assistant', 'contact'],
  'comments.read': ['owner', 'assistant', 'contact'],
  'comments.write': ['owner', 'assistant', 'contact'],
  'attachments.read': ['owner', 'assistant', 'contact'],
  'attachments.write': ['owner', 'assistant', 'contact'],
  'archive.search': ['owner', 'assistant', 'contact'],
  'time-entries.read': ['owner', 'assistant', 'contact'],
  'time-entries.log': ['owner', 'assistant'],
  'time-entries.import': ['owner'],
  'consents.answer': ['contact'],
  'balance-links.manage': ['owner', 'assistant'],
  'task-links.manage': ['owner', 'assistant'],
  'insights.read': ['owner', 'assistant'],
  // For a contact none of this exists either.
  'views.read': ['owner', 'assistant', 'contact'],
  'views.manage': ['owner', 'contact'],
  // When work is planned is the practice's own business: to a contact no plan is there (404).
  'planning.read': ['owner', 'assistant', 'contact'],
  'planning.plan': ['owner', 'assistant'],
  'feedback.read': ['owner', 'assistant', 'contact'],
  'feedback.answer': ['contact'],
  'feedback.trend': ['owner', 'assistant'],
  // One's own accounts and calendars; nobody else's, whatever the role.
  'calendars.manage': ['owner', 'assistant', 'contact'],
  'appointments.read': ['owner', 'assistant', 'contact'],
  'appointments.manage': ['owner', 'assistant'],
  'appointments.attend': ['owner', 'assistant'],
  // For a contact it does not exist: 404, not 403.
  'follow-ups.read': ['owner', 'assistant', 'contact'],
  'follow-ups.manage': ['owner', 'assistant', 'contact'],
  'appointments.answer': ['owner', 'assistant', 'contact'],
  'reports.read': ['owner', 'assistant', 'contact'],
  'reports.compose': ['owner', 'assistant'],
  'reports.answer': ['contact'],
  'reports.reply': ['owner', 'assistant'],
  'report-links.manage': ['owner', 'assistant', 'contact'],
  'feeds.manage': ['owner', 'assistant', 'contact'],
  // A kept mail carries the link of its reader: whoever has it can answer in their name.
  'delivery-mails.read': ['owner'],
  'suppressions.manage': ['owner'],
} as const satisfies Record<string, readonly Exclude<Role, 'system'>[]>;

export type Permission = keyof typeof holders;

export const permissions = Object.keys(holders) as Permission[];

/** Whether a role holds a permission; the product itself (`system`) holds all. */
export function holds(role: Role, permission: Permission): boolean {
  return role === 'system' || (holders[permission] as readonly Role[]).includes(role);
}

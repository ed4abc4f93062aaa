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
  'engagements.read': ['owner', 'assistant', 'contact'],
  'engagements.manage': ['owner'],
  'rates.read': ['owner', 'assistant'],
  'rates.manage': ['owner'],
  'services.manage': ['owner', 'assistant'],
  'tasks.read': ['owner', 'assistant', 'contact'],
  'tasks.delegate': ['owner', 'assistant', 'contact'],
  'tasks.move': ['owner', 'assistant', 'contact'],
  'tasks.edit': ['owner', 'assistant', 'contact'],
  'deliverables.read': ['owner', 'assistant', 'contact'],
  'deliverables.manage': ['owner', 'assistant'],
  'time-entries.read': ['owner', 'assistant', 'contact'],
  'time-entries.log': ['owner', 'assistant'],
  'time-entries.import': ['owner'],
  'consents.answer': ['contact'],
  'balance-links.manage': ['owner', 'assistant'],
  'insights.read': ['owner', 'assistant'],
  'reports.read': ['owner', 'assistant', 'contact'],
  'reports.compose': ['owner', 'assistant'],
  'reports.answer': ['contact'],
  'reports.reply': ['owner', 'assistant'],
} as const satisfies Record<string, readonly Exclude<Role, 'system'>[]>;

export type Permission = keyof typeof holders;

export const permissions = Object.keys(holders) as Permission[];

/** Whether a role holds a permission; the product itself (`system`) holds all. */
export function holds(role: Role, permission: Permission): boolean {
  return role === 'system' || (holders[permission] as readonly Role[]).includes(role);
}

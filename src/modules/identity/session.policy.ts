import { holds } from '../../kernel/permissions.js';
import type { Seat } from '../../platform/access/caller.js';

/** What a seat may do at all; screens leave out what is not there. */
export function sessionAbilities(role: Seat['role']) {
  return {
    manageMembers: holds(role, 'members.manage'),
    manageClients: holds(role, 'clients.manage'),
    logTime: holds(role, 'time-entries.log'),
    delegate: holds(role, 'tasks.delegate'),
    manageViews: role !== 'contact' && holds(role, 'views.manage'),
  };
}

import type { LiveEvent } from './types';

/** Where the server tells what changed (Server-Sent Events). */
export const eventsAddress = '/api/v1/events';

/** What has to be read again when something changed; first words of query keys. */
const touched: Record<LiveEvent['type'], string[]> = {
  'task.changed': ['tasks'],
  'deliverable.changed': ['deliverables'],
  'time-entry.changed': ['time-entries', 'tasks', 'engagements'],
  'report.changed': ['reports'],
  'client.changed': ['clients', 'contacts', 'engagements', 'tasks'],
  'engagement.changed': ['engagements', 'services', 'tasks'],
  'member.changed': ['members', 'invitations', 'session'],
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

import type { TaskLink } from '../api/types';

/** How it stands with a contact's page of a task. */
export interface LinkStand {
  is: 'none' | 'since' | 'until' | 'expired' | 'taken-back';
  /** The moment that the words name. */
  at: string | null;
  /** The one that was not taken back. */
  link: TaskLink | null;
}

/** @param links all that a contact ever had for the task, the newest first */
export function standOf(links: readonly TaskLink[]): LinkStand {
  const link = links.find(({ revokedAt }) => revokedAt === null) ?? null;
  if (link === null) {
    const last = links[0]?.revokedAt ?? null;
    return { is: last === null ? 'none' : 'taken-back', at: last, link };
  }
  if (link.url === null) return { is: 'expired', at: null, link };
  if (link.expiresAt !== null) return { is: 'until', at: link.expiresAt, link };
  return { is: 'since', at: link.createdAt, link };
}

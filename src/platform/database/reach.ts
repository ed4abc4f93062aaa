import { In } from 'typeorm';
import { reaches, seesAll, type Actor } from '../../kernel/actor.js';
import { NotFound } from '../../kernel/domain-error.js';

/** The part of an entity's `where` that keeps the actor's workspace and, unless they see all of it, their engagements. */
export function inReach(actor: Actor) {
  const { workspaceId, engagementIds } = actor;
  return { workspaceId, ...(!seesAll(actor) && { engagementId: In([...engagementIds]) }) };
}

/**
 * Before something is written into an engagement. Foreign ones do not exist; those of another workspace, which an owner
 * could name, the foreign key refuses. @throws NotFound
 */
export function refuseOutOfReach(actor: Actor, engagementId: string): void {
  if (!reaches(actor, engagementId)) throw new NotFound('engagement');
}

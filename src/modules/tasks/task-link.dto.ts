import type { Actor } from '../../kernel/actor.js';
import { Can, Id, Instant, Text } from '../../platform/http/fields.js';
import { PageQuery } from '../../platform/http/paging.js';
import { taskLinkAbilities, taskLinkAbilityWords, type TaskLinkAbility } from './task-link.policy.js';
import type { TaskLinkRow } from './task-links.repository.js';

export class TaskLinksQuery extends PageQuery {
  @Id({ optional: true, description: 'Links to the page of one task.' })
  taskId?: string;
}

export class AddTaskLinkDto {
  @Id({ optional: true, description: 'UUID v7 chosen by the caller.' })
  id?: string;

  @Id()
  taskId!: string;

  @Id({ description: 'A contact of the task’s client.' })
  contactId!: string;
}

/** The page of a task for one contact: without sign-in, always current, until it is taken back. */
export class TaskLinkDto {
  @Id()
  id!: string;

  @Id()
  taskId!: string;

  @Id()
  contactId!: string;

  @Text()
  contactName!: string;

  @Text({
    nullable: true,
    max: 2000,
    description: 'Null once it opens nothing any more: taken back, expired, or its contact was removed.',
  })
  url!: string | null;

  @Instant()
  createdAt!: string;

  @Instant({ nullable: true })
  revokedAt!: string | null;

  @Instant({ nullable: true, description: '180 days after the task was closed; null while it is open.' })
  expiresAt!: string | null;

  @Can(...taskLinkAbilityWords)
  can!: Record<TaskLinkAbility, boolean>;

  /** @param url null where the link opens nothing any more */
  static of(row: TaskLinkRow, url: string | null, expiresAt: Temporal.Instant | null, actor: Actor): TaskLinkDto {
    const { id, taskId, contactId, contactName, createdAt, revokedAt } = row;
    return {
      ...{ id, taskId, contactId, contactName, url },
      createdAt: createdAt.toTemporalInstant().toString(),
      revokedAt: revokedAt && revokedAt.toTemporalInstant().toString(),
      expiresAt: expiresAt && expiresAt.toString(),
      can: taskLinkAbilities(actor, { revoked: revokedAt !== null }),
    };
  } // prettier-ignore
}

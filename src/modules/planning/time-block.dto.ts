import type { Actor } from '../../kernel/actor.js';
import { Can, Id, Instant, OneOf, SomeOf, Text, Whole } from '../../platform/http/fields.js';
import { PageQuery } from '../../platform/http/paging.js';
import type { BusyKind } from './busy-sources.service.js';
import type { BlockRemover } from './time-block.entity.js';
import { timeBlockAbilities, timeBlockWords, type TimeBlockAbility } from './time-block.policy.js';
import type { TimeBlockRow } from './time-blocks.repository.js';

export const busyKinds = ['time_block', 'calendar', 'appointment'] as const satisfies readonly BusyKind[];
const removers = ['member', 'task', 'calendar'] as const satisfies readonly BlockRemover[];
const NOTE = { max: 500, description: 'What is meant to be done then; members read it.' };

export class PlanBlockDto {
  @Id({ optional: true, description: 'Chosen by the caller: sent again with the same block, it stays one.' })
  id?: string;

  @Id()
  taskId!: string;

  @Instant()
  startsAt!: string;

  @Instant({ description: 'At most 24 hours later.' })
  endsAt!: string;

  @Text({ ...NOTE, optional: true })
  note?: string;

  @Id({
    optional: true,
    description: 'In whose week; the caller’s own unless said. Owners alone plan for others.',
  })
  memberId?: string;
}

export class ChangeBlockDto {
  @Id({ optional: true, description: 'For another task than before.' })
  taskId?: string;

  @Instant({ optional: true, description: 'Without `endsAt` the block keeps its length.' })
  startsAt?: string;

  @Instant({ optional: true })
  endsAt?: string;

  @Text({ ...NOTE, optional: true })
  note?: string;
}

export class TimeBlocksQuery extends PageQuery {
  @Text({ optional: true, max: 36, description: '`me`, or the id of a member.' })
  memberId?: string;

  @Id({ optional: true })
  taskId?: string;

  @Id({ optional: true })
  engagementId?: string;

  @Instant({ optional: true, description: 'Blocks that end after it.' })
  from?: string;

  @Instant({ optional: true, description: 'Blocks that start before it.' })
  to?: string;
}

export class TimeBlockDto {
  @Id() id!: string;
  @Id() taskId!: string;
  @Text() taskTitle!: string;
  @Id() engagementId!: string;
  @Text() engagementName!: string;
  @Id() clientId!: string;
  @Text() clientName!: string;
  @Id() memberId!: string;
  @Text() memberName!: string;
  @Instant() startsAt!: string;
  @Instant() endsAt!: string;
  @Text(NOTE) note!: string;
  @SomeOf(busyKinds, { description: 'What else its member has at that time; nothing is moved for it.' })
  overlaps!: readonly BusyKind[];
  @Instant({ nullable: true }) removedAt!: string | null;
  @OneOf(removers, {
    nullable: true,
    description: 'Who took it away: somebody here, the end of its task, or somebody in their calendar.',
  })
  removedBy!: BlockRemover | null;
  @Whole() version!: number;
  @Can(...timeBlockWords) can!: Record<TimeBlockAbility, boolean>;

  static of(row: TimeBlockRow, overlaps: readonly BusyKind[], actor: Actor): TimeBlockDto {
    const { taskOpen, ...shown } = row;
    const judged = { memberId: row.memberId, removed: row.removedAt !== null, taskOpen };
    return { ...shown, overlaps, can: timeBlockAbilities(actor, judged) };
  }
}

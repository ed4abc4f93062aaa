import type { Actor, Role } from '../../kernel/actor.js';
import { localDay } from '../../kernel/time-zone.js';
import {
  Day,
  Id,
  Instant,
  ListOf,
  Nested,
  OneOf,
  QueryYes,
  SomeOf,
  Text,
  Whole,
  Yes,
} from '../../platform/http/fields.js';
import { PageQuery } from '../../platform/http/paging.js';
import { taskAbilities } from './task.policy.js';
import { isOverdue, taskStatuses, turns, type TaskStatus, type Turn } from './task.rules.js';
import type { TaskRow } from './tasks.repository.js';

const BRIEF = { max: 20_000, description: 'What is to be done, in all detail.' };
const DUE = { nullable: true, description: 'In the engagement’s time zone.' };
const MEMBERS_ONLY = 'Said by members only.';

/** What can be said about a task at any time. */
class TaskFieldsDto {
  @Text({ ...BRIEF, optional: true })
  brief?: string;

  @Day({ ...DUE, optional: true })
  dueOn?: string | null;

  @Id({ optional: true, nullable: true, description: 'A service of the engagement.' })
  serviceId?: string | null;

  @Id({ optional: true, nullable: true, description: `The member who does it. ${MEMBERS_ONLY}` })
  assigneeId?: string | null;

  @Whole({ optional: true, nullable: true, min: 1, max: 600_000, description: MEMBERS_ONLY })
  estimateMinutes?: number | null;
}

export class DelegateTaskDto extends TaskFieldsDto {
  @Id({ optional: true, description: 'UUID v7 chosen by the caller.' })
  id?: string;

  @Id()
  engagementId!: string;

  @Text({ min: 1, max: 200 })
  title!: string;
}

export class ChangeTaskDto extends TaskFieldsDto {
  @Text({ optional: true, min: 1, max: 200 })
  title?: string;
}

export class MoveTaskDto {
  @OneOf(taskStatuses)
  to!: TaskStatus;

  @Text({
    optional: true,
    max: 5000,
    description: 'The question, the answer, the reason; both sides read it.',
  })
  note?: string;
}

export class TasksQuery extends PageQuery {
  @Id({ optional: true })
  engagementId?: string;

  @OneOf(turns, { optional: true })
  turn?: Turn;

  @OneOf(taskStatuses, { optional: true })
  status?: TaskStatus;

  @QueryYes({ description: 'Only open tasks, or only closed ones.' })
  open?: boolean;
}

export class TaskAbilitiesDto {
  @Yes() edit!: boolean;
  @SomeOf(taskStatuses, { description: 'Where the caller may move it to.' }) moves!: TaskStatus[];
}

export class TaskDto {
  @Id() id!: string;
  @Id() engagementId!: string;
  @Text() engagementName!: string;
  @Id() clientId!: string;
  @Text() clientName!: string;
  @Id({ nullable: true }) serviceId!: string | null;
  @Text() title!: string;
  @Text(BRIEF) brief!: string;
  @Day(DUE) dueOn!: string | null;
  @OneOf(taskStatuses) status!: TaskStatus;
  @OneOf(turns, { description: 'Who has to act next.' }) turn!: Turn;
  @Id({ nullable: true }) assigneeId!: string | null;
  @Text({ nullable: true }) assigneeName!: string | null;
  @Whole({ nullable: true }) estimateMinutes!: number | null;
  @Text() createdByName!: string;
  @Instant() createdAt!: string;
  @Instant({ description: 'Since when the turn is where it is.' }) turnSince!: string;
  @Instant({ nullable: true, description: 'The last time it was handed over.' }) deliveredAt!: string | null;
  @Instant({ nullable: true }) closedAt!: string | null;
  @Whole({ description: 'Sum of its time entries; a running timer counts when it is stopped.' })
  workedSeconds!: number;
  @Yes({ description: 'Its day has passed, and it is not delivered.' }) overdue!: boolean;
  @Whole() version!: number;
  @Nested(() => TaskAbilitiesDto) can!: TaskAbilitiesDto;

  static of(row: TaskRow, actor: Actor, now: Temporal.Instant): TaskDto {
    const { timeZone, createdBy, position: _position, ...shown } = row;
    const dueOn = row.dueOn === null ? null : Temporal.PlainDate.from(row.dueOn);
    return {
      ...shown,
      overdue: isOverdue(dueOn, localDay(now, timeZone), row.status),
      can: taskAbilities(actor, { status: row.status, createdBy }),
    };
  }
}

/** One step of a task: who moved it, from where to where, and what was said. */
export class TaskStepDto {
  @Id() id!: string;
  @Instant() at!: string;
  @Text() actorName!: string;
  @OneOf(['owner', 'assistant', 'contact', 'system']) actorRole!: Role;
  @OneOf(taskStatuses, { nullable: true, description: 'Null for the first step.' }) from!: TaskStatus | null;
  @OneOf(taskStatuses) to!: TaskStatus;
  @Text({ max: 5000 }) note!: string;
}

export class TaskHistoryDto {
  @ListOf(() => TaskStepDto)
  items!: TaskStepDto[];
}

import type { Role } from '../../kernel/actor.js';
import { Id, Instant, ListOf, OneOf, Text } from '../../platform/http/fields.js';
import { taskStatuses, type TaskStatus } from './task.rules.js';

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

import { priorities, type Priority } from '../../kernel/priority.js';
import { Day, Id, IdList, ListOf, Nested, OneOf, Text } from '../../platform/http/fields.js';
import { TaskDto } from './task.dto.js';
import { taskStatuses, type TaskStatus } from './task.rules.js';

const Ids = () =>
  IdList({ min: 1, max: 200, unique: true, description: 'Tasks in reach; all of them or none.' });

/** What can be said about several tasks at once; what is left out stays. */
export class TaskChangesDto {
  @Id({ optional: true, nullable: true, description: 'A member who works on the engagement of each.' })
  assigneeId?: string | null;

  @Id({ optional: true, nullable: true, description: 'A service of the engagement of all of them.' })
  serviceId?: string | null;

  @Day({ optional: true, nullable: true, description: 'In each engagement’s time zone; a due time stays.' })
  dueOn?: string | null;

  @OneOf(priorities, { optional: true })
  priority?: Priority;
}

export class ChangeTasksDto {
  @Ids()
  ids!: string[];

  @Nested(() => TaskChangesDto)
  changes!: TaskChangesDto;
}

export class MoveTasksDto {
  @Ids()
  ids!: string[];

  @OneOf(taskStatuses)
  to!: TaskStatus;

  @Text({ optional: true, max: 5000, description: 'Said with each of them; both sides read it.' })
  note?: string;
}

/** The tasks that were named, in that order. */
export class TaskListDto {
  @ListOf(() => TaskDto)
  items!: TaskDto[];
}

import type { Actor, Language } from '../../kernel/actor.js';
import type { BusinessHours } from '../../kernel/business-time.js';
import { MOST_STEPS } from '../../kernel/checklist.js';
import { priorities, type Priority } from '../../kernel/priority.js';
import {
  Day,
  Id,
  Instant,
  LanguageCode,
  ListOf,
  Nested,
  OneOf,
  QueryYes,
  SomeOf,
  Text,
  TimeOfDay,
  Whole,
  Yes,
} from '../../platform/http/fields.js';
import { PageQuery } from '../../platform/http/paging.js';
import { WishedStepDto } from './checklist.dto.js';
import { ChecklistCountDto, OpenQuestionDto, TurnaroundDto } from './task-parts.dto.js';
import { turnaroundOf, type TaskClock } from './task-turnaround.rules.js';
import { taskAbilities } from './task.policy.js';
import {
  isOverdue,
  taskOrders,
  taskStatuses,
  turns,
  type TaskOrder,
  type TaskStatus,
  type Turn,
} from './task.rules.js';
import type { TaskRow } from './task-listing.js';

const long = (description: string) => ({ max: 20_000, description });
const BRIEF = long('What is to be done, in all detail.');
const PURPOSE = long('Why it is wanted, and what for.');
const INPUTS = long('What there is to work with: documents, accounts, names.');
const CRITERIA = long('By what both sides will see that it is done.');
const DUE = { nullable: true, description: 'In the engagement’s time zone.' };
const DUE_TIME = {
  nullable: true,
  description: 'On the clocks of the engagement’s zone, with a due day; null: until the end of the day.',
};
const LANGUAGE = { nullable: true, description: 'In which language it is to be done.' };
const MEMBERS_ONLY = 'Said by members only.';

/** What can be said about a task at any time. */
class TaskFieldsDto {
  @Text({ ...BRIEF, optional: true })
  brief?: string;

  @Text({ ...PURPOSE, optional: true })
  purpose?: string;

  @Text({ ...INPUTS, optional: true })
  inputs?: string;

  @Text({ ...CRITERIA, optional: true })
  acceptanceCriteria?: string;

  @Day({ ...DUE, optional: true })
  dueOn?: string | null;

  @TimeOfDay({ ...DUE_TIME, optional: true })
  dueTime?: string | null;

  @OneOf(priorities, { optional: true })
  priority?: Priority;

  @LanguageCode({ ...LANGUAGE, optional: true })
  language?: Language | null;

  @Id({
    optional: true,
    nullable: true,
    description: 'A service of the engagement; its turnaround is promised, and kept by the task.',
  })
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

  @Id({
    optional: true,
    description: `Whose steps become the checklist; that of the service unless said. ${MEMBERS_ONLY}`,
  })
  playbookId?: string;

  @ListOf(() => WishedStepDto, {
    optional: true,
    max: MOST_STEPS,
    description: `The checklist, instead of the steps of a playbook. ${MEMBERS_ONLY}`,
  })
  checklist?: WishedStepDto[];
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

  @Id({ optional: true })
  clientId?: string;

  @Id({ optional: true, description: 'The member who does it.' })
  assigneeId?: string;

  @Id({ optional: true })
  serviceId?: string;

  @OneOf(turns, { optional: true })
  turn?: Turn;

  @OneOf(priorities, { optional: true })
  priority?: Priority;

  @Text({ optional: true, min: 1, max: 100, description: 'Stands in the title or brief, whatever its case.' })
  q?: string;

  @Day({ optional: true, description: 'Due on this day or later.' })
  dueFrom?: string;

  @Day({ optional: true, description: 'Due before this day.' })
  dueBefore?: string;

  @QueryYes({
    description: 'Only what is past its due moment or promise and not handed over; or only the rest.',
  })
  late?: boolean;

  @Id({ optional: true, description: 'Occurrences of one recurring task.' })
  recurringTaskId?: string;

  @OneOf(taskOrders, {
    optional: true,
    description:
      'due (unless said): open tasks by their due moment, then closed ones, the latest first; updated: what changed last; board: open tasks by priority, then by due moment.',
  })
  order?: TaskOrder;

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
  @Text(PURPOSE) purpose!: string;
  @Text(INPUTS) inputs!: string;
  @Text(CRITERIA) acceptanceCriteria!: string;
  @Day(DUE) dueOn!: string | null;
  @TimeOfDay(DUE_TIME) dueTime!: string | null;
  @Instant({ nullable: true, description: 'The due time, or the end of the due day.' }) dueAt!: string | null;
  @OneOf(priorities) priority!: Priority;
  @LanguageCode(LANGUAGE) language!: Language | null;
  @Yes({ description: 'Wanted with less notice than the engagement agreed.' }) rush!: boolean;
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
  @Instant({ description: 'When it was last edited or moved.' }) changedAt!: string;
  @Nested(() => TurnaroundDto) turnaround!: TurnaroundDto;
  @Nested(() => ChecklistCountDto) checklist!: ChecklistCountDto;
  @Whole({ description: 'Comments that the caller may read.' }) commentsCount!: number;
  @Nested(() => OpenQuestionDto, { nullable: true, description: 'What it waits for.' })
  openQuestion!: OpenQuestionDto | null;
  @Id({ nullable: true, description: 'The recurring task that it is an occurrence of.' })
  recurringTaskId!: string | null;
  @Day({ nullable: true, description: 'The day of the series that it stands for.' })
  occurrenceOn!: string | null;
  @Id({ nullable: true, description: 'Whose steps became its checklist.' }) playbookId!: string | null;
  @Whole({ nullable: true, description: 'The version of that playbook.' }) playbookNumber!: number | null;
  @Whole({ description: 'Sum of its time entries; a running timer counts when it is stopped.' })
  workedSeconds!: number;
  @Yes({ description: 'Its due moment has passed, and it is not delivered.' }) overdue!: boolean;
  @Whole() version!: number;
  @Nested(() => TaskAbilitiesDto) can!: TaskAbilitiesDto;

  static of(row: TaskRow, actor: Actor, now: Temporal.Instant, hours: BusinessHours): TaskDto {
    const { createdBy, targetMinutes, promisedAt, timeZone, workingWindows, holidays, position, ...rest } =
      row;
    const { assistantSeconds, clientSeconds, atRiskAt, ...shown } = rest;
    return {
      ...shown,
      turnaround: { targetMinutes, promisedAt, ...turnaroundOf(clockIn(row), now, hours) },
      overdue: isOverdue(instantOrNull(row.dueAt), now, row.status),
      can: taskAbilities(actor, { status: row.status, createdBy }),
    };
  }
}

function clockIn(row: TaskRow): TaskClock {
  return {
    ...row,
    turnSince: Temporal.Instant.from(row.turnSince),
    promisedAt: instantOrNull(row.promisedAt),
    atRiskAt: instantOrNull(row.atRiskAt),
  };
}

function instantOrNull(text: string | null): Temporal.Instant | null {
  return text === null ? null : Temporal.Instant.from(text);
}

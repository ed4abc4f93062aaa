import type { Actor, Language } from '../../kernel/actor.js';
import { doers, LONGEST_STEP, MOST_STEPS, type Doer } from '../../kernel/checklist.js';
import { priorities, type Priority } from '../../kernel/priority.js';
import { localDay } from '../../kernel/time-zone.js';
import {
  Can,
  Day,
  DayList,
  Id,
  Instant,
  LanguageCode,
  ListOf,
  OneOf,
  Text,
  TimeOfDay,
  Whole,
} from '../../platform/http/fields.js';
import { PageQuery } from '../../platform/http/paging.js';
import { momentOf, stateOf, upcoming, type Occurrence, type SeriesState } from './occurrence.rules.js';
import { recurringTaskAbilities } from './recurring-task.policy.js';
import type { RecurringTaskRow } from './recurring-tasks.repository.js';

const LONG = { max: 20_000 };
const RULE = {
  max: 500,
  example: 'FREQ=MONTHLY;BYMONTHDAY=31',
  description:
    'RFC 5545: FREQ (DAILY, WEEKLY, MONTHLY, YEARLY), INTERVAL, BYDAY, BYMONTHDAY, BYSETPOS, COUNT, UNTIL (a day). A day that a month does not have is its last one.',
};
const STARTS = { description: 'The day from which the rule counts.' };
const TIME = { description: 'On the clocks of the engagement’s zone.' };
const DUE_AFTER = {
  max: 366,
  nullable: true,
  description: 'Days from its day to its due day; null: never due.',
};
const AHEAD = { max: 92, description: 'How many days before its day an occurrence becomes a task.' };
const CHECKLIST = { max: MOST_STEPS, nullable: true, description: 'Instead of the steps of a playbook.' };
const PLAYBOOK = {
  nullable: true,
  description: 'Its steps, as they are on the day of making, become the checklist.',
};
const NEXT = 10;

export class SeriesStepDto {
  @Text({ min: 1, max: LONGEST_STEP })
  text!: string;

  @OneOf(doers)
  by!: Doer;
}

/** What can be said about a series at any time. */
class SeriesFieldsDto {
  @Text({ ...LONG, optional: true })
  brief?: string;

  @Text({ ...LONG, optional: true })
  purpose?: string;

  @Text({ ...LONG, optional: true })
  inputs?: string;

  @Text({ ...LONG, optional: true })
  acceptanceCriteria?: string;

  @OneOf(priorities, { optional: true })
  priority?: Priority;

  @LanguageCode({ optional: true, nullable: true })
  language?: Language | null;

  @Id({ optional: true, nullable: true, description: 'A service of the engagement.' })
  serviceId?: string | null;

  @Id({ optional: true, nullable: true, description: 'The member who does it.' })
  assigneeId?: string | null;

  @Whole({ optional: true, nullable: true, min: 1, max: 600_000 })
  estimateMinutes?: number | null;

  @Id({ ...PLAYBOOK, optional: true })
  playbookId?: string | null;

  @ListOf(() => SeriesStepDto, { ...CHECKLIST, optional: true })
  checklist?: SeriesStepDto[] | null;

  @Whole({ ...DUE_AFTER, optional: true })
  dueAfterDays?: number | null;

  @Whole({ ...AHEAD, optional: true })
  aheadDays?: number;
}

export class BeginSeriesDto extends SeriesFieldsDto {
  @Id({ optional: true, description: 'UUID v7 chosen by the caller.' })
  id?: string;

  @Id()
  engagementId!: string;

  @Text({ min: 1, max: 200 })
  title!: string;

  @Text({ ...RULE, min: 1 })
  rule!: string;

  @Day(STARTS)
  startsOn!: string;

  @TimeOfDay(TIME)
  time!: string;
}

export class ChangeSeriesDto extends SeriesFieldsDto {
  @Text({ optional: true, min: 1, max: 200 })
  title?: string;

  @Text({ ...RULE, optional: true, min: 1 })
  rule?: string;

  @Day({ ...STARTS, optional: true })
  startsOn?: string;

  @TimeOfDay({ ...TIME, optional: true })
  time?: string;
}

export class PauseSeriesDto {
  @Day({ optional: true, nullable: true, description: 'The first day after the pause; open unless said.' })
  until?: string | null;
}

export class AddExceptionDto {
  @Day({ description: 'A day of the rule.' })
  day!: string;

  @OneOf(['skip', 'move'])
  kind!: 'skip' | 'move';

  @Day({ optional: true, nullable: true, description: 'To which day it moves.' })
  to?: string | null;

  @Text({
    optional: true,
    max: 2000,
    description: 'Why; stands in the history of the task that is left out.',
  })
  reason?: string;
}

/** A day of a series, as it stands in an address. */
export class ExceptionPlace {
  @Id()
  id!: string;

  @Day()
  day!: string;
}

export class SeriesQuery extends PageQuery {
  @Id({ optional: true, description: 'Of one engagement.' })
  engagementId?: string;
}

export class OccurrenceDto {
  @Day({ description: 'The day of the rule.' }) day!: string;
  @Day({ description: 'The day on which it is to be done.' }) on!: string;
  @Instant({ description: 'That day at the time of the series.' }) at!: string;
  @OneOf(['planned', 'made', 'skipped', 'moved']) state!: 'planned' | 'made' | 'skipped' | 'moved';
  @Id({ nullable: true }) taskId!: string | null;
}

export class RecurringTaskDto {
  @Id() id!: string;
  @Id() engagementId!: string;
  @Text() engagementName!: string;
  @Id() clientId!: string;
  @Text() clientName!: string;
  @Text() timeZone!: string;
  @Text() title!: string;
  @Text(LONG) brief!: string;
  @Text(LONG) purpose!: string;
  @Text(LONG) inputs!: string;
  @Text(LONG) acceptanceCriteria!: string;
  @OneOf(priorities) priority!: Priority;
  @LanguageCode({ nullable: true }) language!: Language | null;
  @Id({ nullable: true }) serviceId!: string | null;
  @Id({ nullable: true }) assigneeId!: string | null;
  @Text({ nullable: true }) assigneeName!: string | null;
  @Whole({ nullable: true }) estimateMinutes!: number | null;
  @Id(PLAYBOOK) playbookId!: string | null;
  @ListOf(() => SeriesStepDto, CHECKLIST) checklist!: SeriesStepDto[] | null;
  @Text(RULE) rule!: string;
  @Day(STARTS) startsOn!: string;
  @TimeOfDay(TIME) time!: string;
  @Whole(DUE_AFTER) dueAfterDays!: number | null;
  @Whole(AHEAD) aheadDays!: number;
  @OneOf(['running', 'paused', 'ended'], {
    description: 'Ended: by somebody, or because the rule yields no more.',
  })
  state!: SeriesState;
  @Day({ nullable: true, description: 'The first day after a pause.' }) pausedUntil!: string | null;
  @Day({ nullable: true }) endedOn!: string | null;
  @ListOf(() => OccurrenceDto, { description: `The next ${NEXT}, those left out among them.` })
  next!: OccurrenceDto[];
  @DayList({ description: 'Days that became no task, since nothing ran; the last 20, the latest first.' })
  missed!: string[];
  @Text() createdByName!: string;
  @Instant() createdAt!: string;
  @Whole() version!: number;
  @Can('edit') can!: Record<'edit', boolean>;

  static of(row: RecurringTaskRow, actor: Actor, now: Temporal.Instant): RecurringTaskDto {
    const { exceptions, made, settledTo: _settled, pausedFrom, ...shown } = row;
    const today = localDay(now, row.timeZone).toString();
    const tasks = new Map(made.map((each) => [each.day, each.taskId]));
    const paused = pausedFrom !== null && (row.pausedUntil === null || row.pausedUntil > today);
    return {
      ...shown,
      state: stateOf(row, exceptions, today),
      pausedUntil: paused ? row.pausedUntil : null,
      next: upcoming(row, exceptions, today, NEXT).map((each) => occurrenceOf(row, each, tasks)),
      can: { ...recurringTaskAbilities(actor, row) },
    };
  }
}

function occurrenceOf(
  row: RecurringTaskRow,
  { day, on, skipped }: Occurrence,
  tasks: ReadonlyMap<string, string>,
): OccurrenceDto {
  const taskId = skipped ? null : (tasks.get(day) ?? null);
  const state = skipped ? 'skipped' : taskId !== null ? 'made' : on === day ? 'planned' : 'moved';
  return { day, on, at: momentOf(row, on).toString(), state, taskId };
}

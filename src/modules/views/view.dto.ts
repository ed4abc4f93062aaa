import type { Actor } from '../../kernel/actor.js';
import type { Weekday } from '../../kernel/week.js';
import { Can, Day, Id, IdList, Instant, Nested, OneOf, SomeOf, Text, TimeOfDay, TimeZoneName, Whole, Yes } from '../../platform/http/fields.js'; // prettier-ignore
import { workGroups, type WorkGroup } from '../time-entries/work-figures.service.js';
import { viewAbilities, type ViewAbility } from './view.policy.js';
import { MOST_GROUPS, viewColumns, viewRanges, viewShares, type ViewColumn, type ViewFilter, type ViewRange, type ViewRangeKind, type ViewShare } from './view.rules.js'; // prettier-ignore
import type { ViewRow } from './views.repository.js';

const THESE = { max: 200, unique: true, optional: true, description: 'Only these; left out or empty: all.' };
const GROUPS = { min: 1, max: MOST_GROUPS, description: 'In this order; each once.' };
const COLUMNS = { min: 1, description: 'What is shown, in this order; each once.' };
const TO = {
  nullable: true,
  description: 'The first day that is no more meant; ten years after `from` at most.',
};

/** Which work is looked at. */
export class AskedFilterDto {
  @IdList(THESE)
  clientIds?: string[];

  @IdList(THESE)
  engagementIds?: string[];

  @IdList(THESE)
  serviceIds?: string[];

  @IdList(THESE)
  memberIds?: string[];

  @Yes({
    nullable: true,
    optional: true,
    description: 'Only work that is billable, or only other; null: all.',
  })
  billable?: boolean | null;
}

class ViewFilterDto {
  @IdList({ description: 'Of those in reach; empty: all.' }) clientIds!: readonly string[];
  @IdList() engagementIds!: readonly string[];
  @IdList() serviceIds!: readonly string[];
  @IdList() memberIds!: readonly string[];
  @Yes({ nullable: true }) billable!: boolean | null;
}

/** Which days; whole weeks and months, as they are when the figures are read. */
export class AskedRangeDto {
  @OneOf(viewRanges)
  kind!: ViewRangeKind;

  @Day({ optional: true, nullable: true, description: 'With `days`, and with nothing else.' })
  from?: string | null;

  @Day({ ...TO, optional: true })
  to?: string | null;
}

class ViewRangeDto {
  @OneOf(viewRanges) kind!: ViewRangeKind;
  @Day({ nullable: true }) from!: string | null;
  @Day(TO) to!: string | null;
}

/** When the figures are sent: one of a weekday and a day of the month. */
export class SetViewScheduleDto {
  @Yes()
  enabled!: boolean;

  @Whole({ min: 1, max: 7, optional: true, nullable: true, description: '1 Monday to 7 Sunday.' })
  weekday?: Weekday | null;

  @Whole({
    min: 1,
    max: 31,
    optional: true,
    nullable: true,
    description: 'Of a shorter month, its last day.',
  })
  dayOfMonth?: number | null;

  @TimeOfDay()
  time!: string;

  @TimeZoneName()
  timeZone!: string;
}

class ViewScheduleDto {
  @Yes() enabled!: boolean;
  @Whole({ min: 1, max: 7, nullable: true }) weekday!: Weekday | null;
  @Whole({ min: 1, max: 31, nullable: true }) dayOfMonth!: number | null;
  @TimeOfDay() time!: string;
  @TimeZoneName() timeZone!: string;
  @Instant({ nullable: true, description: 'Null while it is switched off.' }) nextRunAt!: string | null;
}

/** A question about work: what a view keeps, and what can be tried without one. */
export class AskFiguresDto {
  @SomeOf(workGroups, GROUPS)
  groupBy!: WorkGroup[];

  @Nested(() => AskedFilterDto, { optional: true })
  filter?: AskedFilterDto;

  @Nested(() => AskedRangeDto)
  range!: AskedRangeDto;
}

export class AddViewDto extends AskFiguresDto {
  @Id({ optional: true, description: 'UUID v7 chosen by the caller.' })
  id?: string;

  @Text({ min: 1, max: 120 })
  name!: string;

  @SomeOf(viewColumns, COLUMNS)
  columns!: ViewColumn[];

  @OneOf(viewShares, { optional: true, description: 'Who reads it beside the owners; nobody unless said.' })
  sharedWith?: ViewShare;

  @Nested(() => SetViewScheduleDto, { optional: true, nullable: true })
  schedule?: SetViewScheduleDto | null;
}

export class EditViewDto {
  @Text({ min: 1, max: 120, optional: true })
  name?: string;

  @SomeOf(workGroups, { ...GROUPS, optional: true })
  groupBy?: WorkGroup[];

  @Nested(() => AskedFilterDto, { optional: true, description: 'Replaces the whole filter.' })
  filter?: AskedFilterDto;

  @Nested(() => AskedRangeDto, { optional: true })
  range?: AskedRangeDto;

  @SomeOf(viewColumns, { ...COLUMNS, optional: true })
  columns?: ViewColumn[];

  @OneOf(viewShares, { optional: true })
  sharedWith?: ViewShare;

  @Nested(() => SetViewScheduleDto, { optional: true, nullable: true, description: 'Null: no more.' })
  schedule?: SetViewScheduleDto | null;
}

/** Whether the caller wants the figures by mail. */
export class WantMailDto {
  @Yes()
  wanted!: boolean;
}

export class ViewDto {
  @Id() id!: string;
  @Text() name!: string;
  @SomeOf(workGroups) groupBy!: readonly WorkGroup[];
  @Nested(() => ViewFilterDto) filter!: ViewFilter;
  @Nested(() => ViewRangeDto) range!: ViewRange;
  @SomeOf(viewColumns) columns!: readonly ViewColumn[];
  @OneOf(viewShares) sharedWith!: ViewShare;
  @Nested(() => ViewScheduleDto, { nullable: true }) schedule!: ViewScheduleDto | null;
  @Text({ description: 'Who made it.' }) madeByName!: string;
  @Yes({ description: 'Whether the caller gets its figures by mail.' }) mailed!: boolean;
  @Whole() version!: number;
  @Can('edit', 'remove', 'mail') can!: Record<ViewAbility, boolean>;

  static of({ nextRunAt, schedule, ...row }: ViewRow, actor: Actor): ViewDto {
    const sent = schedule && {
      ...schedule,
      nextRunAt: nextRunAt && nextRunAt.toTemporalInstant().toString(),
    };
    return { ...row, schedule: sent, can: viewAbilities(actor, { scheduled: schedule !== null }) };
  }
}

import {
  Day,
  Id,
  Instant,
  ListOf,
  MoneyDto,
  MoneyField,
  Nested,
  OneOf,
  Sha256,
  Text,
  TextList,
  WeekName,
  Whole,
  Yes,
} from '../../platform/http/fields.js';
import type { ReportContent } from './report.content.js';
import { taskStatuses } from '../tasks/task.rules.js';

class ReportedWorkspaceDto {
  @Text()
  name!: string;
}

class ReportedEngagementDto {
  @Id()
  id!: string;

  @Text()
  name!: string;

  @Text()
  clientName!: string;

  @Text()
  timeZone!: string;

  @Text()
  currency!: string;

  @Whole({ min: 1, max: 7 })
  weekStartsOn!: number;
}

class ReportTotalsDto {
  @Whole()
  seconds!: number;

  @Whole()
  billableSeconds!: number;

  @MoneyField({ nullable: true })
  amount!: MoneyDto | null;
}

class ReportBalanceDto {
  @Day()
  periodStart!: string;

  @Day()
  periodEnd!: string;

  @Whole({ nullable: true })
  allowanceMinutes!: number | null;

  @Whole()
  usedSeconds!: number;

  @Whole({ nullable: true, min: -2_147_483_648, description: 'Below zero: used beyond the allowance.' })
  leftSeconds!: number | null;
}

class ReportWaitDto {
  @Id()
  taskId!: string;

  @Text()
  title!: string;

  @OneOf(['question', 'acceptance'])
  kind!: 'question' | 'acceptance';

  @Instant()
  since!: string;

  @Text()
  note!: string;
}

class ReportedTaskDto {
  @Id({ nullable: true })
  taskId!: string | null;

  @Text()
  title!: string;

  @OneOf(taskStatuses, { nullable: true })
  status!: ReportContent['tasks'][number]['status'];

  @Whole()
  seconds!: number;

  @Instant({ nullable: true })
  deliveredAt!: string | null;
}

class ReportedServiceDto {
  @Text({ nullable: true })
  name!: string | null;

  @Whole()
  seconds!: number;

  @Whole()
  billableSeconds!: number;
}

class ReportedDayDto {
  @Day()
  day!: string;

  @Whole()
  seconds!: number;
}

class ReportedDeliverableDto {
  @Id()
  id!: string;

  @Text()
  title!: string;

  @Whole({ min: 1 })
  versionNumber!: number;

  @Text()
  fileName!: string;

  @Whole()
  size!: number;

  @Sha256()
  sha256!: string;

  @Instant()
  at!: string;

  @Text({ nullable: true })
  taskTitle!: string | null;
}

class ReportedEntryDto {
  @Id()
  id!: string;

  @Day()
  day!: string;

  @Instant({ nullable: true })
  startedAt!: string | null;

  @Instant({ nullable: true })
  endedAt!: string | null;

  @Whole()
  seconds!: number;

  @Text()
  assistant!: string;

  @Text({ nullable: true })
  task!: string | null;

  @Text({ nullable: true })
  service!: string | null;

  @Text()
  description!: string;

  @Yes()
  billable!: boolean;

  @MoneyField({ nullable: true })
  amount!: MoneyDto | null;
}

/** What a report says, in no language; see `ReportContent`. */
export class ReportContentDto {
  @Whole({ min: 1 })
  schema!: 1;

  @Nested(() => ReportedWorkspaceDto)
  workspace!: ReportedWorkspaceDto;

  @Nested(() => ReportedEngagementDto)
  engagement!: ReportedEngagementDto;

  @TextList()
  assistants!: string[];

  @WeekName()
  week!: string;

  @WeekName()
  isoWeek!: string;

  @Day()
  from!: string;

  @Day({ description: 'The day after the last.' })
  to!: string;

  @Instant()
  figuresAsOf!: string;

  @Yes()
  showAmounts!: boolean;

  @Nested(() => ReportTotalsDto)
  totals!: ReportTotalsDto;

  @Nested(() => ReportBalanceDto, { nullable: true })
  balance!: ReportBalanceDto | null;

  @ListOf(() => ReportWaitDto)
  waits!: ReportWaitDto[];

  @ListOf(() => ReportedTaskDto)
  tasks!: ReportedTaskDto[];

  @ListOf(() => ReportedServiceDto)
  services!: ReportedServiceDto[];

  @ListOf(() => ReportedDayDto)
  days!: ReportedDayDto[];

  @ListOf(() => ReportedDeliverableDto)
  deliverables!: ReportedDeliverableDto[];

  @ListOf(() => ReportedEntryDto)
  entries!: ReportedEntryDto[];

  @Text({ max: 2000 })
  word!: string;
}

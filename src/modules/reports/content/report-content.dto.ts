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
  WholeOf,
  Yes,
} from '../../../platform/http/fields.js';
import { coverages, type Coverage } from '../../../kernel/coverage.js';
import { ReportedAppointmentsDto } from './report-appointments.dto.js';
import {
  EarlierPeriodDto,
  NextTouchDto,
  ReportedAgreementDto,
  ReportedClauseDto,
  ReportedLedgerLineDto,
  ReportedQuestionDto,
  ReportedValueDto,
  RevisionDto,
  WaitedDto,
} from './report-compliance.dto.js';
import type { ReportContent } from './report.content.js';
import {
  ReportedCorrectionDto,
  ReportedEntryDto,
  ReportedLineDto,
  ReportedRoundingDto,
  SIGNED,
} from './report-work.dto.js';
import { taskStatuses } from '../../tasks/task.rules.js';

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
  @Whole(SIGNED)
  seconds!: number;

  @Whole(SIGNED)
  billableSeconds!: number;

  @Whole({ ...SIGNED, description: 'After the agreed rounding: the sum of the lines.' })
  billedSeconds!: number;

  @MoneyField({ nullable: true })
  amount!: MoneyDto | null;
}

class ReportedExpiryDto {
  @Whole()
  seconds!: number;

  @Day({ description: 'The last day on which they can be used.' })
  on!: string;
}

class ReportBalanceDto {
  @Day()
  periodStart!: string;

  @Day()
  periodEnd!: string;

  @Whole({ nullable: true })
  allowanceMinutes!: number | null;

  @Whole({ description: 'Carried on from earlier periods.' })
  carriedSeconds!: number;

  @Whole({ ...SIGNED, description: 'Billed time.' })
  usedSeconds!: number;

  @Whole({ nullable: true, ...SIGNED, description: 'Below zero: used beyond what there was.' })
  leftSeconds!: number | null;

  @Whole()
  overageSeconds!: number;

  @Whole({ description: 'Of that, what the client did not consent to: told, and not charged.' })
  unapprovedOverageSeconds!: number;

  @ListOf(() => ReportedExpiryDto)
  expiring!: ReportedExpiryDto[];

  @ListOf(() => ReportedLedgerLineDto, { description: 'The ledger of the days of the report.' })
  ledger!: ReportedLedgerLineDto[];
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

  @Whole(SIGNED)
  seconds!: number;

  @Instant({ nullable: true })
  deliveredAt!: string | null;
}

class ReportedServiceDto {
  @Text({ nullable: true })
  name!: string | null;

  @Whole(SIGNED)
  seconds!: number;

  @Whole(SIGNED)
  billableSeconds!: number;
}

class ReportedDayDto {
  @Day()
  day!: string;

  @Whole(SIGNED)
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

  @OneOf(['accepted', 'change_requested'], { nullable: true })
  decision!: 'accepted' | 'change_requested' | null;

  @Instant({ nullable: true })
  decidedAt!: string | null;

  @Text({ nullable: true })
  decidedBy!: string | null;
}

/** What a report says, in no language; see `ReportContent`. */
export class ReportContentDto {
  @WholeOf([1, 2, 3, 4], {
    description: 'The form in which it was frozen; what is shown is in the newest one.',
  })
  schema!: 1 | 2 | 3 | 4;

  @Nested(() => ReportedWorkspaceDto)
  workspace!: ReportedWorkspaceDto;

  @Nested(() => ReportedEngagementDto)
  engagement!: ReportedEngagementDto;

  @TextList()
  assistants!: string[];

  @OneOf(coverages)
  coverage!: Coverage;

  @Text({ description: '`2026-W46`, `2026-W45/2026-W46`, `2026-11`, or first and last day.' })
  period!: string;

  @WeekName({ nullable: true, description: 'Where the days are one week of the engagement.' })
  week!: string | null;

  @Day()
  from!: string;

  @Day({ description: 'The day after the last.' })
  to!: string;

  @Instant()
  figuresAsOf!: string;

  @Yes()
  showAmounts!: boolean;

  @Nested(() => ReportedRoundingDto, {
    nullable: true,
    description: 'Null: what is billed is the actual time.',
  })
  rounding!: ReportedRoundingDto | null;

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

  @ListOf(() => ReportedEntryDto, { description: 'Of earlier weeks, added after those had been reported.' })
  late!: ReportedEntryDto[];

  @ListOf(() => ReportedCorrectionDto)
  corrections!: ReportedCorrectionDto[];

  @ListOf(() => ReportedLineDto, { description: 'What is billed as one; every total is the sum of these.' })
  lines!: ReportedLineDto[];

  @Text({ max: 2000 })
  word!: string;

  @Nested(() => ReportedAgreementDto, { nullable: true })
  agreement!: ReportedAgreementDto | null;

  @ListOf(() => ReportedClauseDto, {
    description: 'Every measurable term of the agreement, and what became of it.',
  })
  clauses!: ReportedClauseDto[];

  @ListOf(() => ReportedQuestionDto)
  questions!: ReportedQuestionDto[];

  @Nested(() => WaitedDto, { description: 'Business time in which tasks waited, by whose turn it was.' })
  waited!: WaitedDto;

  @Nested(() => ReportedAppointmentsDto, { description: 'Sessions that were to be in these days.' })
  appointments!: ReportedAppointmentsDto;

  @ListOf(() => EarlierPeriodDto, { description: 'The four periods before, the oldest first.' })
  before!: EarlierPeriodDto[];

  @Nested(() => ReportedValueDto)
  value!: ReportedValueDto;

  @Nested(() => NextTouchDto, { nullable: true, description: 'When the two speak next.' })
  next!: NextTouchDto | null;

  @Nested(() => RevisionDto, {
    nullable: true,
    description: 'Of a later version: all that it says otherwise.',
  })
  revision!: RevisionDto | null;

  @Whole({ nullable: true, description: 'Working days after which no answer counts as accepted.' })
  acceptedAfterDays!: number | null;
}

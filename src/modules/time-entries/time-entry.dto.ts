import type { Actor } from '../../kernel/actor.js';
import { formatMoney } from '../../kernel/money.js';
import { roundingScopes, type RoundingScope } from '../../kernel/rounding.js';
import {
  Can,
  Day,
  Id,
  Instant,
  ListOf,
  MoneyDto,
  MoneyField,
  Nested,
  OneOf,
  QueryYes,
  Text,
  TimeZoneName,
  WeekName,
  Whole,
  Yes,
} from '../../platform/http/fields.js';
import { PageQuery } from '../../platform/http/paging.js';
import type { RateSource } from '../engagements/rates.service.js';
import { billingOf } from './entry-billing.rules.js';
import { forgotten } from './forgotten-timer.rules.js';
import type { TimeEntryRow } from './time-entries.repository.js';
import type { LockReason } from './time-entry.errors.js';
import { timeEntryAbilities, timeEntryWords, type TimeEntryAbility } from './time-entry.policy.js';

const RATE_SOURCES = [
  'entry',
  'service',
  'assistant',
  'engagement',
  'client',
  'workspace',
  'none',
] as const satisfies readonly RateSource[];

const MEMBER = { optional: true, max: 36, description: 'Id of a member, or `me`.' };

/** Which entries; all that is said must be true of one. */
export class TimeEntriesQuery extends PageQuery {
  @Id({ optional: true })
  engagementId?: string;

  @Id({ optional: true })
  clientId?: string;

  @Text(MEMBER)
  memberId?: string;

  @Id({ optional: true })
  taskId?: string;

  @Id({ optional: true })
  serviceId?: string;

  @QueryYes()
  billable?: boolean;

  @QueryYes({ description: 'Reported or affirmed, or neither.' })
  locked?: boolean;

  @Text({ optional: true, max: 200, description: 'Words of the description, in any order.' })
  q?: string;

  @Id({ optional: true })
  importId?: string;

  @Day({ optional: true })
  from?: string;

  @Day({ optional: true, description: 'The first day that is not asked for.' })
  to?: string;
}

export class TimeWeekQuery {
  @WeekName({ optional: true, description: 'The present week unless said.' })
  week?: string;

  @Text(MEMBER)
  memberId?: string;
}

/** Why an entry stays as it is, since when, and where that can be seen. */
export class LockDto {
  @OneOf(['reported', 'affirmed'])
  reason!: LockReason;

  @Instant()
  at!: string;

  @Id({ nullable: true })
  reportId!: string | null;

  @Id({ nullable: true })
  affirmationId!: string | null;
}

export class ForgottenDto {
  @Instant({
    description: 'Where the timer was probably meant to end; nothing is cut until somebody says so.',
  })
  proposedEnd!: string;

  @Whole({ description: 'Whole hours since it was started.' })
  afterHours!: number;
}

export class TimeEntryDto {
  @Id() id!: string;
  @Id() engagementId!: string;
  @Text() engagementName!: string;
  @Id() clientId!: string;
  @Text() clientName!: string;
  @Id() memberId!: string;
  @Text() memberName!: string;
  @Id({ nullable: true }) taskId!: string | null;
  @Text({ nullable: true }) taskTitle!: string | null;
  @Id({ nullable: true }) serviceId!: string | null;
  @Text({ nullable: true }) serviceName!: string | null;
  @Text({ max: 3000 }) description!: string;
  @Yes() billable!: boolean;
  @Yes({ description: 'Asked for as rush.' }) rush!: boolean;
  @Day({ description: 'Local date of the start in the engagement’s zone.' }) day!: string;
  @Instant({ nullable: true }) startedAt!: string | null;
  @Instant({ nullable: true }) endedAt!: string | null;
  @Instant({ nullable: true, description: 'When the timer was really stopped, where its end was trimmed.' })
  measuredEndedAt!: string | null;
  @Whole({ description: 'Between start and end, not worked.' }) breakSeconds!: number;
  @Whole({ nullable: true, description: 'Without breaks; null while it runs.' })
  durationSeconds!: number | null;
  @Whole({ min: -2_147_483_648, description: 'The sum of its adjustments, which count on their own days.' })
  adjustedSeconds!: number;
  @Whole({
    nullable: true,
    description: 'Null where it is not billable, still runs, or is rounded together with other entries.',
  })
  billedSeconds!: number | null;
  @OneOf(roundingScopes, { nullable: true, description: 'What is rounded as one; null: nothing is.' })
  rounding!: RoundingScope | null;
  @Yes() running!: boolean;
  @TimeZoneName() timeZone!: string;
  @Text({ nullable: true, max: 500 }) overlapReason!: string | null;
  @MoneyField({
    nullable: true,
    description: 'Per hour; null where there is none, or where it may not be seen.',
  })
  rate!: MoneyDto | null;
  @OneOf(RATE_SOURCES, { description: 'Where the rate was found.' }) rateSource!: RateSource;
  @MoneyField({
    nullable: true,
    description: 'Null as `billedSeconds` is, without a rate, or where it may not be seen.',
  })
  amount!: MoneyDto | null;
  @Nested(() => LockDto, { nullable: true }) lock!: LockDto | null;
  @Nested(() => ForgottenDto, {
    nullable: true,
    description: 'Of the caller’s own timer that runs suspiciously long.',
  })
  forgotten!: ForgottenDto | null;
  @Id({ nullable: true, description: 'The import that brought it.' }) importId!: string | null;
  @Instant({ nullable: true }) deletedAt!: string | null;
  @Whole() version!: number;
  @Can(...timeEntryWords) can!: Record<TimeEntryAbility, boolean>;

  static of(row: TimeEntryRow, actor: Actor, now: Temporal.Instant): TimeEntryDto {
    const { id, engagementId, engagementName, clientId, clientName, memberId, memberName } = row;
    const { taskId, taskTitle, serviceId, serviceName, description, billable, rush, day, timeZone } = row;
    const { startedAt, endedAt, measuredEndedAt, breakSeconds, durationSeconds, adjustedSeconds } = row;
    const { overlapReason, importId, deletedAt, version, currency, terms } = row;
    const running = startedAt !== null && endedAt === null;
    const lock = lockOf(row);
    const { billedSeconds, amount } = billingOf(row, terms, currency);
    // What is not billable has no rate, whatever it would have.
    const rateMinor = billable ? row.rateMinor : null;
    return {
      ...{ id, engagementId, engagementName, clientId, clientName, memberId, memberName },
      ...{ taskId, taskTitle, serviceId, serviceName, description, billable, rush, day, timeZone },
      ...{ startedAt, endedAt, measuredEndedAt, breakSeconds, durationSeconds, adjustedSeconds },
      ...{ overlapReason, importId, deletedAt, version, running, lock, billedSeconds },
      rounding: terms.rounding?.scope ?? null,
      rate: rateMinor === null ? null : formatMoney({ minor: rateMinor, currency }),
      rateSource: rateMinor === null ? 'none' : row.rateSource,
      amount: amount && formatMoney(amount),
      forgotten: running && actor.seatId === memberId ? forgottenOf(row, now) : null,
      can: timeEntryAbilities(actor, {
        memberId,
        running,
        deleted: deletedAt !== null,
        locked: lock?.reason ?? null,
      }),
    };
  }
}

function lockOf({ reportedIn, reportedAt, affirmationId, affirmedAt }: TimeEntryRow): LockDto | null {
  if (reportedIn !== null && reportedAt !== null)
    return { reason: 'reported', at: reportedAt, reportId: reportedIn, affirmationId };
  if (affirmationId !== null && affirmedAt !== null)
    return { reason: 'affirmed', at: affirmedAt, reportId: null, affirmationId };
  return null;
}

function forgottenOf({ startedAt, member }: TimeEntryRow, now: Temporal.Instant): ForgottenDto | null {
  const found = startedAt && member && forgotten(Temporal.Instant.from(startedAt), member, now);
  return found ? { ...found, proposedEnd: found.proposedEnd.toString() } : null;
}

/** What one command made or changed, in the order in which it was asked. */
export class TimeEntriesDto {
  @ListOf(() => TimeEntryDto)
  items!: TimeEntryDto[];
}

export class RunningTimerDto {
  @Nested(() => TimeEntryDto, { nullable: true })
  entry!: TimeEntryDto | null;
}

export class TimeDayDto {
  @Day() day!: string;
  @Whole() totalSeconds!: number;
  @ListOf(() => TimeEntryDto) entries!: TimeEntryDto[];
}

/** Seven days with their entries; a timer that still runs counts when it is stopped. */
export class TimeWeekDto {
  @WeekName() week!: string;
  @Day() from!: string;
  @Day({ description: 'The first day after the week.' }) to!: string;
  @ListOf(() => TimeDayDto) days!: TimeDayDto[];
  @Whole() totalSeconds!: number;
  @Whole() billableSeconds!: number;
}

import { formatMoney } from '../../kernel/money.js';
import type { Actor } from '../../kernel/actor.js';
import {
  Can,
  Day,
  Id,
  Instant,
  ListOf,
  MoneyDto,
  MoneyField,
  Nested,
  Text,
  TimeZoneName,
  WallTime,
  WeekName,
  Whole,
  Yes,
} from '../../platform/http/fields.js';
import { PageQuery } from '../../platform/http/paging.js';
import { timeEntryAbilities, type TimeEntryAbility } from './time-entry.policy.js';
import { amountOf, type When } from './time-entry.rules.js';
import type { TimeEntryRow } from './time-entries.repository.js';

const DURATION = { optional: true, min: 1, max: 86_400 };

/** When it was worked: a start (with an end, a duration, or neither: a timer), or a day with a duration. */
class WhenDto {
  @Instant({ optional: true })
  startedAt?: string;

  @Instant({ optional: true })
  endedAt?: string;

  @WallTime({ optional: true, description: 'Instead of `startedAt`: what the clock showed in `timeZone`.' })
  localStart?: string;

  @WallTime({ optional: true, description: 'Instead of `endedAt`.' })
  localEnd?: string;

  @Day({ optional: true, description: 'With `durationSeconds` and no start: work without clock times.' })
  day?: string;

  @Whole(DURATION)
  durationSeconds?: number;

  @TimeZoneName({
    optional: true,
    description: 'The zone in which the entry is made; the caller’s own unless said.',
  })
  timeZone?: string;

  @Text({
    optional: true,
    nullable: true,
    min: 1,
    max: 500,
    description: 'Lets the entry overlap another of the same member.',
  })
  overlapReason?: string | null;

  @Id({ optional: true, nullable: true })
  taskId?: string | null;

  @Id({ optional: true, nullable: true })
  serviceId?: string | null;

  @Text({ optional: true, max: 3000 })
  description?: string;

  @Yes({ optional: true })
  billable?: boolean;

  /** The fields that say when, as the rules understand them. */
  when(): When {
    const { startedAt, endedAt, localStart, localEnd, day, durationSeconds } = this;
    return {
      ...(startedAt !== undefined && { startedAt: Temporal.Instant.from(startedAt) }),
      ...(endedAt !== undefined && { endedAt: Temporal.Instant.from(endedAt) }),
      ...(localStart !== undefined && { localStart: Temporal.PlainDateTime.from(localStart) }),
      ...(localEnd !== undefined && { localEnd: Temporal.PlainDateTime.from(localEnd) }),
      ...(day !== undefined && { day: Temporal.PlainDate.from(day) }),
      ...(durationSeconds !== undefined && { durationSeconds }),
    };
  }
}

export class LogTimeDto extends WhenDto {
  @Id({ optional: true })
  id?: string;

  @Id()
  engagementId!: string;
}

export class ChangeTimeEntryDto extends WhenDto {
  @Id({ optional: true })
  engagementId?: string;
}

export class StopTimerDto {
  @Instant({ optional: true, description: 'When the work really ended; now unless said.' })
  endedAt?: string;
}

const MEMBER = { optional: true, max: 36, description: 'Id of a member, or `me`.' };

export class TimeEntriesQuery extends PageQuery {
  @Id({ optional: true })
  engagementId?: string;

  @Text(MEMBER)
  memberId?: string;

  @Id({ optional: true })
  taskId?: string;

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
  @Day({ description: 'Local date of the start in the engagement’s zone.' }) day!: string;
  @Instant({ nullable: true }) startedAt!: string | null;
  @Instant({ nullable: true }) endedAt!: string | null;
  @Whole({ nullable: true, description: 'Null while it runs.' }) durationSeconds!: number | null;
  @Yes() running!: boolean;
  @TimeZoneName() timeZone!: string;
  @Text({ nullable: true, max: 500 }) overlapReason!: string | null;
  @MoneyField({
    nullable: true,
    description: 'Null where it is not billable, has no rate, or may not be seen.',
  })
  amount!: MoneyDto | null;
  @Instant({ nullable: true }) deletedAt!: string | null;
  @Whole() version!: number;
  @Can('edit', 'remove', 'restore', 'stop') can!: Record<TimeEntryAbility, boolean>;

  static of(row: TimeEntryRow, actor: Actor): TimeEntryDto {
    const { rateMinor, currency, ...shown } = row;
    const running = row.startedAt !== null && row.endedAt === null;
    const rate = rateMinor === null ? null : { minor: rateMinor, currency };
    const amount = amountOf({ ...row, rate });
    return {
      ...shown,
      running,
      amount: amount && formatMoney(amount),
      can: timeEntryAbilities(actor, { memberId: row.memberId, running, deleted: row.deletedAt !== null }),
    };
  }
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

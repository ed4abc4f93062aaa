import type { Actor } from '../../kernel/actor.js';
import { agreementOn } from '../../kernel/dated.js';
import { localDay } from '../../kernel/time-zone.js';
import type { Weekday } from '../../kernel/week.js';
import {
  Can,
  Currency,
  Day,
  Id,
  IdList,
  ListOf,
  MoneyDto,
  MoneyField,
  Nested,
  Text,
  TimeOfDay,
  TimeZoneName,
  WeekdayList,
  Whole,
  Yes,
} from '../../platform/http/fields.js';
import { PageQuery } from '../../platform/http/paging.js';
import { AgreementDto, FurtherTermsDto } from './agreement.dto.js';
import { engagementAbilities, type EngagementAbility } from './engagement.policy.js';
import type { Engagement } from './engagements.repository.js';
import { ScheduleDto } from './schedule.dto.js';

const FirstWeekday = (optional = false) =>
  Whole({ min: 1, max: 7, optional, description: 'First day of the week: 1 Monday to 7 Sunday.' });

/** Between which clocks is worked on certain weekdays. */
export class WorkingWindowDto {
  @WeekdayList({ description: 'On which it begins, 1 Monday to 7 Sunday; at least one.' })
  weekdays!: Weekday[];

  @TimeOfDay({ description: 'On the clocks of the engagement’s zone.' })
  from!: string;

  @TimeOfDay({
    description: 'When it is not after `from`, it is on the next day; both 00:00: around the clock.',
  })
  to!: string;
}

const WorkingWindows = (optional = false) =>
  ListOf(() => WorkingWindowDto, {
    min: 1,
    max: 14,
    optional,
    description: 'When business time runs: what turnaround, notice and reminders are counted by.',
  });
const Holidays = (optional = false) =>
  Text({
    min: 2,
    max: 7,
    optional,
    nullable: true,
    example: 'DE-BE',
    description:
      'Whose public holidays have no business time: a code of GET /holiday-regions; null: nobody’s.',
  });
const Notice = (optional = false) =>
  Whole({
    min: 1,
    max: 60_000,
    optional,
    nullable: true,
    description:
      'Business minutes of notice agreed; what is wanted sooner is marked as rush. Null: none agreed.',
  });

const Retention = (optional = false) =>
  Whole({
    min: 1,
    max: 240,
    optional,
    nullable: true,
    description:
      'Months after its last day for which contents of deliverables are kept; null: as long as wanted.',
  });

export class EngagementsQuery extends PageQuery {
  @Id({ optional: true, description: 'Engagements of one client.' })
  clientId?: string;
}

export class BeginEngagementDto extends FurtherTermsDto {
  @Id({ optional: true })
  id?: string;

  @Id()
  clientId!: string;

  @Text({ min: 1, max: 120 })
  name!: string;

  @TimeZoneName({ description: 'Decides what a day, a week and a month is.' })
  timeZone!: string;

  @Currency()
  currency!: string;

  @FirstWeekday(true)
  weekStartsOn?: Weekday;

  @Day({ optional: true, description: 'The first local day; today unless said.' })
  startsOn?: string;

  @WorkingWindows(true)
  workingWindows?: WorkingWindowDto[];

  @Holidays(true)
  holidays?: string | null;

  @Notice(true)
  noticeMinutes?: number | null;

  @Retention(true)
  retentionMonths?: number | null;

  @MoneyField({ optional: true, nullable: true, description: 'Per hour.' })
  rate?: MoneyDto | null;

  @Whole({
    min: 1,
    max: 44_640,
    optional: true,
    nullable: true,
    description: 'Minutes granted for a period.',
  })
  allowanceMinutes?: number | null;

  @Yes({ optional: true, description: 'Contacts see amounts; false unless said.' })
  showAmounts?: boolean;

  @IdList({ optional: true, description: 'Ids of the members who work on it, beside the owner.' })
  assistantIds?: string[];
}

export class EditEngagementDto {
  @Text({ min: 1, max: 120, optional: true })
  name?: string;

  @TimeZoneName({ optional: true })
  timeZone?: string;

  @Currency({ optional: true })
  currency?: string;

  @FirstWeekday(true)
  weekStartsOn?: Weekday;

  @Day({ optional: true })
  startsOn?: string;

  @Day({ optional: true, nullable: true, description: 'The last local day; null: it goes on.' })
  endedOn?: string | null;

  @WorkingWindows(true)
  workingWindows?: WorkingWindowDto[];

  @Holidays(true)
  holidays?: string | null;

  @Notice(true)
  noticeMinutes?: number | null;

  @Retention(true)
  retentionMonths?: number | null;
}

export class AssignDto {
  @IdList()
  memberIds!: string[];
}

export class AssistantDto {
  @Id()
  memberId!: string;

  @Text()
  name!: string;
}

/** The running relation with a client, under the agreement of today. */
export class EngagementDto {
  @Id()
  id!: string;

  @Id()
  clientId!: string;

  @Text()
  clientName!: string;

  @Text()
  name!: string;

  @TimeZoneName()
  timeZone!: string;

  @Currency()
  currency!: string;

  @FirstWeekday()
  weekStartsOn!: Weekday;

  @Day()
  startsOn!: string;

  @Day({ nullable: true })
  endedOn!: string | null;

  @WorkingWindows()
  workingWindows!: WorkingWindowDto[];

  @Holidays()
  holidays!: string | null;

  @Notice()
  noticeMinutes!: number | null;

  @Retention()
  retentionMonths!: number | null;

  @Nested(() => AgreementDto)
  agreement!: AgreementDto;

  @ListOf(() => AssistantDto)
  assistants!: AssistantDto[];

  @Nested(() => ScheduleDto)
  schedule!: ScheduleDto;

  @Whole()
  version!: number;

  @Can('edit', 'logTime', 'delegate', 'compose', 'seeAmounts')
  can!: Record<EngagementAbility, boolean>;

  /** @param now decides which agreement is today's, and whether the engagement is over */
  static of(engagement: Engagement, actor: Actor, now: Temporal.Instant): EngagementDto {
    const { agreements, assistants, schedule, workingWindows, ...own } = engagement;
    const today = localDay(now, own.timeZone);
    const agreement = agreementOn(agreements, today);
    return {
      ...own,
      workingWindows: workingWindows.map((window) => ({ ...window, weekdays: [...window.weekdays] })),
      agreement: AgreementDto.of(agreement, own.currency, actor),
      assistants: assistants.map(({ memberId, name }) => ({ memberId, name })),
      schedule: ScheduleDto.of(schedule),
      can: engagementAbilities(actor, {
        ended: own.endedOn !== null && own.endedOn < today.toString(),
        showAmounts: agreement.showAmounts,
      }),
    };
  }
}

import { rhythms, type Rhythm } from '../../kernel/coverage.js';
import { holidayRules, whichDays, type HolidayRule, type WhichDays } from '../../kernel/schedule.js';
import type { Weekday } from '../../kernel/week.js';
import {
  Day,
  Id,
  Instant,
  ListOf,
  OneOf,
  QueryWhole,
  TimeOfDay,
  TimeZoneName,
  Whole,
  Yes,
} from '../../platform/http/fields.js';
import { emptyWeeks, type EmptyWeeks } from './schedule.entity.js';
import {
  recipientRoles,
  type RecipientRole,
  type ScheduleRecipient,
  type ScheduleTerms,
} from './schedule.rules.js';

const WEEKDAY = { min: 1, max: 7, description: 'Of weeks: 1 Monday to 7 Sunday.' };
const DAY_OF_MONTH = {
  max: 31,
  nullable: true,
  description:
    'Of a month: 1 to 31, the last day where it is shorter. Of a balance period: 0 to 28 days after it. Null for weeks.',
};
const ZONE = { nullable: true, description: 'On whose clocks; null: those of the engagement.' };
const EVERY = { description: 'How often a report is made.' };
const COVERS = { description: 'Of how many days each report is, by the calendar of the engagement.' };
const WHICH = { description: 'The days that are over when it is due, or those under way.' };
const TWO_WEEKS = {
  nullable: true,
  description: 'A day of the first of two weeks that belong together; null: the engagement’s first day.',
};
const HOLIDAYS = {
  description:
    'On a public holiday: sent all the same, on the next working day, or left out (members are told so).',
};

export class ScheduleRecipientDto {
  @Id()
  contactId!: string;

  @OneOf(recipientRoles, { description: 'Who answers, and who only reads along.' })
  role!: RecipientRole;
}

const Recipients = (optional = false) =>
  ListOf(() => ScheduleRecipientDto, {
    min: 1,
    max: 50,
    optional,
    nullable: true,
    description:
      'Who gets the reports; null: every contact who receives reports. Each one’s own switch always wins.',
  });

export class SetScheduleDto {
  @Yes()
  enabled!: boolean;

  @OneOf(rhythms, { ...EVERY, optional: true })
  every?: Rhythm;

  @Whole(WEEKDAY)
  weekday!: Weekday;

  @Whole({ ...DAY_OF_MONTH, optional: true })
  dayOfMonth?: number | null;

  @TimeOfDay()
  time!: string;

  @TimeZoneName({ ...ZONE, optional: true })
  timeZone?: string | null;

  @OneOf(rhythms, { ...COVERS, optional: true })
  covers?: Rhythm;

  @OneOf(whichDays, { ...WHICH, optional: true })
  which?: WhichDays;

  @Day({ ...TWO_WEEKS, optional: true })
  twoWeeksFrom?: string | null;

  @OneOf(holidayRules, { ...HOLIDAYS, optional: true })
  holidays?: HolidayRule;

  @Yes({ description: 'Sent without a review.' })
  autoSend!: boolean;

  @OneOf(emptyWeeks, {
    optional: true,
    description: 'Days without work: a short mail that says so, or none.',
  })
  emptyWeeks?: EmptyWeeks;

  @Recipients(true)
  recipients?: ScheduleRecipientDto[] | null;
}

/** A schedule as it might be: what is left out is as it stands. */
export class SchedulePreviewQuery {
  @OneOf(rhythms, { ...EVERY, optional: true })
  every?: Rhythm;

  @QueryWhole(WEEKDAY)
  weekday?: Weekday;

  @QueryWhole({ max: 31, description: DAY_OF_MONTH.description })
  dayOfMonth?: number;

  @TimeOfDay({ optional: true })
  time?: string;

  @TimeZoneName({ optional: true })
  timeZone?: string;

  @OneOf(rhythms, { ...COVERS, optional: true })
  covers?: Rhythm;

  @OneOf(whichDays, { ...WHICH, optional: true })
  which?: WhichDays;

  @Day({ ...TWO_WEEKS, nullable: false, optional: true })
  twoWeeksFrom?: string;

  @OneOf(holidayRules, { ...HOLIDAYS, optional: true })
  holidays?: HolidayRule;
}

export class ScheduleDto extends SetScheduleDto {
  @OneOf(rhythms, EVERY)
  override every!: Rhythm;

  @Whole(DAY_OF_MONTH)
  override dayOfMonth!: number | null;

  @TimeZoneName(ZONE)
  override timeZone!: string | null;

  @OneOf(rhythms, COVERS)
  override covers!: Rhythm;

  @OneOf(whichDays, WHICH)
  override which!: WhichDays;

  @Day(TWO_WEEKS)
  override twoWeeksFrom!: string | null;

  @OneOf(holidayRules, HOLIDAYS)
  override holidays!: HolidayRule;

  @OneOf(emptyWeeks)
  override emptyWeeks!: EmptyWeeks;

  @Recipients()
  override recipients!: ScheduleRecipientDto[] | null;

  @Instant({ nullable: true, description: 'Null while it is switched off.' })
  nextRunAt!: string | null;

  static of({ nextRunAt, recipients, ...row }: ScheduleRow): ScheduleDto {
    return {
      ...termsOf(row),
      recipients: recipients && recipients.map(({ contactId, role }) => ({ contactId, role })),
      nextRunAt: row.enabled ? Temporal.Instant.from(nextRunAt).toString() : null,
    };
  }
}

/** A schedule as the database gives it; instants with offset. */
export interface ScheduleRow extends ScheduleTerms {
  readonly nextRunAt: string;
  /** Null: everybody who receives reports; so it reads for a contact, too. */
  readonly recipients: readonly ScheduleRecipient[] | null;
}

function termsOf(row: ScheduleTerms): ScheduleTerms {
  const { enabled, every, weekday, dayOfMonth, time, timeZone, covers, which, twoWeeksFrom } = row;
  const { holidays, autoSend, emptyWeeks } = row;
  const when = { enabled, every, weekday, dayOfMonth, time, timeZone };
  return { ...when, covers, which, twoWeeksFrom, holidays, autoSend, emptyWeeks };
}

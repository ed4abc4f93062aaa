import type { BusinessHours } from './business-time.js';
import { CoveredDays, type Rhythm } from './coverage.js';
import { agreementOn, type Agreements, type Dated } from './dated.js';
import type { Days } from './month.js';
import { periodOf, type PeriodTerms } from './period.js';
import { momentOn } from './recurrence.js';
import { Week, type Weekday } from './week.js';

/** The days that were over, or those under way, when a report falls due. */
export const whichDays = ['previous', 'running'] as const;
export type WhichDays = (typeof whichDays)[number];

/** What happens to a report that falls due on a public holiday. */
export const holidayRules = ['send', 'next_working_day', 'skip'] as const;
export type HolidayRule = (typeof holidayRules)[number];

/** When reports are sent, and apart from that, which days each is about. */
export interface ScheduleRule {
  readonly every: Rhythm;
  /** Of weeks. */
  readonly weekday: Weekday;
  /** Of a month: 1 to 31, the last one where it is shorter; of a balance period: days after it; of weeks: null. */
  readonly dayOfMonth: number | null;
  /** `HH:MM` on the clocks of the zone. */
  readonly time: string;
  readonly timeZone: string;
  readonly covers: Rhythm;
  readonly which: WhichDays;
  readonly holidays: HolidayRule;
  /** A day of the first of two weeks that are taken together. */
  readonly twoWeeksFrom: Temporal.PlainDate;
}

/** What of an engagement decides days, periods and holidays. */
export interface ScheduleGround {
  readonly timeZone: string;
  readonly weekStartsOn: Weekday;
  readonly agreements: Agreements<Dated & Omit<PeriodTerms, 'weekStartsOn'>>;
  readonly hours: BusinessHours;
}

/** One report that falls due. */
export interface DueMoment {
  /** The day that the rule names, by the clocks of the schedule. */
  readonly dueOn: Temporal.PlainDate;
  /** The moment that the rule names; unlike `sendAt`, no two reports share it. */
  readonly dueAt: Temporal.Instant;
  /** Later than that where a holiday moves it, or the days are not over (or begun) where the engagement is. */
  readonly sendAt: Temporal.Instant;
  readonly covered: CoveredDays;
  /** It falls on a holiday, and is left out. */
  readonly skipped: boolean;
}

/** No holidays last longer; a report that waits for work longer goes on its own day. */
const LONGEST_CLOSURE_DAYS = 31;
/** Reports due so long ago may still wait for their moment. */
const LOOK_BACK_DAYS = 2 * LONGEST_CLOSURE_DAYS;

/**
 * The moments at which reports of one engagement fall due, each with the days that it is about. Days are
 * counted by the calendar, from the day that the rule names: so each period has its turn, whatever the clocks do.
 */
export class Schedule {
  constructor(
    private readonly rule: ScheduleRule,
    private readonly ground: ScheduleGround,
  ) {}

  /** What falls due on a day. */
  on(dueOn: Temporal.PlainDate): DueMoment {
    const { rule, ground } = this;
    const running = this.around(this.named(dueOn));
    const covered = rule.which === 'running' ? running : this.around(running.from.subtract({ days: 1 }));
    const { start, end } = covered.instants(ground.timeZone);
    const moved = this.moment(this.workingDay(dueOn));
    return {
      dueOn,
      dueAt: this.moment(dueOn),
      // A zone further east may be in the next week already.
      sendAt: later(moved, rule.which === 'running' ? start : end),
      covered,
      skipped: rule.holidays === 'skip' && ground.hours.isHoliday(dueOn),
    };
  }

  /** What falls due after a day, in order, without end. */
  *after(day: Temporal.PlainDate): Generator<DueMoment, never> {
    for (const dueOn of this.days(day.add({ days: 1 }))) yield this.on(dueOn);
    throw new RangeError('a rhythm has no end');
  }

  /**
   * What is sent after a moment, in order, without end.
   * @param done the last moment that had its turn, under whatever rule
   */
  *upcoming(now: Temporal.Instant, done: Temporal.Instant | null = null): Generator<DueMoment, never> {
    const today = now.toZonedDateTimeISO(this.rule.timeZone).toPlainDate();
    for (const due of this.after(today.subtract({ days: LOOK_BACK_DAYS })))
      if (isAfter(due.sendAt, now) && (done === null || isAfter(due.dueAt, done))) yield due;
    throw new RangeError('a rhythm has no end');
  }

  /** The days that the rule names, from a day on. */
  private days(from: Temporal.PlainDate): Generator<Temporal.PlainDate> {
    const { every } = this.rule;
    if (every === 'month') return this.daysOfMonths(from);
    if (every === 'balance_period') return this.daysAfterPeriods(from);
    return this.daysOfWeeks(from);
  }

  private *daysOfWeeks(from: Temporal.PlainDate): Generator<Temporal.PlainDate> {
    const { every, weekday, which } = this.rule;
    // Two weeks are told of in the week after them; those under way, in their second.
    const first = which === 'previous';
    let day = from.add({ days: (weekday - from.dayOfWeek + 7) % 7 });
    for (; ; day = day.add({ weeks: 1 })) if (every === 'week' || this.isFirstOfTwo(day) === first) yield day;
  }

  private *daysOfMonths(from: Temporal.PlainDate): Generator<Temporal.PlainDate> {
    for (let month = from.toPlainYearMonth(); ; month = month.add({ months: 1 })) {
      const day = month.toPlainDate({ day: Math.min(this.rule.dayOfMonth ?? 1, month.daysInMonth) });
      if (!isBefore(day, from)) yield day;
    }
  }

  private *daysAfterPeriods(from: Temporal.PlainDate): Generator<Temporal.PlainDate> {
    const wait = { days: this.rule.dayOfMonth ?? 0 };
    let { to } = this.balancePeriod(from.subtract(wait).subtract({ days: 1 }));
    for (; ; { to } = this.balancePeriod(to)) yield to.add(wait);
  }

  /** A report of a period that is due some days after its end is about that period, even where the next is over too. */
  private named(dueOn: Temporal.PlainDate): Temporal.PlainDate {
    const { every, covers, dayOfMonth } = this.rule;
    const waits = every === 'balance_period' && covers === every;
    return waits ? dueOn.subtract({ days: dayOfMonth ?? 0 }) : dueOn;
  }

  private around(day: Temporal.PlainDate): CoveredDays {
    const { covers, twoWeeksFrom: anchor } = this.rule;
    const { agreements, weekStartsOn } = this.ground;
    if (covers !== 'balance_period')
      return CoveredDays.around(day, covers, { ...agreements[0], weekStartsOn, anchor });
    const { from, to } = this.balancePeriod(day);
    return CoveredDays.of('balance_period', from, to, weekStartsOn);
  }

  /** The balance's period of a day; another kind of period cuts the one before on its agreement's first day. */
  private balancePeriod(day: Temporal.PlainDate): Days {
    const { agreements, weekStartsOn } = this.ground;
    const terms = agreementOn(agreements, day);
    const { from, to } = periodOf(day, { ...terms, weekStartsOn });
    const others = agreements
      .filter((each, index) => index > 0 && !samePeriod(each, agreements[index - 1] ?? each))
      .map(({ validFrom }) => Temporal.PlainDate.from(validFrom));
    const cut = others.findLast((each) => !isBefore(day, each));
    const next = others.find((each) => isBefore(day, each));
    return {
      from: cut && isBefore(from, cut) ? cut : from,
      to: next && isBefore(next, to) ? next : to,
    };
  }

  private isFirstOfTwo(day: Temporal.PlainDate): boolean {
    const { weekStartsOn } = this.ground;
    const anchor = Week.of(this.rule.twoWeeksFrom, weekStartsOn);
    return (anchor.from.until(Week.of(day, weekStartsOn).from).days / 7) % 2 === 0;
  }

  /**
   * The day itself, or where a holiday is to be waited out, the first working day after it. A weekday was chosen by
   * somebody; a day of the month falls on a Sunday by itself, so that one waits for Monday too.
   */
  private workingDay(day: Temporal.PlainDate): Temporal.PlainDate {
    const { every, holidays } = this.rule;
    const byWeekday = every === 'week' || every === 'two_weeks';
    const { hours } = this.ground;
    const works = (each: Temporal.PlainDate) =>
      !hours.isHoliday(each) &&
      hours.windows.some(({ weekdays }) => weekdays.includes(each.dayOfWeek as Weekday));
    if (holidays !== 'next_working_day' || (byWeekday ? !hours.isHoliday(day) : works(day))) return day;
    const next = Array.from({ length: LONGEST_CLOSURE_DAYS }, (_, days) => day.add({ days: days + 1 }));
    return next.find(works) ?? day;
  }

  private moment(day: Temporal.PlainDate): Temporal.Instant {
    const { time, timeZone } = this.rule;
    return momentOn(day, Temporal.PlainTime.from(time), timeZone);
  }
}

type PeriodKind = Omit<PeriodTerms, 'weekStartsOn'>;

function samePeriod(one: PeriodKind, other: PeriodKind): boolean {
  return one.period === other.period && (one.period === 'week' || one.anchorDay === other.anchorDay);
}

function later(one: Temporal.Instant, other: Temporal.Instant): Temporal.Instant {
  return isAfter(other, one) ? other : one;
}

function isAfter(one: Temporal.Instant, other: Temporal.Instant): boolean {
  return Temporal.Instant.compare(one, other) > 0;
}

function isBefore(one: Temporal.PlainDate, other: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(one, other) < 0;
}

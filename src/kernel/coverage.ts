import { periodOf, type PeriodTerms } from './period.js';
import { startOfDay } from './time-zone.js';
import { Week, type Weekday } from './week.js';

/** What comes back by itself: how often a report is sent, and of how many days it is. */
export const rhythms = ['week', 'two_weeks', 'month', 'balance_period'] as const;
export type Rhythm = (typeof rhythms)[number];

/** Which days one report is about: those of a rhythm, or `days` that somebody named. */
export const coverages = [...rhythms, 'days'] as const;
export type Coverage = (typeof coverages)[number];

/** What decides which local days one period of a coverage is. */
export interface CoverageTerms extends PeriodTerms {
  /** A day of the first of two weeks that are taken together. */
  readonly anchor: Temporal.PlainDate;
}

/**
 * Local days that are reported together, half-open, with the name that people and programs call them by:
 * `2026-W46`; `2026-W45/2026-W46`; `2026-11`; for all others the first and the last day, `2026-10-31/2026-11-29`.
 */
export class CoveredDays {
  private constructor(
    readonly coverage: Coverage,
    readonly from: Temporal.PlainDate,
    /** The first day after them. */
    readonly to: Temporal.PlainDate,
    readonly weekStartsOn: Weekday,
  ) {}

  static week(week: Week): CoveredDays {
    return new CoveredDays('week', week.from, week.to, week.startsOn);
  }

  /** @throws RangeError where they end before they begin */
  static days(from: Temporal.PlainDate, to: Temporal.PlainDate, weekStartsOn: Weekday): CoveredDays {
    return CoveredDays.of('days', from, to, weekStartsOn);
  }

  /** As they were kept. @throws RangeError where they end before they begin */
  static of(
    coverage: Coverage,
    from: Temporal.PlainDate,
    to: Temporal.PlainDate,
    weekStartsOn: Weekday,
  ): CoveredDays {
    if (Temporal.PlainDate.compare(from, to) >= 0) throw new RangeError('days end after they begin');
    return new CoveredDays(coverage, from, to, weekStartsOn);
  }

  /** Those that a day is in, of a coverage that has such by itself. */
  static around(day: Temporal.PlainDate, coverage: Rhythm, terms: CoverageTerms): CoveredDays {
    const { weekStartsOn } = terms;
    const week = Week.of(day, weekStartsOn);
    if (coverage === 'week') return CoveredDays.week(week);
    if (coverage === 'two_weeks') {
      const weeks = Week.of(terms.anchor, weekStartsOn).from.until(week.from).days / 7;
      const from = weeks % 2 === 0 ? week.from : week.from.subtract({ weeks: 1 });
      return new CoveredDays('two_weeks', from, from.add({ weeks: 2 }), weekStartsOn);
    }
    const calendar = { period: 'month', anchorDay: 1, weekStartsOn } as const;
    const { from, to } = periodOf(day, coverage === 'month' ? calendar : terms);
    return new CoveredDays(coverage, from, to, weekStartsOn);
  }

  /** The week they are, where they are one. */
  get week(): string | null {
    const week = Week.of(this.from, this.weekStartsOn);
    return week.from.equals(this.from) && week.to.equals(this.to) ? week.name : null;
  }

  get name(): string {
    const { week, from, to } = this;
    if (week !== null) return week;
    const whole = from.day === 1 && from.add({ months: 1 }).equals(to);
    if (whole) return from.toPlainYearMonth().toString();
    if (this.coverage === 'two_weeks') {
      const last = Week.of(this.lastDay, this.weekStartsOn);
      return `${Week.of(from, this.weekStartsOn).name}/${last.name}`;
    }
    return `${from.toString()}/${this.lastDay.toString()}`;
  }

  /** The last day, as people print it: "9–15 Nov". */
  get lastDay(): Temporal.PlainDate {
    return this.to.subtract({ days: 1 });
  }

  /** Every day in order. */
  get days(): Temporal.PlainDate[] {
    return Array.from({ length: this.from.until(this.to).days }, (_, days) => this.from.add({ days }));
  }

  /** The instants `[start, end)` of the days in a zone. */
  instants(timeZone: string): { start: Temporal.Instant; end: Temporal.Instant } {
    return { start: startOfDay(this.from, timeZone), end: startOfDay(this.to, timeZone) };
  }
}

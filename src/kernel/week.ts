import { secondsBetween } from './interval.js';
import { refused, understood, type Parsed } from './parsed.js';
import { startOfDay } from './time-zone.js';

/** First day of an engagement's week: 1 Monday to 7 Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

const NAME = /^(\d{4})-W(\d\d)$/;
const THURSDAY = 4;

/**
 * Seven local days of an engagement, named as ISO 8601 names weeks: `2026-W46`.
 *
 * The name is the ISO week of the **Thursday** in it. That is ISO's own rule, applied to weeks that start on any day:
 * most of a week's days lie in the ISO week that it is named after. So `2026-W47` is 16–22 Nov 2026 where weeks
 * start on Monday, and 15–21 Nov where they start on Sunday; every day is in exactly one named week.
 */
export class Week {
  private constructor(
    /** The first day. */
    readonly from: Temporal.PlainDate,
    readonly startsOn: Weekday,
  ) {}

  /** The week that a local day is in. */
  static of(day: Temporal.PlainDate, startsOn: Weekday): Week {
    return new Week(day.subtract({ days: (day.dayOfWeek - startsOn + 7) % 7 }), startsOn);
  }

  /** Reads `2026-W46`; `unknown` is the 53rd week of a year that has 52. */
  static parse(name: string, startsOn: Weekday): Parsed<Week, 'malformed' | 'unknown'> {
    const parts = NAME.exec(name);
    if (!parts) return refused('malformed');
    // 4 January is always in week 1.
    const firstThursday = Week.of(Temporal.PlainDate.from(`${parts[1]}-01-04`), 1).thursday;
    const week = Week.of(firstThursday.add({ weeks: Number(parts[2]) - 1 }), startsOn);
    return week.name === name ? understood(week) : refused('unknown');
  }

  /** `2026-W46`. */
  get name(): string {
    const { yearOfWeek, weekOfYear } = this.thursday;
    return `${String(yearOfWeek).padStart(4, '0')}-W${String(weekOfYear).padStart(2, '0')}`;
  }

  /** The first day after the week. */
  get to(): Temporal.PlainDate {
    return this.from.add({ days: 7 });
  }

  /** The last day of the week, as people print it: "9–15 Nov". */
  get lastDay(): Temporal.PlainDate {
    return this.from.add({ days: 6 });
  }

  /** Its seven days in order. */
  get days(): Temporal.PlainDate[] {
    return Array.from({ length: 7 }, (_, days) => this.from.add({ days }));
  }

  previous(): Week {
    return new Week(this.from.subtract({ weeks: 1 }), this.startsOn);
  }

  next(): Week {
    return new Week(this.to, this.startsOn);
  }

  contains(day: Temporal.PlainDate): boolean {
    return Temporal.PlainDate.compare(this.from, day) <= 0 && Temporal.PlainDate.compare(day, this.to) < 0;
  }

  equals(other: Week): boolean {
    return this.startsOn === other.startsOn && this.from.equals(other.from);
  }

  /** The instants `[start, end)` of the week in a zone. */
  instants(timeZone: string): { start: Temporal.Instant; end: Temporal.Instant } {
    return { start: startOfDay(this.from, timeZone), end: startOfDay(this.to, timeZone) };
  }

  /** How many hours the week lasts in a zone: 168, or 167 and 169 where the clocks change. */
  lengthInHours(timeZone: string): number {
    const { start, end } = this.instants(timeZone);
    return secondsBetween(start, end) / 3600;
  }

  private get thursday(): Temporal.PlainDate {
    return this.from.add({ days: (THURSDAY - this.startsOn + 7) % 7 });
  }
}

/** Whether a number is a weekday, 1 Monday to 7 Sunday. */
export function isWeekday(number: number): number is Weekday {
  return Number.isInteger(number) && number >= 1 && number <= 7;
}

import { parseMoney, type MoneyText } from '../../kernel/money.js';
import { nextWeekly } from '../../kernel/recurrence.js';
import type { Weekday } from '../../kernel/week.js';
import { InvalidRequest } from '../../platform/http/validation.js';
import { RateInOtherCurrency } from './engagement.errors.js';

/** Terms that hold from a local day on. */
export interface Dated {
  /** `YYYY-MM-DD` */
  readonly validFrom: string;
}

/** What an engagement stands on: at least one agreement, oldest first. */
export type Agreements<T extends Dated> = readonly [T, ...T[]];

/**
 * The agreement that holds on a local day: the newest that began by then. Before the first of them the first holds,
 * so that work logged afterwards for earlier days, and the month in which an engagement began, have terms too.
 */
export function agreementOn<T extends Dated>(agreements: Agreements<T>, day: Temporal.PlainDate): T {
  const wanted = day.toString();
  return agreements.findLast(({ validFrom }) => validFrom <= wanted) ?? agreements[0];
}

/**
 * A rate per hour in minor units of the engagement's currency; null where none is agreed.
 * @throws RateInOtherCurrency, InvalidRequest when the amount is none of that currency
 */
export function rateIn(currency: string, rate: MoneyText | null | undefined): number | null {
  if (!rate) return null;
  if (rate.currency !== currency) throw new RateInOtherCurrency(currency);
  const money = parseMoney(rate);
  if (!money.ok) throw new InvalidRequest([{ field: 'rate', code: 'money' }]);
  return money.value.minor;
}

/** A weekly moment on the clocks of a zone. */
export interface WeeklyMoment {
  readonly weekday: Weekday;
  /** `08:00` */
  readonly time: string;
}

/** The first such moment after an instant. */
export function nextRun(
  { weekday, time }: WeeklyMoment,
  timeZone: string,
  after: Temporal.Instant,
): Temporal.Instant {
  return nextWeekly(after, weekday, Temporal.PlainTime.from(time), timeZone);
}

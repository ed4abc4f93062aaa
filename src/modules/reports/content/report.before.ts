import { CoveredDays, type CoverageTerms } from '../../../kernel/coverage.js';

/** With how many periods a report is compared. */
const COMPARED = 4;

/** The periods of the same kind before some days, the oldest first. @param termsOn what decides the periods of a day */
export function periodsBefore(
  covered: CoveredDays,
  termsOn: (day: Temporal.PlainDate) => Omit<CoverageTerms, 'anchor'>,
): CoveredDays[] {
  const periods: CoveredDays[] = [];
  let next = covered;
  while (periods.length < COMPARED) {
    next = before(next, termsOn);
    periods.unshift(next);
  }
  return periods;
}

/** Any other days are compared with as many days before them. */
function before(
  { coverage, from, to, weekStartsOn }: CoveredDays,
  termsOn: (day: Temporal.PlainDate) => Omit<CoverageTerms, 'anchor'>,
): CoveredDays {
  if (coverage === 'days') return CoveredDays.days(from.subtract(from.until(to)), from, weekStartsOn);
  const day = from.subtract({ days: 1 });
  const period = CoveredDays.around(day, coverage, { ...termsOn(day), anchor: from });
  if (Temporal.PlainDate.compare(period.to, from) <= 0) return period;
  // Terms that changed have cut a period short: no day is compared twice.
  return CoveredDays.of(coverage, period.from, from, weekStartsOn);
}

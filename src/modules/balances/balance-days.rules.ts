import type { Days } from '../../kernel/month.js';
import type { Line } from './balance.rules.js';

/** A line of the ledger of some days. */
export interface Moved {
  readonly day: string;
  readonly kind: Line['kind'];
  readonly seconds: number;
  /** What its period has left after it. */
  readonly leftSeconds: number;
}

/** The lines of a period, those that close it among them, in their order. */
export interface MovedPeriod {
  /** First local day, and the one after the last. */
  readonly from: string;
  readonly to: string;
  readonly lines: readonly Pick<Line, 'day' | 'kind' | 'seconds'>[];
}

const OPENING: readonly Line['kind'][] = ['allowance', 'carried_in'];
const CLOSING: readonly Line['kind'][] = ['overage_settled', 'expired', 'carried_out'];
const ORDER: readonly Line['kind'][] = [...OPENING, 'consumption', 'overage', 'adjustment', ...CLOSING];

/**
 * The lines of the days, one for each day and kind. What closes a period stands among them where the next period
 * opens in these days too: the last line then always says what there is, and a period that is over but not closed
 * yet looks the same afterwards.
 * @param periods in order
 */
export function linesOfDays(periods: readonly MovedPeriod[], days: Days): Moved[] {
  const [from, to] = [days.from.toString(), days.to.toString()];
  return periods.flatMap((period) => {
    const followed = periods.some((next) => next.from === period.to) && period.to < to;
    const lines = period.lines.filter(({ day, kind }) => day < to && (followed || !CLOSING.includes(kind)));
    let leftSeconds = 0;
    return summed(lines)
      .map(({ day, kind, seconds }): Moved => {
        leftSeconds += seconds;
        return { day, kind, seconds, leftSeconds };
      })
      .filter(({ day }) => day >= from);
  });
}

/** What opens a period, what happens in it by day, what closes it: however it was booked. */
function summed(lines: MovedPeriod['lines']): MovedPeriod['lines'] {
  const all = Map.groupBy(lines, ({ day, kind }) => `${place(kind)} ${day} ${ORDER.indexOf(kind)}`);
  return [...all]
    .map(([key, [first, ...more]]) => {
      const seconds = more.reduce((sum, line) => sum + line.seconds, first?.seconds ?? 0);
      return { key, line: first && { ...first, seconds } };
    })
    .sort((one, other) => (one.key < other.key ? -1 : 1))
    .flatMap(({ line }) => (line && line.seconds !== 0 ? [line] : []));
}

function place(kind: Line['kind']): number {
  if (OPENING.includes(kind)) return 0;
  return CLOSING.includes(kind) ? 2 : 1;
}

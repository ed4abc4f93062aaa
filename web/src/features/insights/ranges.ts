import type { InsightBucket } from '../../api/insights';

/** The stretches that are asked for most; `custom` is any other. */
export const ranges = ['week', 'last-week', 'month', 'last-month', 'quarter', 'year', 'custom'] as const;
export type Range = (typeof ranges)[number];

/** Local days, `to` not included. */
export interface Days {
  from: string;
  to: string;
}

/** The days of a named stretch, seen from a local day; weeks begin on Monday. */
export function daysOf(range: Exclude<Range, 'custom'>, today: string): Days {
  const day = Temporal.PlainDate.from(today);
  const monday = day.subtract({ days: day.dayOfWeek - 1 });
  const first = day.with({ day: 1 });
  const quarter = first.with({ month: Math.floor((day.month - 1) / 3) * 3 + 1 });
  const starts = {
    week: [monday, { weeks: 1 }],
    'last-week': [monday.subtract({ weeks: 1 }), { weeks: 1 }],
    month: [first, { months: 1 }],
    'last-month': [first.subtract({ months: 1 }), { months: 1 }],
    quarter: [quarter, { months: 3 }],
    year: [day.with({ month: 1, day: 1 }), { years: 1 }],
  } as const;
  const [from, length] = starts[range];
  return { from: from.toString(), to: from.add(length).toString() };
}

/** As many days just before, which a trend is measured against. */
export function daysBefore({ from, to }: Days): Days {
  const start = Temporal.PlainDate.from(from);
  const { days } = start.until(Temporal.PlainDate.from(to), { largestUnit: 'days' });
  return { from: start.subtract({ days }).toString(), to: from };
}

/** How finely a stretch is drawn, so that its bars can be told apart. */
export function bucketFor({ from, to }: Days): InsightBucket {
  const { days } = Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'days' });
  return days <= 31 ? 'day' : days <= 190 ? 'week' : 'month';
}

/** By how much the hours grew, as a share of those before; null where there were none to compare with. */
export function growth(now: number, before: number): number | null {
  return before === 0 ? null : (now - before) / before;
}

import type { Texts } from '../../../platform/i18n/translate.js';
import type { ReportContent } from '../content/report.content.js';

/** How the days of a report are spoken of: also by hand, one week is a week and a calendar month a month. */
export type SpokenCoverage = ReportContent['coverage'];

const MONTH = /^\d{4}-\d{2}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

export function spokenCoverage({ week, period, coverage }: ReportContent): SpokenCoverage {
  if (week !== null) return 'week';
  return MONTH.test(period) ? 'month' : coverage;
}

/** A name of `CoveredDays`: `Week 46/2026`, `Weeks 45–46/2026`, `Weeks 53/2026–1/2027`, `November 2026`, or both days. */
export function periodName(texts: Texts, name: string): string {
  const [begin = '', end = ''] = name.split('/');
  const [first, last] = [weekOf(begin), weekOf(end)];
  if (first && last) {
    const from = first.year === last.year ? `${first.week}` : `${first.week}/${first.year}`;
    return texts.t('report.weeks', { weeks: `${from}–${last.week}/${last.year}` });
  }
  if (first) return texts.t('report.week', { week: `${first.week}/${first.year}` });
  if (MONTH.test(name)) return texts.month(`${name}-01`);
  return DAY.test(begin) && DAY.test(end) ? texts.days(begin, end) : name;
}

/** The day before. */
export function lastDay(to: string): string {
  return Temporal.PlainDate.from(to).subtract({ days: 1 }).toString();
}

/** What is drawn as one bar: a day, and where there are too many of them a week, or a month. */
export function barsOf(days: ReportContent['days'], weekStartsOn: number) {
  const unit = days.length <= 14 ? 'day' : days.length <= 93 ? 'week' : 'month';
  const bars = new Map<string, { first: string; last: string; seconds: number }>();
  for (const { day, seconds } of days) {
    const key = unit === 'day' ? day : unit === 'month' ? day.slice(0, 7) : weekBegin(day, weekStartsOn);
    const bar = bars.get(key) ?? { first: day, last: day, seconds: 0 };
    bars.set(key, { ...bar, last: day, seconds: bar.seconds + seconds });
  }
  return { unit, bars: [...bars.values()] } as const;
}

function weekBegin(day: string, weekStartsOn: number): string {
  const date = Temporal.PlainDate.from(day);
  return date.subtract({ days: (date.dayOfWeek - weekStartsOn + 7) % 7 }).toString();
}

function weekOf(name: string): { readonly year: string; readonly week: number } | null {
  const [, year = '', week = ''] = /^(\d{4})-W(\d{2})$/.exec(name) ?? [];
  return year === '' ? null : { year, week: Number(week) };
}

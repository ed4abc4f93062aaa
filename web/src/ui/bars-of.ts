import { addDays } from './dates';

export type BarUnit = 'day' | 'week' | 'month';

/** What is drawn as one bar: from its first day to its last. */
export interface Bar {
  day: string;
  last?: string;
  seconds: number;
}

/** A bar a day; where those would be too many, a bar a week, or a month: the page and the paper draw it so too. */
export function barsOf(days: readonly Bar[], weekStartsOn: number): { days: readonly Bar[]; unit: BarUnit } {
  if (days.length <= 14) return { days, unit: 'day' };
  const unit = days.length <= 93 ? 'week' : 'month';
  const bars = new Map<string, Bar>();
  for (const { day, seconds } of days) {
    const key = unit === 'month' ? day.slice(0, 7) : weekBegin(day, weekStartsOn);
    const bar = bars.get(key);
    bars.set(key, { day: bar?.day ?? day, last: day, seconds: (bar?.seconds ?? 0) + seconds });
  }
  return { days: [...bars.values()], unit };
}

function weekBegin(day: string, weekStartsOn: number): string {
  return addDays(day, -((Temporal.PlainDate.from(day).dayOfWeek - weekStartsOn + 7) % 7));
}

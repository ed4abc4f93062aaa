/** How often a task comes back, as it is chosen on the screen. */
export interface RuleValues {
  frequency: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY';
  /** Every how many days, weeks, months or years. */
  interval: number;
  /** 1 = Monday to 7 = Sunday; of a weekly rule. */
  weekdays: number[];
  /** Of a monthly rule: on the same day, on the last day, or on the same weekday of the month. */
  monthly: 'day' | 'last' | 'weekday';
}

const names = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

export const everyWeek: RuleValues = { frequency: 'WEEKLY', interval: 1, weekdays: [], monthly: 'day' };

/** Which weekday of its month a day is: the second Tuesday is 2; the fifth is the last, -1. */
export function weekOfMonth(day: string): number {
  const week = Math.ceil(Temporal.PlainDate.from(day).day / 7);
  return week === 5 ? -1 : week;
}

/** The rule as RFC 5545 writes it; what is not chosen follows from the first day. */
export function ruleText({ frequency, interval, weekdays, monthly }: RuleValues, startsOn: string): string {
  const first = Temporal.PlainDate.from(startsOn);
  const parts = [`FREQ=${frequency}`];
  if (interval > 1) parts.push(`INTERVAL=${interval}`);
  if (frequency === 'WEEKLY') {
    const days = weekdays.length > 0 ? weekdays : [first.dayOfWeek];
    parts.push(
      `BYDAY=${days
        .toSorted()
        .map((day) => names[day - 1])
        .join(',')}`,
    );
  }
  if (frequency === 'MONTHLY') {
    if (monthly === 'day') parts.push(`BYMONTHDAY=${first.day}`);
    if (monthly === 'last') parts.push('BYMONTHDAY=-1');
    if (monthly === 'weekday') parts.push(`BYDAY=${weekOfMonth(startsOn)}${names[first.dayOfWeek - 1]}`);
  }
  return parts.join(';');
}

/** What the screen can show of a rule; null for one that says more than the screen can. */
export function readRule(text: string): RuleValues | null {
  const parts = new Map(
    text
      .replace(/^RRULE:/, '')
      .split(';')
      .map((part) => part.split('=') as [string, string]),
  );
  const frequency = (['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const).find(
    (known) => known === parts.get('FREQ'),
  );
  const known = ['FREQ', 'INTERVAL', 'BYDAY', 'BYMONTHDAY'];
  if (!frequency || [...parts.keys()].some((key) => !known.includes(key))) return null;
  const interval = Number(parts.get('INTERVAL') ?? 1);
  const days = parts.get('BYDAY')?.split(',') ?? [];
  if (frequency === 'WEEKLY') {
    const weekdays = days.map((day) => names.indexOf(day) + 1);
    return weekdays.includes(0) ? null : { ...everyWeek, frequency, interval, weekdays };
  }
  if (frequency === 'MONTHLY') {
    const monthly =
      parts.get('BYMONTHDAY') === '-1'
        ? 'last'
        : /^(-1|[1-4])(MO|TU|WE|TH|FR|SA|SU)$/.test(days[0] ?? '')
          ? 'weekday'
          : 'day';
    return days.length > 1 ? null : { ...everyWeek, frequency, interval, monthly };
  }
  return days.length > 0 ? null : { ...everyWeek, frequency, interval };
}

import { useIntl } from 'react-intl';
import { addDays, useDates } from '../../ui/dates';
import { readRule, weekOfMonth } from './rule';

const someMonday = '2026-11-16';

/** A rule in words: "Every 2 weeks on Monday and Friday"; the rule itself where it says more than words can. */
export function useRuleWords(): (rule: string, startsOn: string) => string {
  const { formatMessage, formatList } = useIntl();
  const dates = useDates();
  return (text, startsOn) => {
    const rule = readRule(text);
    if (!rule) return text;
    const { frequency, interval, weekdays, monthly } = rule;
    const often = formatMessage({ id: `recurring.every.${frequency}` }, { count: interval });
    if (frequency === 'WEEKLY') {
      const days = weekdays.map((weekday) => dates.day(addDays(someMonday, weekday - 1), 'weekdayOnly'));
      return formatMessage({ id: 'recurring.on' }, { often, when: formatList(days) });
    }
    if (frequency === 'MONTHLY') {
      const when = formatMessage(
        { id: `recurring.monthly.${monthly}` },
        {
          number: Temporal.PlainDate.from(startsOn).day,
          week: weekOfMonth(startsOn),
          weekday: dates.day(startsOn, 'weekdayOnly'),
        },
      );
      return `${often}, ${when}`;
    }
    return often;
  };
}

import { useIntl } from 'react-intl';

const WEEK = /^(\d{4})-W(\d{2})$/;
const MONTH = /^\d{4}-\d{2}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The name of a report's period as people say it: `Week 46/2026`, `November 2026`, `9 – 15 November 2026`. */
export function usePeriodWords(): (name: string) => string {
  const { formatMessage, formatDate, formatDateTimeRange } = useIntl();
  const midnight = (day: string) => Date.parse(`${day}T00:00:00Z`);
  return (name) => {
    const [begin = '', end = ''] = name.split('/');
    const [first, last] = [begin, end].map((week) =>
      WEEK.exec(week)?.slice(1).reverse().map(Number).join('/'),
    );
    if (first && last) return formatMessage({ id: 'report.period-weeks' }, { first, last });
    if (first) return formatMessage({ id: 'report.period-week' }, { week: first });
    if (MONTH.test(name))
      return formatDate(midnight(`${name}-01`), { month: 'long', year: 'numeric', timeZone: 'UTC' });
    if (!DAY.test(begin) || !DAY.test(end)) return name;
    const look = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
    return formatDateTimeRange(midnight(begin), midnight(end), look);
  };
}

import { useIntl } from 'react-intl';
import type { View, ViewKey, WorkGroup } from '../../../api/views';
import { useSession } from '../../../api/use-session';
import { addDays, useDates } from '../../../ui/dates';
import { useWeekdays } from '../../../ui/weekdays';

interface ViewWords {
  /** What a row is about. */
  key: (group: WorkGroup, key: ViewKey) => string;
  /** `Client · Service · Week`. */
  groups: (groupBy: readonly WorkGroup[]) => string;
  /** Which days. */
  range: (range: View['range']) => string;
  /** When it is sent; null where it never is. */
  schedule: (schedule: View['schedule']) => string | null;
  /** Monday to Sunday, by their ISO number. */
  weekdays: { value: string; label: string }[];
}

/** Views in the reader's words. */
export function useViewWords(): ViewWords {
  const { formatMessage, formatDate } = useIntl();
  const dates = useDates();
  const { person } = useSession();
  const weekdays = useWeekdays();
  const month = (day: string) =>
    formatDate(Date.parse(`${day}T00:00:00Z`), { month: 'long', year: 'numeric', timeZone: 'UTC' });
  return {
    key: (group, { name, day }) => {
      if (day !== null && group === 'month') return month(day);
      if (day !== null && group === 'week') return dates.days(day, addDays(day, 7));
      if (day !== null) return dates.day(day, 'full');
      if (name === '' && (group === 'service' || group === 'task'))
        return formatMessage({ id: `views.none-${group}` });
      return name;
    },
    groups: (groupBy) => groupBy.map((group) => formatMessage({ id: `views.group.${group}` })).join(' · '),
    range: ({ kind, from, to }) =>
      kind === 'days' && from && to ? dates.days(from, to) : formatMessage({ id: `views.range.${kind}` }),
    schedule: (schedule) => {
      if (!schedule) return null;
      const { enabled, time, timeZone: zone, dayOfMonth: day, nextRunAt } = schedule;
      if (!enabled) return formatMessage({ id: 'views.sent-off' });
      const sent =
        schedule.weekday === null
          ? formatMessage({ id: 'views.sent-month' }, { day, time, zone })
          : formatMessage(
              { id: 'views.sent-week' },
              { weekday: weekdays[schedule.weekday - 1]?.label, time, zone },
            );
      if (nextRunAt === null) return sent;
      const moment = dates.moment(nextRunAt, person.timeZone);
      return `${sent}, ${formatMessage({ id: 'views.next' }, { moment })}`;
    },
    weekdays,
  };
}

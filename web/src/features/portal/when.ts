import { useIntl } from 'react-intl';
import { useSession } from '../../api/use-session';
import { useDates } from '../../ui/dates';

/** An instant with its weekday, on the reader's own clocks: `Tue 7 Apr, 15:00`. */
export function useWhen(): (instant: string) => string {
  const intl = useIntl();
  const { person } = useSession();
  const dates = useDates();
  return (instant) => {
    const weekday = intl.formatDate(Date.parse(instant), { weekday: 'short', timeZone: person.timeZone });
    return `${weekday} ${dates.moment(instant, person.timeZone)}`;
  };
}

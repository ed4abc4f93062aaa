import { useIntl } from 'react-intl';
import { dayIn, useDates } from './dates';

interface Stretch {
  startsAt: string;
  endsAt: string;
}

interface Times {
  /** `Thu 19 Nov, 10:00–11:00`, on the clocks of a zone. */
  whole: (stretch: Stretch, zone: string) => string;
  /** `10:00–11:00`. */
  clock: (stretch: Stretch, zone: string) => string;
}

/** When an appointment is, as people say it; the day of its end only where it is another one. */
export function useAppointmentTimes(): Times {
  const dates = useDates();
  const intl = useIntl();
  const clock = ({ startsAt, endsAt }: Stretch, zone: string) => {
    const sameDay = dayIn(startsAt, zone) === dayIn(endsAt, zone);
    const end = sameDay ? dates.time(endsAt, zone) : dates.moment(endsAt, zone);
    return intl.formatMessage({ id: 'when.range' }, { from: dates.time(startsAt, zone), to: end });
  };
  return {
    clock,
    whole: (stretch, zone) =>
      intl.formatMessage(
        { id: 'when.whole' },
        { day: dates.day(dayIn(stretch.startsAt, zone), 'long'), time: clock(stretch, zone) },
      ),
  };
}

/** Whole minutes from the start to the end. */
export function minutesOf({ startsAt, endsAt }: Stretch): number {
  return Math.round(
    (Temporal.Instant.from(endsAt).epochMilliseconds - Temporal.Instant.from(startsAt).epochMilliseconds) /
      60_000,
  );
}

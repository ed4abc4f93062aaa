import { useQuery } from '@tanstack/react-query';
import { useIntl } from 'react-intl';
import { holidayRegions } from '../../api/engagements';
import type { Engagement } from '../../api/types';
import { hoursText } from '../../ui/hours';
import { useDates, addDays } from '../../ui/dates';
import { Facts } from './engagement-facts';

const someMonday = '2026-11-16';

/** When work is promised, in words. */
export function BusinessFacts({ engagement }: { engagement: Engagement }) {
  const { formatMessage, formatList } = useIntl();
  const dates = useDates();
  const { data: regions } = useQuery(holidayRegions);
  const { workingWindows, holidays, noticeMinutes } = engagement;
  const windows = workingWindows.map(({ weekdays, from, to }) => {
    const days = formatList(
      weekdays.map((weekday) => dates.day(addDays(someMonday, weekday - 1), 'letter')),
      { type: 'unit', style: 'narrow' },
    );
    return `${days} ${from}–${to}`;
  });
  return (
    <Facts
      facts={[
        [formatMessage({ id: 'clients.business-hours' }), windows.join(' · ')],
        [
          formatMessage({ id: 'clients.holidays' }),
          holidays && (regions?.items.find(({ code }) => code === holidays)?.name ?? holidays),
        ],
        [formatMessage({ id: 'clients.notice' }), noticeMinutes && hoursText(noticeMinutes * 60)],
      ]}
    />
  );
}

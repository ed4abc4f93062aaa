import { useQuery } from '@tanstack/react-query';
import { useIntl } from 'react-intl';
import { holidayRegions } from '../../api/engagements';
import type { Engagement } from '../../api/types';
import { hoursText } from '../../ui/hours';
import { useWeekdays } from '../../ui/weekdays';
import { Facts } from './engagement-facts';

/** When work is promised, in words. */
export function BusinessFacts({ engagement }: { engagement: Engagement }) {
  const { formatMessage, formatList } = useIntl();
  const names = useWeekdays('short');
  const { data: regions } = useQuery(holidayRegions);
  const { workingWindows, holidays, noticeMinutes } = engagement;
  const windows = workingWindows.map(({ weekdays, from, to }) => {
    const days = formatList(
      weekdays.map((weekday) => names[weekday - 1]?.label ?? ''),
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

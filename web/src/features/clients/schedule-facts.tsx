import { useIntl, FormattedMessage } from 'react-intl';
import type { Engagement, Schedule } from '../../api/types';
import { useWeekdays } from '../../ui/weekdays';
import { Facts } from './engagement-facts';
import { useMoment } from './schedule-preview';
import { ScheduleRuns } from './schedule-runs';

/** When reports are made, of which days, for whom, and what became of the last ones. */
export function ScheduleFacts({ engagement }: { engagement: Engagement }) {
  const { schedule } = engagement;
  return (
    <>
      {schedule.enabled ? (
        <Kept schedule={schedule} zone={schedule.timeZone ?? engagement.timeZone} />
      ) : (
        <p className="dim" style={{ margin: 0 }}>
          <FormattedMessage id="clients.schedule-off" />
        </p>
      )}
      <ScheduleRuns engagement={engagement} />
    </>
  );
}

function Kept({ schedule, zone }: { schedule: Schedule; zone: string }) {
  const { formatMessage } = useIntl();
  const moment = useMoment(zone);
  const when = useWhen();
  const { covers, which, holidays, autoSend, recipients, nextRunAt, timeZone } = schedule;
  const about = [`schedule.covers.${covers}`, `schedule.which.${which}`] as const;
  const readers =
    recipients === null
      ? formatMessage({ id: 'schedule.readers.everybody' })
      : formatMessage({ id: 'schedule.readers.count' }, { count: recipients.length });
  return (
    <Facts
      facts={[
        [formatMessage({ id: 'clients.schedule-when' }), when(schedule)],
        ...(timeZone ? [fact(formatMessage({ id: 'schedule.zone' }), timeZone)] : []),
        [formatMessage({ id: 'schedule.about-fact' }), about.map((id) => formatMessage({ id })).join(', ')],
        ...(holidays === 'send'
          ? []
          : [
              fact(
                formatMessage({ id: 'schedule.holidays' }),
                formatMessage({ id: `schedule.holidays.${holidays}` }),
              ),
            ]),
        [
          formatMessage({ id: 'clients.schedule-then' }),
          formatMessage({ id: autoSend ? 'clients.schedule-sent' : 'clients.schedule-draft' }),
        ],
        [formatMessage({ id: 'schedule.readers' }), readers],
        [formatMessage({ id: 'clients.schedule-next' }), nextRunAt && moment(nextRunAt)],
      ]}
    />
  );
}

function fact(name: string, value: string): [string, string] {
  return [name, value];
}

/** `Each week, Monday, 08:00`; `Each month, on day 31, 08:00`. */
function useWhen(): (schedule: Schedule) => string {
  const { formatMessage } = useIntl();
  const weekdays = useWeekdays();
  return ({ every, weekday, dayOfMonth, time }) => {
    const day =
      every === 'month'
        ? formatMessage({ id: 'schedule.day-number' }, { day: dayOfMonth ?? 1 })
        : every === 'balance_period'
          ? formatMessage({ id: 'schedule.days-later' }, { days: dayOfMonth ?? 0 })
          : (weekdays[weekday - 1]?.label ?? '');
    return [formatMessage({ id: `schedule.every.${every}` }), day, time].join(', ');
  };
}

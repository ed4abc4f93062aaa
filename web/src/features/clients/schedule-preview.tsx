import { Badge } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { FormattedMessage } from 'react-intl';
import { schedules, type ScheduleQuestion } from '../../api/schedules';
import type { PlannedReport } from '../../api/types';
import { dayIn, useDates } from '../../ui/dates';
import { Loaded } from '../../ui/loaded';
import { SkeletonRows } from '../../ui/page';
import { usePeriodName } from '../../ui/period-name';
import styles from './schedule.module.css';

/** So long nothing is asked while somebody types. */
const CALM_MS = 250;

interface SchedulePreviewProps {
  engagementId: string;
  /** On whose clocks the moments are shown. */
  zone: string;
  asked: ScheduleQuestion;
}

/** The next five reports: when each goes, and which days it is about. */
export function SchedulePreview({ engagementId, zone, asked }: SchedulePreviewProps) {
  const [settled] = useDebouncedValue(JSON.stringify(asked), CALM_MS);
  const query = useQuery(schedules.preview(engagementId, JSON.parse(settled) as ScheduleQuestion));
  return (
    <div className={styles.preview}>
      <Loaded query={query} skeleton={<SkeletonRows count={5} height={28} />}>
        {({ items }) => (
          <>
            <ol className={styles.moments} aria-live="polite">
              {items.map((report) => (
                <Planned key={report.dueAt} report={report} zone={zone} />
              ))}
            </ol>
            <p className="dim small">
              <FormattedMessage id="schedule.clocks" values={{ zone }} />
            </p>
          </>
        )}
      </Loaded>
    </div>
  );
}

function Planned({ report, zone }: { report: PlannedReport; zone: string }) {
  const { sendAt, dueAt, from, to, skipped, again } = report;
  const periodName = usePeriodName();
  const moment = useMoment(zone);
  return (
    <li className={styles.moment}>
      <span className={styles.at}>{moment(sendAt)}</span>
      <span>
        <FormattedMessage id="schedule.about" values={{ days: periodName(from, to) }} />
      </span>
      {skipped && <Note id="schedule.left-out" />}
      {!skipped && again && <Note id="schedule.again" />}
      {!skipped && sendAt !== dueAt && (
        <span className="dim small">
          <FormattedMessage id="schedule.moved" values={{ moment: moment(dueAt) }} />
        </span>
      )}
    </li>
  );
}

function Note({ id }: { id: 'schedule.left-out' | 'schedule.again' }) {
  return (
    <Badge component="span" variant="default" tt="none" fw={500}>
      <FormattedMessage id={id} />
    </Badge>
  );
}

/** `Mon 16 Nov, 08:00` */
export function useMoment(zone: string): (instant: string) => string {
  const dates = useDates();
  return (instant) => `${dates.day(dayIn(instant, zone))}, ${dates.time(instant, zone)}`;
}

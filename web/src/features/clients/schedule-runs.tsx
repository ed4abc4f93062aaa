import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { FormattedMessage, useIntl } from 'react-intl';
import { schedules } from '../../api/schedules';
import type { Engagement, ScheduleRun } from '../../api/types';
import { Loaded } from '../../ui/loaded';
import { SkeletonRows } from '../../ui/page';
import { usePeriodName } from '../../ui/period-name';
import { Unfold } from '../../ui/unfold';
import { useMoment } from './schedule-preview';
import styles from './schedule.module.css';

const reasons = ['holiday', 'empty', 'held', 'uncommented', 'no-recipient'] as const;

/** What became of the reports that fell due: asked for only when somebody wants to know. */
export function ScheduleRuns({ engagement }: { engagement: Engagement }) {
  return (
    <Unfold label={(open) => <FormattedMessage id={open ? 'schedule.history-hide' : 'schedule.history'} />}>
      <Runs engagement={engagement} />
    </Unfold>
  );
}

function Runs({ engagement: { id, timeZone, schedule } }: { engagement: Engagement }) {
  const query = useQuery(schedules.runs(id));
  return (
    <Loaded query={query} skeleton={<SkeletonRows count={3} height={32} />}>
      {({ items }) =>
        items.length === 0 ? (
          <p className="dim">
            <FormattedMessage id="schedule.history-none" />
          </p>
        ) : (
          <ol className={styles.runs}>
            {items.map((run) => (
              <Run key={run.dueAt} run={run} zone={schedule.timeZone ?? timeZone} />
            ))}
          </ol>
        )
      }
    </Loaded>
  );
}

function Run({ run, zone }: { run: ScheduleRun; zone: string }) {
  const { formatMessage } = useIntl();
  const moment = useMoment(zone);
  const periodName = usePeriodName();
  const reason = reasons.find((each) => each === run.reason);
  const outcome = [
    formatMessage({ id: `schedule.run.${run.outcome}` }),
    ...(reason ? [formatMessage({ id: `schedule.reason.${reason}` })] : []),
  ].join(': ');
  return (
    <li className={styles.run}>
      <span className={styles.at}>{moment(run.doneAt)}</span>
      {run.reportId ? (
        <Link to="/reports/$reportId" params={{ reportId: run.reportId }}>
          {periodName(run.from, run.to)}
        </Link>
      ) : (
        <span>{periodName(run.from, run.to)}</span>
      )}
      <span className="dim">{outcome}</span>
    </li>
  );
}

import { Progress } from '@mantine/core';
import { FormattedMessage, useIntl } from 'react-intl';
import type { Task } from '../api/types';
import { useDates } from './dates';
import { TurnaroundMark } from './task-marks';
import styles from './task-turnaround.module.css';
import { turnaroundWords } from './turnaround-words';

/** The business clock of a task: a bar, and the same in words. Nothing where nothing was promised. */
export function TaskTurnaround({ task, timeZone }: { task: Task; timeZone: string }) {
  const intl = useIntl();
  const dates = useDates();
  const { targetMinutes, usedSeconds, state } = task.turnaround;
  const words = turnaroundWords(task, intl, (instant) =>
    [
      intl.formatDate(Date.parse(instant), { weekday: 'short', timeZone }),
      dates.moment(instant, timeZone),
    ].join(' '),
  );
  if (words.length === 0) return null;
  const share = targetMinutes ? Math.min(100, (usedSeconds / (targetMinutes * 60)) * 100) : null;
  const warns = state === 'at_risk' || state === 'late' || state === 'missed';
  return (
    <div className={styles.clock}>
      {share !== null && (
        <Progress
          value={share}
          size="sm"
          color={warns ? 'orange' : undefined}
          aria-label={intl.formatMessage({ id: 'turnaround.label' })}
        />
      )}
      <p className={styles.words}>
        <TurnaroundMark task={task} />
        <span>
          <FormattedMessage id="turnaround.sentence" values={{ words: words.join(', ') }} />
        </span>
      </p>
    </div>
  );
}

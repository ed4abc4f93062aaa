import type { TimeEntry } from '../../api/types';
import { useDates } from '../../ui/dates';
import { Hours } from '../../ui/hours';
import { EntryMarks } from './entry-marks';
import { workOf } from './timer';
import styles from './dialogs/dialogs.module.css';

/** What an entry says, in short: the work, the day, from when to when, and why it stays so. */
export function EntryFacts({ entry }: { entry: TimeEntry }) {
  const dates = useDates();
  const { title } = workOf(entry);
  const note = [entry.clientName, entry.taskTitle, entry.serviceName].filter(
    (word) => word && word !== title,
  );
  return (
    <div className={styles.facts}>
      <strong>{title}</strong>
      {note.length > 0 && <span className="dim small">{note.join(' · ')}</span>}
      <span className="small">
        {dates.day(entry.day, 'long')}
        {entry.startedAt && (
          <>
            {', '}
            {dates.time(entry.startedAt, entry.timeZone)}–
            {entry.endedAt ? dates.time(entry.endedAt, entry.timeZone) : '…'}
          </>
        )}
        {entry.durationSeconds !== null && (
          <>
            {' · '}
            <Hours seconds={entry.durationSeconds} />
          </>
        )}
      </span>
      <EntryMarks entry={entry} />
    </div>
  );
}

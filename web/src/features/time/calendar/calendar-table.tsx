import { Clock } from 'lucide-react';
import { FormattedMessage } from 'react-intl';
import { dayIn, useDates } from '../../../ui/dates';
import { Hours } from '../../../ui/hours';
import { Card, Empty } from '../../../ui/page';
import { AddButton } from '../add-button';
import { useEntryActions } from '../entry-actions';
import { EntryMarks } from '../entry-marks';
import { EntryMenu } from '../entry-menu';
import { workedSeconds, type Block } from './blocks';
import styles from './calendar-view.module.css';

interface CalendarTableProps {
  blocks: Block[];
  zone: string;
  /** Days of what is shown, `to` not included. */
  from: string;
  to: string;
  now: string;
}

/** The same entries as a table: for those who read better that way, and for everything without dragging. */
export function CalendarTable({ blocks, zone, from, to, now }: CalendarTableProps) {
  const dates = useDates();
  const days = Map.groupBy(
    blocks.toSorted((one, other) => one.start.localeCompare(other.start)),
    (block) => (block.allDay ? block.start : dayIn(block.start, zone)),
  );
  const shown = [...days]
    .filter(([day]) => day >= from && day < to)
    .toSorted(([one], [other]) => one.localeCompare(other));
  if (shown.length === 0) {
    return (
      <Card>
        <Empty icon={<Clock size={18} />} action={<AddButton day={from} />}>
          <FormattedMessage id="time.empty" />
        </Empty>
      </Card>
    );
  }
  return (
    <Card flush>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">
              <FormattedMessage id="calendar.entry" />
            </th>
            <th scope="col">
              <FormattedMessage id="calendar.times" />
            </th>
            <th scope="col" className={styles.number}>
              <FormattedMessage id="entry.duration" />
            </th>
            <th scope="col" className={styles.menu}>
              <span className="only-heard">
                <FormattedMessage id="calendar.more" />
              </span>
            </th>
          </tr>
        </thead>
        {shown.map(([day, ofDay]) => (
          <tbody key={day}>
            <tr className={styles.sum}>
              <th scope="rowgroup">{dates.day(day, 'long')}</th>
              <td className={styles.times} />
              <td className={styles.number}>
                <Hours seconds={ofDay.reduce((sum, { entry }) => sum + workedSeconds(entry, now), 0)} />
              </td>
              <td className={styles.menu} />
            </tr>
            {ofDay.map((block) => (
              <Line key={block.id} block={block} zone={zone} now={now} />
            ))}
          </tbody>
        ))}
      </table>
    </Card>
  );
}

function Line({ block, zone, now }: { block: Block; zone: string; now: string }) {
  const dates = useDates();
  const { ask } = useEntryActions();
  const { entry } = block;
  return (
    <tr>
      <td>
        <div className={styles.marks}>
          <button type="button" className={styles.open} onClick={() => ask({ kind: 'edit', entry })}>
            {block.title}
          </button>
          <EntryMarks entry={entry} />
        </div>
      </td>
      <td className={styles.times}>
        {entry.startedAt ? (
          <>
            {dates.time(entry.startedAt, zone)}–{entry.endedAt ? dates.time(entry.endedAt, zone) : '…'}
          </>
        ) : (
          <FormattedMessage id="calendar.untimed" />
        )}
      </td>
      <td className={styles.number}>
        <Hours seconds={workedSeconds(entry, now)} />
      </td>
      <td className={styles.menu}>
        <EntryMenu entry={entry} />
      </td>
    </tr>
  );
}

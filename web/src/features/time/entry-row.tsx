import { ActionIcon, Checkbox } from '@mantine/core';
import { Play, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { TimeEntry } from '../../api/types';
import { useDates } from '../../ui/dates';
import { clock, Hours } from '../../ui/hours';
import { useNow } from '../../ui/now';
import { useEntryChanges } from './entry-changes';
import { EntryForm } from './entry-form';
import { EntryMarks } from './entry-marks';
import { EntryMenu } from './entry-menu';
import { valuesOf } from './entry-values';
import { workOf, type Timer } from './timer';
import styles from './entry-row.module.css';

interface EntryRowProps {
  entry: TimeEntry;
  timer: Timer;
  /** Given where entries can be chosen; `range` is true with Shift. */
  choice?: { chosen: boolean; onToggle: (range: boolean) => void };
}

/** One entry: its words open the form in its place. */
export function EntryRow({ entry, timer, choice }: EntryRowProps) {
  const { formatMessage } = useIntl();
  const [editing, setEditing] = useState(false);
  const changes = useEntryChanges();
  const title = workOf(entry).title;
  if (editing) {
    return (
      <li className={styles.editing}>
        <EntryForm
          initial={valuesOf(entry)}
          place={[entry.clientName, entry.taskTitle].filter(Boolean).join(' · ')}
          submit={formatMessage({ id: 'common.save' })}
          onCancel={() => setEditing(false)}
          onSave={async (values, overlapReason) => {
            await changes.save(entry, values, overlapReason);
            setEditing(false);
          }}
        />
      </li>
    );
  }
  return (
    <li
      className={styles.row}
      data-chosen={choice?.chosen || undefined}
      data-choice={choice ? true : undefined}
    >
      {choice && (
        <Checkbox
          className={styles.tick}
          size="md"
          aria-label={formatMessage({ id: 'list.choose' }, { what: title })}
          checked={choice.chosen}
          onChange={(event) =>
            choice.onToggle(event.nativeEvent instanceof MouseEvent && event.nativeEvent.shiftKey)
          }
        />
      )}
      <div className={styles.words}>
        <Title entry={entry} title={title} onEdit={() => setEditing(true)} />
        <EntryMarks entry={entry} />
      </div>
      <div className={styles.times}>
        <Span entry={entry} />
      </div>
      <div className={styles.hours}>
        {entry.running ? <Elapsed entry={entry} /> : <Hours seconds={entry.durationSeconds ?? 0} />}
      </div>
      <div className={styles.actions}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={formatMessage({ id: 'entry.continue' }, { what: title })}
          title={formatMessage({ id: 'entry.continue' }, { what: title })}
          disabled={entry.running}
          onClick={() => timer.start(workOf(entry))}
        >
          <Play size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon
          className={entry.can.remove ? styles.rarely : styles.unable}
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={formatMessage({ id: 'entry.delete' }, { what: title })}
          title={formatMessage({ id: 'common.delete' })}
          disabled={!entry.can.remove}
          onClick={() => changes.remove(entry)}
        >
          <Trash2 size={16} aria-hidden />
        </ActionIcon>
        <EntryMenu entry={entry} />
      </div>
    </li>
  );
}

function Title({ entry, title, onEdit }: { entry: TimeEntry; title: string; onEdit: () => void }) {
  const note = [entry.clientName, entry.taskTitle, entry.serviceName].filter(
    (word) => word && word !== title,
  );
  const words = (
    <>
      <span className={styles.title}>{title}</span>
      <span className={styles.note}>{note.join(' · ')}</span>
    </>
  );
  if (!entry.can.edit) return <div className={styles.name}>{words}</div>;
  return (
    <button type="button" className={styles.name} onClick={onEdit}>
      {words}
    </button>
  );
}

/** From when to when, in the zone in which the entry was made. */
function Span({ entry }: { entry: TimeEntry }) {
  const dates = useDates();
  if (!entry.startedAt) return null;
  const from = dates.time(entry.startedAt, entry.timeZone);
  return (
    <>
      {from}–{entry.endedAt ? dates.time(entry.endedAt, entry.timeZone) : '…'}
    </>
  );
}

function Elapsed({ entry }: { entry: TimeEntry }) {
  const now = useNow(true);
  return <>{clock((now - Date.parse(entry.startedAt ?? '')) / 1000)}</>;
}

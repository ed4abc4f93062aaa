import { ActionIcon } from '@mantine/core';
import { CircleSlash2, Layers2, Play, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { TimeEntry } from '../../api/types';
import { useDates } from '../../ui/dates';
import { clock, Hours } from '../../ui/hours';
import { useNow } from '../../ui/now';
import { useEntryChanges } from './entry-changes';
import { EntryForm } from './entry-form';
import { valuesOf } from './entry-values';
import { workOf, type Timer } from './timer';
import styles from './entry-row.module.css';

/** One entry: its words open the form in its place. */
export function EntryRow({ entry, timer }: { entry: TimeEntry; timer: Timer }) {
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
    <li className={styles.row}>
      {entry.can.edit ? (
        <button type="button" className={styles.words} onClick={() => setEditing(true)}>
          <Words entry={entry} title={title} />
        </button>
      ) : (
        <div className={styles.words}>
          <Words entry={entry} title={title} />
        </div>
      )}
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
      </div>
    </li>
  );
}

function Words({ entry, title }: { entry: TimeEntry; title: string }) {
  const note = [entry.clientName, entry.taskTitle, entry.serviceName].filter(
    (word) => word && word !== title,
  );
  return (
    <>
      <span className={styles.title}>{title}</span>
      <span className={styles.note}>{note.join(' · ')}</span>
      {!entry.billable && (
        <span className={styles.mark}>
          <CircleSlash2 size={13} aria-hidden /> <FormattedMessage id="entry.not-billable" />
        </span>
      )}
      {entry.overlapReason && (
        <span className={styles.mark}>
          <Layers2 size={13} aria-hidden />{' '}
          <FormattedMessage id="entry.overlaps-because" values={{ reason: entry.overlapReason }} />
        </span>
      )}
    </>
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

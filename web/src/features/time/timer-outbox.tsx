import { Button } from '@mantine/core';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { combined, type Change, type EntryBody, type Item } from '../../api/offline/change';
import { engine } from '../../api/offline/desk';
import { useUnsent } from '../../api/offline/unsent';
import { Problem } from '../../api/problem';
import type { TimeEntry } from '../../api/types';
import { useDates } from '../../ui/dates';
import { Dialog } from '../../ui/dialog';
import { hoursText } from '../../ui/hours';
import { Empty } from '../../ui/page';
import { explain } from '../../ui/problem-note';
import { Row, Rows } from '../../ui/rows';
import { useToasts } from '../../ui/toasts';
import { EntryForm } from './entry-form';
import { draftOf, valuesOf } from './entry-values';
import { workOf } from './timer';
import styles from './timer-bar.module.css';

/** Everything that the server has not taken: what waits, and what was refused with its reason and the ways on. */
export default function TimerOutbox({ onClose }: { onClose: () => void }) {
  const { formatMessage } = useIntl();
  const toasts = useToasts();
  const items = useUnsent();
  const [changing, setChanging] = useState<number | null>(null);
  const [trying, setTrying] = useState(false);
  const correct = async (item: Item, body: EntryBody) => {
    await (await engine())?.again(item, corrected(item, body));
    setChanging(null);
  };
  const retry = async () => {
    setTrying(true);
    await (await engine())?.flush();
    setTrying(false);
  };
  return (
    <Dialog size="lg" onClose={onClose} title={formatMessage({ id: 'unsent.title' })}>
      {items.length === 0 ? (
        <Empty>
          <FormattedMessage id="unsent.none" />
        </Empty>
      ) : (
        <>
          <p className="dim small">
            <FormattedMessage id="unsent.text" />
          </p>
          <Rows label={formatMessage({ id: 'unsent.title' })}>
            {items.map((item) =>
              changing === item.seq && item.entry ? (
                <li key={item.seq} className={styles.correcting}>
                  <EntryForm
                    initial={valuesOf(item.entry as TimeEntry)}
                    place={[item.entry.clientName, item.entry.taskTitle].filter(Boolean).join(' · ')}
                    submit={formatMessage({ id: 'common.save' })}
                    onCancel={() => setChanging(null)}
                    onSave={(values, overlapReason) =>
                      correct(item, {
                        ...draftOf(values, valuesOf(item.entry as TimeEntry)),
                        ...(overlapReason ? { overlapReason } : {}),
                      })
                    }
                  />
                </li>
              ) : (
                <Waiting
                  key={item.seq}
                  item={item}
                  onChange={() => setChanging(item.seq)}
                  onReplace={() => correct(item, { stopsRunning: true }).catch(toasts.failed)}
                />
              ),
            )}
          </Rows>
          {items.some((item) => !item.refused) && (
            <Button mt="md" variant="default" loading={trying} onClick={() => void retry()}>
              <FormattedMessage id="unsent.retry" />
            </Button>
          )}
        </>
      )}
    </Dialog>
  );
}

/** The same change with what was corrected; a removal stays one. */
function corrected({ change }: Item, body: EntryBody): Change {
  switch (change.kind) {
    case 'log':
      return { ...change, body: combined(change.body, body) };
    case 'change':
      return { ...change, version: undefined, body: combined(change.body, body) };
    case 'stop':
      return body.endedAt ? { ...change, body: { endedAt: body.endedAt } } : change;
    case 'remove':
      return change;
  }
}

interface WaitingProps {
  item: Item;
  onChange: () => void;
  onReplace: () => Promise<unknown>;
}

function Waiting({ item, onChange, onReplace }: WaitingProps) {
  const intl = useIntl();
  const dates = useDates();
  const { entry, refused, change } = item;
  const when = entry
    ? [
        dates.day(entry.day),
        entry.startedAt &&
          `${dates.time(entry.startedAt, entry.timeZone)}–${
            entry.endedAt ? dates.time(entry.endedAt, entry.timeZone) : '…'
          }`,
        entry.durationSeconds !== null && hoursText(entry.durationSeconds),
      ]
    : [];
  const discard = () => void engine().then((opened) => opened?.discard(item));
  return (
    <Row
      title={entry ? workOf(entry).title : <FormattedMessage id="unsent.removal" />}
      note={
        <>
          {[entry?.clientName, ...when].filter(Boolean).join(' · ')}
          {refused && (
            <strong className={styles.reason}>
              {explain(intl, new Problem(refused.status, { ...refused, errors: refused.fields }))}
            </strong>
          )}
        </>
      }
      end={
        <span className={styles.answers}>
          {refused?.code === 'time-entry.timer-already-running' && (
            <Button size="compact-sm" variant="default" onClick={() => void onReplace()}>
              <FormattedMessage id="unsent.stop-other" />
            </Button>
          )}
          {refused && entry && change.kind !== 'remove' && (
            <Button size="compact-sm" variant="default" onClick={onChange}>
              <FormattedMessage id="common.edit" />
            </Button>
          )}
          <Button size="compact-sm" variant="subtle" color="red" onClick={discard}>
            <FormattedMessage id="unsent.discard" />
          </Button>
        </span>
      }
    />
  );
}

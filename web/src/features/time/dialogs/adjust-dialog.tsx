import { ActionIcon, Checkbox, Textarea } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Undo2 } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { adjustments } from '../../../api/adjustments';
import { newId } from '../../../api/ids';
import type { Adjustment, TimeEntry } from '../../../api/types';
import { useDates } from '../../../ui/dates';
import { DurationField } from '../../../ui/duration-field';
import { Hours } from '../../../ui/hours';
import { Loaded } from '../../../ui/loaded';
import { SkeletonRows } from '../../../ui/page';
import { ProblemNote } from '../../../ui/problem-note';
import { SaveOrCancel } from '../../../ui/save-or-cancel';
import { useToasts } from '../../../ui/toasts';
import { EntryFacts } from '../entry-facts';
import { useSending } from '../../../ui/sending';
import styles from './dialogs.module.css';

/** Corrects what a client was told by a dated adjustment; the entry stays as it was told. */
export function AdjustDialog({ entry, onClose }: { entry: TimeEntry; onClose: () => void }) {
  const query = useQuery(adjustments.list({ entryId: entry.id }));
  return (
    <div className={styles.form}>
      <EntryFacts entry={entry} />
      <Loaded query={query} skeleton={<SkeletonRows count={2} height={44} />}>
        {({ items }) => (
          <>
            {items.length > 0 && <Corrections items={items} />}
            {entry.can.adjust && <Correct entry={entry} items={items} onClose={onClose} />}
          </>
        )}
      </Loaded>
    </div>
  );
}

function useRefresh(): () => Promise<unknown> {
  const queries = useQueryClient();
  return () =>
    Promise.all(
      ['adjustments', 'time-entries'].map((noun) => queries.invalidateQueries({ queryKey: [noun] })),
    );
}

/** Each with its reason and who made it; it can be taken back until it was told in its turn. */
function Corrections({ items }: { items: Adjustment[] }) {
  const { formatMessage } = useIntl();
  const dates = useDates();
  const toasts = useToasts();
  const refresh = useRefresh();
  return (
    <ul className={styles.corrections} aria-label={formatMessage({ id: 'adjust.list' })}>
      {items.map((item) => (
        <li key={item.id}>
          <span>
            {item.reason}
            <br />
            <span className="dim small">
              {dates.day(item.day)} · {item.createdByName}
              {item.reportedIn && (
                <>
                  {' · '}
                  <FormattedMessage id="adjust.reported" />
                </>
              )}
            </span>
          </span>
          <span className={styles.end}>
            <span className={styles.figure}>
              {item.seconds > 0 && '+'}
              <Hours seconds={item.seconds} />
            </span>
            {item.can.remove && (
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={formatMessage({ id: 'adjust.remove' }, { reason: item.reason })}
                title={formatMessage({ id: 'adjust.take-back' })}
                onClick={() => void adjustments.remove(item.id).then(refresh, toasts.failed)}
              >
                <Undo2 size={16} aria-hidden />
              </ActionIcon>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

interface CorrectProps {
  entry: TimeEntry;
  items: Adjustment[];
  onClose: () => void;
}

function Correct({ entry, items, onClose }: CorrectProps) {
  const { formatMessage } = useIntl();
  const toasts = useToasts();
  const refresh = useRefresh();
  const { send, pending, error } = useSending();
  const present = (entry.durationSeconds ?? 0) + items.reduce((sum, item) => sum + item.seconds, 0);
  const [id] = useState(newId);
  const [typed, setTyped] = useState<number | null>(present);
  const [none, setNone] = useState(false);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const wanted = none ? 0 : typed;
  const difference = wanted === null ? 0 : wanted - present;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (difference === 0 || !reason.trim()) return;
    void send(async () => {
      await adjustments.create({ id, entryId: entry.id, seconds: difference, reason: reason.trim() });
      toasts.undo(formatMessage({ id: 'adjust.done' }), () => adjustments.remove(id).then(refresh));
      await refresh();
    }, onClose);
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <ProblemNote error={error} />
      <DurationField
        label={formatMessage({ id: 'adjust.duration' })}
        description={formatMessage({ id: 'adjust.how' })}
        data-autofocus
        disabled={none}
        value={none ? null : typed}
        error={tried && difference === 0 && formatMessage({ id: 'adjust.same' })}
        onChange={setTyped}
      />
      <Checkbox
        label={formatMessage({ id: 'adjust.nothing' })}
        checked={none}
        onChange={(event) => setNone(event.currentTarget.checked)}
      />
      <Textarea
        label={formatMessage({ id: 'adjust.reason' })}
        description={formatMessage({ id: 'adjust.reason-hint' })}
        autosize
        minRows={2}
        maxLength={500}
        value={reason}
        error={tried && !reason.trim() && formatMessage({ id: 'common.required' })}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <p className={styles.outcome} role="status">
        {difference !== 0 && (
          <FormattedMessage
            id="adjust.outcome"
            values={{
              before: <Hours key="before" seconds={present} />,
              after: <Hours key="after" seconds={wanted ?? 0} />,
            }}
          />
        )}
      </p>
      <div className={styles.actions}>
        <SaveOrCancel pending={pending} label="adjust.do" onCancel={onClose} />
      </div>
    </form>
  );
}

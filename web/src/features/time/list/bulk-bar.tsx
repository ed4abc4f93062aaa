import { Button, CloseButton } from '@mantine/core';
import { Combine, PencilLine, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { TimeEntry } from '../../../api/types';
import { Hours } from '../../../ui/hours';
import { useToasts } from '../../../ui/toasts';
import { mergeable } from '../bulk';
import { secondsOf } from '../entry-cache';
import { useEntryChanges } from '../entry-changes';
import { BulkDialog } from './bulk-dialog';
import styles from '../../../ui/bulk.module.css';

/** As many as the API takes in one call. */
const most = 200;

interface BulkBarProps {
  entries: TimeEntry[];
  onDone: () => void;
}

/** What can be done with the chosen entries at once; each of it all or none, and each can be taken back. */
export function BulkBar({ entries, onDone }: BulkBarProps) {
  const { formatMessage } = useIntl();
  const changes = useEntryChanges();
  const toasts = useToasts();
  const [asking, setAsking] = useState(false);
  const [pending, setPending] = useState(false);
  const locked = entries.filter(({ can }) => !can.edit).length;
  const free = locked === 0 && entries.length <= most;
  const act = async (work: () => Promise<void>) => {
    setPending(true);
    try {
      await work();
      onDone();
    } catch (error) {
      toasts.failed(error);
    } finally {
      setPending(false);
    }
  };
  return (
    <section className={styles.bar} aria-label={formatMessage({ id: 'list.chosen-actions' })}>
      <span className={styles.count} role="status">
        <FormattedMessage id="list.chosen" values={{ count: entries.length }} />
        {' · '}
        <Hours seconds={secondsOf(entries)} />
      </span>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<PencilLine size={15} aria-hidden />}
        disabled={!free || pending}
        onClick={() => setAsking(true)}
      >
        <FormattedMessage id="list.change" />
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<Combine size={15} aria-hidden />}
        disabled={!mergeable(entries) || pending}
        title={formatMessage({ id: 'list.merge-hint' })}
        onClick={() => void act(() => changes.merge(entries))}
      >
        <FormattedMessage id="list.merge" />
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<Trash2 size={15} aria-hidden />}
        disabled={!free || pending}
        onClick={() => void act(() => changes.removeMany(entries))}
      >
        <FormattedMessage id="common.delete" />
      </Button>
      <CloseButton aria-label={formatMessage({ id: 'list.choose-none' })} onClick={onDone} />
      {!free && (
        <p className={styles.why}>
          {locked > 0 ? (
            <FormattedMessage id="list.some-locked" values={{ count: locked }} />
          ) : (
            <FormattedMessage id="list.too-many" values={{ most }} />
          )}
        </p>
      )}
      {asking && (
        <BulkDialog
          entries={entries}
          onClose={() => setAsking(false)}
          onChange={async (changed) => {
            await changes.changeMany(entries, changed);
            setAsking(false);
            onDone();
          }}
        />
      )}
    </section>
  );
}

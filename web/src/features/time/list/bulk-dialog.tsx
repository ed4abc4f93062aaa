import { Button, Select, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { BulkChange } from '../../../api/time-entries';
import type { TimeEntry } from '../../../api/types';
import { Dialog } from '../../../ui/dialog';
import { Finder } from '../../../ui/finder';
import { ProblemNote } from '../../../ui/problem-note';
import { useSending } from '../../../ui/sending';
import { ServiceSelect } from '../../../ui/service-select';
import { useWork } from '../work';
import styles from '../../../ui/bulk.module.css';

interface BulkDialogProps {
  entries: TimeEntry[];
  onChange: (changes: BulkChange) => Promise<void>;
  onClose: () => void;
}

/** Only the fields that are filled in change; the others stay with each entry as they are. */
export function BulkDialog({ entries, onChange, onClose }: BulkDialogProps) {
  const { formatMessage } = useIntl();
  const work = useWork();
  const { send, pending, error } = useSending();
  const [changes, setChanges] = useState<BulkChange>({});
  const set = (changed: BulkChange) => setChanges((before) => ({ ...before, ...changed }));
  const place = changes.engagementId ? work.find(changes.engagementId, changes.taskId ?? null) : undefined;
  const engagementId = changes.engagementId ?? sameEngagement(entries);
  const same = formatMessage({ id: 'list.unchanged' });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const said = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
    if (Object.keys(said).length > 0) void send(() => onChange(said), onClose);
  };
  return (
    <Dialog onClose={onClose} title={formatMessage({ id: 'list.change-title' }, { count: entries.length })}>
      <form className={styles.form} onSubmit={submit} noValidate>
        <ProblemNote error={error} />
        <div>
          <span className={styles.label} aria-hidden>
            <FormattedMessage id="entry.work" />
          </span>
          <Finder
            label={formatMessage({ id: 'entry.work' })}
            placeholder={same}
            nothing={formatMessage({ id: 'timer.nothing' })}
            findings={work.works}
            chosen={place ? [place.clientName, place.taskTitle].filter(Boolean).join(' · ') : ''}
            onPick={(picked) =>
              set({ engagementId: picked.engagementId, taskId: picked.taskId, serviceId: picked.serviceId })
            }
          />
        </div>
        {engagementId && (
          <ServiceSelect
            engagementId={engagementId}
            value={changes.serviceId}
            placeholder={same}
            onChange={(serviceId) => set({ serviceId })}
          />
        )}
        <TextInput
          label={formatMessage({ id: 'entry.description' })}
          placeholder={same}
          maxLength={500}
          value={changes.description ?? ''}
          onChange={(event) => set({ description: event.currentTarget.value || undefined })}
        />
        <TextInput
          type="date"
          label={formatMessage({ id: 'entry.day' })}
          description={formatMessage({ id: 'list.day-hint' })}
          value={changes.day ?? ''}
          onChange={(event) => set({ day: event.currentTarget.value || undefined })}
        />
        <Select
          label={formatMessage({ id: 'list.billable' })}
          placeholder={same}
          clearable
          value={changes.billable === undefined ? null : String(changes.billable)}
          data={[
            { value: 'true', label: formatMessage({ id: 'entry.billable' }) },
            { value: 'false', label: formatMessage({ id: 'entry.not-billable' }) },
          ]}
          clearButtonProps={{ 'aria-label': formatMessage({ id: 'common.clear' }) }}
          onChange={(chosen) => set({ billable: chosen === null ? undefined : chosen === 'true' })}
        />
        <div className={styles.buttons}>
          <Button type="submit" loading={pending}>
            <FormattedMessage id="list.change-do" values={{ count: entries.length }} />
          </Button>
          <Button variant="default" onClick={onClose}>
            <FormattedMessage id="common.cancel" />
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function sameEngagement(entries: readonly TimeEntry[]): string | null {
  const [first, ...rest] = entries;
  return first && rest.every(({ engagementId }) => engagementId === first.engagementId)
    ? first.engagementId
    : null;
}

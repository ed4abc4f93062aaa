import { Button, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { engagements } from '../../../api/engagements';
import type { BulkTaskChange } from '../../../api/tasks';
import type { Engagement, Task } from '../../../api/types';
import { Dialog } from '../../../ui/dialog';
import { ProblemNote } from '../../../ui/problem-note';
import { useSending } from '../../../ui/sending';
import { ServiceSelect } from '../../../ui/service-select';
import { priorities } from '../search';
import { shared } from './bulk-undo';
import styles from '../../../ui/bulk.module.css';

interface BulkDialogProps {
  tasks: Task[];
  onChange: (changes: BulkTaskChange) => Promise<void>;
  onClose: () => void;
}

const nobody = 'none';

/** Only what is filled in changes; the rest stays with each task as it is. */
export function BulkDialog({ tasks, onChange, onClose }: BulkDialogProps) {
  const { formatMessage } = useIntl();
  const { send, pending, error } = useSending();
  const { data: places } = useQuery(engagements.list());
  const [changes, setChanges] = useState<BulkTaskChange>({});
  const set = (changed: BulkTaskChange) => setChanges((before) => ({ ...before, ...changed }));
  const engagementId = shared(tasks, 'engagementId');
  const own = (places?.items ?? []).filter(({ id }) => tasks.some((task) => task.engagementId === id));
  const said = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (Object.keys(said).length > 0) void send(() => onChange(said));
  };
  const same = formatMessage({ id: 'tasks.unchanged' });
  const clear = { 'aria-label': formatMessage({ id: 'common.clear' }) };
  return (
    <Dialog onClose={onClose} title={formatMessage({ id: 'tasks.change-title' }, { count: tasks.length })}>
      <form className={styles.form} onSubmit={submit} noValidate>
        <ProblemNote error={error} />
        <Select
          label={formatMessage({ id: 'task.assignee' })}
          placeholder={same}
          clearable
          clearButtonProps={clear}
          value={valueOf(changes.assigneeId)}
          data={[
            { value: nobody, label: formatMessage({ id: 'tasks.nobody' }) },
            ...everywhere(own).map(({ memberId, name }) => ({ value: memberId, label: name })),
          ]}
          onChange={(value) => set({ assigneeId: chosen(value) })}
        />
        {engagementId && (
          <ServiceSelect
            engagementId={engagementId}
            value={changes.serviceId}
            placeholder={same}
            onChange={(serviceId) => set({ serviceId })}
          />
        )}
        <TextInput
          type="date"
          label={formatMessage({ id: 'task.due' })}
          value={changes.dueOn ?? ''}
          onChange={(event) => set({ dueOn: event.currentTarget.value || undefined })}
        />
        <Select
          label={formatMessage({ id: 'tasks.priority' })}
          placeholder={same}
          clearable
          clearButtonProps={clear}
          value={changes.priority ?? null}
          data={priorities.map((value) => ({
            value,
            label: formatMessage({ id: `tasks.priority.${value}` }),
          }))}
          onChange={(value) => set({ priority: priorities.find((known) => known === value) })}
        />
        <div className={styles.buttons}>
          <Button type="submit" loading={pending} disabled={Object.keys(said).length === 0}>
            <FormattedMessage id="tasks.change-do" values={{ count: tasks.length }} />
          </Button>
          <Button variant="default" onClick={onClose}>
            <FormattedMessage id="common.cancel" />
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function valueOf(id: string | null | undefined): string | null {
  return id === null ? nobody : (id ?? null);
}

function chosen(value: string | null): string | null | undefined {
  return value === nobody ? null : (value ?? undefined);
}

/** Those who may do every one of the tasks. */
function everywhere(places: readonly Engagement[]): Engagement['assistants'] {
  const [first, ...rest] = places;
  return (first?.assistants ?? []).filter(({ memberId }) =>
    rest.every(({ assistants }) => assistants.some((each) => each.memberId === memberId)),
  );
}

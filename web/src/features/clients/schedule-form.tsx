import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useIntl } from 'react-intl';
import { engagements } from '../../api/engagements';
import type { Engagement } from '../../api/types';
import { ProblemNote } from '../../ui/problem-note';
import { SaveOrCancel } from '../../ui/save-or-cancel';
import { useSubmit } from '../../ui/submit';
import { useWeekdays } from './place-fields';
import styles from './clients.module.css';

/** When the report of the week before is made, and whether it waits to be read. */
export function ScheduleForm({ engagement, onClose }: { engagement: Engagement; onClose: () => void }) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const weekdays = useWeekdays();
  const { enabled, weekday, time, autoSend } = engagement.schedule;
  const form = useForm({ initialValues: { enabled, weekday: String(weekday), time, autoSend } });
  const { send, pending, error } = useSubmit(form, async (values) => {
    await engagements.schedule(engagement.id, { ...values, weekday: Number(values.weekday) });
    await queries.invalidateQueries({ queryKey: ['engagements'] });
    onClose();
  });
  const off = !form.values.enabled;
  return (
    <form
      className={styles.form}
      onSubmit={form.onSubmit(send)}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
      noValidate
    >
      {error !== null && (
        <div className={styles.whole}>
          <ProblemNote error={error} />
        </div>
      )}
      <Checkbox
        className={styles.whole}
        label={formatMessage({ id: 'clients.schedule-on' })}
        {...form.getInputProps('enabled', { type: 'checkbox' })}
      />
      <NativeSelect
        label={formatMessage({ id: 'clients.schedule-weekday' })}
        data={weekdays}
        disabled={off}
        {...form.getInputProps('weekday')}
      />
      <TextInput
        type="time"
        label={formatMessage({ id: 'clients.schedule-time' })}
        disabled={off}
        {...form.getInputProps('time')}
      />
      <Checkbox
        className={styles.whole}
        label={formatMessage({ id: 'clients.schedule-auto' })}
        description={formatMessage({ id: 'clients.schedule-auto-hint' })}
        disabled={off}
        {...form.getInputProps('autoSend', { type: 'checkbox' })}
      />
      <div className={`${styles.whole} ${styles.buttons}`}>
        <SaveOrCancel pending={pending} onCancel={onClose} />
      </div>
    </form>
  );
}

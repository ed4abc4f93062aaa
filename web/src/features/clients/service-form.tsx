import { Button, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { FormattedMessage, useIntl } from 'react-intl';
import { services } from '../../api/engagements';
import type { Service } from '../../api/types';
import { DurationField } from '../../ui/duration-field';
import { ProblemNote } from '../../ui/problem-note';
import { useSubmit } from '../../ui/submit';
import styles from './clients.module.css';

const longestTarget = 1000 * 3600;

/** The name of a service, and within how much business time its tasks are promised. */
export function ServiceForm({ service, onClose }: { service: Service; onClose: () => void }) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const { name, turnaroundMinutes } = service;
  const form = useForm({
    initialValues: { name, turnaroundMinutes },
    validate: { name: (value) => (value.trim() ? null : formatMessage({ id: 'common.required' })) },
  });
  const { send, pending, error } = useSubmit(form, async (values) => {
    await services.edit(service.id, { ...values, name: values.name.trim() }, service.version);
    await queries.invalidateQueries({ queryKey: ['services'] });
    onClose();
  });
  const minutes = form.values.turnaroundMinutes;
  return (
    <form
      className={styles.serviceEdit}
      onSubmit={form.onSubmit(send)}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
      noValidate
    >
      {error !== null && (
        <div className={styles.whole}>
          <ProblemNote error={error} />
        </div>
      )}
      <TextInput
        label={formatMessage({ id: 'task.service' })}
        maxLength={120}
        autoComplete="off"
        autoFocus
        {...form.getInputProps('name')}
      />
      <DurationField
        label={formatMessage({ id: 'clients.turnaround' })}
        longest={longestTarget}
        value={minutes === null ? null : minutes * 60}
        onChange={(seconds) =>
          form.setFieldValue(
            'turnaroundMinutes',
            seconds === null ? null : Math.max(1, Math.round(seconds / 60)),
          )
        }
        error={form.errors['turnaroundMinutes']}
      />
      <p className={`${styles.whole} dim small`} style={{ margin: 0 }}>
        <FormattedMessage id="clients.turnaround-hint" />
      </p>
      <div className={`${styles.whole} ${styles.buttons}`}>
        <Button type="submit" size="xs" loading={pending}>
          <FormattedMessage id="common.save" />
        </Button>
        <Button variant="default" size="xs" onClick={onClose}>
          <FormattedMessage id="common.cancel" />
        </Button>
      </div>
    </form>
  );
}

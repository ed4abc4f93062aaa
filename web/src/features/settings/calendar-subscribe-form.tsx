import { Modal, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useIntl } from 'react-intl';
import { calendarConnections } from '../../api/calendar-connections';
import { ProblemNote } from '../../ui/problem-note';
import { SaveOrCancel } from '../../ui/save-or-cancel';
import { useSubmit } from '../../ui/submit';
import styles from './settings.module.css';

interface SubscribeFormProps {
  opened: boolean;
  onClose: () => void;
}

/** Subscribes to a feed by its address. */
export function SubscribeForm({ opened, onClose }: SubscribeFormProps) {
  const { formatMessage } = useIntl();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={formatMessage({ id: 'calendars.feed' })}
      closeButtonProps={{ 'aria-label': formatMessage({ id: 'common.close' }) }}
    >
      {opened && <Fields onClose={onClose} />}
    </Modal>
  );
}

function Fields({ onClose }: Pick<SubscribeFormProps, 'onClose'>) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const form = useForm({
    initialValues: { address: '', name: '' },
    validate: { address: (value) => (value.trim() ? null : formatMessage({ id: 'common.required' })) },
  });
  const { send, pending, error } = useSubmit(form, async ({ address, name }) => {
    await calendarConnections.subscribe({
      address: address.trim(),
      ...(name.trim() && { name: name.trim() }),
    });
    await queries.invalidateQueries({ queryKey: ['calendar-connections'] });
    onClose();
  });
  return (
    <form className={styles.form} onSubmit={form.onSubmit(send)} noValidate>
      <ProblemNote error={error} />
      <TextInput
        className={styles.actions}
        label={formatMessage({ id: 'calendars.feed-address' })}
        placeholder="https://…/calendar.ics"
        inputMode="url"
        autoComplete="off"
        data-autofocus
        {...form.getInputProps('address')}
      />
      <TextInput
        className={styles.actions}
        label={formatMessage({ id: 'calendars.feed-name' })}
        maxLength={200}
        autoComplete="off"
        {...form.getInputProps('name')}
      />
      <div className={`${styles.actions} ${styles.weekdays}`}>
        <SaveOrCancel pending={pending} onCancel={onClose} label="calendars.feed-connect" />
      </div>
    </form>
  );
}

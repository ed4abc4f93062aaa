import { Modal, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useIntl } from 'react-intl';
import { calendarConnections } from '../../api/calendar-connections';
import { ProblemNote } from '../../ui/problem-note';
import { SaveOrCancel } from '../../ui/save-or-cancel';
import { useSubmit } from '../../ui/submit';
import styles from './settings.module.css';

interface CaldavFormProps {
  opened: boolean;
  /** Of an account that is connected already: its password is given anew. */
  user?: string;
  onClose: () => void;
}

/** Connects an account of a CalDAV server by a password for apps. */
export function CaldavForm({ opened, user, onClose }: CaldavFormProps) {
  const { formatMessage } = useIntl();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={formatMessage({ id: 'calendars.caldav' })}
      closeButtonProps={{ 'aria-label': formatMessage({ id: 'common.close' }) }}
    >
      {opened && <Fields user={user ?? ''} onClose={onClose} />}
    </Modal>
  );
}

function Fields({ user, onClose }: { user: string; onClose: () => void }) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const required = (value: string) => (value.trim() ? null : formatMessage({ id: 'common.required' }));
  const form = useForm({
    initialValues: { address: '', user, password: '' },
    validate: { address: required, user: required, password: required },
  });
  const { send, pending, error } = useSubmit(form, async (values) => {
    const typed = values.address.trim();
    const address = /^https?:\/\//i.test(typed) ? typed : `https://${typed}`;
    await calendarConnections.addCaldav({ ...values, address });
    await queries.invalidateQueries({ queryKey: ['calendar-connections'] });
    onClose();
  });
  return (
    <form className={styles.form} onSubmit={form.onSubmit(send)} noValidate autoComplete="off">
      <ProblemNote error={error} />
      <TextInput
        className={styles.actions}
        label={formatMessage({ id: 'calendars.address' })}
        description={formatMessage({ id: 'calendars.address-hint' })}
        inputMode="url"
        autoComplete="off"
        data-autofocus
        {...form.getInputProps('address')}
      />
      <TextInput
        className={styles.actions}
        label={formatMessage({ id: 'calendars.user' })}
        autoComplete="off"
        {...form.getInputProps('user')}
      />
      <PasswordInput
        className={styles.actions}
        label={formatMessage({ id: 'calendars.app-password' })}
        description={formatMessage({ id: 'calendars.app-password-hint' })}
        autoComplete="off"
        visibilityToggleButtonProps={{ 'aria-label': formatMessage({ id: 'password.show' }) }}
        {...form.getInputProps('password')}
      />
      <div className={`${styles.actions} ${styles.weekdays}`}>
        <SaveOrCancel pending={pending} onCancel={onClose} label="calendars.caldav-connect" />
      </div>
    </form>
  );
}

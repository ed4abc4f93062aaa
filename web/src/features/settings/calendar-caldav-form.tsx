import { PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useIntl } from 'react-intl';
import { calendarConnections } from '../../api/calendar-connections';
import { Dialog } from '../../ui/dialog';
import { FieldsForm } from '../../ui/fields-form';
import fields from '../../ui/fields-form.module.css';
import { useSubmit } from '../../ui/submit';

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
    <Dialog opened={opened} onClose={onClose} title={formatMessage({ id: 'calendars.caldav' })}>
      <Fields user={user ?? ''} onClose={onClose} />
    </Dialog>
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
  const sending = useSubmit(form, async (values) => {
    const typed = values.address.trim();
    const address = /^https?:\/\//i.test(typed) ? typed : `https://${typed}`;
    await calendarConnections.addCaldav({ ...values, address });
    await queries.invalidateQueries({ queryKey: ['calendar-connections'] });
    onClose();
  });
  return (
    <FieldsForm form={form} sending={sending} onClose={onClose} label="calendars.caldav-connect">
      <TextInput
        className={fields.whole}
        label={formatMessage({ id: 'calendars.address' })}
        description={formatMessage({ id: 'calendars.address-hint' })}
        inputMode="url"
        autoComplete="off"
        data-autofocus
        {...form.getInputProps('address')}
      />
      <TextInput
        className={fields.whole}
        label={formatMessage({ id: 'calendars.user' })}
        autoComplete="off"
        {...form.getInputProps('user')}
      />
      <PasswordInput
        className={fields.whole}
        label={formatMessage({ id: 'calendars.app-password' })}
        description={formatMessage({ id: 'calendars.app-password-hint' })}
        autoComplete="off"
        visibilityToggleButtonProps={{ 'aria-label': formatMessage({ id: 'password.show' }) }}
        {...form.getInputProps('password')}
      />
    </FieldsForm>
  );
}

import { TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useIntl } from 'react-intl';
import { calendarConnections } from '../../api/calendar-connections';
import { Dialog } from '../../ui/dialog';
import { FieldsForm } from '../../ui/fields-form';
import fields from '../../ui/fields-form.module.css';
import { useSubmit } from '../../ui/submit';

interface SubscribeFormProps {
  opened: boolean;
  onClose: () => void;
}

/** Subscribes to a feed by its address. */
export function SubscribeForm({ opened, onClose }: SubscribeFormProps) {
  const { formatMessage } = useIntl();
  return (
    <Dialog opened={opened} onClose={onClose} title={formatMessage({ id: 'calendars.feed' })}>
      <Fields onClose={onClose} />
    </Dialog>
  );
}

function Fields({ onClose }: Pick<SubscribeFormProps, 'onClose'>) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const form = useForm({
    initialValues: { address: '', name: '' },
    validate: { address: (value) => (value.trim() ? null : formatMessage({ id: 'common.required' })) },
  });
  const sending = useSubmit(form, async ({ address, name }) => {
    await calendarConnections.subscribe({
      address: address.trim(),
      ...(name.trim() && { name: name.trim() }),
    });
    await queries.invalidateQueries({ queryKey: ['calendar-connections'] });
    onClose();
  });
  return (
    <FieldsForm form={form} sending={sending} onClose={onClose} label="calendars.feed-connect">
      <TextInput
        className={fields.whole}
        label={formatMessage({ id: 'calendars.feed-address' })}
        placeholder="https://…/calendar.ics"
        inputMode="url"
        autoComplete="off"
        data-autofocus
        {...form.getInputProps('address')}
      />
      <TextInput
        className={fields.whole}
        label={formatMessage({ id: 'calendars.feed-name' })}
        maxLength={200}
        autoComplete="off"
        {...form.getInputProps('name')}
      />
    </FieldsForm>
  );
}

import { Checkbox, Select } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { FormattedMessage, useIntl } from 'react-intl';
import { calendars, type Calendar } from '../../api/calendar-connections';
import { clients } from '../../api/clients';
import { Dialog } from '../../ui/dialog';
import { FieldsForm } from '../../ui/fields-form';
import fields from '../../ui/fields-form.module.css';
import { useSubmit } from '../../ui/submit';
import { useDates } from '../../ui/dates';
import { useSession } from '../../api/use-session';

interface CalendarDetailsProps {
  calendar: Calendar;
  opened: boolean;
  onClose: () => void;
}

/** Whose a calendar is, and in which words it is written. */
export function CalendarDetails({ calendar, opened, onClose }: CalendarDetailsProps) {
  const { formatMessage } = useIntl();
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={formatMessage({ id: 'calendars.settings' }, { name: calendar.name })}
    >
      <Fields calendar={calendar} onClose={onClose} />
    </Dialog>
  );
}

function Fields({ calendar, onClose }: Omit<CalendarDetailsProps, 'opened'>) {
  const { formatMessage } = useIntl();
  const { person } = useSession();
  const dates = useDates();
  const queries = useQueryClient();
  const { data } = useQuery(clients.list({ archived: false }));
  const { id, client, genericTitles, version, can, health } = calendar;
  const form = useForm({ initialValues: { clientId: client?.id ?? '', genericTitles } });
  const sending = useSubmit(form, async (values) => {
    await calendars.edit(
      id,
      { clientId: values.clientId || null, genericTitles: values.genericTitles },
      version,
    );
    await queries.invalidateQueries({ queryKey: ['calendar-connections'] });
    onClose();
  });
  return (
    <FieldsForm form={form} sending={sending} onClose={onClose}>
      {health.pushUntil && (
        <p className={`dim small ${fields.whole}`}>
          <FormattedMessage
            id="calendars.push"
            values={{ until: dates.moment(health.pushUntil, person.timeZone) }}
          />
        </p>
      )}
      <Select
        className={fields.whole}
        label={formatMessage({ id: 'calendars.client' })}
        description={formatMessage({ id: 'calendars.client-hint' })}
        allowDeselect={false}
        searchable
        data={[
          { value: '', label: formatMessage({ id: 'calendars.no-client' }) },
          ...(data?.items ?? []).map((each) => ({ value: each.id, label: each.name })),
        ]}
        {...form.getInputProps('clientId')}
      />
      {can.write && (
        <Checkbox
          className={fields.whole}
          label={formatMessage({ id: 'calendars.generic-title' })}
          description={formatMessage({ id: 'calendars.generic-hint' })}
          {...form.getInputProps('genericTitles', { type: 'checkbox' })}
        />
      )}
    </FieldsForm>
  );
}

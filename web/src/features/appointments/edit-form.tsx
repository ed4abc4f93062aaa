import { Checkbox } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useIntl } from 'react-intl';
import { appointments } from '../../api/appointments';
import type { Appointment } from '../../api/types';
import { FieldsForm } from '../../ui/fields-form';
import fields from '../../ui/fields-form.module.css';
import { Card } from '../../ui/page';
import { useSubmit } from '../../ui/submit';
import { AboutFields, placeIn, useAboutChecks, type AboutValues } from './about-fields';

/** What it is about, where it is, and who takes part; guests who stay hear of it only when that is wished. */
export function EditForm({ appointment, onClose }: { appointment: Appointment; onClose: () => void }) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const { engagementId, guests, title, place, note } = appointment;
  const about: AboutValues = {
    ...{ engagementId, contactIds: guests.map(({ id }) => id), title, note },
    ...{ placeKind: place?.kind ?? '', place: place?.text ?? '' },
  };
  const form = useForm({ initialValues: { ...about, tell: false }, validate: useAboutChecks() });
  const sending = useSubmit(form, async (values) => {
    const { contactIds, tell } = values;
    const words = { title: values.title.trim(), note: values.note.trim(), place: placeIn(values) };
    // Left out, and not false: whoever is put in or taken out is told all the same.
    const order = { ...words, contactIds, ...(tell && { tell }) };
    await appointments.edit(appointment.id, order, appointment.version);
    await queries.invalidateQueries({ queryKey: ['appointments'] });
    onClose();
  });
  return (
    <Card title={formatMessage({ id: 'appointments.edit-title' })}>
      <FieldsForm form={form} sending={sending} onClose={onClose}>
        <AboutFields form={form} clientId={appointment.clientId} />
        <Checkbox
          className={fields.whole}
          label={formatMessage({ id: 'appointments.tell' })}
          description={formatMessage({ id: 'appointments.tell-edit-hint' })}
          {...form.getInputProps('tell', { type: 'checkbox' })}
        />
      </FieldsForm>
    </Card>
  );
}

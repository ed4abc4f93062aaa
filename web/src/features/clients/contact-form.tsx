import { Checkbox } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { contacts } from '../../api/clients';
import { newId } from '../../api/ids';
import type { Contact } from '../../api/types';
import { useSession } from '../../api/use-session';
import { FieldsForm } from '../../ui/fields-form';
import fields from '../../ui/fields-form.module.css';
import { useSubmit } from '../../ui/submit';
import { ZoneSelect } from '../../ui/zone-select';
import { ContactFields } from './contact-fields';

interface ContactFormProps {
  clientId: string;
  /** Absent for a new one. */
  contact?: Contact;
  onClose: () => void;
}

export function ContactForm({ clientId, contact, onClose }: ContactFormProps) {
  const { formatMessage } = useIntl();
  const { person } = useSession();
  const queries = useQueryClient();
  const [id] = useState(newId);
  const required = (value: string) => (value.trim() ? null : formatMessage({ id: 'common.required' }));
  const form = useForm({
    initialValues: {
      contactName: contact?.name ?? '',
      email: contact?.email ?? '',
      language: contact?.language ?? person.language,
      timeZone: contact?.timeZone ?? person.timeZone,
      receivesReports: contact?.receivesReports ?? true,
    },
    validate: { contactName: required, email: required },
  });
  const sending = useSubmit(form, async ({ contactName, email, ...rest }) => {
    const body = { name: contactName.trim(), email: email.trim(), ...rest };
    if (contact) await contacts.edit(contact.id, body, contact.version);
    else await contacts.create({ id, clientId, ...body });
    await queries.invalidateQueries({ queryKey: ['contacts'] });
    onClose();
  });
  return (
    <FieldsForm form={form} sending={sending} onClose={onClose}>
      <ContactFields form={form} />
      <ZoneSelect label={formatMessage({ id: 'common.time-zone' })} {...form.getInputProps('timeZone')} />
      <Checkbox
        className={fields.whole}
        label={formatMessage({ id: 'clients.receives-reports' })}
        {...form.getInputProps('receivesReports', { type: 'checkbox' })}
      />
    </FieldsForm>
  );
}

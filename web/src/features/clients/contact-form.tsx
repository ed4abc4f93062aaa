import { Checkbox } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { contacts } from '../../api/clients';
import { newId } from '../../api/ids';
import type { Contact } from '../../api/types';
import { useSession } from '../../api/use-session';
import { ProblemNote } from '../../ui/problem-note';
import { SaveOrCancel } from '../../ui/save-or-cancel';
import { useSubmit } from '../../ui/submit';
import { ZoneSelect } from '../../ui/zone-select';
import { ContactFields } from './contact-fields';
import styles from './clients.module.css';

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
  const { send, pending, error } = useSubmit(form, async ({ contactName, email, ...rest }) => {
    const body = { name: contactName.trim(), email: email.trim(), ...rest };
    if (contact) await contacts.edit(contact.id, body, contact.version);
    else await contacts.create({ id, clientId, ...body });
    await queries.invalidateQueries({ queryKey: ['contacts'] });
    onClose();
  });
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
      <ContactFields form={form} />
      <ZoneSelect label={formatMessage({ id: 'common.time-zone' })} {...form.getInputProps('timeZone')} />
      <Checkbox
        className={styles.whole}
        label={formatMessage({ id: 'clients.receives-reports' })}
        {...form.getInputProps('receivesReports', { type: 'checkbox' })}
      />
      <div className={`${styles.whole} ${styles.buttons}`}>
        <SaveOrCancel pending={pending} onCancel={onClose} />
      </div>
    </form>
  );
}

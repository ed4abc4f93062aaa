import { Checkbox, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useSession } from '../../api/use-session';
import { today } from '../../ui/dates';
import { FieldsForm } from '../../ui/fields-form';
import fields from '../../ui/fields-form.module.css';
import { useSubmit } from '../../ui/submit';
import { ContactFields } from './contact-fields';
import { PlaceFields } from './place-fields';
import { rateProblem, TermsFields } from './terms-fields';
import { TakeInClient, type NewClientValues } from './take-in-client';
import styles from './clients.module.css';

/** A client, who reads the reports, and what is agreed: everything that the first report needs, in one form. */
export function NewClient({ onClose }: { onClose: () => void }) {
  const { formatMessage } = useIntl();
  const { person } = useSession();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [work] = useState(() => new TakeInClient());
  const required = (value: string) => (value.trim() ? null : formatMessage({ id: 'common.required' }));
  const ifContact = (value: string, values: NewClientValues) =>
    values.contactName.trim() || values.email.trim() ? required(value) : null;
  const form = useForm<NewClientValues>({
    initialValues: {
      clientName: '',
      contactName: '',
      email: '',
      language: person.language,
      invite: true,
      name: formatMessage({ id: 'clients.engagement-default' }),
      timeZone: person.timeZone,
      currency: 'EUR',
      weekStartsOn: '1',
      rate: '',
      allowanceMinutes: null,
      showAmounts: false,
    },
    validate: {
      clientName: required,
      contactName: ifContact,
      email: ifContact,
      name: required,
      rate: (value) => {
        const problem = rateProblem(value);
        return problem && formatMessage({ id: problem });
      },
    },
  });
  const sending = useSubmit(form, async (values) => {
    const clientId = await work.do(values, today(values.timeZone));
    await queries.invalidateQueries();
    await navigate({ to: '/clients/$clientId', params: { clientId } });
  });
  return (
    <FieldsForm form={form} sending={sending} onClose={onClose} label="clients.create">
      <TextInput
        className={fields.whole}
        label={formatMessage({ id: 'clients.name' })}
        autoFocus
        maxLength={120}
        autoComplete="off"
        {...form.getInputProps('clientName')}
      />
      <h3 className={styles.part}>
        <FormattedMessage id="clients.part-contact" />
      </h3>
      <ContactFields form={form} />
      <Checkbox
        style={{ alignSelf: 'end' }}
        mb={8}
        label={formatMessage({ id: 'clients.invite-now' })}
        {...form.getInputProps('invite', { type: 'checkbox' })}
      />
      <h3 className={styles.part}>
        <FormattedMessage id="clients.part-engagement" />
      </h3>
      <PlaceFields form={form} />
      <TermsFields form={form} currency={form.values.currency} />
    </FieldsForm>
  );
}

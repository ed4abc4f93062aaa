import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { clients } from '../../api/clients';
import { newId } from '../../api/ids';
import { referrals } from '../../api/touchpoints';
import type { Referral } from '../../api/types';
import { useSession } from '../../api/use-session';
import { today } from '../../ui/dates';
import { FieldsForm } from '../../ui/fields-form';
import fields from '../../ui/fields-form.module.css';
import { useSubmit } from '../../ui/submit';

interface ReferralFormProps {
  clientId: string;
  referral?: Referral;
  onClose: () => void;
}

/** Who was brought: a name, and the client they became. */
export function ReferralForm({ clientId, referral, onClose }: ReferralFormProps) {
  const { formatMessage } = useIntl();
  const { person } = useSession();
  const queries = useQueryClient();
  const { data: known } = useQuery(clients.list());
  const [id] = useState(newId);
  const form = useForm({
    initialValues: {
      name: referral?.name ?? '',
      referredClientId: referral?.referredClientId ?? '',
      on: referral?.on ?? today(person.timeZone),
      note: referral?.note ?? '',
      thanked: (referral?.thankedAt ?? null) !== null,
    },
    validate: {
      name: (value) => (value.trim() ? null : formatMessage({ id: 'common.required' })),
      on: (value) => (value ? null : formatMessage({ id: 'common.required' })),
    },
  });
  const sending = useSubmit(form, async ({ thanked, ...values }) => {
    const said = {
      name: values.name.trim(),
      referredClientId: values.referredClientId || null,
      on: values.on,
      note: values.note.trim(),
    };
    if (referral) {
      const was = referral.thankedAt !== null;
      await referrals.edit(referral.id, thanked === was ? said : { ...said, thanked }, referral.version);
    } else await referrals.add({ id, clientId, ...said });
    await queries.invalidateQueries({ queryKey: ['referrals'] });
    onClose();
  });
  const others = (known?.items ?? []).filter((client) => client.id !== clientId);
  return (
    <FieldsForm form={form} sending={sending} onClose={onClose}>
      <TextInput
        autoFocus
        label={formatMessage({ id: 'referral.name' })}
        maxLength={120}
        {...form.getInputProps('name')}
      />
      <NativeSelect
        label={formatMessage({ id: 'referral.client' })}
        data={[
          { value: '', label: formatMessage({ id: 'referral.no-client' }) },
          ...others.map(({ id: value, name }) => ({ value, label: name })),
        ]}
        {...form.getInputProps('referredClientId')}
        onChange={(event) => {
          const chosen = others.find((client) => client.id === event.currentTarget.value);
          form.setFieldValue('referredClientId', chosen?.id ?? '');
          if (chosen && !form.values.name.trim()) form.setFieldValue('name', chosen.name);
        }}
      />
      <TextInput
        type="date"
        label={formatMessage({ id: 'referral.on' })}
        max={today(person.timeZone)}
        {...form.getInputProps('on')}
      />
      <TextInput
        label={formatMessage({ id: 'referral.note' })}
        maxLength={2000}
        {...form.getInputProps('note')}
      />
      {referral && (
        <Checkbox
          className={fields.whole}
          label={formatMessage({ id: 'referral.thanked' })}
          {...form.getInputProps('thanked', { type: 'checkbox' })}
        />
      )}
    </FieldsForm>
  );
}

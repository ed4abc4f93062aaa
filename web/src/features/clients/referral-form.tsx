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
import { ProblemNote } from '../../ui/problem-note';
import { SaveOrCancel } from '../../ui/save-or-cancel';
import { useSubmit } from '../../ui/submit';
import styles from './knowing.module.css';

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
  const { send, pending, error } = useSubmit(form, async ({ thanked, ...values }) => {
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
          className={styles.whole}
          label={formatMessage({ id: 'referral.thanked' })}
          {...form.getInputProps('thanked', { type: 'checkbox' })}
        />
      )}
      <div className={`${styles.whole} ${styles.buttons}`}>
        <SaveOrCancel pending={pending} onCancel={onClose} />
      </div>
    </form>
  );
}

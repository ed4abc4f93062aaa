import { Button, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { FormattedMessage, useIntl } from 'react-intl';
import { invitations } from '../../api/identity';
import { ProblemNote } from '../../ui/problem-note';
import { useSubmit } from '../../ui/submit';
import { useToasts } from '../../ui/toasts';
import styles from './settings.module.css';

interface Values extends Record<string, unknown> {
  name: string;
  email: string;
  role: 'owner' | 'assistant';
}

/** Invites somebody to work here; contacts of clients are invited from their client's page. */
export function InviteForm() {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const toasts = useToasts();
  const required = (value: string) => (value.trim() ? null : formatMessage({ id: 'common.required' }));
  const form = useForm<Values>({
    initialValues: { name: '', email: '', role: 'assistant' },
    validate: { name: required, email: required },
  });
  const { send, pending, error } = useSubmit(form, async ({ name, email, role }) => {
    await invitations.create({ name: name.trim(), email: email.trim(), role });
    await queries.invalidateQueries({ queryKey: ['invitations'] });
    form.reset();
    toasts.done(formatMessage({ id: 'settings.invited' }, { email: email.trim() }));
  });
  return (
    <>
      {error !== null && (
        <div style={{ padding: '0 1.125rem 0.875rem' }}>
          <ProblemNote error={error} />
        </div>
      )}
      <form className={styles.line} onSubmit={form.onSubmit(send)} noValidate>
        <TextInput label={formatMessage({ id: 'common.name' })} {...form.getInputProps('name')} />
        <TextInput
          className={styles.grow}
          label={formatMessage({ id: 'common.email' })}
          type="email"
          {...form.getInputProps('email')}
        />
        <Select
          w={140}
          label={formatMessage({ id: 'settings.role' })}
          allowDeselect={false}
          data={(['assistant', 'owner'] as const).map((value) => ({
            value,
            label: formatMessage({ id: `role.${value}` }),
          }))}
          {...form.getInputProps('role')}
        />
        <Button type="submit" variant="default" loading={pending}>
          <FormattedMessage id="settings.invite" />
        </Button>
      </form>
    </>
  );
}

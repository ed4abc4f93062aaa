import { Button, PasswordInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { FormattedMessage, useIntl } from 'react-intl';
import { person } from '../../api/identity';
import { NewPassword, shortestPassword } from '../../ui/new-password';
import { Card } from '../../ui/page';
import { ProblemNote } from '../../ui/problem-note';
import { useSubmit } from '../../ui/submit';
import { useToasts } from '../../ui/toasts';
import styles from './settings.module.css';

export function Password() {
  const { formatMessage } = useIntl();
  const toasts = useToasts();
  const form = useForm({
    initialValues: { currentPassword: '', newPassword: '' },
    validate: {
      currentPassword: (value) => (value ? null : formatMessage({ id: 'common.required' })),
      newPassword: (value) =>
        value.length >= shortestPassword
          ? null
          : formatMessage({ id: 'password.hint' }, { count: shortestPassword }),
    },
  });
  const { send, pending, error } = useSubmit(form, async (values) => {
    await person.changePassword(values);
    form.reset();
    toasts.done(formatMessage({ id: 'password.changed' }));
  });
  return (
    <Card title={formatMessage({ id: 'password.label' })}>
      <form className={styles.form} onSubmit={form.onSubmit(send)} noValidate>
        <ProblemNote error={error} />
        <PasswordInput
          label={formatMessage({ id: 'password.current' })}
          description={formatMessage({ id: 'settings.current-hint' })}
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': formatMessage({ id: 'password.show' }) }}
          {...form.getInputProps('currentPassword')}
        />
        <NewPassword {...form.getInputProps('newPassword')} />
        <div className={styles.actions}>
          <Button type="submit" variant="default" loading={pending}>
            <FormattedMessage id="settings.change-password" />
          </Button>
        </div>
      </form>
    </Card>
  );
}

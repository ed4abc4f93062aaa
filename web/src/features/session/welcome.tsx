import { Button, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { Link } from '@tanstack/react-router';
import { FormattedMessage, useIntl } from 'react-intl';
import { session } from '../../api/identity';
import { startingLanguage } from '../../i18n/language';
import { deviceZone } from '../../ui/dates';
import { NewPassword, shortestPassword } from '../../ui/new-password';
import { ProblemNote } from '../../ui/problem-note';
import { useSubmit } from '../../ui/submit';
import { useEnter } from './enter';
import { Sheet } from './visitor';

/** Makes a workspace and its owner: the very first page of a new installation. */
export function WelcomePage() {
  const { formatMessage } = useIntl();
  const enter = useEnter();
  const required = (value: string) => (value.trim() ? null : formatMessage({ id: 'common.required' }));
  const form = useForm({
    initialValues: { workspaceName: '', name: '', email: '', password: '' },
    validate: {
      workspaceName: required,
      name: required,
      email: required,
      password: (value) =>
        value.length >= shortestPassword
          ? null
          : formatMessage({ id: 'password.hint' }, { count: shortestPassword }),
    },
  });
  const { send, pending, error } = useSubmit(form, async (values) => {
    const language = startingLanguage();
    await enter(
      await session.signUp({ ...values, email: values.email.trim(), language, timeZone: deviceZone() }),
    );
  });
  return (
    <Sheet
      title={formatMessage({ id: 'welcome.title' })}
      lead={<FormattedMessage id="welcome.lead" />}
      onSubmit={form.onSubmit(send)}
      foot={
        <Link to="/sign-in">
          <FormattedMessage id="welcome.sign-in" />
        </Link>
      }
    >
      <ProblemNote error={error} />
      <TextInput
        label={formatMessage({ id: 'workspace.name' })}
        description={formatMessage({ id: 'workspace.hint' })}
        autoComplete="organization"
        autoFocus
        {...form.getInputProps('workspaceName')}
      />
      <TextInput
        label={formatMessage({ id: 'person.name' })}
        autoComplete="name"
        {...form.getInputProps('name')}
      />
      <TextInput
        label={formatMessage({ id: 'common.email' })}
        type="email"
        autoComplete="email"
        {...form.getInputProps('email')}
      />
      <NewPassword label={formatMessage({ id: 'password.label' })} {...form.getInputProps('password')} />
      <Button type="submit" loading={pending}>
        <FormattedMessage id="welcome.submit" />
      </Button>
    </Sheet>
  );
}

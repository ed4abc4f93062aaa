import { Button, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { session } from '../../api/identity';
import { NewPassword, shortestPassword } from '../../ui/new-password';
import { ProblemNote } from '../../ui/problem-note';
import { useSubmit } from '../../ui/submit';
import { useToasts } from '../../ui/toasts';
import { Sheet } from './visitor';

/** Asks for a link by mail; says the same whether or not there is such an account. */
export function ForgottenPage() {
  const { formatMessage } = useIntl();
  const [askedFor, setAskedFor] = useState<string | null>(null);
  const form = useForm({
    initialValues: { email: '' },
    validate: { email: (value) => (value.trim() ? null : formatMessage({ id: 'common.required' })) },
  });
  const { send, pending, error } = useSubmit(form, async ({ email }) => {
    await session.askForReset(email.trim());
    setAskedFor(email.trim());
  });
  const foot = (
    <Link to="/sign-in">
      <FormattedMessage id="forgotten.back" />
    </Link>
  );
  if (askedFor) {
    return (
      <Sheet
        title={formatMessage({ id: 'forgotten.asked' })}
        lead={formatMessage({ id: 'forgotten.asked-text' }, { email: askedFor })}
        foot={foot}
      />
    );
  }
  return (
    <Sheet
      title={formatMessage({ id: 'forgotten.title' })}
      lead={<FormattedMessage id="forgotten.lead" />}
      onSubmit={form.onSubmit(send)}
      foot={foot}
    >
      <ProblemNote error={error} />
      <TextInput
        label={formatMessage({ id: 'common.email' })}
        type="email"
        autoComplete="username"
        autoFocus
        {...form.getInputProps('email')}
      />
      <Button type="submit" loading={pending}>
        <FormattedMessage id="forgotten.submit" />
      </Button>
    </Sheet>
  );
}

/** The page behind the link of the mail: a new password, then the way in. */
export function ResetPage() {
  const { formatMessage } = useIntl();
  const { token } = useParams({ from: '/visitor/reset/$token' });
  const navigate = useNavigate();
  const toasts = useToasts();
  const form = useForm({
    initialValues: { password: '' },
    validate: {
      password: (value) =>
        value.length >= shortestPassword
          ? null
          : formatMessage({ id: 'password.hint' }, { count: shortestPassword }),
    },
  });
  const { send, pending, error } = useSubmit(form, async ({ password }) => {
    await session.reset(token, password);
    toasts.done(formatMessage({ id: 'reset.done' }));
    await navigate({ to: '/sign-in' });
  });
  return (
    <Sheet
      title={formatMessage({ id: 'reset.title' })}
      onSubmit={form.onSubmit(send)}
      foot={
        <Link to="/forgotten">
          <FormattedMessage id="reset.again" />
        </Link>
      }
    >
      <ProblemNote error={error} />
      <NewPassword autoFocus {...form.getInputProps('password')} />
      <Button type="submit" loading={pending}>
        <FormattedMessage id="reset.submit" />
      </Button>
    </Sheet>
  );
}

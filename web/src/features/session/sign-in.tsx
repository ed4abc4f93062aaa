import { Alert, Button, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { FormattedMessage, useIntl } from 'react-intl';
import { googleSignIn } from '../../api/google-sign-in';
import { session, setupQuery } from '../../api/identity';
import { ProblemNote } from '../../ui/problem-note';
import { useSubmit } from '../../ui/submit';
import { useEnter } from './enter';
import { Sheet } from './visitor';

export function SignInPage() {
  const { formatMessage } = useIntl();
  const { next, google: returned } = useSearch({ from: '/visitor/sign-in' });
  const { data: setup } = useQuery(setupQuery);
  const google = useMutation({ mutationFn: googleSignIn.begin });
  const enter = useEnter();
  const form = useForm({
    initialValues: { email: '', password: '' },
    validate: {
      email: (value) => (value.trim() ? null : formatMessage({ id: 'common.required' })),
      password: (value) => (value ? null : formatMessage({ id: 'common.required' })),
    },
  });
  const { send, pending, error } = useSubmit(form, async ({ email, password }) =>
    enter(await session.signIn({ email: email.trim(), password }), next),
  );
  return (
    <Sheet
      title={formatMessage({ id: 'sign-in.title' })}
      onSubmit={form.onSubmit(send)}
      foot={
        <Link to="/forgotten">
          <FormattedMessage id="sign-in.forgotten" />
        </Link>
      }
    >
      <ProblemNote error={error ?? google.error} />
      {returned && !error && (
        <Alert role="status" color="orange" variant="light">
          <FormattedMessage id={`google-sign-in.${returned}`} />
        </Alert>
      )}
      <TextInput
        label={formatMessage({ id: 'common.email' })}
        type="email"
        autoComplete="username"
        autoFocus
        {...form.getInputProps('email')}
      />
      <PasswordInput
        label={formatMessage({ id: 'password.label' })}
        autoComplete="current-password"
        visibilityToggleButtonProps={{ 'aria-label': formatMessage({ id: 'password.show' }) }}
        {...form.getInputProps('password')}
      />
      <Button type="submit" loading={pending}>
        <FormattedMessage id="sign-in.submit" />
      </Button>
      {setup?.google && (
        <Button variant="default" loading={google.isPending} onClick={() => google.mutate()}>
          <FormattedMessage id="google-sign-in.button" />
        </Button>
      )}
    </Sheet>
  );
}

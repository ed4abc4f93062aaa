import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { FormattedMessage, useIntl } from 'react-intl';
import { invitationLinks } from '../../api/identity';
import type { InvitationLink } from '../../api/types';
import { startingLanguage } from '../../i18n/language';
import { deviceZone } from '../../ui/dates';
import { Loaded } from '../../ui/loaded';
import { NewPassword, shortestPassword } from '../../ui/new-password';
import { ProblemNote } from '../../ui/problem-note';
import { useSubmit } from '../../ui/submit';
import { useEnter } from './enter';
import { Sheet } from './visitor';

/** The page behind the link of an invitation. */
export function InvitationPage() {
  const { token } = useParams({ from: '/visitor/invitation/$token' });
  const query = useQuery({ ...invitationLinks.query(token), staleTime: Infinity });
  return <Loaded query={query}>{(link) => <Accept link={link} token={token} />}</Loaded>;
}

/** Whoever has an account proves it with its password; everybody else chooses a name and a password here. */
function Accept({ link, token }: { link: InvitationLink; token: string }) {
  const { formatMessage } = useIntl();
  const enter = useEnter();
  const least = link.hasAccount ? 1 : shortestPassword;
  const form = useForm({
    initialValues: { name: link.name, password: '' },
    validate: {
      name: (value) => (value.trim() ? null : formatMessage({ id: 'common.required' })),
      password: (value) =>
        value.length >= least ? null : formatMessage({ id: 'password.hint' }, { count: shortestPassword }),
    },
  });
  const { send, pending, error } = useSubmit(form, async ({ name, password }) => {
    const fresh = { name: name.trim(), password, language: startingLanguage(), timeZone: deviceZone() };
    await enter(await invitationLinks.accept(token, link.hasAccount ? { password } : fresh));
  });
  return (
    <Sheet
      title={formatMessage({ id: 'invitation.title' }, { workspace: link.workspaceName })}
      lead={formatMessage(
        { id: link.hasAccount ? 'invitation.known' : 'invitation.new' },
        { email: link.email },
      )}
      onSubmit={form.onSubmit(send)}
    >
      <ProblemNote error={error} />
      <input type="email" autoComplete="username" value={link.email} readOnly hidden />
      {!link.hasAccount && (
        <TextInput
          label={formatMessage({ id: 'person.name' })}
          autoComplete="name"
          {...form.getInputProps('name')}
        />
      )}
      {link.hasAccount ? (
        <PasswordInput
          label={formatMessage({ id: 'password.label' })}
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': formatMessage({ id: 'password.show' }) }}
          {...form.getInputProps('password')}
        />
      ) : (
        <NewPassword label={formatMessage({ id: 'password.label' })} {...form.getInputProps('password')} />
      )}
      <Button type="submit" loading={pending}>
        <FormattedMessage id="invitation.submit" />
      </Button>
    </Sheet>
  );
}

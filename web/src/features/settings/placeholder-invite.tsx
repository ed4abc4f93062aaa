import { TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useIntl } from 'react-intl';
import { invitations } from '../../api/identity';
import type { Member } from '../../api/types';
import { ProblemNote } from '../../ui/problem-note';
import { SaveOrCancel } from '../../ui/save-or-cancel';
import { useSubmit } from '../../ui/submit';
import { useToasts } from '../../ui/toasts';
import styles from './settings.module.css';

interface PlaceholderInviteProps {
  member: Member;
  onClose: () => void;
}

/** Invites the person for whom an import keeps hours: they become theirs when the invitation is accepted. */
export function PlaceholderInvite({ member, onClose }: PlaceholderInviteProps) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const toasts = useToasts();
  const form = useForm({
    initialValues: { email: member.email ?? '' },
    validate: { email: (value) => (value.trim() ? null : formatMessage({ id: 'common.required' })) },
  });
  const { send, pending, error } = useSubmit(form, async ({ email }) => {
    await invitations.create({ memberId: member.id, email: email.trim(), role: member.role });
    await queries.invalidateQueries({ queryKey: ['invitations'] });
    await queries.invalidateQueries({ queryKey: ['members'] });
    toasts.done(formatMessage({ id: 'settings.invited' }, { email: email.trim() }));
    onClose();
  });
  return (
    <form
      className={styles.placeholder}
      onSubmit={form.onSubmit(send)}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
      noValidate
    >
      <ProblemNote error={error} />
      <TextInput
        data-autofocus
        className={styles.grow}
        label={formatMessage({ id: 'settings.placeholder-email' }, { name: member.name })}
        type="email"
        {...form.getInputProps('email')}
      />
      <SaveOrCancel pending={pending} label="settings.invite" onCancel={onClose} />
    </form>
  );
}

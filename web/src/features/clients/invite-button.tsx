import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Mail } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import { invitations } from '../../api/identity';
import type { Contact } from '../../api/types';
import { useToasts } from '../../ui/toasts';

/** Invites a contact to the portal; who was invited and has not come yet gets the mail once more. */
export function InviteButton({ contact }: { contact: Contact }) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const toasts = useToasts();
  const { data } = useQuery(invitations.list);
  const pending = data?.items.find(({ contactId, can }) => contactId === contact.id && can.resend);
  const invite = useMutation({
    mutationFn: () =>
      pending ? invitations.resend(pending.id) : invitations.create({ contactId: contact.id }),
    onSuccess: () => {
      toasts.done(formatMessage({ id: 'clients.invited' }, { name: contact.name }));
      return queries.invalidateQueries({ queryKey: ['invitations'] });
    },
    onError: toasts.failed,
  });
  return (
    <Button
      size="compact-sm"
      variant="light"
      leftSection={<Mail size={14} aria-hidden />}
      loading={invite.isPending}
      disabled={!data}
      onClick={() => invite.mutate()}
    >
      <FormattedMessage id={pending ? 'clients.invite-again' : 'clients.invite'} />
    </Button>
  );
}

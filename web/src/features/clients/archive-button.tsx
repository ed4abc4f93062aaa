import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Archive, ArchiveRestore } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import { clients } from '../../api/clients';
import type { Client } from '../../api/types';
import { useToasts } from '../../ui/toasts';

/** Puts a client aside, and brings it back. Nothing of it is lost. */
export function ArchiveButton({ client }: { client: Client }) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const toasts = useToasts();
  const put = (archived: boolean) =>
    clients.edit(client.id, { archived }).then((saved) => {
      queries.setQueryData(clients.one(client.id).queryKey, saved);
      return queries.invalidateQueries({ queryKey: ['clients'] });
    });
  const move = useMutation({
    mutationFn: put,
    onSuccess: (_, archived) => {
      if (!archived) return;
      toasts.undo(formatMessage({ id: 'clients.archived-toast' }, { name: client.name }), () => put(false));
    },
    onError: toasts.failed,
  });
  const isArchived = client.archivedAt !== null;
  return (
    <Button
      variant="default"
      loading={move.isPending}
      leftSection={isArchived ? <ArchiveRestore size={16} aria-hidden /> : <Archive size={16} aria-hidden />}
      onClick={() => move.mutate(!isArchived)}
    >
      <FormattedMessage id={isArchived ? 'clients.restore' : 'clients.archive'} />
    </Button>
  );
}

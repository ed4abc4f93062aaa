import { TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useIntl } from 'react-intl';
import { clients } from '../../api/clients';
import type { Client } from '../../api/types';
import { Card } from '../../ui/page';
import { ProblemNote } from '../../ui/problem-note';
import { SaveOrCancel } from '../../ui/save-or-cancel';
import { useSubmit } from '../../ui/submit';
import styles from './clients.module.css';

export function ClientName({ client, onClose }: { client: Client; onClose: () => void }) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const form = useForm({
    initialValues: { name: client.name },
    validate: { name: (value) => (value.trim() ? null : formatMessage({ id: 'common.required' })) },
  });
  const { send, pending, error } = useSubmit(form, async ({ name }) => {
    await clients.edit(client.id, { name: name.trim() }, client.version);
    await queries.invalidateQueries();
    onClose();
  });
  return (
    <Card>
      <form onSubmit={form.onSubmit(send)} onKeyDown={(event) => event.key === 'Escape' && onClose()}>
        <ProblemNote error={error} />
        <TextInput
          label={formatMessage({ id: 'clients.name' })}
          autoFocus
          maxLength={120}
          {...form.getInputProps('name')}
        />
        <div className={styles.buttons} style={{ marginTop: '0.75rem' }}>
          <SaveOrCancel pending={pending} onCancel={onClose} />
        </div>
      </form>
    </Card>
  );
}

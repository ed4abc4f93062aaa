import { ActionIcon, Button, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Pencil, Plus, X } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { services } from '../../api/engagements';
import { newId } from '../../api/ids';
import type { Service } from '../../api/types';
import { hoursText } from '../../ui/hours';
import { Loaded } from '../../ui/loaded';
import { SkeletonRows } from '../../ui/page';
import { ProblemNote } from '../../ui/problem-note';
import { useToasts } from '../../ui/toasts';
import { ServiceForm } from './service-form';
import styles from './clients.module.css';

/** The kinds of work done for a client; one that is put aside stays on what was worked. */
export function Services({ engagementId }: { engagementId: string }) {
  const query = useQuery(services.list(engagementId));
  return (
    <Loaded query={query} skeleton={<SkeletonRows count={2} height={32} />}>
      {({ items }) => (
        <>
          <ul className={styles.plain}>
            {items
              .filter(({ archivedAt }) => archivedAt === null)
              .map((service) => (
                <ServiceRow key={service.id} service={service} />
              ))}
          </ul>
          <AddService engagementId={engagementId} />
        </>
      )}
    </Loaded>
  );
}

function ServiceRow({ service }: { service: Service }) {
  const [editing, setEditing] = useState(false);
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const toasts = useToasts();
  const put = (archived: boolean) =>
    services
      .edit(service.id, { archived })
      .then(() => queries.invalidateQueries({ queryKey: ['services', 'list', service.engagementId] }));
  const archive = useMutation({
    mutationFn: () => put(true),
    onSuccess: () =>
      toasts.undo(formatMessage({ id: 'clients.service-archived' }, { name: service.name }), () =>
        put(false),
      ),
    onError: toasts.failed,
  });
  if (editing) {
    return (
      <li className={styles.whole}>
        <ServiceForm service={service} onClose={() => setEditing(false)} />
      </li>
    );
  }
  const words = formatMessage({ id: 'clients.remove-named' }, { name: service.name });
  const change = formatMessage({ id: 'clients.edit-named' }, { name: service.name });
  return (
    <li>
      <span>
        {service.name}
        {service.turnaroundMinutes && (
          <span className="dim small">
            {' · '}
            <FormattedMessage
              id="clients.turnaround-in"
              values={{ hours: hoursText(service.turnaroundMinutes * 60) }}
            />
          </span>
        )}
      </span>
      {service.can.edit && (
        <span className={styles.rowEnd}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={change}
            title={change}
            onClick={() => setEditing(true)}
          >
            <Pencil size={14} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={words}
            title={words}
            disabled={archive.isPending}
            onClick={() => archive.mutate()}
          >
            <X size={15} aria-hidden />
          </ActionIcon>
        </span>
      )}
    </li>
  );
}

function AddService({ engagementId }: { engagementId: string }) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const [id, setId] = useState(newId);
  const [name, setName] = useState('');
  const add = useMutation({
    mutationFn: () => services.create({ id, engagementId, name: name.trim() }),
    onSuccess: () => {
      setName('');
      setId(newId());
      return queries.invalidateQueries({ queryKey: ['services', 'list', engagementId] });
    },
  });
  return (
    <form
      className={styles.add}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        if (name.trim() && !add.isPending) add.mutate();
      }}
    >
      <div className={styles.oneLine}>
        <TextInput
          size="xs"
          aria-label={formatMessage({ id: 'clients.new-service' })}
          placeholder={formatMessage({ id: 'clients.new-service' })}
          maxLength={120}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button
          type="submit"
          size="xs"
          variant="default"
          loading={add.isPending}
          leftSection={<Plus size={14} aria-hidden />}
        >
          <FormattedMessage id="tasks.add" />
        </Button>
      </div>
      <ProblemNote error={add.error} />
    </form>
  );
}

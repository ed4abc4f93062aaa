import { Button, CopyButton } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Copy, Link as LinkSign, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { contacts } from '../api/clients';
import { newId } from '../api/ids';
import { taskLinks } from '../api/task-links';
import type { Contact, Task, TaskLink } from '../api/types';
import { useSession } from '../api/use-session';
import { useDates } from './dates';
import { Loaded } from './loaded';
import { Card, Empty, SkeletonRows } from './page';
import { Row, Rows } from './rows';
import styles from './task-links.module.css';
import { standOf } from './task-link-stand';
import { useToasts } from './toasts';

/** For members: which contact has a page of the task without signing in; handed over, copied, taken back. */
export function TaskLinks({ task }: { task: Pick<Task, 'id' | 'clientId'> }) {
  const { formatMessage } = useIntl();
  const people = useQuery(contacts.list(task.clientId));
  const links = useQuery(taskLinks.list(task.id));
  const skeleton = <SkeletonRows count={2} height={52} />;
  return (
    <Card flush minHeight={140} title={formatMessage({ id: 'task-links.title' })}>
      <p className={`dim small ${styles.lead}`}>
        <FormattedMessage id="task-links.lead" />
      </p>
      <Loaded query={links} skeleton={skeleton}>
        {(given) => (
          <Loaded query={people} skeleton={skeleton}>
            {({ items }) =>
              items.length === 0 ? (
                <Empty icon={<LinkSign size={18} />}>
                  <FormattedMessage id="task-links.no-contacts" />
                </Empty>
              ) : (
                <Rows label={formatMessage({ id: 'task-links.title' })}>
                  {items.map((contact) => (
                    <LinkRow
                      key={contact.id}
                      taskId={task.id}
                      contact={contact}
                      links={given.items.filter(({ contactId }) => contactId === contact.id)}
                    />
                  ))}
                </Rows>
              )
            }
          </Loaded>
        )}
      </Loaded>
    </Card>
  );
}

interface LinkRowProps {
  taskId: string;
  contact: Contact;
  links: readonly TaskLink[];
}

function LinkRow({ taskId, contact, links }: LinkRowProps) {
  const { person } = useSession();
  const dates = useDates();
  const stand = standOf(links);
  const at = stand.at === null ? '' : dates.moment(stand.at, person.timeZone);
  return (
    <Row
      title={contact.name}
      note={<FormattedMessage id={`task-links.${stand.is}`} values={{ at }} />}
      end={
        <div className={styles.end}>
          {stand.link ? <OpenLink link={stand.link} /> : <NewLink taskId={taskId} contact={contact} />}
        </div>
      }
    />
  );
}

function NewLink({ taskId, contact }: { taskId: string; contact: Contact }) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const toasts = useToasts();
  const [id, setId] = useState(newId);
  const handOver = useMutation({
    mutationFn: () => taskLinks.handOver({ id, taskId, contactId: contact.id }),
    onSuccess: () => {
      setId(newId());
      return queries.invalidateQueries({ queryKey: ['task-links'] });
    },
    onError: toasts.failed,
  });
  return (
    <Button
      size="compact-sm"
      variant="light"
      leftSection={<LinkSign size={14} aria-hidden />}
      loading={handOver.isPending}
      aria-label={formatMessage({ id: 'task-links.hand-over-named' }, { name: contact.name })}
      onClick={() => handOver.mutate()}
    >
      <FormattedMessage id="task-links.hand-over" />
    </Button>
  );
}

function OpenLink({ link }: { link: TaskLink }) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const toasts = useToasts();
  const name = link.contactName;
  const takeBack = useMutation({
    mutationFn: () => taskLinks.takeBack(link.id),
    onSuccess: () => {
      toasts.done(formatMessage({ id: 'task-links.done' }, { name }));
      return queries.invalidateQueries({ queryKey: ['task-links'] });
    },
    onError: toasts.failed,
  });
  return (
    <>
      {link.url && <CopyAddress address={new URL(link.url, window.location.origin).href} name={name} />}
      {link.can.revoke && (
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          leftSection={<Undo2 size={14} aria-hidden />}
          loading={takeBack.isPending}
          aria-label={formatMessage({ id: 'task-links.take-back-named' }, { name })}
          onClick={() => takeBack.mutate()}
        >
          <FormattedMessage id="task-links.take-back" />
        </Button>
      )}
    </>
  );
}

function CopyAddress({ address, name }: { address: string; name: string }) {
  const { formatMessage } = useIntl();
  return (
    <CopyButton value={address}>
      {({ copied, copy }) => (
        <Button
          size="compact-sm"
          variant="light"
          leftSection={<Copy size={14} aria-hidden />}
          aria-label={copied ? undefined : formatMessage({ id: 'task-links.copy-named' }, { name })}
          onClick={copy}
        >
          <FormattedMessage id={copied ? 'common.copied' : 'task-links.copy'} />
        </Button>
      )}
    </CopyButton>
  );
}

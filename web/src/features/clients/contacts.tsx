import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Plus, UserRound } from 'lucide-react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { contacts } from '../../api/clients';
import type { Contact } from '../../api/types';
import { languageNames } from '../../i18n/language';
import { Loaded } from '../../ui/loaded';
import { Card, Empty, SkeletonRows } from '../../ui/page';
import { EditAction, RemoveAction } from '../../ui/row-actions';
import { Row, Rows } from '../../ui/rows';
import { useToasts } from '../../ui/toasts';
import { ContactForm } from './contact-form';
import { InviteButton } from './invite-button';
import styles from './clients.module.css';

/** The people at a client: who reads the reports, and who may sign in. */
export function Contacts({ clientId }: { clientId: string }) {
  const { formatMessage } = useIntl();
  const query = useQuery(contacts.list(clientId));
  const [editing, setEditing] = useState<string | 'new' | null>(null);
  const close = () => setEditing(null);
  const add = (
    <Button variant="light" leftSection={<Plus size={16} aria-hidden />} onClick={() => setEditing('new')}>
      <FormattedMessage id="clients.new-contact" />
    </Button>
  );
  return (
    <Card flush title={formatMessage({ id: 'clients.contacts' })}>
      <Loaded query={query} skeleton={<SkeletonRows count={2} height={56} />}>
        {({ items }) => (
          <>
            <Rows>
              {items.map((contact) =>
                editing === contact.id ? (
                  <li key={contact.id} className={styles.inline}>
                    <ContactForm clientId={clientId} contact={contact} onClose={close} />
                  </li>
                ) : (
                  <ContactRow key={contact.id} contact={contact} onEdit={() => setEditing(contact.id)} />
                ),
              )}
            </Rows>
            {editing === 'new' && (
              <div className={styles.inline}>
                <ContactForm clientId={clientId} onClose={close} />
              </div>
            )}
            {editing !== 'new' &&
              (items.length === 0 ? (
                <Empty icon={<UserRound size={18} />} action={add}>
                  <FormattedMessage id="clients.no-contacts" />
                </Empty>
              ) : (
                <div className={styles.inline}>{add}</div>
              ))}
          </>
        )}
      </Loaded>
    </Card>
  );
}

function ContactRow({ contact, onEdit }: { contact: Contact; onEdit: () => void }) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const toasts = useToasts();
  const refresh = () => queries.invalidateQueries({ queryKey: ['contacts'] });
  const remove = useMutation({
    mutationFn: () => contacts.remove(contact.id),
    onSuccess: () => {
      toasts.undo(formatMessage({ id: 'clients.contact-removed' }, { name: contact.name }), () =>
        contacts.restore(contact.id).then(refresh),
      );
      return refresh();
    },
    onError: toasts.failed,
  });
  const words = {
    edit: formatMessage({ id: 'clients.edit-named' }, { name: contact.name }),
    remove: formatMessage({ id: 'clients.remove-named' }, { name: contact.name }),
  };
  const facts = [
    contact.email,
    languageNames[contact.language],
    contact.timeZone,
    formatMessage({ id: contact.receivesReports ? 'clients.gets-reports' : 'clients.gets-no-reports' }),
    contact.signsIn && formatMessage({ id: 'clients.signs-in' }),
  ].filter(Boolean);
  return (
    <Row
      title={contact.name}
      note={facts.join(' · ')}
      end={
        <>
          {contact.can.invite && <InviteButton contact={contact} />}
          {contact.can.edit && <EditAction label={words.edit} onClick={onEdit} />}
          {contact.can.remove && <RemoveAction label={words.remove} onClick={() => remove.mutate()} />}
        </>
      }
    />
  );
}

import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Plus, Users } from 'lucide-react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { clients } from '../../api/clients';
import { engagements } from '../../api/engagements';
import type { Client, Engagement } from '../../api/types';
import { useSession } from '../../api/use-session';
import { useCreating } from '../../ui/creating';
import { Loaded } from '../../ui/loaded';
import { Card, Empty, Page, SkeletonRows } from '../../ui/page';
import { Row, Rows } from '../../ui/rows';
import { ArchiveButton } from './archive-button';
import { NewClient } from './new-client';

/** The clients of the practice, with what one does for each. */
export function ClientsPage() {
  const { formatMessage } = useIntl();
  const { can } = useSession();
  const [adding, setAdding] = useCreating();
  const [archived, setArchived] = useState(false);
  const query = useQuery(clients.list(archived ? { archived } : {}));
  const { data: places } = useQuery(engagements.list());
  const add = (
    <Button leftSection={<Plus size={16} aria-hidden />} onClick={() => setAdding(true)}>
      <FormattedMessage id="clients.new" />
    </Button>
  );
  return (
    <Page title={formatMessage({ id: 'nav.clients' })} actions={can.manageClients && !adding && add}>
      {adding && (
        <Card title={formatMessage({ id: 'clients.new' })}>
          <NewClient onClose={() => setAdding(false)} />
        </Card>
      )}
      <Card flush>
        <Loaded query={query} skeleton={<SkeletonRows count={4} height={56} />}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty icon={<Users size={18} />} action={can.manageClients && !adding && add}>
                <FormattedMessage id={can.manageClients ? 'clients.none' : 'clients.none-yours'} />
              </Empty>
            ) : (
              <Rows>
                {items.map((client) => (
                  <ClientRow key={client.id} client={client} engagements={places?.items ?? []} />
                ))}
              </Rows>
            )
          }
        </Loaded>
      </Card>
      {!archived && (
        <div>
          <Button variant="subtle" color="gray" onClick={() => setArchived(true)}>
            <FormattedMessage id="clients.show-archived" />
          </Button>
        </div>
      )}
    </Page>
  );
}

function ClientRow({ client, engagements: all }: { client: Client; engagements: Engagement[] }) {
  const own = all.filter(({ clientId }) => clientId === client.id);
  return (
    <Row
      title={
        <Link to="/clients/$clientId" params={{ clientId: client.id }}>
          {client.name}
        </Link>
      }
      note={
        client.archivedAt ? (
          <FormattedMessage id="clients.archived" />
        ) : (
          own.map(({ name, timeZone }) => `${name} (${timeZone})`).join(' · ')
        )
      }
      end={client.archivedAt && client.can.edit && <ArchiveButton client={client} />}
    />
  );
}

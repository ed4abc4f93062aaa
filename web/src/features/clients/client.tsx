import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Briefcase, Pencil, Plus } from 'lucide-react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { clients } from '../../api/clients';
import { engagements } from '../../api/engagements';
import type { Client } from '../../api/types';
import { Loaded } from '../../ui/loaded';
import { Card, Empty, Page, SkeletonRows } from '../../ui/page';
import { ArchiveButton } from './archive-button';
import { ClientAppointments } from './client-appointments';
import { ClientRates } from './client-rates';
import { ClientName } from './client-name';
import { Contacts } from './contacts';
import { EngagementCard } from './engagement-card';
import { FeedbackTrend } from './feedback-trend';
import { NewEngagement } from './new-engagement';
import { Preferences } from './preferences';
import { Referrals } from './referrals';
import { StageCard } from './stage-card';
import { StageLine } from './stage-line';
import { Touchpoints } from './touchpoints';
import styles from './knowing.module.css';

/** One client: the people there, and each engagement with its terms. */
export function ClientPage() {
  const { formatMessage } = useIntl();
  const { clientId } = useParams({ from: '/app/clients/$clientId' });
  const query = useQuery(clients.one(clientId));
  return (
    <Loaded
      query={query}
      skeleton={
        <Page title={formatMessage({ id: 'nav.clients' })}>
          <SkeletonRows count={6} />
        </Page>
      }
    >
      {(client) => <ClientView key={client.id} client={client} />}
    </Loaded>
  );
}

function ClientView({ client }: { client: Client }) {
  const [renaming, setRenaming] = useState(false);
  return (
    <Page
      title={client.name}
      lead={client.archivedAt ? <FormattedMessage id="clients.archived" /> : <StageLine client={client} />}
      actions={
        client.can.edit && (
          <>
            <Button
              variant="default"
              leftSection={<Pencil size={16} aria-hidden />}
              aria-expanded={renaming}
              onClick={() => setRenaming(!renaming)}
            >
              <FormattedMessage id="clients.rename" />
            </Button>
            <ArchiveButton client={client} />
          </>
        )
      }
    >
      {renaming && <ClientName client={client} onClose={() => setRenaming(false)} />}
      <Engagements client={client} />
      <Contacts clientId={client.id} />
      <ClientAppointments clientId={client.id} />
      <Preferences client={client} />
      <FeedbackTrend client={client} />
      <div className={styles.halves}>
        <Touchpoints client={client} />
        <div className={styles.column}>
          <Referrals client={client} />
          <StageCard client={client} />
        </div>
      </div>
      {client.can.edit && <ClientRates clientId={client.id} />}
    </Page>
  );
}

function Engagements({ client }: { client: Client }) {
  const { formatMessage } = useIntl();
  const query = useQuery(engagements.list({ clientId: client.id }));
  const [adding, setAdding] = useState(false);
  const add = (
    <Button variant="default" leftSection={<Plus size={16} aria-hidden />} onClick={() => setAdding(true)}>
      <FormattedMessage id="clients.new-engagement" />
    </Button>
  );
  const form = adding && (
    <Card title={formatMessage({ id: 'clients.new-engagement' })}>
      <NewEngagement clientId={client.id} onClose={() => setAdding(false)} />
    </Card>
  );
  return (
    <Loaded
      query={query}
      skeleton={
        <Card>
          <SkeletonRows count={5} />
        </Card>
      }
    >
      {({ items }) => (
        <>
          {items.map((engagement) => (
            <EngagementCard key={engagement.id} engagement={engagement} />
          ))}
          {items.length === 0 && !adding && (
            <Card title={formatMessage({ id: 'clients.engagement' })}>
              <Empty icon={<Briefcase size={18} />} action={client.can.edit && add}>
                <FormattedMessage id="clients.no-engagement" />
              </Empty>
            </Card>
          )}
          {form}
          {items.length > 0 && !adding && client.can.edit && <div>{add}</div>}
        </>
      )}
    </Loaded>
  );
}

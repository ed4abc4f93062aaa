import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { balances } from '../../api/balances';
import type { Engagement } from '../../api/types';
import { BalanceView } from '../../ui/balance';
import { useDates } from '../../ui/dates';
import { LinkButton } from '../../ui/link-button';
import { Loaded } from '../../ui/loaded';
import { Card, SkeletonRows } from '../../ui/page';
import { AgreementForm } from './agreement-form';
import { AgreementFacts, PlaceFacts } from './engagement-facts';
import { BusinessFacts } from './business-facts';
import { BusinessForm } from './business-form';
import { EngagementRates } from './engagement-rates';
import { EngagementForm } from './engagement-form';
import { ScheduleFacts } from './schedule-facts';
import { ScheduleForm } from './schedule-form';
import { Services } from './services';
import { Team } from './team';
import styles from './clients.module.css';

type Part = 'place' | 'agreement' | 'business' | 'schedule';

/** An engagement with its balance, terms, rhythm and people; each part is edited in its place. */
export function EngagementCard({ engagement }: { engagement: Engagement }) {
  const dates = useDates();
  const [editing, setEditing] = useState<Part | null>(null);
  const close = () => setEditing(null);
  const edit = (part: Part) => (engagement.can.edit && editing !== part ? () => setEditing(part) : undefined);
  return (
    <Card
      title={engagement.name}
      aside={
        engagement.endedOn ? (
          <FormattedMessage id="clients.ended" values={{ day: dates.day(engagement.endedOn, 'full') }} />
        ) : (
          <FormattedMessage
            id="clients.runs-since"
            values={{ day: dates.day(engagement.startsOn, 'full') }}
          />
        )
      }
    >
      <div className={styles.sections}>
        <Section title="clients.balance">
          <MonthBalance engagementId={engagement.id} />
          <div className={styles.buttons} style={{ marginTop: '0.75rem' }}>
            <LinkButton
              to="/clients/$clientId/balance/$engagementId"
              params={{ clientId: engagement.clientId, engagementId: engagement.id }}
              variant="default"
              size="xs"
            >
              <FormattedMessage id="balance.line-by-line" />
            </LinkButton>
            <LinkButton to="/tasks" search={{ engagementId: engagement.id }} variant="default" size="xs">
              <FormattedMessage id="nav.tasks" />
            </LinkButton>
            <LinkButton to="/documents" search={{ engagementId: engagement.id }} variant="default" size="xs">
              <FormattedMessage id="nav.documents" />
            </LinkButton>
            <LinkButton to="/reports" search={{ engagementId: engagement.id }} variant="default" size="xs">
              <FormattedMessage id="nav.reports" />
            </LinkButton>
          </div>
        </Section>
        <Section title="clients.agreement" onEdit={edit('agreement')} wide={editing === 'agreement'}>
          {editing === 'agreement' ? (
            <AgreementForm engagement={engagement} terms={engagement.agreement} onClose={close} />
          ) : (
            <AgreementFacts engagement={engagement} />
          )}
        </Section>
        <Section title="clients.place" onEdit={edit('place')}>
          {editing === 'place' ? (
            <EngagementForm engagement={engagement} onClose={close} />
          ) : (
            <PlaceFacts engagement={engagement} />
          )}
        </Section>
        <Section title="clients.business" onEdit={edit('business')} wide={editing === 'business'}>
          {editing === 'business' ? (
            <BusinessForm engagement={engagement} onClose={close} />
          ) : (
            <BusinessFacts engagement={engagement} />
          )}
        </Section>
        <Section title="clients.schedule" onEdit={edit('schedule')} wide={editing === 'schedule'}>
          {editing === 'schedule' ? (
            <ScheduleForm engagement={engagement} onClose={close} />
          ) : (
            <ScheduleFacts engagement={engagement} />
          )}
        </Section>
        <Section title="clients.team">
          <Team engagement={engagement} />
        </Section>
        <Section title="clients.services">
          <Services engagementId={engagement.id} />
        </Section>
        {engagement.can.seeAmounts && (
          <Section title="rates.of-engagement" wide>
            <EngagementRates engagement={engagement} />
          </Section>
        )}
      </div>
    </Card>
  );
}

function MonthBalance({ engagementId }: { engagementId: string }) {
  const query = useQuery(balances.of(engagementId));
  return (
    <Loaded query={query} skeleton={<SkeletonRows count={1} height={72} />}>
      {(balance) => <BalanceView balance={balance} />}
    </Loaded>
  );
}

interface SectionProps {
  title:
    | 'clients.balance'
    | 'clients.agreement'
    | 'clients.place'
    | 'clients.business'
    | 'clients.schedule'
    | 'clients.team'
    | 'clients.services'
    | 'rates.of-engagement';
  /** Over the whole width: it has room for columns of its own. */
  wide?: boolean;
  onEdit?: (() => void) | undefined;
  children: ReactNode;
}

function Section({ title, wide = false, onEdit, children }: SectionProps) {
  const { formatMessage } = useIntl();
  const name = formatMessage({ id: title });
  return (
    <div className={styles.section} data-wide={wide || undefined}>
      <div className={styles.sectionHead}>
        <h3 className={styles.sectionTitle}>{name}</h3>
        {onEdit && (
          <Button
            size="compact-sm"
            variant="subtle"
            onClick={onEdit}
            aria-label={formatMessage({ id: 'clients.edit-named' }, { name })}
          >
            <FormattedMessage id="common.edit" />
          </Button>
        )}
      </div>
      {children}
    </div>
  );
}

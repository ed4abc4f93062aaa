import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useIntl } from 'react-intl';
import { engagements } from '../../api/engagements';
import { AgreementView } from '../../ui/agreement-view';
import { BackLink } from '../../ui/back-link';
import { Loaded } from '../../ui/loaded';
import { Page, SkeletonRows } from '../../ui/page';
import { AgreementProposal } from './agreement-proposal';

/** What is agreed with a client: each agreement as both sides read it, sent to the client from here. */
export function AgreementPage() {
  const { formatMessage } = useIntl();
  const { engagementId } = useParams({ from: '/app/engagements/$engagementId' });
  const query = useQuery(engagements.one(engagementId));
  return (
    <Loaded
      query={query}
      skeleton={
        <Page title={formatMessage({ id: 'agreement.title' })}>
          <SkeletonRows count={6} />
        </Page>
      }
    >
      {(engagement) => (
        <Page
          title={formatMessage({ id: 'agreement.title-of' }, { name: engagement.clientName })}
          lead={engagement.name}
        >
          <BackLink to="/clients/$clientId" params={{ clientId: engagement.clientId }}>
            {engagement.clientName}
          </BackLink>
          <AgreementView
            engagement={engagement}
            before={(agreement) =>
              agreement.can.propose && (
                <AgreementProposal key={agreement.id} engagement={engagement} agreement={agreement} />
              )
            }
          />
        </Page>
      )}
    </Loaded>
  );
}

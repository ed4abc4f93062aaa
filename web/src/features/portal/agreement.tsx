import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { FormattedMessage, useIntl } from 'react-intl';
import { engagements } from '../../api/engagements';
import { AgreementView } from '../../ui/agreement-view';
import { BackLink } from '../../ui/back-link';
import { Loaded } from '../../ui/loaded';
import { Page, SkeletonRows } from '../../ui/page';
import { AgreementAnswer } from './agreement-answer';
import { useEngagementName } from './engagement-name';

/** What is agreed, for the client: every version, what changes, and the answer to what waits for one. */
export function PortalAgreementPage() {
  const { formatMessage } = useIntl();
  const { engagementId } = useParams({ from: '/app/engagements/$engagementId' });
  const nameOf = useEngagementName();
  const query = useQuery(engagements.one(engagementId));
  return (
    <Page title={`${query.data ? nameOf(query.data.name) : ''}${formatMessage({ id: 'agreement.title' })}`}>
      <BackLink to="/">
        <FormattedMessage id="nav.overview" />
      </BackLink>
      <Loaded query={query} skeleton={<SkeletonRows count={6} />}>
        {(engagement) => (
          <AgreementView
            engagement={engagement}
            after={(agreement) =>
              agreement.can.answer && (
                <AgreementAnswer key={agreement.id} engagementId={engagementId} agreement={agreement} />
              )
            }
          />
        )}
      </Loaded>
    </Page>
  );
}

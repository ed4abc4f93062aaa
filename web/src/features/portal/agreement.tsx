import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import { engagements } from '../../api/engagements';
import { AgreementView } from '../../ui/agreement-view';
import { Loaded } from '../../ui/loaded';
import { Page, SkeletonRows } from '../../ui/page';
import { AgreementAnswer } from './agreement-answer';
import { useEngagementName } from './engagement-name';
import styles from './portal.module.css';

/** What is agreed, for the client: every version, what changes, and the answer to what waits for one. */
export function PortalAgreementPage() {
  const { formatMessage } = useIntl();
  const { engagementId } = useParams({ from: '/app/engagements/$engagementId' });
  const nameOf = useEngagementName();
  const query = useQuery(engagements.one(engagementId));
  return (
    <Page title={`${query.data ? nameOf(query.data.name) : ''}${formatMessage({ id: 'agreement.title' })}`}>
      <p className={styles.back}>
        <Link to="/">
          <ArrowLeft size={16} aria-hidden />
          <FormattedMessage id="nav.overview" />
        </Link>
      </p>
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

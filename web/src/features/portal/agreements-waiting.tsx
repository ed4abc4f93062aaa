import { useQueries, useQuery } from '@tanstack/react-query';
import { FormattedMessage, useIntl } from 'react-intl';
import { agreements } from '../../api/agreements';
import { engagements } from '../../api/engagements';
import { useDates } from '../../ui/dates';
import { LinkButton } from '../../ui/link-button';
import { Card } from '../../ui/page';
import styles from './portal.module.css';

/** Agreements that were sent to the reader and wait for an answer. */
export function AgreementsWaiting() {
  const { formatMessage } = useIntl();
  const dates = useDates();
  const { data } = useQuery(engagements.list());
  const places = data?.items ?? [];
  const found = useQueries({ queries: places.map(({ id }) => agreements.list(id)) });
  const waiting = places.flatMap(({ id, name }, index) => {
    const asked = found[index]?.data?.items.find(({ can, proposedAt }) => can.answer && proposedAt !== null);
    return asked ? [{ engagementId: id, name, validFrom: asked.validFrom }] : [];
  });
  return waiting.map(({ engagementId, name, validFrom }) => (
    <Card
      key={engagementId}
      title={formatMessage({ id: 'agreement.waits' })}
      {...(places.length > 1 && { aside: name })}
    >
      <p className={styles.sentence}>
        <FormattedMessage id="agreement.waits-text" values={{ day: dates.day(validFrom, 'full') }} />
      </p>
      <LinkButton to="/engagements/$engagementId" params={{ engagementId }}>
        <FormattedMessage id="agreement.read" />
      </LinkButton>
    </Card>
  ));
}

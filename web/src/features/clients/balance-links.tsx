import { useQuery } from '@tanstack/react-query';
import { FormattedMessage, useIntl } from 'react-intl';
import { balanceLinks } from '../../api/balances';
import type { Engagement } from '../../api/types';
import { useSession } from '../../api/use-session';
import { ContactLinks } from '../../ui/contact-links';
import { useDates } from '../../ui/dates';

/** A page of the balance for each contact, to be bookmarked: no sign-in, always current. */
export function BalanceLinks({ engagement }: { engagement: Engagement }) {
  const { formatMessage } = useIntl();
  const { person } = useSession();
  const dates = useDates();
  return (
    <ContactLinks
      title={formatMessage({ id: 'balance.links' })}
      lead={<FormattedMessage id="balance.links-lead" />}
      clientId={engagement.clientId}
      links={useQuery(balanceLinks.list(engagement.id))}
      stand={(links) => {
        const link = links.find(({ revokedAt }) => revokedAt === null) ?? null;
        const at = link && dates.moment(link.createdAt, person.timeZone);
        const words = at ? (
          <FormattedMessage id="balance.link-since" values={{ at }} />
        ) : (
          <FormattedMessage id="balance.no-link" />
        );
        return { words, link };
      }}
      calls={{
        noun: 'balance-links',
        make: (id, contactId) => balanceLinks.create({ id, engagementId: engagement.id, contactId }),
        takeBack: balanceLinks.revoke,
      }}
    />
  );
}

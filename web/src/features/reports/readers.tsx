import { useQuery } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import { contacts } from '../../api/clients';
import type { Contact, Report } from '../../api/types';
import { languageNames } from '../../i18n/language';
import { LinkButton } from '../../ui/link-button';
import { Loaded } from '../../ui/loaded';
import { Card, Empty, SkeletonRows } from '../../ui/page';
import { Row, Rows } from '../../ui/rows';

/** Who at a client receives reports, of all its contacts. */
export function receiving(all: Contact[]): Contact[] {
  return all.filter(({ receivesReports, removedAt }) => receivesReports && removedAt === null);
}

/** To whom a draft will go. */
export function Readers({ report }: { report: Report }) {
  const { formatMessage } = useIntl();
  const query = useQuery(contacts.list(report.clientId));
  return (
    <Card flush title={formatMessage({ id: 'report.readers' })}>
      <Loaded query={query} skeleton={<SkeletonRows count={2} height={52} />}>
        {({ items }) => {
          const readers = receiving(items);
          if (readers.length === 0) return <NoReaders clientId={report.clientId} />;
          return (
            <Rows>
              {readers.map(({ id, name, email, language }) => (
                <Row key={id} title={name} note={`${email} · ${languageNames[language]}`} />
              ))}
            </Rows>
          );
        }}
      </Loaded>
    </Card>
  );
}

/** A report cannot be sent to nobody: the way to where that is changed. */
export function NoReaders({ clientId }: { clientId: string }) {
  return (
    <Empty
      icon={<TriangleAlert size={18} />}
      action={
        <LinkButton to="/clients/$clientId" params={{ clientId }} variant="light">
          <FormattedMessage id="report.to-contacts" />
        </LinkButton>
      }
    >
      <FormattedMessage id="report.no-readers" />
    </Empty>
  );
}

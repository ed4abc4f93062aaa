import { TriangleAlert } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { Report } from '../../api/types';
import { languageNames } from '../../i18n/language';
import { LinkButton } from '../../ui/link-button';
import { Loaded } from '../../ui/loaded';
import { Card, Empty, SkeletonRows } from '../../ui/page';
import { Row, Rows } from '../../ui/rows';
import type { Reader } from './recipients';
import { useReaders } from './use-readers';

/** To whom a draft will go. */
export function Readers({ report }: { report: Report }) {
  const { formatMessage } = useIntl();
  const about = useAboutReader();
  const query = useReaders(report);
  return (
    <Card flush title={formatMessage({ id: 'report.readers' })}>
      <Loaded query={query} skeleton={<SkeletonRows count={2} height={52} />}>
        {(readers) =>
          readers.length === 0 ? (
            <NoReaders clientId={report.clientId} />
          ) : (
            <Rows>
              {readers.map((reader) => (
                <Row key={reader.id} title={reader.name} note={about(reader)} />
              ))}
            </Rows>
          )
        }
      </Loaded>
    </Card>
  );
}

/** Address, language, and whether somebody only reads along. */
export function useAboutReader(): (reader: Reader) => string {
  const { formatMessage } = useIntl();
  return ({ email, language, role }) =>
    [email, languageNames[language], role === 'cc' && formatMessage({ id: 'report.delivery-cc' })]
      .filter(Boolean)
      .join(' · ');
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

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { FormattedMessage, useIntl } from 'react-intl';
import { deliverables } from '../../api/deliverables';
import { useSession } from '../../api/use-session';
import { useDates } from '../../ui/dates';
import { DocumentStateBadge } from '../../ui/document-badges';
import { documentKind } from '../../ui/document-kind';
import { DocumentLink } from '../../ui/document-link';
import { Loaded } from '../../ui/loaded';
import { Card, Empty, SkeletonRows } from '../../ui/page';
import { Row, Rows } from '../../ui/rows';

const shown = 4;

/** What was handed over last, each a click away. */
export function RecentDocuments() {
  const { formatMessage } = useIntl();
  const { person } = useSession();
  const dates = useDates();
  const query = useQuery(deliverables.list());
  return (
    <Card
      flush
      minHeight={112}
      title={formatMessage({ id: 'portal.documents-recent' })}
      aside={
        <Link to="/documents">
          <FormattedMessage id="portal.all-documents" />
        </Link>
      }
    >
      <Loaded query={query} skeleton={<SkeletonRows count={2} height={56} />}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>
              <FormattedMessage id="portal.no-documents" />
            </Empty>
          ) : (
            <Rows>
              {items
                .toSorted((one, other) => other.latest.createdAt.localeCompare(one.latest.createdAt))
                .slice(0, shown)
                .map((deliverable) => (
                  <Row
                    key={deliverable.id}
                    title={<DocumentLink id={deliverable.id}>{deliverable.title}</DocumentLink>}
                    note={[
                      formatMessage({ id: `document.kind.${documentKind(deliverable)}` }),
                      dates.moment(deliverable.latest.createdAt, person.timeZone),
                    ].join(' · ')}
                    end={
                      deliverable.state !== 'shown' && (
                        <DocumentStateBadge state={deliverable.state} toClient />
                      )
                    }
                  />
                ))}
            </Rows>
          )
        }
      </Loaded>
    </Card>
  );
}

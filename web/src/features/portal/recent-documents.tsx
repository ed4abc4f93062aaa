import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Download } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import { deliverables } from '../../api/deliverables';
import { useSession } from '../../api/use-session';
import { useDates } from '../../ui/dates';
import { useFileSize } from '../../ui/file-size';
import { Loaded } from '../../ui/loaded';
import { Card, Empty, SkeletonRows } from '../../ui/page';
import { Row, Rows } from '../../ui/rows';
import styles from './portal.module.css';

const shown = 4;

/** What was handed over last, each a click away. */
export function RecentDocuments() {
  const { formatMessage } = useIntl();
  const { person } = useSession();
  const dates = useDates();
  const size = useFileSize();
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
                .map(({ id, title, latest }) => (
                  <Row
                    key={id}
                    title={
                      <a href={deliverables.contentAddress(id, latest.number)} download={latest.fileName}>
                        {title} <Download size={14} aria-hidden className={styles.download} />
                      </a>
                    }
                    note={`${dates.moment(latest.createdAt, person.timeZone)} · ${size(latest.size)}`}
                  />
                ))}
            </Rows>
          )
        }
      </Loaded>
    </Card>
  );
}

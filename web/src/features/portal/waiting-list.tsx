import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CircleCheckBig } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import { reports } from '../../api/reports';
import { tasks } from '../../api/tasks';
import { Loaded } from '../../ui/loaded';
import { Card, Empty, SkeletonRows } from '../../ui/page';
import { ProblemNote } from '../../ui/problem-note';
import { Rows } from '../../ui/rows';
import { waitingFor, type Waiting } from './waiting';
import { WaitingRow } from './waiting-row';
import styles from './portal.module.css';

const reportsShown = 1;

/** What waits for the reader, first things first. Of many reports to accept only the newest stands here. */
export function WaitingList() {
  const { formatMessage } = useIntl();
  const held = useQuery(tasks.list({ turn: 'client', open: true }));
  const sent = useQuery(reports.list({ state: 'sent' }));
  const found = held.data && sent.data ? waitingFor(held.data.items, sent.data.items) : undefined;
  return (
    <Card
      flush
      minHeight={180}
      title={formatMessage({ id: 'portal.waiting' })}
      aside={found && found.length > 0 ? <span className={styles.count}>{found.length}</span> : null}
    >
      <Loaded query={held} skeleton={<SkeletonRows count={2} height={64} />}>
        {() => found && <Found items={found} />}
      </Loaded>
      {sent.error && (
        <div className={styles.inset}>
          <ProblemNote error={sent.error} onRetry={() => void sent.refetch()} />
        </div>
      )}
      {held.data && sent.isPending && <SkeletonRows count={2} height={64} />}
    </Card>
  );
}

function Found({ items }: { items: Waiting[] }) {
  if (items.length === 0) {
    return (
      <Empty icon={<CircleCheckBig size={18} />}>
        <FormattedMessage id="portal.waiting-none" />
      </Empty>
    );
  }
  const toRead = items.filter(({ kind }) => kind === 'report');
  const later = new Set(toRead.slice(reportsShown));
  return (
    <>
      <Rows>
        {items
          .filter((item) => !later.has(item))
          .map((item, index) => (
            <WaitingRow
              key={item.kind === 'report' ? item.report.id : item.task.id}
              item={item}
              first={index === 0}
            />
          ))}
      </Rows>
      {later.size > 0 && (
        <p className={styles.more}>
          <Link to="/reports">
            <FormattedMessage id="portal.waiting-more" values={{ count: later.size }} />
          </Link>
        </p>
      )}
    </>
  );
}

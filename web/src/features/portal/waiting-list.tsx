import { Link } from '@tanstack/react-router';
import { CircleCheckBig } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Card, Empty, SkeletonRows } from '../../ui/page';
import { ProblemNote } from '../../ui/problem-note';
import { Rows } from '../../ui/rows';
import { AgreementsWaiting } from './agreements-waiting';
import { ConsentBox } from './consent-box';
import { useConsents, useWaiting } from './use-waiting';
import { idOf, type Waiting } from './waiting';
import { WaitingRow } from './waiting-row';
import styles from './portal.module.css';

const reportsShown = 1;

/** What waits for the reader, first things first. Of many reports to accept only the newest stands here. */
export function WaitingList() {
  const { formatMessage } = useIntl();
  const { items, error, retry } = useWaiting();
  const consents = useConsents();
  const onlyConsents = consents.length > 0 && items?.length === 0;
  return (
    <>
      {!onlyConsents && (
        <Card
          flush
          {...(items?.length === 0 ? {} : { minHeight: 180 })}
          title={formatMessage({ id: 'portal.waiting' })}
          aside={items && items.length > 0 ? <span className={styles.count}>{items.length}</span> : null}
        >
          {items && <Found items={items} />}
          {!items && !error && <SkeletonRows count={2} height={64} />}
          {error && (
            <div className={styles.inset}>
              <ProblemNote error={error} onRetry={retry} />
            </div>
          )}
        </Card>
      )}
      <AgreementsWaiting />
      {consents.map(({ consent, name }) => (
        <ConsentBox key={consent.id} consent={consent} {...(name ? { name } : {})} />
      ))}
    </>
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
            <WaitingRow key={idOf(item)} item={item} first={index === 0} />
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

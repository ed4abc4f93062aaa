import { TextInput } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { MailCheck, Search } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { suppressions, type Suppression } from '../../api/suppressions';
import { useSession } from '../../api/use-session';
import { useDates } from '../../ui/dates';
import { MoreButton } from '../../ui/more-button';
import { Card, Empty, SkeletonRows } from '../../ui/page';
import { ProblemNote } from '../../ui/problem-note';
import { RemoveAction } from '../../ui/row-actions';
import { Row, Rows } from '../../ui/rows';
import { useToasts } from '../../ui/toasts';
import { NewSuppression } from './new-suppression';
import styles from './settings.module.css';

/** From so many addresses on, a list is searched rather than looked through. */
const MANY = 20;

/** To whom the workspace writes no more: why, since when, and the way back. */
export function Suppressions() {
  const { formatMessage } = useIntl();
  const [wish, setWish] = useState('');
  const address = useDeferredValue(wish.trim());
  const query = useInfiniteQuery({
    ...suppressions.pages(address),
    placeholderData: (before) => before,
  });
  const all = query.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <div id="suppressions" className={styles.anchor}>
      <Card flush minHeight={240} title={formatMessage({ id: 'suppressions.title' })}>
        <p className={`dim small ${styles.lead}`}>
          <FormattedMessage id="suppressions.lead" />
        </p>
        {(wish !== '' || all.length >= MANY) && (
          <TextInput
            className={styles.inset}
            label={formatMessage({ id: 'suppressions.find' })}
            leftSection={<Search size={16} aria-hidden />}
            autoComplete="off"
            value={wish}
            onChange={(event) => setWish(event.currentTarget.value)}
          />
        )}
        {query.isError && (
          <div className={styles.inset}>
            <ProblemNote error={query.error} onRetry={() => void query.refetch()} />
          </div>
        )}
        {query.isPending && <SkeletonRows count={2} height={56} />}
        {query.isSuccess && all.length === 0 && (
          <Empty icon={<MailCheck size={18} />}>
            <FormattedMessage id={address ? 'suppressions.none-found' : 'suppressions.none'} />
          </Empty>
        )}
        {all.length > 0 && (
          <Rows label={formatMessage({ id: 'suppressions.title' })}>
            {all.map((each) => (
              <SuppressionRow key={each.id} suppression={each} />
            ))}
          </Rows>
        )}
        {query.hasNextPage && (
          <div className={styles.inset}>
            <MoreButton query={query} />
          </div>
        )}
        <NewSuppression />
      </Card>
    </div>
  );
}

function SuppressionRow({ suppression }: { suppression: Suppression }) {
  const { formatMessage } = useIntl();
  const { person } = useSession();
  const dates = useDates();
  const queries = useQueryClient();
  const toasts = useToasts();
  const { id, address, reason, note, since } = suppression;
  const again = () => queries.invalidateQueries({ queryKey: ['suppressions'] });
  const remove = useMutation({
    mutationFn: () => suppressions.remove(id),
    onSuccess: () => {
      toasts.undo(formatMessage({ id: 'suppressions.removed' }, { address }), () =>
        suppressions.restore(id).then(again),
      );
      return again();
    },
    onError: toasts.failed,
  });
  return (
    <Row
      title={<span className={styles.address}>{address}</span>}
      note={
        <>
          <FormattedMessage id="suppressions.reason" values={{ reason }} />
          {' · '}
          <FormattedMessage id="suppressions.since" values={{ at: dates.moment(since, person.timeZone) }} />
          {note && <div className={styles.address}>{note}</div>}
        </>
      }
      end={
        <RemoveAction
          label={formatMessage({ id: 'suppressions.remove' }, { address })}
          onClick={() => !remove.isPending && remove.mutate()}
        />
      }
    />
  );
}

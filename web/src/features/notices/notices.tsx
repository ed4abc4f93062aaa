import { Button, SegmentedControl } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Bell, CheckCheck } from 'lucide-react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { notices } from '../../api/notices';
import { useSession } from '../../api/use-session';
import { dayIn, today, useDates } from '../../ui/dates';
import { LinkButton } from '../../ui/link-button';
import { MoreButton } from '../../ui/more-button';
import { Card, Empty, Page, SkeletonRows } from '../../ui/page';
import { ProblemNote } from '../../ui/problem-note';
import { useToasts } from '../../ui/toasts';
import { NoticeRow } from './notice-row';
import styles from './notices.module.css';

/** What happened, the latest first, by day; what was not looked at yet stands out. */
export function NoticesPage() {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const toasts = useToasts();
  const [unread, setUnread] = useState(false);
  const query = useInfiniteQuery(notices.pages(unread ? { unread } : {}));
  const again = () => queries.invalidateQueries({ queryKey: ['notices'] });
  const readAll = useMutation({
    mutationFn: () => notices.mark({ all: true }),
    onSuccess: again,
    onError: toasts.failed,
  });
  const all = query.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Page
      title={formatMessage({ id: 'nav.notices' })}
      actions={
        <>
          <Button
            variant="default"
            leftSection={<CheckCheck size={16} aria-hidden />}
            loading={readAll.isPending}
            disabled={all.every(({ readAt }) => readAt !== null)}
            onClick={() => readAll.mutate()}
          >
            <FormattedMessage id="notices.read-all" />
          </Button>
          <LinkButton to="/settings" hash="notices" variant="default">
            <FormattedMessage id="notices.by-mail" />
          </LinkButton>
        </>
      }
    >
      <div>
        <SegmentedControl
          aria-label={formatMessage({ id: 'notices.which' })}
          value={unread ? 'unread' : 'all'}
          onChange={(chosen) => setUnread(chosen === 'unread')}
          data={[
            { value: 'all', label: formatMessage({ id: 'common.all' }) },
            { value: 'unread', label: formatMessage({ id: 'notices.unread' }) },
          ]}
        />
      </div>
      <ProblemNote error={query.error} onRetry={() => void query.refetch()} />
      {query.isPending && <SkeletonRows count={6} height={56} />}
      {query.isSuccess && all.length === 0 && (
        <Card>
          <Empty icon={<Bell size={18} />}>
            <FormattedMessage id={unread ? 'notices.none-unread' : 'notices.none'} />
          </Empty>
        </Card>
      )}
      <ByDay all={all} onRead={again} />
      <MoreButton query={query} />
    </Page>
  );
}

interface ByDayProps {
  all: Parameters<typeof NoticeRow>[0]['notice'][];
  onRead: () => Promise<unknown>;
}

function ByDay({ all, onRead }: ByDayProps) {
  const { formatMessage } = useIntl();
  const { person } = useSession();
  const dates = useDates();
  const days = Map.groupBy(all, ({ at }) => dayIn(at, person.timeZone));
  return [...days].map(([day, ofDay]) => (
    <Card
      key={day}
      title={day === today(person.timeZone) ? formatMessage({ id: 'notices.today' }) : dates.day(day, 'long')}
      flush
    >
      <ul className={styles.list}>
        {ofDay.map((notice) => (
          <NoticeRow key={notice.id} notice={notice} onRead={onRead} />
        ))}
      </ul>
    </Card>
  ));
}

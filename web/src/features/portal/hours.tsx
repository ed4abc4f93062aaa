import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { ChevronLeft, ChevronRight, Clock } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import { engagements } from '../../api/engagements';
import type { Engagement } from '../../api/types';
import { addWeeks, today } from '../../ui/dates';
import { LinkIcon } from '../../ui/link-button';
import { Loaded } from '../../ui/loaded';
import { Card, Empty, Page, SkeletonRows } from '../../ui/page';
import { WeekHours } from './week-hours';
import { weekNamed } from './week';
import styles from './portal.module.css';

/** The hours of one week as they were logged, engagement by engagement, each in its own days. */
export function PortalHoursPage() {
  const { formatMessage } = useIntl();
  const query = useQuery(engagements.list());
  return (
    <Page title={formatMessage({ id: 'portal.hours.title' })}>
      <Loaded
        query={query}
        skeleton={
          <Card flush>
            <SkeletonRows count={5} height={56} />
          </Card>
        }
      >
        {({ items }) => {
          const [first] = items;
          return first ? (
            <Week first={first} all={items} />
          ) : (
            <Card>
              <Empty icon={<Clock size={18} />}>
                <FormattedMessage id="portal.month-none" />
              </Empty>
            </Card>
          );
        }}
      </Loaded>
    </Page>
  );
}

function Week({ first, all }: { first: Engagement; all: Engagement[] }) {
  const { formatMessage } = useIntl();
  const search = useSearch({ from: '/app/time' });
  const current = weekNamed(today(first.timeZone), first.weekStartsOn);
  const week = search.week ?? current;
  const zones = new Set(all.map(({ timeZone }) => timeZone));
  const arrow = (by: 1 | -1) => (
    <LinkIcon
      to="/time"
      search={{ week: addWeeks(week, by) }}
      variant="default"
      size="lg"
      aria-label={formatMessage({ id: by === 1 ? 'time.next-week' : 'time.previous-week' })}
    >
      {by === 1 ? <ChevronRight size={18} aria-hidden /> : <ChevronLeft size={18} aria-hidden />}
    </LinkIcon>
  );
  return (
    <>
      <div className={styles.week}>
        {arrow(-1)}
        {arrow(1)}
        <strong aria-live="polite">
          <FormattedMessage id="time.week" values={{ number: Number(week.slice(-2)) }} />
        </strong>
        {week !== current && (
          <Link to="/time" search={{}}>
            <FormattedMessage id="time.this-week" />
          </Link>
        )}
      </div>
      {all.map((engagement) => (
        <WeekHours
          key={engagement.id}
          engagement={engagement}
          week={week}
          named={all.length > 1}
          zoned={zones.size > 1}
        />
      ))}
      <p className={`${styles.foot} dim small`}>
        {zones.size === 1 && <FormattedMessage id="portal.hours.zone" values={{ zone: first.timeZone }} />}{' '}
        {week >= current && <FormattedMessage id="portal.hours.so-far" />}
      </p>
    </>
  );
}

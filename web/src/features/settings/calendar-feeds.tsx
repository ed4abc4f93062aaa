import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Plus, Rss } from 'lucide-react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { calendarFeeds, type CalendarFeed, type NewCalendarFeed } from '../../api/calendar-feeds';
import { Loaded } from '../../ui/loaded';
import { Card, Empty } from '../../ui/page';
import { Rows } from '../../ui/rows';
import { CalendarFeedAddress } from './calendar-feed-address';
import { CalendarFeedForm } from './calendar-feed-form';
import { CalendarFeedRow } from './calendar-feed-row';
import styles from './settings.module.css';

/** Addresses that calendars elsewhere subscribe to: one's own, and for a member one for each client. */
export function CalendarFeeds() {
  const { formatMessage } = useIntl();
  const query = useQuery(calendarFeeds.list);
  /** The feed whose form is open; `new` for one that is to be. */
  const [edited, setEdited] = useState<CalendarFeed | 'new' | null>(null);
  const [told, setTold] = useState<NewCalendarFeed | null>(null);
  return (
    <Card
      flush
      minHeight={200}
      title={formatMessage({ id: 'feeds.title' })}
      aside={
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<Plus size={14} aria-hidden />}
          onClick={() => setEdited('new')}
        >
          <FormattedMessage id="feeds.new" />
        </Button>
      }
    >
      <p className={`dim small ${styles.lead}`}>
        <FormattedMessage id="feeds.lead" />
      </p>
      {told && <CalendarFeedAddress feed={told} onClose={() => setTold(null)} />}
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon={<Rss size={18} />}>
              <FormattedMessage id="feeds.none" />
            </Empty>
          ) : (
            <Rows label={formatMessage({ id: 'feeds.title' })}>
              {items.map((feed) => (
                <CalendarFeedRow key={feed.id} feed={feed} onEdit={() => setEdited(feed)} onTold={setTold} />
              ))}
            </Rows>
          )
        }
      </Loaded>
      <CalendarFeedForm feed={edited} onClose={() => setEdited(null)} onTold={setTold} />
    </Card>
  );
}

import { useQuery } from '@tanstack/react-query';
import { CalendarDays } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import { calendarConnections } from '../../api/calendar-connections';
import { useSession } from '../../api/use-session';
import { CalendarIssues } from '../../ui/calendar-issues';
import { Loaded } from '../../ui/loaded';
import { Card, Empty, Page } from '../../ui/page';
import { CalendarConnect } from './calendar-connect';
import { CalendarConnectionCard } from './calendar-connection';
import { CalendarFeeds } from './calendar-feeds';
import { CalendarsReturned } from './calendars-returned';

/** One's own calendars: which are connected, how they are, what is read and where it is written. */
export function CalendarsPage() {
  const { formatMessage } = useIntl();
  const { seat } = useSession();
  const query = useQuery(calendarConnections.list);
  const isContact = seat.role === 'contact';
  return (
    <Page
      title={formatMessage({ id: 'calendars.title' })}
      lead={formatMessage({ id: isContact ? 'calendars.lead-contact' : 'calendars.lead' })}
    >
      <CalendarsReturned />
      <CalendarIssues />
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Card title={formatMessage({ id: 'calendars.accounts' })}>
              <Empty icon={<CalendarDays size={18} />}>
                <FormattedMessage id="calendars.none" />
              </Empty>
            </Card>
          ) : (
            <>
              {items.map((connection) => (
                <CalendarConnectionCard key={connection.id} connection={connection} />
              ))}
            </>
          )
        }
      </Loaded>
      <CalendarConnect />
      <CalendarFeeds />
    </Page>
  );
}

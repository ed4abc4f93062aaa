import { useQuery } from '@tanstack/react-query';
import { useIntl } from 'react-intl';
import { syncIssues } from '../api/sync-issues';
import { Card } from './page';
import { Rows } from './rows';
import { CalendarIssue } from './calendar-issue';

/** What waits for one's word, of one record or of all; nothing is shown while nothing does. */
export function CalendarIssues({ recordId }: { recordId?: string }) {
  const { formatMessage } = useIntl();
  const { data } = useQuery(syncIssues.list);
  const open =
    data?.items.filter((each) => each.resolution === null && (!recordId || each.recordId === recordId)) ?? [];
  if (open.length === 0) return null;
  return (
    <Card flush title={formatMessage({ id: 'calendars.issues' })}>
      <Rows label={formatMessage({ id: 'calendars.issues' })}>
        {open.map((issue) => (
          <CalendarIssue key={issue.id} issue={issue} />
        ))}
      </Rows>
    </Card>
  );
}

import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { FormattedMessage, useIntl } from 'react-intl';
import { syncIssues, type SyncIssue } from '../api/sync-issues';
import { useSession } from '../api/use-session';
import { useDates } from './dates';
import { Row } from './rows';
import { useToasts } from './toasts';
import styles from './calendar-issue.module.css';

type Act = 'undo' | 'apply' | 'putBack' | 'dismiss';
const acts: readonly Act[] = ['apply', 'undo', 'putBack', 'dismiss'];

/** One thing that two sides do not agree on, or that does not work: what it is, and what can be done. */
export function CalendarIssue({ issue }: { issue: SyncIssue }) {
  const { formatMessage } = useIntl();
  const { person } = useSession();
  const dates = useDates();
  const queries = useQueryClient();
  const toasts = useToasts();
  const { id, accountName, calendarName, title, missing, changes, at, can } = issue;
  const act = useMutation({
    mutationFn: async (way: Act): Promise<void> => void (await syncIssues[way](id)),
    onSettled: () =>
      Promise.all(
        ['sync-issues', 'calendar-connections', 'tasks', 'time-blocks', 'appointments'].map((noun) =>
          queries.invalidateQueries({ queryKey: [noun] }),
        ),
      ),
    onSuccess: (_, way) => {
      const told = toldAfter(way, issue);
      if (told) toasts.done(formatMessage({ id: told }));
    },
    onError: toasts.failed,
  });
  const values = {
    title: title || formatMessage({ id: 'calendars.issue.untitled' }),
    account: accountName,
    calendar: calendarName ?? accountName,
    missing: missing ?? 0,
  };
  return (
    <Row
      title={<FormattedMessage id={titleOf(issue)} values={values} />}
      note={
        <>
          {dates.moment(at, person.timeZone)}
          {calendarName && ` · ${calendarName}`}
          {changes.length > 0 && (
            <ul className={styles.changes}>
              {changes.map((change) => (
                <Change key={change.field} change={change} />
              ))}
            </ul>
          )}
        </>
      }
      end={
        <span className={styles.acts}>
          {acts
            .filter((way) => can[way])
            .map((way) => (
              <Button
                key={way}
                size="compact-sm"
                variant={way === 'dismiss' ? 'subtle' : 'default'}
                disabled={act.isPending}
                onClick={() => act.mutate(way)}
              >
                <FormattedMessage id={wordOf(way, issue)} />
              </Button>
            ))}
        </span>
      }
    />
  );
}

/** Whether it asks about the time of an appointment, of which its client knows another one than the calendar does. */
const isMoved = ({ kind, noun, can }: SyncIssue) =>
  kind === 'conflict' && noun === 'appointment' && can.apply;

function titleOf(issue: SyncIssue) {
  if (isMoved(issue)) return 'calendars.issue.appointment-moved' as const;
  if (issue.kind === 'unscheduled' && issue.noun === 'appointment')
    return 'calendars.issue.appointment-gone' as const;
  return `calendars.issue.${issue.kind}` as const;
}

/** What a client hears of, or does not, is said. */
function toldAfter(way: Act, issue: SyncIssue) {
  if (!isMoved(issue)) return null;
  if (way === 'apply') return 'calendars.issue.moved-appointment' as const;
  return way === 'dismiss' ? ('calendars.issue.kept-appointment' as const) : null;
}

function wordOf(way: Act, issue: SyncIssue) {
  const { kind, noun } = issue;
  if (way === 'dismiss' && isMoved(issue)) return 'calendars.issue.keep-appointment' as const;
  if (way === 'putBack') return 'calendars.issue.put-back' as const;
  if (way !== 'apply') return `calendars.issue.${way}` as const;
  if (kind === 'emptied') return 'calendars.issue.apply-emptied' as const;
  return noun === 'appointment'
    ? ('calendars.issue.apply-appointment' as const)
    : ('calendars.issue.apply' as const);
}

/** What each side says, times by the clocks of the reader. */
function Change({ change }: { change: SyncIssue['changes'][number] }) {
  const { formatMessage } = useIntl();
  const { person } = useSession();
  const dates = useDates();
  const { field, ours, theirs } = change;
  const said = (value: string) => {
    if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return dates.day(value);
    if (/^\d{4}-\d{2}-\d{2}T/.test(value)) return dates.moment(value, person.timeZone);
    if (value === 'true' || value === 'false')
      return formatMessage({ id: value === 'true' ? 'common.yes' : 'common.no' });
    return value || '–';
  };
  const name = fields.find((each) => each === field);
  return (
    <li>
      <FormattedMessage
        id="calendars.issue.change"
        values={{
          field: name ? formatMessage({ id: `calendars.field.${name}` }) : field,
          ours: said(ours),
          theirs: said(theirs),
        }}
      />
    </li>
  );
}

const fields = ['title', 'description', 'location', 'start', 'end', 'transparent'] as const;

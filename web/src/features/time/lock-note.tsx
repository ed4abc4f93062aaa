import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Lock as LockIcon } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import { affirmations } from '../../api/affirmations';
import { reports } from '../../api/reports';
import type { Lock, TimeEntry } from '../../api/types';
import { useSession } from '../../api/use-session';
import { useDates } from '../../ui/dates';
import { useToasts } from '../../ui/toasts';
import styles from './entry-row.module.css';

/** Why an entry stays as it is, and what opens it where something does. */
export function LockNote({ entry, lock }: { entry: TimeEntry; lock: Lock }) {
  return (
    <span className={styles.mark}>
      <LockIcon size={13} aria-hidden />{' '}
      <span>
        {lock.reason === 'reported' ? (
          <Reported entry={entry} lock={lock} />
        ) : (
          <Affirmed entry={entry} lock={lock} />
        )}
      </span>
    </span>
  );
}

function Reported({ entry, lock }: { entry: TimeEntry; lock: Lock }) {
  const dates = useDates();
  const { data } = useQuery(reports.list({ engagementId: entry.engagementId }));
  const report = data?.items.find(({ id }) => id === lock.reportId);
  if (!report) return <FormattedMessage id="lock.reported" />;
  return (
    <FormattedMessage
      id="lock.reported-in"
      values={{
        report: (
          <Link key="report" to="/reports/$reportId" params={{ reportId: report.id }}>
            <FormattedMessage id="lock.report-of" values={{ days: dates.days(report.from, report.to) }} />
          </Link>
        ),
      }}
    />
  );
}

/** Affirmed days open again with their affirmation, all at once. */
function Affirmed({ entry, lock }: { entry: TimeEntry; lock: Lock }) {
  const { formatMessage } = useIntl();
  const { person } = useSession();
  const dates = useDates();
  const queries = useQueryClient();
  const toasts = useToasts();
  const withdraw = useMutation({
    mutationFn: () => affirmations.withdraw(lock.affirmationId ?? ''),
    onSuccess: () => {
      toasts.done(formatMessage({ id: 'affirm.withdrawn' }));
      return Promise.all(
        ['affirmations', 'time-entries'].map((noun) => queries.invalidateQueries({ queryKey: [noun] })),
      );
    },
    onError: toasts.failed,
  });
  return (
    <>
      <FormattedMessage id="lock.affirmed" values={{ moment: dates.moment(lock.at, person.timeZone) }} />
      {lock.affirmationId && (
        <>
          {' · '}
          <button
            type="button"
            className={styles.takeBack}
            disabled={withdraw.isPending}
            onClick={() => withdraw.mutate()}
          >
            <FormattedMessage id="affirm.withdraw" />
            <span className="only-heard"> ({dates.day(entry.day)})</span>
          </button>
        </>
      )}
    </>
  );
}

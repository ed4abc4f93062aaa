import { CircleCheck, CircleX, Hourglass } from 'lucide-react';
import { FormattedMessage } from 'react-intl';
import type { Consent } from '../api/types';
import { useSession } from '../api/use-session';
import { useDates } from './dates';
import { hoursText } from './hours';
import styles from './balance.module.css';

/** What the client was asked about hours beyond the balance, and what came back. */
export function ConsentState({ consent }: { consent: Consent }) {
  const dates = useDates();
  const { person } = useSession();
  const { state, minutes, answeredAt, answeredByName, askedAt, overageSeconds } = consent;
  const Icon = { asked: Hourglass, granted: CircleCheck, declined: CircleX }[state];
  return (
    <p className={styles.words}>
      <Icon size={14} aria-hidden />{' '}
      <FormattedMessage
        id={state === 'granted' && minutes !== null ? 'consent.granted-some' : `consent.${state}`}
        values={{
          hours: minutes === null ? beyond(overageSeconds) : hoursText(minutes * 60),
          name: answeredByName ?? '',
          at: dates.moment(answeredAt ?? askedAt, person.timeZone),
        }}
      />
    </p>
  );
}

/** How much it is by now; a client is asked before there is any. */
export function beyond(seconds: number): string {
  return seconds > 0 ? hoursText(seconds) : 'none';
}

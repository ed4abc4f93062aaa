import { CircleAlert, CircleCheck, CircleDashed, Hourglass, RefreshCw, type LucideIcon } from 'lucide-react';
import { FormattedMessage } from 'react-intl';
import type { CalendarHealth } from '../../api/calendar-connections';
import styles from './calendars.module.css';
import { useFromNow } from './from-now';

const icons: Record<CalendarHealth['state'], LucideIcon> = {
  in_step: CircleCheck,
  first_reading: Hourglass,
  idle: CircleDashed,
  retrying: RefreshCw,
  needs_reauth: CircleAlert,
  insufficient_scope: CircleAlert,
};

/** How an account or a calendar is, in one line: “In step · last in step 3 min ago”. */
export function CalendarHealthLine({ health }: { health: CalendarHealth }) {
  const fromNow = useFromNow();
  const { state, lastInStepAt, nextTryAt, waiting } = health;
  const Icon = icons[state];
  const parts = [
    <FormattedMessage key="state" id={`calendars.state.${state}`} />,
    lastInStepAt && state !== 'idle' && (
      <FormattedMessage key="last" id="calendars.last" values={{ when: fromNow(lastInStepAt) }} />
    ),
    state === 'retrying' && nextTryAt && (
      <FormattedMessage key="next" id="calendars.next" values={{ when: fromNow(nextTryAt) }} />
    ),
    waiting > 0 && <FormattedMessage key="waiting" id="calendars.waiting" values={{ count: waiting }} />,
  ].filter(Boolean);
  return (
    <span className={styles.health} data-state={state}>
      <Icon size={14} aria-hidden />
      <span>
        {parts.map((part, place) => (
          <span key={place}>
            {place > 0 && ' · '}
            {part}
          </span>
        ))}
      </span>
    </span>
  );
}

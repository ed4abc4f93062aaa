import { CalendarClock, Clock, Flag, Tag, User, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useDates } from '../../ui/dates';
import { hoursText } from '../../ui/hours';
import type { QuickDoubt, QuickTask } from './quick-line';
import styles from './quick.module.css';

interface UnderstoodProps {
  id: string;
  task: QuickTask;
  clientName: string | undefined;
  serviceName: string | undefined;
}

/** What a line is taken to mean, while it is being typed: nothing is a surprise after Enter. */
export function Understood({ id, task, clientName, serviceName }: UnderstoodProps) {
  const { formatMessage } = useIntl();
  const dates = useDates();
  const due = [task.dueOn && dates.day(task.dueOn), task.dueTime].filter(Boolean).join(', ');
  return (
    <div id={id} className={styles.understood} role="status">
      {clientName && <Part icon={User}>{clientName}</Part>}
      {serviceName && <Part icon={Tag}>{serviceName}</Part>}
      {task.priority && (
        <Part icon={Flag}>
          <FormattedMessage
            id="quick.priority"
            values={{ priority: formatMessage({ id: `tasks.priority.${task.priority}` }) }}
          />
        </Part>
      )}
      {due && (
        <Part icon={CalendarClock}>
          <FormattedMessage id="today.due" values={{ day: due }} />
        </Part>
      )}
      {task.estimateMinutes !== null && (
        <Part icon={Clock}>
          <FormattedMessage id="quick.estimate" values={{ hours: hoursText(task.estimateMinutes * 60) }} />
        </Part>
      )}
      {task.doubts.map((doubt) => (
        <Doubt key={`${doubt.kind} ${doubt.typed}`} doubt={doubt} />
      ))}
    </div>
  );
}

function Part({ icon: Icon, children }: { icon: LucideIcon; children: ReactNode }) {
  return (
    <span className={styles.part}>
      <Icon size={13} aria-hidden />
      {children}
    </span>
  );
}

function Doubt({ doubt }: { doubt: QuickDoubt }) {
  const { formatList } = useIntl();
  const { kind, typed, among } = doubt;
  return (
    <span className={styles.doubt}>
      {among.length > 0 ? (
        <FormattedMessage
          id="quick.which"
          values={{ typed, among: formatList(among.slice(0, 4), { type: 'disjunction' }) }}
        />
      ) : (
        <FormattedMessage id={`quick.unknown-${kind}`} values={{ typed }} />
      )}
    </span>
  );
}

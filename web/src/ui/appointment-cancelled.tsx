import { FormattedMessage } from 'react-intl';
import type { Appointment } from '../api/types';
import { useSession } from '../api/use-session';
import styles from './appointment.module.css';
import { AttendanceBadge } from './attendance-badge';
import { useDates } from './dates';
import { Card } from './page';

/** Who cancelled it, when and why. */
export function AppointmentCancelled({ appointment }: { appointment: Appointment }) {
  const dates = useDates();
  const { person } = useSession();
  const { attendance, cancelledAt, cancelledByName, cancelReason } = appointment;
  if (cancelledAt === null) return null;
  return (
    <Card>
      <p style={{ margin: 0 }}>
        <FormattedMessage
          id="appointments.cancelled-by"
          values={{ name: cancelledByName ?? '', at: dates.moment(cancelledAt, person.timeZone) }}
        />{' '}
        {attendance && <AttendanceBadge attendance={attendance} />}
      </p>
      {cancelReason && <blockquote className={styles.quoted}>{cancelReason}</blockquote>}
    </Card>
  );
}

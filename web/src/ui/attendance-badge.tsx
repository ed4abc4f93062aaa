import { Badge } from '@mantine/core';
import { CalendarX, Check, Clock, UserX, X, type LucideIcon } from 'lucide-react';
import { FormattedMessage } from 'react-intl';
import type { Appointment } from '../api/types';
import { useSession } from '../api/use-session';

type Attendance = NonNullable<Appointment['attendance']>;

const icons: Record<Attendance, LucideIcon> = {
  attended: Check,
  late: Clock,
  no_show_client: UserX,
  no_show_host: UserX,
  cancelled_in_time: X,
  cancelled_late: CalendarX,
};

/**
 * How an appointment was attended: an icon and a word, never colour alone. Clients read of the session, as in their
 * report, and not what somebody noted about them.
 */
export function AttendanceBadge({ attendance }: { attendance: Attendance }) {
  const { seat } = useSession();
  const Icon = icons[attendance];
  const said = seat.role === 'contact' ? ('attendance-told' as const) : ('attendance' as const);
  return (
    <Badge variant="default" tt="none" fw={500} leftSection={<Icon size={13} aria-hidden />}>
      <FormattedMessage id={`appointments.${said}.${attendance}`} />
    </Badge>
  );
}

import { Badge } from '@mantine/core';
import { CalendarX, Check, Clock, UserX, X, type LucideIcon } from 'lucide-react';
import { FormattedMessage } from 'react-intl';
import type { Appointment } from '../api/types';

type Attendance = NonNullable<Appointment['attendance']>;

const icons: Record<Attendance, LucideIcon> = {
  attended: Check,
  late: Clock,
  no_show_client: UserX,
  no_show_host: UserX,
  cancelled_in_time: X,
  cancelled_late: CalendarX,
};

/** How an appointment was attended: an icon and a word, never colour alone. */
export function AttendanceBadge({ attendance }: { attendance: Attendance }) {
  const Icon = icons[attendance];
  return (
    <Badge variant="default" tt="none" fw={500} leftSection={<Icon size={13} aria-hidden />}>
      <FormattedMessage id={`appointments.attendance.${attendance}`} />
    </Badge>
  );
}

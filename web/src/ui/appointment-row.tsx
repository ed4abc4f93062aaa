import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Appointment } from '../api/types';
import styles from './appointment.module.css';
import { useAppointmentTimes } from './appointment-times';
import { AttendanceBadge } from './attendance-badge';
import { Row } from './rows';

interface AppointmentRowProps {
  appointment: Appointment;
  zone: string;
  /** With its day, where the rows are not by day. */
  dated?: boolean;
  /** Whose it is: for members, who have several clients. */
  client?: boolean;
  end?: ReactNode;
}

/** One appointment in a list: when, what, with whom, and how it was attended. */
export function AppointmentRow({
  appointment,
  zone,
  dated = false,
  client = false,
  end,
}: AppointmentRowProps) {
  const times = useAppointmentTimes();
  const { id, title, guests, clientName, memberName, attendance, state } = appointment;
  const who = client ? [clientName, ...guests.map(({ name }) => name)] : [memberName];
  return (
    <Row
      title={
        <>
          <span className={styles.clock}>
            {dated ? times.whole(appointment, zone) : times.clock(appointment, zone)}
          </span>{' '}
          <Link to="/appointments/$appointmentId" params={{ appointmentId: id }}>
            {state === 'cancelled' ? <s>{title}</s> : title}
          </Link>
        </>
      }
      note={who.join(' · ')}
      end={
        <>
          {attendance && <AttendanceBadge attendance={attendance} />}
          {end}
        </>
      }
    />
  );
}

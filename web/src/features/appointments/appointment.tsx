import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { appointments } from '../../api/appointments';
import type { Appointment } from '../../api/types';
import { useSession } from '../../api/use-session';
import { AppointmentActButton, type AppointmentAct } from '../../ui/appointment-act';
import { AppointmentCancel } from '../../ui/appointment-cancel';
import { AppointmentCancelled } from '../../ui/appointment-cancelled';
import { AppointmentFacts } from '../../ui/appointment-facts';
import { useAppointmentTimes } from '../../ui/appointment-times';
import { BackLink } from '../../ui/back-link';
import { CalendarIssues } from '../../ui/calendar-issues';
import { Loaded } from '../../ui/loaded';
import { Card, Page, SkeletonRows } from '../../ui/page';
import styles from '../../ui/appointment.module.css';
import { AttendanceCard } from './attendance-card';
import { EditForm } from './edit-form';
import { MoveForm } from './move-form';

/** One appointment: when and with whom, moved, changed, cancelled; afterwards how it was attended. */
export function AppointmentPage() {
  const { formatMessage } = useIntl();
  const { appointmentId } = useParams({ from: '/app/appointments/$appointmentId' });
  const query = useQuery(appointments.one(appointmentId));
  return (
    <Loaded
      query={query}
      skeleton={
        <Page title={formatMessage({ id: 'nav.appointments' })}>
          <SkeletonRows count={5} />
        </Page>
      }
    >
      {(appointment) => <AppointmentView key={appointment.id} appointment={appointment} />}
    </Loaded>
  );
}

function AppointmentView({ appointment }: { appointment: Appointment }) {
  const { person } = useSession();
  const times = useAppointmentTimes();
  const [doing, setDoing] = useState<AppointmentAct | null>(null);
  const close = () => setDoing(null);
  const { can, title, clientName, taskId, taskTitle, state } = appointment;
  return (
    <Page
      title={title}
      lead={clientName}
      actions={
        <>
          {can.move && <AppointmentActButton act="move" doing={doing} onDo={setDoing} first />}
          {can.edit && <AppointmentActButton act="edit" doing={doing} onDo={setDoing} />}
          {can.cancel && <AppointmentActButton act="cancel" doing={doing} onDo={setDoing} />}
        </>
      }
    >
      <BackLink to="/appointments" search={{}}>
        <FormattedMessage id="nav.appointments" />
      </BackLink>
      {state === 'booked' && <CalendarIssues recordId={appointment.id} />}
      {doing === 'move' && can.move && <MoveForm appointment={appointment} onClose={close} />}
      {doing === 'edit' && can.edit && <EditForm appointment={appointment} onClose={close} />}
      {doing === 'cancel' && can.cancel && (
        <AppointmentCancel appointment={appointment} choosesMails onClose={close} />
      )}
      {state === 'cancelled' && <AppointmentCancelled appointment={appointment} />}
      <Card>
        <p className={styles.when}>{times.whole(appointment, person.timeZone)}</p>
        <AppointmentFacts
          of={appointment}
          client
          task={taskId === null ? null : { id: taskId, title: taskTitle ?? '' }}
        />
        {appointment.timeZone !== person.timeZone && (
          <p className="dim small" style={{ marginBottom: 0 }}>
            <FormattedMessage
              id="appointments.client-clocks"
              values={{
                when: times.whole(appointment, appointment.timeZone),
                zone: appointment.timeZone.replaceAll('_', ' '),
              }}
            />
          </p>
        )}
      </Card>
      <AttendanceCard appointment={appointment} />
      <Useful appointment={appointment} />
    </Page>
  );
}

/** What the client said afterwards. */
function Useful({ appointment }: { appointment: Appointment }) {
  const { formatMessage } = useIntl();
  const { useful, wanted } = appointment;
  if (useful === null) return null;
  return (
    <Card title={formatMessage({ id: 'appointments.useful' })}>
      <p style={{ margin: 0, fontWeight: 600 }}>
        <FormattedMessage id={`appointments.useful.${useful}`} />
      </p>
      {wanted && <blockquote className={styles.quoted}>{wanted}</blockquote>}
    </Card>
  );
}

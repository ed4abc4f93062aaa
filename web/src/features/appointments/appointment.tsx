import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { CalendarX, Move, Pencil } from 'lucide-react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { appointments } from '../../api/appointments';
import type { Appointment } from '../../api/types';
import { useSession } from '../../api/use-session';
import { AppointmentCancel } from '../../ui/appointment-cancel';
import { AppointmentCancelled } from '../../ui/appointment-cancelled';
import { AppointmentFacts } from '../../ui/appointment-facts';
import { useAppointmentTimes } from '../../ui/appointment-times';
import { BackLink } from '../../ui/back-link';
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

type Doing = 'move' | 'edit' | 'cancel' | null;

function AppointmentView({ appointment }: { appointment: Appointment }) {
  const { person } = useSession();
  const times = useAppointmentTimes();
  const [doing, setDoing] = useState<Doing>(null);
  const close = () => setDoing(null);
  const { can, title, clientName, taskId, taskTitle, state } = appointment;
  const toggle = (what: Doing) => () => setDoing(doing === what ? null : what);
  return (
    <Page
      title={title}
      lead={clientName}
      actions={
        <>
          {can.move && (
            <Button
              leftSection={<Move size={16} aria-hidden />}
              aria-expanded={doing === 'move'}
              onClick={toggle('move')}
            >
              <FormattedMessage id="appointments.move" />
            </Button>
          )}
          {can.edit && (
            <Button
              variant="default"
              leftSection={<Pencil size={16} aria-hidden />}
              aria-expanded={doing === 'edit'}
              onClick={toggle('edit')}
            >
              <FormattedMessage id="common.edit" />
            </Button>
          )}
          {can.cancel && (
            <Button
              variant="default"
              leftSection={<CalendarX size={16} aria-hidden />}
              aria-expanded={doing === 'cancel'}
              onClick={toggle('cancel')}
            >
              <FormattedMessage id="appointments.cancel" />
            </Button>
          )}
        </>
      }
    >
      <BackLink to="/appointments" search={{}}>
        <FormattedMessage id="nav.appointments" />
      </BackLink>
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

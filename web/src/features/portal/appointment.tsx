import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { CalendarCheck } from 'lucide-react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { appointments, proposals } from '../../api/appointments';
import { Problem } from '../../api/problem';
import type { Appointment, AppointmentProposal } from '../../api/types';
import { useSession } from '../../api/use-session';
import { AppointmentActButton, type AppointmentAct } from '../../ui/appointment-act';
import { AppointmentCancel } from '../../ui/appointment-cancel';
import { AppointmentCancelled } from '../../ui/appointment-cancelled';
import { AppointmentFacts } from '../../ui/appointment-facts';
import { useAppointmentTimes } from '../../ui/appointment-times';
import styles from '../../ui/appointment.module.css';
import { BackLink } from '../../ui/back-link';
import { LinkButton } from '../../ui/link-button';
import { Loaded } from '../../ui/loaded';
import { Card, Empty, Page, SkeletonRows } from '../../ui/page';
import { AppointmentUseful } from './appointment-useful';
import { ChooseTime } from './choose-time';
import { MoveAppointment } from './move-appointment';

/** An appointment of the client; before it is booked, the times to choose from: both have the same address. */
export function PortalAppointmentPage() {
  const { formatMessage } = useIntl();
  const { appointmentId } = useParams({ from: '/app/appointments/$appointmentId' });
  const booked = useQuery({ ...appointments.one(appointmentId), retry: false });
  const isNone = booked.error instanceof Problem && booked.error.status === 404;
  const proposed = useQuery({ ...proposals.one(appointmentId), enabled: isNone });
  const skeleton = (
    <Page title={formatMessage({ id: 'nav.appointments' })}>
      <SkeletonRows count={5} />
    </Page>
  );
  if (!isNone)
    return (
      <Loaded query={booked} skeleton={skeleton}>
        {(appointment) => <Booked key={appointment.id} appointment={appointment} />}
      </Loaded>
    );
  return (
    <Loaded query={proposed} skeleton={skeleton}>
      {(proposal) => <Proposed key={proposal.id} proposal={proposal} />}
    </Loaded>
  );
}

function Back() {
  return (
    <BackLink to="/appointments" search={{}}>
      <FormattedMessage id="nav.appointments" />
    </BackLink>
  );
}

function Proposed({ proposal }: { proposal: AppointmentProposal }) {
  return (
    <Page title={proposal.title}>
      <Back />
      {proposal.can.book ? <ChooseTime proposal={proposal} /> : <Closed proposal={proposal} />}
    </Page>
  );
}

/** Nothing is left to choose: what was booked is one step away. */
function Closed({ proposal: { appointmentId } }: { proposal: AppointmentProposal }) {
  if (appointmentId === null)
    return (
      <Card>
        <Empty>
          <FormattedMessage id="appointments.closed" />
        </Empty>
      </Card>
    );
  return (
    <Card>
      <Empty
        icon={<CalendarCheck size={18} />}
        action={
          <LinkButton to="/appointments/$appointmentId" params={{ appointmentId }}>
            <FormattedMessage id="appointments.to-booked" />
          </LinkButton>
        }
      >
        <FormattedMessage id="appointments.chosen" />
      </Empty>
    </Card>
  );
}

function Booked({ appointment }: { appointment: Appointment }) {
  const { person } = useSession();
  const times = useAppointmentTimes();
  const [doing, setDoing] = useState<AppointmentAct | null>(null);
  const close = () => setDoing(null);
  const { can, title, state, taskId, taskTitle } = appointment;
  return (
    <Page
      title={title}
      actions={
        <>
          {can.move && <AppointmentActButton act="move" doing={doing} onDo={setDoing} />}
          {can.cancel && <AppointmentActButton act="cancel" doing={doing} onDo={setDoing} />}
        </>
      }
    >
      <Back />
      {doing === 'move' && can.move && <MoveAppointment appointment={appointment} onClose={close} />}
      {doing === 'cancel' && can.cancel && <AppointmentCancel appointment={appointment} onClose={close} />}
      {state === 'cancelled' && <AppointmentCancelled appointment={appointment} />}
      <Card>
        <p className={styles.when}>{times.whole(appointment, person.timeZone)}</p>
        <AppointmentFacts
          of={appointment}
          task={taskId === null ? null : { id: taskId, title: taskTitle ?? '' }}
        />
        {can.cancel && !can.move && (
          <p className="dim small" style={{ marginBottom: 0 }}>
            <FormattedMessage id="appointments.too-late" />
          </p>
        )}
      </Card>
      <AppointmentUseful appointment={appointment} />
    </Page>
  );
}

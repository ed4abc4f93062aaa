import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CalendarCheck } from 'lucide-react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { appointments, proposals } from '../../api/appointments';
import { useSession } from '../../api/use-session';
import { AppointmentRow } from '../../ui/appointment-row';
import { AppointmentsEarlier } from '../../ui/appointments-earlier';
import { addDays, useDates } from '../../ui/dates';
import { LinkButton } from '../../ui/link-button';
import { Loaded } from '../../ui/loaded';
import { Card, Empty, Page, SkeletonRows } from '../../ui/page';
import { Row, Rows } from '../../ui/rows';

/** A client’s appointments: what waits for a choice, what is next, what was. */
export function PortalAppointmentsPage() {
  const { formatMessage } = useIntl();
  return (
    <Page title={formatMessage({ id: 'nav.appointments' })}>
      <TimesToChoose />
      <Upcoming />
      <AppointmentsEarlier />
    </Page>
  );
}

/** Proposals that wait for the reader; nothing where none does. */
export function TimesToChoose() {
  const { formatMessage } = useIntl();
  const dates = useDates();
  const { data } = useQuery(proposals.open());
  const items = (data?.items ?? []).filter(({ can }) => can.book);
  if (items.length === 0) return null;
  const title = formatMessage({ id: 'appointments.to-choose' });
  return (
    <Card flush title={title}>
      <Rows label={title}>
        {items.map(({ id, title: about, memberName, minutes, fromDay, toDay }) => (
          <Row
            key={id}
            title={
              <Link to="/appointments/$appointmentId" params={{ appointmentId: id }}>
                {about}
              </Link>
            }
            note={
              <>
                {memberName}
                {' · '}
                <FormattedMessage
                  id="appointments.proposed-line"
                  values={{ minutes, days: dates.days(fromDay, addDays(toDay, 1)) }}
                />
              </>
            }
            end={
              <LinkButton to="/appointments/$appointmentId" params={{ appointmentId: id }}>
                <FormattedMessage id="appointments.choose" />
              </LinkButton>
            }
          />
        ))}
      </Rows>
    </Card>
  );
}

function Upcoming() {
  const { formatMessage } = useIntl();
  const { person } = useSession();
  const [now] = useState(() => Temporal.Now.instant().toString());
  const query = useQuery(appointments.list({ from: now, state: 'booked' }));
  const title = formatMessage({ id: 'appointments.next' });
  return (
    <Card flush minHeight={120} title={title}>
      <Loaded query={query} skeleton={<SkeletonRows count={2} height={52} />}>
        {(items) =>
          items.length === 0 ? (
            <Empty icon={<CalendarCheck size={18} />}>
              <FormattedMessage id="appointments.none-client" />
            </Empty>
          ) : (
            <Rows label={title}>
              {items.map((appointment) => (
                <AppointmentRow key={appointment.id} appointment={appointment} zone={person.timeZone} dated />
              ))}
            </Rows>
          )
        }
      </Loaded>
    </Card>
  );
}

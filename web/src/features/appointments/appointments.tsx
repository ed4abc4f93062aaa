import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { CalendarCheck, CalendarPlus, Send } from 'lucide-react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { appointments } from '../../api/appointments';
import { clients } from '../../api/clients';
import { engagements } from '../../api/engagements';
import type { Appointment } from '../../api/types';
import { useSession } from '../../api/use-session';
import { AppointmentRow } from '../../ui/appointment-row';
import { AppointmentsEarlier } from '../../ui/appointments-earlier';
import { useCreating } from '../../ui/creating';
import { dayIn, useDates } from '../../ui/dates';
import { LinkButton } from '../../ui/link-button';
import { Loaded } from '../../ui/loaded';
import { Card, Empty, Page, SkeletonRows } from '../../ui/page';
import { Rows } from '../../ui/rows';
import { BookingForm } from './booking-form';
import { FollowUps } from './follow-ups';
import { HostHours } from './host-hours';
import { OpenProposals } from './open-proposals';
import { ProposalForm } from './proposal-form';

/** Sessions with clients: what is next, what waits for a choice, how it was attended. */
export function AppointmentsPage() {
  const { formatMessage } = useIntl();
  const { clientId } = useSearch({ from: '/app/appointments' });
  const navigate = useNavigate();
  const [proposing, setProposing] = useCreating();
  const [booking, setBooking] = useState(false);
  const places = useQuery(engagements.list());
  const own = (places.data?.items ?? []).filter((each) => each.clientId === clientId);
  const engagementId = own.length === 1 ? own[0]?.id : undefined;
  // Forms begin with the client's engagement, so they wait until it is known.
  const ready = clientId === undefined || places.data !== undefined;
  return (
    <Page
      title={formatMessage({ id: 'nav.appointments' })}
      lead={clientId && <OfClient clientId={clientId} />}
      actions={
        <>
          <Button
            leftSection={<Send size={16} aria-hidden />}
            aria-expanded={proposing}
            onClick={() => {
              setBooking(false);
              setProposing(!proposing);
            }}
          >
            <FormattedMessage id="appointments.propose" />
          </Button>
          <Button
            variant="default"
            leftSection={<CalendarPlus size={16} aria-hidden />}
            aria-expanded={booking}
            onClick={() => {
              setProposing(false);
              setBooking(!booking);
            }}
          >
            <FormattedMessage id="appointments.book" />
          </Button>
        </>
      }
    >
      {proposing && ready && <ProposalForm engagementId={engagementId} onClose={() => setProposing(false)} />}
      {booking && ready && (
        <BookingForm
          engagementId={engagementId}
          onClose={() => setBooking(false)}
          onBooked={({ id }) => {
            void navigate({ to: '/appointments/$appointmentId', params: { appointmentId: id } });
          }}
        />
      )}
      <FollowUps {...(clientId ? { clientId } : {})} />
      <OpenProposals clientId={clientId} />
      <Upcoming clientId={clientId} />
      <AppointmentsEarlier
        clientId={clientId}
        client
        end={(appointment) => <ToNote appointment={appointment} />}
      />
      <HostHours />
    </Page>
  );
}

/** Says that only one client's are shown, and leads back to all. */
function OfClient({ clientId }: { clientId: string }) {
  const { data } = useQuery(clients.one(clientId));
  return (
    <>
      {data?.name}{' '}
      <LinkButton size="compact-sm" variant="subtle" to="/appointments" search={{}}>
        <FormattedMessage id="appointments.all-clients" />
      </LinkButton>
    </>
  );
}

function Upcoming({ clientId }: { clientId: string | undefined }) {
  const { formatMessage } = useIntl();
  const { person } = useSession();
  const dates = useDates();
  const [now] = useState(() => Temporal.Now.instant().toString());
  const query = useQuery(
    appointments.list({ from: now, state: 'booked', ...(clientId ? { clientId } : {}) }),
  );
  return (
    <Card flush minHeight={140} title={formatMessage({ id: 'appointments.next' })}>
      <Loaded query={query} skeleton={<SkeletonRows count={3} height={52} />}>
        {(items) =>
          items.length === 0 ? (
            <Empty icon={<CalendarCheck size={18} />}>
              <FormattedMessage id="appointments.none" />
            </Empty>
          ) : (
            [...byDay(items, person.timeZone)].map(([day, ofDay]) => (
              <section key={day} aria-label={dates.day(day, 'long')}>
                <h3 className="dim small" style={{ margin: 0, padding: '0.75rem 1.125rem 0.25rem' }}>
                  {dates.day(day, 'long')}
                </h3>
                <Rows>
                  {ofDay.map((appointment) => (
                    <AppointmentRow
                      key={appointment.id}
                      appointment={appointment}
                      zone={person.timeZone}
                      client
                    />
                  ))}
                </Rows>
              </section>
            ))
          )
        }
      </Loaded>
    </Card>
  );
}

/** Where nobody has said yet how it was attended. */
function ToNote({ appointment: { id, attendance, state } }: { appointment: Appointment }) {
  if (attendance !== null || state !== 'booked') return null;
  return (
    <LinkButton
      size="compact-sm"
      variant="light"
      to="/appointments/$appointmentId"
      params={{ appointmentId: id }}
    >
      <FormattedMessage id="appointments.to-note" />
    </LinkButton>
  );
}

function byDay(items: Appointment[], zone: string): Map<string, Appointment[]> {
  return Map.groupBy(items, ({ startsAt }) => dayIn(startsAt, zone));
}

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { FormattedMessage, useIntl } from 'react-intl';
import { appointments } from '../../api/appointments';
import { followUps } from '../../api/attendance';
import { useSession } from '../../api/use-session';
import { useAppointmentTimes } from '../../ui/appointment-times';
import { addDays, today } from '../../ui/dates';
import { LinkButton } from '../../ui/link-button';
import { Card } from '../../ui/page';
import { Row, Rows } from '../../ui/rows';
import { toNote } from './to-note';

const lookedBackDays = 14;

/** One's own sessions that nobody has noted yet, and kind words to read and send; nothing where there is neither. */
export function AfterSessions() {
  const { formatMessage } = useIntl();
  const { person, seat } = useSession();
  const times = useAppointmentTimes();
  const day = today(person.timeZone);
  const from = `${addDays(day, -lookedBackDays)}T00:00:00Z`;
  const to = `${addDays(day, 2)}T00:00:00Z`;
  const { data: held } = useQuery(appointments.list({ from, to, memberId: seat.id, state: 'booked' }));
  const { data: words } = useQuery(followUps.list({ state: 'proposed' }));
  const open = toNote(held ?? [], Temporal.Now.instant());
  const proposed = words?.items ?? [];
  if (open.length + proposed.length === 0) return null;
  return (
    <Card flush title={formatMessage({ id: 'today.after-sessions' })}>
      <Rows>
        {open.map((appointment) => (
          <Row
            key={appointment.id}
            title={
              <Link to="/appointments/$appointmentId" params={{ appointmentId: appointment.id }}>
                {appointment.clientName}: {appointment.title}
              </Link>
            }
            note={times.whole(appointment, person.timeZone)}
            end={
              <LinkButton
                to="/appointments/$appointmentId"
                params={{ appointmentId: appointment.id }}
                size="compact-sm"
                variant="light"
                aria-label={`${formatMessage({ id: 'today.note-attendance' })}: ${appointment.title}`}
              >
                <FormattedMessage id="today.note-attendance" />
              </LinkButton>
            }
          />
        ))}
        {proposed.map(({ id, appointmentId, clientName, contactName, title }) => (
          <Row
            key={id}
            title={
              <Link to="/appointments/$appointmentId" params={{ appointmentId }}>
                {clientName}: {title}
              </Link>
            }
            note={formatMessage({ id: 'today.kind-word' }, { name: contactName })}
            end={
              <LinkButton
                to="/appointments/$appointmentId"
                params={{ appointmentId }}
                size="compact-sm"
                variant="light"
                aria-label={`${formatMessage({ id: 'today.read-word' })}: ${contactName}`}
              >
                <FormattedMessage id="today.read-word" />
              </LinkButton>
            }
          />
        ))}
      </Rows>
    </Card>
  );
}

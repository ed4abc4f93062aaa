import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { appointments } from '../../api/appointments';
import { useSession } from '../../api/use-session';
import { AppointmentRow } from '../../ui/appointment-row';
import { Card } from '../../ui/page';
import { Rows } from '../../ui/rows';

const shown = 2;

/** The next appointments, where the client arrives; nothing where there is none. */
export function NextAppointments() {
  const { formatMessage } = useIntl();
  const { person } = useSession();
  const [now] = useState(() => Temporal.Now.instant().toString());
  const { data = [] } = useQuery(appointments.list({ from: now, state: 'booked' }));
  if (data.length === 0) return null;
  const title = formatMessage({ id: 'appointments.next' });
  return (
    <Card
      flush
      title={title}
      aside={
        <Link to="/appointments" search={{}}>
          <FormattedMessage id="appointments.of-client" />
        </Link>
      }
    >
      <Rows label={title}>
        {data.slice(0, shown).map((appointment) => (
          <AppointmentRow key={appointment.id} appointment={appointment} zone={person.timeZone} dated />
        ))}
      </Rows>
    </Card>
  );
}

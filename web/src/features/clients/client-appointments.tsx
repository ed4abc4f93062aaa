import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CalendarCheck, Send } from 'lucide-react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { appointments } from '../../api/appointments';
import { useSession } from '../../api/use-session';
import { AppointmentRow } from '../../ui/appointment-row';
import { AttendanceRate } from '../../ui/attendance-rate';
import { LinkButton } from '../../ui/link-button';
import { Loaded } from '../../ui/loaded';
import { Card, Empty, SkeletonRows } from '../../ui/page';
import { Rows } from '../../ui/rows';
import styles from './knowing.module.css';

const shown = 3;

/** The next appointments with a client, and the way to all of them. */
export function ClientAppointments({ clientId }: { clientId: string }) {
  const { formatMessage } = useIntl();
  const { person } = useSession();
  const [now] = useState(() => Temporal.Now.instant().toString());
  const query = useQuery(appointments.list({ from: now, state: 'booked', clientId }));
  const title = formatMessage({ id: 'nav.appointments' });
  return (
    <Card
      flush
      title={title}
      aside={
        <Link to="/appointments" search={{ clientId }}>
          <FormattedMessage id="appointments.of-client" />
        </Link>
      }
    >
      <Loaded query={query} skeleton={<SkeletonRows count={1} height={52} />}>
        {(items) =>
          items.length === 0 ? (
            <Empty icon={<CalendarCheck size={18} />}>
              <FormattedMessage id="appointments.none-with" />
            </Empty>
          ) : (
            <Rows label={title}>
              {items.slice(0, shown).map((appointment) => (
                <AppointmentRow
                  key={appointment.id}
                  appointment={appointment}
                  zone={person.timeZone}
                  dated
                  client
                />
              ))}
            </Rows>
          )
        }
      </Loaded>
      <div className={styles.inline}>
        <AttendanceRate clientId={clientId} />
        <LinkButton
          variant="light"
          to="/appointments"
          search={{ clientId }}
          state={{ create: 1 }}
          leftSection={<Send size={16} aria-hidden />}
        >
          <FormattedMessage id="appointments.propose" />
        </LinkButton>
      </div>
    </Card>
  );
}

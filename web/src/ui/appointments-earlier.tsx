import { useInfiniteQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { appointments } from '../api/appointments';
import type { Appointment } from '../api/types';
import { useSession } from '../api/use-session';
import { AppointmentRow } from './appointment-row';
import { MoreButton } from './more-button';
import { Card } from './page';
import { Rows } from './rows';

interface AppointmentsEarlierProps {
  /** Of one client alone. */
  clientId?: string | undefined;
  /** Whose each is: for members, who have several clients. */
  client?: boolean;
  end?: (appointment: Appointment) => ReactNode;
}

/** What has been, the latest first and page by page; nothing where nothing was. */
export function AppointmentsEarlier({ clientId, client = false, end }: AppointmentsEarlierProps) {
  const { formatMessage } = useIntl();
  const { person } = useSession();
  const [now] = useState(() => Temporal.Now.instant().toString());
  const filter = { to: now, order: 'latest' as const, ...(clientId ? { clientId } : {}) };
  const query = useInfiniteQuery(appointments.pages(filter, 10));
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const title = formatMessage({ id: 'appointments.earlier' });
  if (items.length === 0) return null;
  return (
    <>
      <Card flush title={title}>
        <Rows label={title}>
          {items.map((appointment) => (
            <AppointmentRow
              key={appointment.id}
              appointment={appointment}
              zone={person.timeZone}
              dated
              client={client}
              end={end?.(appointment)}
            />
          ))}
        </Rows>
      </Card>
      <MoreButton query={query} />
    </>
  );
}

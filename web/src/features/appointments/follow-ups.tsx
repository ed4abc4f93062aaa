import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { FormattedMessage, useIntl } from 'react-intl';
import { followUps } from '../../api/attendance';
import { useSession } from '../../api/use-session';
import { dayIn, useDates } from '../../ui/dates';
import { Card } from '../../ui/page';
import { FollowUpView } from './follow-up';
import styles from './attendance.module.css';

/** Every kind word that waits to be sent or let be; nothing where there is none. */
export function FollowUps({ clientId }: { clientId?: string }) {
  const { formatMessage } = useIntl();
  const { person } = useSession();
  const dates = useDates();
  const { data } = useQuery(followUps.list({ state: 'proposed', ...(clientId ? { clientId } : {}) }));
  if (!data || data.items.length === 0) return null;
  return (
    <Card title={formatMessage({ id: 'follow-up.list' })}>
      <ul className={styles.list}>
        {data.items.map((followUp) => (
          <li key={followUp.id}>
            <h3>
              <FormattedMessage
                id="follow-up.for"
                values={{
                  name: followUp.contactName,
                  title: (
                    <Link
                      to="/appointments/$appointmentId"
                      params={{ appointmentId: followUp.appointmentId }}
                    >
                      {followUp.title}
                    </Link>
                  ),
                  day: dates.day(dayIn(followUp.startsAt, person.timeZone), 'long'),
                }}
              />
            </h3>
            <FollowUpView followUp={followUp} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

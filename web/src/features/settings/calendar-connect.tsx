import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { calendarConnections, type Wish } from '../../api/calendar-connections';
import { useSession } from '../../api/use-session';
import { Loaded } from '../../ui/loaded';
import { Card } from '../../ui/page';
import { useToasts } from '../../ui/toasts';
import { CaldavForm } from './calendar-caldav-form';
import { SubscribeForm } from './calendar-subscribe-form';
import styles from './calendars.module.css';

const wishes = ['own', 'busy', 'read'] as const satisfies readonly Wish[];

/** The ways to connect a calendar, each with what it lets us see. */
export function CalendarConnect() {
  const { formatMessage } = useIntl();
  const toasts = useToasts();
  const { seat } = useSession();
  const offer = useQuery(calendarConnections.offer);
  const [open, setOpen] = useState<'caldav' | 'feed' | null>(null);
  const google = useMutation({
    mutationFn: (wish: Wish) => calendarConnections.toGoogle(wish),
    onError: toasts.failed,
  });
  return (
    <Card title={formatMessage({ id: 'calendars.connect' })}>
      {seat.role !== 'contact' && (
        <p className="dim small" style={{ marginTop: 0 }}>
          <FormattedMessage id="calendars.modes" />
        </p>
      )}
      <div className={styles.ways}>
        <section className={`${styles.way} ${styles.widest}`}>
          <h3>
            <FormattedMessage id="calendars.google" />
          </h3>
          <Loaded query={offer}>
            {(offered) =>
              offered.google ? (
                <div className={styles.wishes}>
                  {wishes
                    .filter((wish) => offered.wishes.includes(wish))
                    .map((wish) => (
                      <div key={wish} className={styles.wish}>
                        <Button
                          variant="default"
                          size="sm"
                          disabled={google.isPending}
                          onClick={() => google.mutate(wish)}
                        >
                          <FormattedMessage id={`calendars.google.${wish}`} />
                        </Button>
                        <span className="dim small">
                          <FormattedMessage id={`calendars.google.${wish}-hint`} />
                        </span>
                      </div>
                    ))}
                </div>
              ) : (
                <p className="dim">
                  <FormattedMessage id="calendars.google.off" />
                </p>
              )
            }
          </Loaded>
        </section>
        <section className={styles.way}>
          <h3>
            <FormattedMessage id="calendars.caldav" />
          </h3>
          <div className={styles.wish}>
            <Button variant="default" size="sm" onClick={() => setOpen('caldav')}>
              <FormattedMessage id="calendars.caldav-connect" />
            </Button>
            <span className="dim small">
              <FormattedMessage id="calendars.caldav-hint" />
            </span>
          </div>
        </section>
        <section className={styles.way}>
          <h3>
            <FormattedMessage id="calendars.feed" />
          </h3>
          <div className={styles.wish}>
            <Button variant="default" size="sm" onClick={() => setOpen('feed')}>
              <FormattedMessage id="calendars.feed-connect" />
            </Button>
            <span className="dim small">
              <FormattedMessage id="calendars.feed-hint" />
            </span>
          </div>
        </section>
      </div>
      <CaldavForm opened={open === 'caldav'} onClose={() => setOpen(null)} />
      <SubscribeForm opened={open === 'feed'} onClose={() => setOpen(null)} />
    </Card>
  );
}

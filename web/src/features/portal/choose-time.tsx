import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { CalendarClock } from 'lucide-react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { proposals } from '../../api/appointments';
import type { AppointmentProposal } from '../../api/types';
import { useSession } from '../../api/use-session';
import { AppointmentFacts } from '../../ui/appointment-facts';
import styles from '../../ui/appointment.module.css';
import { useDates } from '../../ui/dates';
import { Loaded } from '../../ui/loaded';
import { Card, Empty } from '../../ui/page';
import { ProblemNote } from '../../ui/problem-note';
import { SlotPicker } from '../../ui/slot-picker';
import { useToasts } from '../../ui/toasts';

/** A client chooses one of the free times, and it is booked. */
export function ChooseTime({ proposal }: { proposal: AppointmentProposal }) {
  const { formatMessage } = useIntl();
  const { person } = useSession();
  const dates = useDates();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const toasts = useToasts();
  const [chosen, setChosen] = useState<string | null>(null);
  const query = useQuery(proposals.slots(proposal.id));
  const { mutate, isPending, error } = useMutation({
    mutationFn: (startsAt: string) => proposals.book(proposal.id, startsAt),
    onSuccess: async ({ id }) => {
      toasts.done(formatMessage({ id: 'appointments.booked' }));
      await queries.invalidateQueries({ queryKey: ['appointments'] });
      await queries.invalidateQueries({ queryKey: ['appointment-proposals'] });
      await navigate({ to: '/appointments/$appointmentId', params: { appointmentId: id } });
    },
    // Somebody was quicker: what is left is asked for again.
    onError: () => {
      setChosen(null);
      void queries.invalidateQueries({ queryKey: ['appointment-proposals'] });
    },
  });
  return (
    <>
      <Card title={formatMessage({ id: 'appointments.about' })}>
        <AppointmentFacts of={proposal}>
          <dt>
            <FormattedMessage id="appointments.length" />
          </dt>
          <dd>
            <FormattedMessage id="appointments.minutes" values={{ minutes: proposal.minutes }} />
          </dd>
        </AppointmentFacts>
      </Card>
      <Card title={formatMessage({ id: 'appointments.choose' })}>
        <ProblemNote error={error} />
        <Loaded query={query}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty icon={<CalendarClock size={18} />}>
                <FormattedMessage id="appointments.none-free" />
              </Empty>
            ) : (
              <form
                onSubmit={(event) => {
                  event.preventDefault();
                  if (chosen !== null) mutate(chosen);
                }}
              >
                <SlotPicker slots={items} zone={person.timeZone} value={chosen} onChange={setChosen} />
                <div className={styles.buttons}>
                  <Button type="submit" disabled={chosen === null} loading={isPending}>
                    {chosen === null
                      ? formatMessage({ id: 'appointments.book-this' })
                      : formatMessage(
                          { id: 'appointments.book-at' },
                          { when: dates.moment(chosen, person.timeZone) },
                        )}
                  </Button>
                </div>
              </form>
            )
          }
        </Loaded>
      </Card>
    </>
  );
}

import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { appointments } from '../../api/appointments';
import type { Appointment } from '../../api/types';
import { useSession } from '../../api/use-session';
import styles from '../../ui/appointment.module.css';
import { Loaded } from '../../ui/loaded';
import { Card, Empty } from '../../ui/page';
import { ProblemNote } from '../../ui/problem-note';
import { SlotPicker } from '../../ui/slot-picker';
import { useToasts } from '../../ui/toasts';

/** A client moves an appointment to one of the free times. */
export function MoveAppointment({ appointment, onClose }: { appointment: Appointment; onClose: () => void }) {
  const { formatMessage } = useIntl();
  const { person } = useSession();
  const queries = useQueryClient();
  const toasts = useToasts();
  const [chosen, setChosen] = useState<string | null>(null);
  const query = useQuery(appointments.slots(appointment.id));
  const { mutate, isPending, error } = useMutation({
    mutationFn: (startsAt: string) => appointments.move(appointment.id, { startsAt }, appointment.version),
    onSuccess: async () => {
      toasts.done(formatMessage({ id: 'appointments.moved' }));
      await queries.invalidateQueries({ queryKey: ['appointments'] });
      onClose();
    },
    onError: () => {
      setChosen(null);
      void queries.invalidateQueries({ queryKey: ['appointments'] });
    },
  });
  return (
    <Card title={formatMessage({ id: 'appointments.move-title' })}>
      <ProblemNote error={error} />
      <Loaded query={query}>
        {({ items }) => (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              if (chosen !== null) mutate(chosen);
            }}
          >
            {items.length === 0 ? (
              <Empty>
                <FormattedMessage id="appointments.none-free" />
              </Empty>
            ) : (
              <SlotPicker slots={items} zone={person.timeZone} value={chosen} onChange={setChosen} />
            )}
            <div className={styles.buttons}>
              <Button type="submit" disabled={chosen === null} loading={isPending}>
                <FormattedMessage id="appointments.move" />
              </Button>
              <Button variant="default" onClick={onClose}>
                <FormattedMessage id="appointments.keep" />
              </Button>
            </div>
          </form>
        )}
      </Loaded>
    </Card>
  );
}

import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { attendance as api, attendedOf, cancelledAs, type Attended } from '../../api/attendance';
import { newId } from '../../api/ids';
import type { Appointment, Attendance } from '../../api/types';
import { useSession } from '../../api/use-session';
import { AttendanceBadge } from '../../ui/attendance-badge';
import { useDates } from '../../ui/dates';
import { hoursText } from '../../ui/hours';
import { Card } from '../../ui/page';
import { useToasts } from '../../ui/toasts';
import { FollowUpView } from './follow-up';
import styles from './attendance.module.css';

/** How a session was attended, noted by one tap and taken back by another; what it may cost, and the word afterwards. */
export function AttendanceCard({ appointment }: { appointment: Appointment }) {
  const { formatMessage } = useIntl();
  const { data } = useQuery(api.of(appointment.id));
  if (!data || (!data.can.note && data.attendance === null)) return null;
  return (
    <Card title={formatMessage({ id: 'attendance.title' })}>
      <Noted appointment={appointment} noted={data} />
      {/* Once an entry is made its id is spent: after it was deleted, the next one gets its own. */}
      <Charge key={data.charge?.entryId ?? ''} appointmentId={appointment.id} noted={data} />
      {data.followUp && (
        <section className={styles.part}>
          <h3>
            <FormattedMessage id="follow-up.title" />
          </h3>
          <FollowUpView key={`${data.followUp.id} ${data.followUp.state}`} followUp={data.followUp} />
        </section>
      )}
    </Card>
  );
}

function Noted({ appointment, noted }: { appointment: Appointment; noted: Attendance }) {
  const { formatMessage } = useIntl();
  const { person } = useSession();
  const dates = useDates();
  const { note, pending } = useNote(appointment.id);
  const { attendance, at, byName, charge, can } = noted;
  const cancelled = appointment.state === 'cancelled';
  return (
    <>
      {attendance && at && (
        <p className={styles.noted}>
          <AttendanceBadge attendance={attendance} />{' '}
          <span className="dim small">
            <FormattedMessage
              id="attendance.noted-by"
              values={{ name: byName ?? '', at: dates.moment(at, person.timeZone) }}
            />
          </span>
        </p>
      )}
      {can.note ? (
        <div
          className={styles.choices}
          role="group"
          aria-label={formatMessage({ id: cancelled ? 'attendance.in-time' : 'attendance.how' })}
        >
          {(cancelled ? cancelledAs : attendedOf).map((each) => (
            <Button
              key={each}
              variant={each === attendance ? 'light' : 'default'}
              aria-pressed={each === attendance}
              disabled={pending}
              onClick={() => each !== attendance && note(each, attendance)}
            >
              <FormattedMessage id={`appointments.attendance.${each}`} />
            </Button>
          ))}
          {attendance && !cancelled && (
            <Button variant="subtle" disabled={pending} onClick={() => note(null, attendance)}>
              <FormattedMessage id="attendance.take-back" />
            </Button>
          )}
        </div>
      ) : (
        !charge && (
          <p className="dim small">
            <FormattedMessage id="attendance.reported" />
          </p>
        )
      )}
    </>
  );
}

/** Notes it, and offers to take that back. */
function useNote(appointmentId: string) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const toasts = useToasts();
  const refresh = () =>
    Promise.all(
      ['attendance', 'appointments', 'follow-ups'].map((key) =>
        queries.invalidateQueries({ queryKey: [key] }),
      ),
    );
  const noting = useMutation({
    mutationFn: ({ to }: { to: Attended | null; from: Attended | null }) => api.note(appointmentId, to),
    onSuccess: (_, { to, from }) => {
      const what = to && formatMessage({ id: `appointments.attendance.${to}` });
      const said = what
        ? formatMessage({ id: 'attendance.noted' }, { what })
        : formatMessage({ id: 'attendance.taken-back' });
      toasts.undo(said, () => api.note(appointmentId, from).then(refresh));
    },
    onError: toasts.failed,
    onSettled: refresh,
  });
  return {
    note: (to: Attended | null, from: Attended | null) => noting.mutate({ to, from }),
    pending: noting.isPending,
  };
}

function Charge({ appointmentId, noted }: { appointmentId: string; noted: Attendance }) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const toasts = useToasts();
  const [entryId] = useState(newId);
  const charging = useMutation({
    mutationFn: () => api.charge(appointmentId, entryId),
    onSuccess: () => toasts.done(formatMessage({ id: 'attendance.charge-done' })),
    onError: toasts.failed,
    onSettled: () =>
      Promise.all(
        ['attendance', 'time-entries', 'balances'].map((key) =>
          queries.invalidateQueries({ queryKey: [key] }),
        ),
      ),
  });
  const { charge, can, chargeableMinutes } = noted;
  if (charge)
    return (
      <p className={styles.part}>
        <FormattedMessage id="attendance.charged" values={{ hours: hoursText(charge.seconds) }} />{' '}
        <span className="dim small">
          <FormattedMessage id="attendance.charged-hint" />
        </span>
      </p>
    );
  if (!can.charge || chargeableMinutes === null) return null;
  return (
    <div className={styles.part}>
      <p>
        <FormattedMessage id="attendance.chargeable" values={{ hours: hoursText(chargeableMinutes * 60) }} />
      </p>
      <Button variant="default" loading={charging.isPending} onClick={() => charging.mutate()}>
        <FormattedMessage id="attendance.charge" />
      </Button>
    </div>
  );
}

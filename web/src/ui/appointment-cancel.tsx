import { Button, Checkbox, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { FormattedMessage, useIntl } from 'react-intl';
import { appointments } from '../api/appointments';
import type { Appointment } from '../api/types';
import styles from './appointment.module.css';
import { Card } from './page';
import { ProblemNote } from './problem-note';
import { useSubmit } from './submit';

interface AppointmentCancelProps {
  appointment: Appointment;
  /** Whether somebody may choose that guests get no mail. */
  choosesMails?: boolean;
  onClose: () => void;
}

/** Asks once more, since what is cancelled cannot come back; with a reason that both sides read. */
export function AppointmentCancel({ appointment, choosesMails = false, onClose }: AppointmentCancelProps) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const form = useForm({ initialValues: { reason: '', tell: true } });
  const { send, pending, error } = useSubmit(form, async ({ reason, tell }) => {
    const body = { ...(reason.trim() ? { reason: reason.trim() } : {}), ...(choosesMails ? { tell } : {}) };
    await appointments.cancel(appointment.id, body, appointment.version);
    await queries.invalidateQueries({ queryKey: ['appointments'] });
    onClose();
  });
  return (
    <Card title={formatMessage({ id: 'appointments.cancel-title' })}>
      <form
        onSubmit={form.onSubmit(send)}
        onKeyDown={(event) => event.key === 'Escape' && onClose()}
        noValidate
      >
        <ProblemNote error={error} />
        <Textarea
          autoFocus
          autosize
          minRows={2}
          maxLength={1000}
          label={formatMessage({ id: 'appointments.reason' })}
          description={formatMessage({ id: 'common.optional' })}
          {...form.getInputProps('reason')}
        />
        {choosesMails && (
          <Checkbox
            mt="sm"
            label={formatMessage({ id: 'appointments.tell' })}
            {...form.getInputProps('tell', { type: 'checkbox' })}
          />
        )}
        {!choosesMails && !appointment.can.move && (
          <p className="small">
            <FormattedMessage id="appointments.late" />
          </p>
        )}
        <div className={styles.buttons}>
          <Button type="submit" loading={pending}>
            <FormattedMessage id="appointments.cancel-yes" />
          </Button>
          <Button variant="default" onClick={onClose}>
            <FormattedMessage id="appointments.keep" />
          </Button>
        </div>
      </form>
    </Card>
  );
}

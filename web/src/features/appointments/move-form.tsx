import { Checkbox } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { FormattedMessage, useIntl } from 'react-intl';
import { appointments } from '../../api/appointments';
import type { Appointment } from '../../api/types';
import { useSession } from '../../api/use-session';
import { minutesOf } from '../../ui/appointment-times';
import { dayIn } from '../../ui/dates';
import { FieldsForm } from '../../ui/fields-form';
import fields from '../../ui/fields-form.module.css';
import { Card } from '../../ui/page';
import { useSubmit } from '../../ui/submit';
import { TimeFields } from './time-fields';
import { instantsOf } from './time-of';

/** Another time, on the clocks of whoever moves it. */
export function MoveForm({ appointment, onClose }: { appointment: Appointment; onClose: () => void }) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const { person } = useSession();
  const zone = person.timeZone;
  const start = Temporal.Instant.from(appointment.startsAt).toZonedDateTimeISO(zone);
  const form = useForm({
    initialValues: {
      day: dayIn(appointment.startsAt, zone),
      time: start.toPlainTime().toString({ smallestUnit: 'minute' }),
      seconds: (minutesOf(appointment) * 60) as number | null,
      tell: true,
    },
    validate: {
      time: (_, values) =>
        instantsOf(values, zone) ? null : formatMessage({ id: 'appointments.no-such-time' }),
    },
  });
  const sending = useSubmit(form, async (values) => {
    const time = instantsOf(values, zone);
    if (!time) return;
    await appointments.move(appointment.id, { ...time, tell: values.tell }, appointment.version);
    await queries.invalidateQueries({ queryKey: ['appointments'] });
    onClose();
  });
  return (
    <Card title={formatMessage({ id: 'appointments.move-title' })}>
      <FieldsForm form={form} sending={sending} onClose={onClose} label="appointments.move">
        <TimeFields form={form} />
        <Checkbox
          className={fields.whole}
          label={formatMessage({ id: 'appointments.tell' })}
          {...form.getInputProps('tell', { type: 'checkbox' })}
        />
        <p className={`dim small ${fields.whole}`} style={{ margin: 0 }}>
          <FormattedMessage id="appointments.zone" values={{ zone: zone.replaceAll('_', ' ') }} />
        </p>
      </FieldsForm>
    </Card>
  );
}

import { Checkbox } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { CalendarPlus } from 'lucide-react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { appointments } from '../../api/appointments';
import { newId } from '../../api/ids';
import type { Appointment } from '../../api/types';
import { useSession } from '../../api/use-session';
import { FieldsForm } from '../../ui/fields-form';
import fields from '../../ui/fields-form.module.css';
import { Card } from '../../ui/page';
import { useSubmit } from '../../ui/submit';
import { AboutFields, nothingYet, placeIn, useAboutChecks } from './about-fields';
import { TimeFields } from './time-fields';
import { instantsOf, nextFullHour } from './time-of';

interface BookingFormProps {
  engagementId?: string | undefined;
  onBooked: (appointment: Appointment) => void;
  onClose: () => void;
}

/** An appointment at an agreed time; also one that has taken place, so that it is written down. */
export function BookingForm({ engagementId = '', onBooked, onClose }: BookingFormProps) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const { person } = useSession();
  const [id] = useState(newId);
  const [begin] = useState(() => nextFullHour(Temporal.Now.instant().toString(), person.timeZone));
  const form = useForm({
    initialValues: { ...nothingYet, engagementId, ...begin, seconds: 3600 as number | null, tell: true },
    validate: {
      ...useAboutChecks(),
      time: (_, values) =>
        instantsOf(values, person.timeZone) ? null : formatMessage({ id: 'appointments.no-such-time' }),
    },
  });
  const sending = useSubmit(form, async (values) => {
    const time = instantsOf(values, person.timeZone);
    if (!time) return;
    const { title, note, contactIds, tell, engagementId: into } = values;
    const booked = await appointments.book({
      ...{ id, engagementId: into, contactIds, tell, ...time, place: placeIn(values) },
      ...{ title: title.trim(), note: note.trim() },
    });
    await queries.invalidateQueries({ queryKey: ['appointments'] });
    onBooked(booked);
  });
  return (
    <Card title={formatMessage({ id: 'appointments.book' })}>
      <FieldsForm
        form={form}
        sending={sending}
        onClose={onClose}
        label="appointments.book"
        icon={<CalendarPlus size={16} aria-hidden />}
      >
        <AboutFields form={form} clientId={null} />
        <TimeFields form={form} />
        <Checkbox
          className={fields.whole}
          label={formatMessage({ id: 'appointments.tell' })}
          description={formatMessage({ id: 'appointments.tell-hint' })}
          {...form.getInputProps('tell', { type: 'checkbox' })}
        />
        <p className={`dim small ${fields.whole}`} style={{ margin: 0 }}>
          <FormattedMessage id="appointments.zone" values={{ zone: person.timeZone.replaceAll('_', ' ') }} />
        </p>
      </FieldsForm>
    </Card>
  );
}

import { Checkbox } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useIntl } from 'react-intl';
import { appointments } from '../../api/appointments';
import type { Appointment } from '../../api/types';
import styles from '../../ui/appointment.module.css';
import { Card } from '../../ui/page';
import { ProblemNote } from '../../ui/problem-note';
import { SaveOrCancel } from '../../ui/save-or-cancel';
import { useSubmit } from '../../ui/submit';
import { AboutFields, placeIn, useAboutChecks, type AboutValues } from './about-fields';

/** What it is about, where it is, and who takes part; guests hear of it only when that is wished. */
export function EditForm({ appointment, onClose }: { appointment: Appointment; onClose: () => void }) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const { engagementId, guests, title, place, note } = appointment;
  const about: AboutValues = {
    ...{ engagementId, contactIds: guests.map(({ id }) => id), title, note },
    ...{ placeKind: place?.kind ?? '', place: place?.text ?? '' },
  };
  const form = useForm({ initialValues: { ...about, tell: false }, validate: useAboutChecks() });
  const { send, pending, error } = useSubmit(form, async (values) => {
    const { contactIds, tell } = values;
    const words = { title: values.title.trim(), note: values.note.trim(), place: placeIn(values) };
    await appointments.edit(appointment.id, { ...words, contactIds, tell }, appointment.version);
    await queries.invalidateQueries({ queryKey: ['appointments'] });
    onClose();
  });
  return (
    <Card title={formatMessage({ id: 'appointments.edit-title' })}>
      <form
        className={styles.form}
        onSubmit={form.onSubmit(send)}
        onKeyDown={(event) => event.key === 'Escape' && onClose()}
        noValidate
      >
        {error !== null && (
          <div className={styles.whole}>
            <ProblemNote error={error} />
          </div>
        )}
        <AboutFields form={form} clientId={appointment.clientId} />
        <Checkbox
          className={styles.whole}
          label={formatMessage({ id: 'appointments.tell' })}
          {...form.getInputProps('tell', { type: 'checkbox' })}
        />
        <div className={`${styles.whole} ${styles.buttons}`}>
          <SaveOrCancel pending={pending} onCancel={onClose} />
        </div>
      </form>
    </Card>
  );
}

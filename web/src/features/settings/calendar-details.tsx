import { Checkbox, Modal, Select } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { FormattedMessage, useIntl } from 'react-intl';
import { calendars, type Calendar } from '../../api/calendar-connections';
import { clients } from '../../api/clients';
import { ProblemNote } from '../../ui/problem-note';
import { SaveOrCancel } from '../../ui/save-or-cancel';
import { useSubmit } from '../../ui/submit';
import { useDates } from '../../ui/dates';
import { useSession } from '../../api/use-session';
import styles from './settings.module.css';

interface CalendarDetailsProps {
  calendar: Calendar;
  opened: boolean;
  onClose: () => void;
}

/** Whose a calendar is, and in which words it is written. */
export function CalendarDetails({ calendar, opened, onClose }: CalendarDetailsProps) {
  const { formatMessage } = useIntl();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={formatMessage({ id: 'calendars.settings' }, { name: calendar.name })}
      closeButtonProps={{ 'aria-label': formatMessage({ id: 'common.close' }) }}
    >
      {opened && <Fields calendar={calendar} onClose={onClose} />}
    </Modal>
  );
}

function Fields({ calendar, onClose }: Omit<CalendarDetailsProps, 'opened'>) {
  const { formatMessage } = useIntl();
  const { person } = useSession();
  const dates = useDates();
  const queries = useQueryClient();
  const { data } = useQuery(clients.list({ archived: false }));
  const { id, client, genericTitles, version, can, health } = calendar;
  const form = useForm({ initialValues: { clientId: client?.id ?? '', genericTitles } });
  const { send, pending, error } = useSubmit(form, async (values) => {
    await calendars.edit(
      id,
      { clientId: values.clientId || null, genericTitles: values.genericTitles },
      version,
    );
    await queries.invalidateQueries({ queryKey: ['calendar-connections'] });
    onClose();
  });
  return (
    <form className={styles.form} onSubmit={form.onSubmit(send)} noValidate>
      <ProblemNote error={error} />
      {health.pushUntil && (
        <p className={`dim small ${styles.actions}`}>
          <FormattedMessage
            id="calendars.push"
            values={{ until: dates.moment(health.pushUntil, person.timeZone) }}
          />
        </p>
      )}
      <Select
        className={styles.actions}
        label={formatMessage({ id: 'calendars.client' })}
        description={formatMessage({ id: 'calendars.client-hint' })}
        allowDeselect={false}
        searchable
        data={[
          { value: '', label: formatMessage({ id: 'calendars.no-client' }) },
          ...(data?.items ?? []).map((each) => ({ value: each.id, label: each.name })),
        ]}
        {...form.getInputProps('clientId')}
      />
      {can.write && (
        <Checkbox
          className={styles.actions}
          label={formatMessage({ id: 'calendars.generic-title' })}
          description={formatMessage({ id: 'calendars.generic-hint' })}
          {...form.getInputProps('genericTitles', { type: 'checkbox' })}
        />
      )}
      <div className={`${styles.actions} ${styles.weekdays}`}>
        <SaveOrCancel pending={pending} onCancel={onClose} />
      </div>
    </form>
  );
}

import { ActionIcon, Button, Checkbox, NumberInput, TextInput } from '@mantine/core';
import { useForm, type UseFormReturnType } from '@mantine/form';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ChevronDown, ChevronRight, Plus, X } from 'lucide-react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { hostHours } from '../../api/appointments';
import type { HostHoursDto } from '../../api/generated/types.gen';
import { newId } from '../../api/ids';
import { useSession } from '../../api/use-session';
import styles from '../../ui/appointment.module.css';
import { useDates } from '../../ui/dates';
import { Loaded } from '../../ui/loaded';
import { Card } from '../../ui/page';
import { ProblemNote } from '../../ui/problem-note';
import { SaveOrCancel } from '../../ui/save-or-cancel';
import { useSubmit } from '../../ui/submit';
import { useToasts } from '../../ui/toasts';
import { ZoneSelect } from '../../ui/zone-select';

interface HoursValues extends Record<string, unknown> {
  timeZone: string;
  windows: { key: string; weekdays: string[]; from: string; to: string }[];
  bufferBeforeMinutes: number | string;
  bufferAfterMinutes: number | string;
}

const usual = { weekdays: ['1', '2', '3', '4', '5'], from: '09:00', to: '17:00' };
const most = 7;
const someMonday = Temporal.PlainDate.from('2026-11-16');

/** When the reader can be met: nothing is proposed outside of it. Behind a quiet button, since it seldom changes. */
export function HostHours() {
  const { seat } = useSession();
  const [open, setOpen] = useState(false);
  const Icon = open ? ChevronDown : ChevronRight;
  const query = useQuery({ ...hostHours.of(seat.id), enabled: open });
  return (
    <div>
      <Button
        variant="subtle"
        color="gray"
        aria-expanded={open}
        leftSection={<Icon size={16} aria-hidden />}
        onClick={() => setOpen(!open)}
      >
        <FormattedMessage id="appointments.my-hours" />
      </Button>
      {open && (
        <Card>
          <Loaded query={query}>
            {(hours) => <HoursForm key={hours.version} hours={hours} onClose={() => setOpen(false)} />}
          </Loaded>
        </Card>
      )}
    </div>
  );
}

function HoursForm({ hours, onClose }: { hours: HostHoursDto; onClose: () => void }) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const toasts = useToasts();
  const form = useForm<HoursValues>({
    initialValues: {
      timeZone: hours.timeZone,
      windows: hours.windows.map((window) => ({
        ...{ key: newId(), weekdays: window.weekdays.map(String), from: window.from, to: window.to },
      })),
      bufferBeforeMinutes: hours.bufferBeforeMinutes,
      bufferAfterMinutes: hours.bufferAfterMinutes,
    },
    validate: {
      windows: {
        weekdays: (value: string[]) => (value.length === 0 ? formatMessage({ id: 'common.required' }) : null),
      },
    },
  });
  const { send, pending, error } = useSubmit(form, async (values) => {
    const windows = values.windows.map(({ weekdays, from, to }) => ({
      ...{ weekdays: weekdays.map(Number).sort(), from, to },
    }));
    const buffers = {
      bufferBeforeMinutes: Number(values.bufferBeforeMinutes),
      bufferAfterMinutes: Number(values.bufferAfterMinutes),
    };
    await hostHours.keep(hours.memberId, { timeZone: values.timeZone, windows, ...buffers }, hours.version);
    await queries.invalidateQueries({ queryKey: ['members', 'hours'] });
    await queries.invalidateQueries({ queryKey: ['appointment-proposals'] });
    toasts.done(formatMessage({ id: 'appointments.hours-kept' }));
    onClose();
  });
  const { windows } = form.values;
  return (
    <form className={styles.form} onSubmit={form.onSubmit(send)} noValidate>
      <p className={`dim small ${styles.whole}`} style={{ margin: 0 }}>
        <FormattedMessage id="appointments.hours-hint" />
      </p>
      {error !== null && (
        <div className={styles.whole}>
          <ProblemNote error={error} />
        </div>
      )}
      {windows.map((window, index) => (
        <WindowRow key={window.key} form={form} index={index} />
      ))}
      {windows.length < most && (
        <div className={styles.whole}>
          <Button
            size="xs"
            variant="default"
            leftSection={<Plus size={14} aria-hidden />}
            onClick={() => form.insertListItem('windows', { key: newId(), ...usual })}
          >
            <FormattedMessage id="clients.add-window" />
          </Button>
        </div>
      )}
      <ZoneSelect
        className={styles.whole}
        label={formatMessage({ id: 'common.time-zone' })}
        {...form.getInputProps('timeZone')}
      />
      {(['bufferBeforeMinutes', 'bufferAfterMinutes'] as const).map((name) => (
        <NumberInput
          key={name}
          label={formatMessage({ id: `appointments.${name}` })}
          min={0}
          max={480}
          allowDecimal={false}
          {...form.getInputProps(name)}
        />
      ))}
      <div className={`${styles.whole} ${styles.buttons}`}>
        <SaveOrCancel pending={pending} onCancel={onClose} />
      </div>
    </form>
  );
}

function WindowRow({ form, index }: { form: UseFormReturnType<HoursValues>; index: number }) {
  const { formatMessage } = useIntl();
  const dates = useDates();
  const remove = formatMessage({ id: 'clients.remove-window' }, { number: index + 1 });
  return (
    <fieldset className={`${styles.whole} ${styles.day}`}>
      <legend className="only-heard">
        <FormattedMessage id="clients.window-number" values={{ number: index + 1 }} />
      </legend>
      <Checkbox.Group
        label={formatMessage({ id: 'terms.window-days' })}
        {...form.getInputProps(`windows.${index}.weekdays`)}
      >
        <div className={styles.weekdays}>
          {Array.from({ length: 7 }, (_, day) => (
            <Checkbox
              key={day}
              value={String(day + 1)}
              label={dates.day(someMonday.add({ days: day }).toString(), 'weekdayOnly')}
            />
          ))}
        </div>
      </Checkbox.Group>
      <div className={styles.windowTimes}>
        <TextInput
          type="time"
          label={formatMessage({ id: 'terms.window-from' })}
          {...form.getInputProps(`windows.${index}.from`)}
        />
        <TextInput
          type="time"
          label={formatMessage({ id: 'terms.window-to' })}
          {...form.getInputProps(`windows.${index}.to`)}
        />
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={remove}
          title={remove}
          onClick={() => form.removeListItem('windows', index)}
        >
          <X size={16} aria-hidden />
        </ActionIcon>
      </div>
    </fieldset>
  );
}

import { TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useIntl } from 'react-intl';
import { DurationField } from '../../ui/duration-field';
import type { TypedTime } from './time-of';

export interface TimeValues extends TypedTime, Record<string, unknown> {}

/** Day, clock and length, on the clocks of whoever types. */
export function TimeFields<V extends TimeValues>({ form }: { form: UseFormReturnType<V> }) {
  const { formatMessage } = useIntl();
  const setSeconds = (seconds: number | null) => form.setValues({ seconds } as Partial<V>);
  return (
    <>
      <TextInput
        type="date"
        label={formatMessage({ id: 'appointments.day' })}
        {...form.getInputProps('day')}
      />
      <TextInput
        type="time"
        label={formatMessage({ id: 'appointments.time' })}
        {...form.getInputProps('time')}
      />
      <DurationField
        label={formatMessage({ id: 'appointments.length' })}
        value={form.values.seconds}
        onChange={setSeconds}
        error={form.errors['seconds']}
      />
    </>
  );
}

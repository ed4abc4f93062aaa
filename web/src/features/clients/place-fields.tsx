import { NativeSelect, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useIntl } from 'react-intl';
import { useWeekdays } from '../../ui/weekdays';
import { ZoneSelect } from '../../ui/zone-select';

export interface PlaceValues {
  name: string;
  timeZone: string;
  currency: string;
  weekStartsOn: string;
}

const usual = ['EUR', 'CHF', 'GBP', 'USD'];
const currencies = [...usual, ...Intl.supportedValuesOf('currency').filter((code) => !usual.includes(code))];

/** What decides days, weeks and amounts of an engagement. */
export function PlaceFields<V extends PlaceValues>({ form }: { form: UseFormReturnType<V> }) {
  const { formatMessage } = useIntl();
  const weekdays = useWeekdays();
  return (
    <>
      <TextInput
        label={formatMessage({ id: 'clients.engagement-name' })}
        maxLength={120}
        autoComplete="off"
        {...form.getInputProps('name')}
      />
      <ZoneSelect label={formatMessage({ id: 'common.time-zone' })} {...form.getInputProps('timeZone')} />
      <NativeSelect
        label={formatMessage({ id: 'clients.currency' })}
        data={currencies}
        {...form.getInputProps('currency')}
      />
      <NativeSelect
        label={formatMessage({ id: 'clients.week-starts' })}
        data={weekdays}
        {...form.getInputProps('weekStartsOn')}
      />
    </>
  );
}

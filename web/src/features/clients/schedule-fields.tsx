import { NativeSelect, NumberInput, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useIntl } from 'react-intl';
import type { Engagement } from '../../api/types';
import { useWeekdays } from '../../ui/weekdays';
import { ZoneSelect } from '../../ui/zone-select';
import { countsTwoWeeks, dayRange, holidayRules, rhythms, whichDays, withRhythm } from './schedule-draft';
import type { Rhythm, ScheduleValues } from './schedule-draft';

type Form = UseFormReturnType<ScheduleValues>;

/** On which days a report is made, at what time, and what a holiday does to it. */
export function WhenFields({ form, engagement }: { form: Form; engagement: Engagement }) {
  const { formatMessage } = useIntl();
  const weekdays = useWeekdays();
  const { every } = form.values;
  const range = dayRange(every);
  return (
    <>
      <NativeSelect
        label={formatMessage({ id: 'schedule.every' })}
        data={rhythms.map((value) => ({ value, label: formatMessage({ id: `schedule.every.${value}` }) }))}
        value={every}
        onChange={({ currentTarget }) =>
          form.setValues(withRhythm(form.getValues(), currentTarget.value as Rhythm))
        }
        error={form.errors['every']}
      />
      {range === null ? (
        <NativeSelect
          label={formatMessage({ id: 'clients.schedule-weekday' })}
          data={weekdays}
          {...form.getInputProps('weekday')}
        />
      ) : (
        <NumberInput
          label={formatMessage({ id: every === 'month' ? 'schedule.day-of-month' : 'schedule.days-after' })}
          description={formatMessage({
            id: every === 'month' ? 'schedule.day-of-month-hint' : 'schedule.days-after-hint',
          })}
          inputWrapperOrder={['label', 'input', 'error', 'description']}
          {...range}
          allowDecimal={false}
          allowNegative={false}
          {...form.getInputProps('dayOfMonth')}
        />
      )}
      <TextInput
        type="time"
        label={formatMessage({ id: 'clients.schedule-time' })}
        {...form.getInputProps('time')}
      />
      <ZoneSelect
        label={formatMessage({ id: 'schedule.zone' })}
        placeholder={engagement.timeZone}
        clearable
        clearButtonProps={{ 'aria-label': formatMessage({ id: 'schedule.zone-clear' }) }}
        {...form.getInputProps('timeZone')}
      />
      <NativeSelect
        label={formatMessage({ id: 'schedule.holidays' })}
        description={engagement.holidays === null && formatMessage({ id: 'schedule.holidays-none' })}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        data={holidayRules.map((value) => ({
          value,
          label: formatMessage({ id: `schedule.holidays.${value}` }),
        }))}
        {...form.getInputProps('holidays')}
      />
    </>
  );
}

/** Of which days each report is: as many as come as often, or others. */
export function CoveredFields({ form }: { form: Form }) {
  const { formatMessage } = useIntl();
  return (
    <>
      <NativeSelect
        label={formatMessage({ id: 'schedule.covers' })}
        data={rhythms.map((value) => ({ value, label: formatMessage({ id: `schedule.covers.${value}` }) }))}
        {...form.getInputProps('covers')}
      />
      <NativeSelect
        label={formatMessage({ id: 'schedule.which' })}
        data={whichDays.map((value) => ({ value, label: formatMessage({ id: `schedule.which.${value}` }) }))}
        {...form.getInputProps('which')}
      />
      {countsTwoWeeks(form.values) && (
        <TextInput
          type="date"
          label={formatMessage({ id: 'schedule.two-weeks-from' })}
          description={formatMessage({ id: 'schedule.two-weeks-from-hint' })}
          inputWrapperOrder={['label', 'input', 'error', 'description']}
          {...form.getInputProps('twoWeeksFrom')}
        />
      )}
    </>
  );
}

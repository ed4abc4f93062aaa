import { Checkbox, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useIntl } from 'react-intl';
import { ZoneSelect } from '../../../ui/zone-select';
import type { ViewDraft } from './view-draft';
import { useViewWords } from './view-words';
import own from './views.module.css';

/** Whether the figures go out by mail, and when. */
export function SendingFields({ form }: { form: UseFormReturnType<ViewDraft> }) {
  const { formatMessage } = useIntl();
  const { weekdays } = useViewWords();
  const { sent, every } = form.values;
  return (
    <>
      <Checkbox
        className={own.whole}
        label={formatMessage({ id: 'views.send' })}
        {...form.getInputProps('sent', { type: 'checkbox' })}
      />
      {sent && (
        <>
          <NativeSelect
            label={formatMessage({ id: 'views.every' })}
            data={(['week', 'month'] as const).map((value) => ({
              value,
              label: formatMessage({ id: `views.every-${value}` }),
            }))}
            {...form.getInputProps('every')}
          />
          {every === 'week' ? (
            <NativeSelect
              label={formatMessage({ id: 'views.weekday' })}
              data={weekdays}
              {...form.getInputProps('weekday')}
            />
          ) : (
            <NumberInput
              label={formatMessage({ id: 'views.day-of-month' })}
              description={formatMessage({ id: 'views.day-of-month-hint' })}
              min={1}
              max={31}
              allowDecimal={false}
              clampBehavior="strict"
              value={form.values.dayOfMonth}
              onChange={(value) => form.setFieldValue('dayOfMonth', Number(value) || 1)}
            />
          )}
          <TextInput
            type="time"
            label={formatMessage({ id: 'views.time' })}
            required
            withAsterisk={false}
            {...form.getInputProps('time')}
          />
          <ZoneSelect label={formatMessage({ id: 'common.time-zone' })} {...form.getInputProps('timeZone')} />
        </>
      )}
    </>
  );
}

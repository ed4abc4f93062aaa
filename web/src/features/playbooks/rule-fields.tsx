import { Checkbox, NativeSelect, NumberInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useIntl } from 'react-intl';
import { useDates } from '../../ui/dates';
import { useWeekdays } from '../../ui/weekdays';
import { weekOfMonth, type RuleValues } from './rule';
import styles from './playbooks.module.css';

const someMonday = '2026-11-16';
const frequencies = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const;

export interface WithRule extends Record<string, unknown> {
  rule: RuleValues;
  startsOn: string;
}

/** How often, chosen instead of written. */
export function RuleFields<V extends WithRule>({ form }: { form: UseFormReturnType<V> }) {
  const { formatMessage } = useIntl();
  const dates = useDates();
  const weekdays = useWeekdays('short');
  const { rule, startsOn } = form.getValues();
  const first = startsOn || someMonday;
  const set = (changed: Partial<RuleValues>) => form.setFieldValue('rule', { ...rule, ...changed } as never);
  return (
    <>
      <NativeSelect
        label={formatMessage({ id: 'recurring.frequency' })}
        value={rule.frequency}
        onChange={(event) => set({ frequency: event.currentTarget.value as RuleValues['frequency'] })}
        data={frequencies.map((value) => ({
          value,
          label: formatMessage({ id: `recurring.frequency.${value}` }),
        }))}
      />
      <NumberInput
        label={formatMessage({ id: `recurring.interval.${rule.frequency}` })}
        min={1}
        max={99}
        allowDecimal={false}
        value={rule.interval}
        onChange={(value) => set({ interval: Number(value) || 1 })}
      />
      {rule.frequency === 'WEEKLY' && (
        <Checkbox.Group
          className={styles.whole}
          label={formatMessage({ id: 'recurring.weekdays' })}
          value={rule.weekdays.map(String)}
          onChange={(value) => set({ weekdays: value.map(Number) })}
        >
          <div className={styles.choices}>
            {weekdays.map(({ value, label }) => (
              <Checkbox key={value} value={value} label={label} />
            ))}
          </div>
        </Checkbox.Group>
      )}
      {rule.frequency === 'MONTHLY' && (
        <NativeSelect
          className={styles.whole}
          label={formatMessage({ id: 'recurring.monthly' })}
          value={rule.monthly}
          onChange={(event) => set({ monthly: event.currentTarget.value as RuleValues['monthly'] })}
          data={(['day', 'last', 'weekday'] as const).map((value) => ({
            value,
            label: formatMessage(
              { id: `recurring.monthly.${value}` },
              {
                number: Temporal.PlainDate.from(first).day,
                week: weekOfMonth(first),
                weekday: dates.day(first, 'weekdayOnly'),
              },
            ),
          }))}
        />
      )}
    </>
  );
}

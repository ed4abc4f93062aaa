import { ActionIcon, Button, Checkbox, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { Plus, X } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import { newId } from '../api/ids';
import fields from './fields-form.module.css';
import { useWeekdays } from './weekdays';
import styles from './window-fields.module.css';

/** Between which clocks somebody works on certain weekdays, as the server has it. */
interface Window<Weekday> {
  weekdays: Weekday[];
  from: string;
  to: string;
}

export interface WindowValues extends Record<string, unknown> {
  windows: (Window<string> & { key: string })[];
}

const usual = { weekdays: ['1', '2', '3', '4', '5'], from: '09:00', to: '17:00' };
const most = 7;

/** As they are typed. */
export function typedWindows(windows: readonly Window<number>[]): WindowValues['windows'] {
  return windows.map(({ weekdays, from, to }) => ({
    ...{ key: newId(), weekdays: weekdays.map(String), from, to },
  }));
}

/** As the server takes them. */
export function windowsOf({ windows }: WindowValues) {
  return windows.map(({ weekdays, from, to }) => ({ weekdays: weekdays.map(Number).sort(), from, to }));
}

/** What is asked for before they are sent. */
export function useWindowChecks() {
  const { formatMessage } = useIntl();
  return {
    weekdays: (value: string[]) => (value.length === 0 ? formatMessage({ id: 'common.required' }) : null),
  };
}

interface WindowFieldsProps<V extends WindowValues> {
  form: UseFormReturnType<V>;
  /** Whether the last one has to stay. */
  needed?: boolean;
}

/** The windows of a week: each with its weekdays and clocks, further ones, and taking them away. */
export function WindowFields<V extends WindowValues>({ form, needed = false }: WindowFieldsProps<V>) {
  const { windows } = form.values;
  return (
    <>
      {windows.map(({ key }, index) => (
        <WindowRow key={key} form={form} index={index} removable={!needed || windows.length > 1} />
      ))}
      {windows.length < most && (
        <div className={fields.whole}>
          <Button
            size="xs"
            variant="default"
            leftSection={<Plus size={14} aria-hidden />}
            onClick={() => form.insertListItem('windows', { key: newId(), ...usual } as never)}
          >
            <FormattedMessage id="clients.add-window" />
          </Button>
        </div>
      )}
    </>
  );
}

interface WindowRowProps<V extends WindowValues> {
  form: UseFormReturnType<V>;
  index: number;
  removable: boolean;
}

function WindowRow<V extends WindowValues>({ form, index, removable }: WindowRowProps<V>) {
  const { formatMessage } = useIntl();
  const weekdays = useWeekdays();
  const remove = formatMessage({ id: 'clients.remove-window' }, { number: index + 1 });
  return (
    <fieldset className={fields.group}>
      <legend className="only-heard">
        <FormattedMessage id="clients.window-number" values={{ number: index + 1 }} />
      </legend>
      <Checkbox.Group
        label={formatMessage({ id: 'terms.window-days' })}
        {...form.getInputProps(`windows.${index}.weekdays`)}
      >
        <div className={styles.weekdays}>
          {weekdays.map(({ value, label }) => (
            <Checkbox key={value} value={value} label={label} />
          ))}
        </div>
      </Checkbox.Group>
      <div className={styles.times}>
        <TextInput
          type="time"
          label={formatMessage({ id: 'terms.window-from' })}
          {...form.getInputProps(`windows.${index}.from`)}
        />
        <TextInput
          type="time"
          label={formatMessage({ id: 'terms.window-to' })}
          description={formatMessage({ id: 'terms.window-to-hint' })}
          inputWrapperOrder={['label', 'input', 'error', 'description']}
          {...form.getInputProps(`windows.${index}.to`)}
        />
        {removable && (
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
        )}
      </div>
    </fieldset>
  );
}

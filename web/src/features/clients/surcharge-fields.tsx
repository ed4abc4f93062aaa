import { ActionIcon, Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { Plus, X } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import { newId } from '../../api/ids';
import fields from '../../ui/fields-form.module.css';
import { useWeekdays } from '../../ui/weekdays';
import type { AgreementValues, SurchargeValues } from './further-terms';
import { TermsPart } from './terms-part';
import styles from './clients.module.css';

const most = 20;

/** What comes on top of the rate, and what goes off the sum. */
export function SurchargeFields({ form }: { form: UseFormReturnType<AgreementValues> }) {
  const { formatMessage } = useIntl();
  const { surcharges } = form.values;
  const add = (): void => {
    const fresh: SurchargeValues = {
      key: newId(),
      name: formatMessage({ id: 'terms.rush-name' }),
      kind: 'rush',
      weekdays: [],
      from: '',
      to: '',
      percent: '25',
    };
    form.setFieldValue('surcharges', [...surcharges, fresh]);
  };
  return (
    <TermsPart title={formatMessage({ id: 'terms.part.surcharges' })}>
      {surcharges.map((surcharge, index) => (
        <SurchargeRow key={surcharge.key} form={form} surcharge={surcharge} index={index} />
      ))}
      {surcharges.length < most && (
        <div className={styles.whole}>
          <Button size="xs" variant="default" leftSection={<Plus size={14} aria-hidden />} onClick={add}>
            <FormattedMessage id="terms.add-surcharge" />
          </Button>
        </div>
      )}
      <TextInput
        label={formatMessage({ id: 'terms.discount' })}
        description={formatMessage({ id: 'terms.discount-hint' })}
        inputMode="decimal"
        autoComplete="off"
        rightSection={<span className="dim small">%</span>}
        {...form.getInputProps('discount')}
      />
    </TermsPart>
  );
}

interface SurchargeRowProps {
  form: UseFormReturnType<AgreementValues>;
  surcharge: SurchargeValues;
  index: number;
}

function SurchargeRow({ form, surcharge, index }: SurchargeRowProps) {
  const { formatMessage } = useIntl();
  const weekdays = useWeekdays();
  const at = <F extends string>(field: F) => form.getInputProps(`surcharges.${index}.${field}`);
  const words = formatMessage({ id: 'clients.remove-named' }, { name: surcharge.name });
  return (
    <fieldset className={fields.group}>
      <legend className="only-heard">
        {formatMessage({ id: 'terms.surcharge' })} {surcharge.name}
      </legend>
      <div className={styles.surchargeLine}>
        <TextInput
          label={formatMessage({ id: 'terms.surcharge-name' })}
          maxLength={60}
          autoComplete="off"
          {...at('name')}
        />
        <NativeSelect
          label={formatMessage({ id: 'terms.surcharge-for' })}
          data={(['rush', 'window'] as const).map((value) => ({
            value,
            label: formatMessage({ id: `terms.surcharge-for.${value}` }),
          }))}
          {...at('kind')}
        />
        <TextInput
          label={formatMessage({ id: 'terms.surcharge-percent' })}
          inputMode="decimal"
          autoComplete="off"
          rightSection={<span className="dim small">%</span>}
          {...at('percent')}
        />
        <ActionIcon
          className={styles.surchargeRemove}
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={words}
          title={words}
          onClick={() =>
            form.setFieldValue(
              'surcharges',
              form.values.surcharges.filter(({ key }) => key !== surcharge.key),
            )
          }
        >
          <X size={16} aria-hidden />
        </ActionIcon>
      </div>
      {surcharge.kind === 'window' && (
        <>
          <Checkbox.Group label={formatMessage({ id: 'terms.window-days' })} {...at('weekdays')}>
            <div className={styles.weekdays}>
              {weekdays.map(({ value, label }) => (
                <Checkbox key={value} value={value} label={label} />
              ))}
            </div>
          </Checkbox.Group>
          <div className={styles.surchargeTimes}>
            <TextInput type="time" label={formatMessage({ id: 'terms.window-from' })} {...at('from')} />
            <TextInput
              type="time"
              label={formatMessage({ id: 'terms.window-to' })}
              description={formatMessage({ id: 'terms.window-to-hint' })}
              inputWrapperOrder={['label', 'input', 'error', 'description']}
              {...at('to')}
            />
          </div>
        </>
      )}
    </fieldset>
  );
}

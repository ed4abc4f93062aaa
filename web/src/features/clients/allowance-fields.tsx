import { NativeSelect, Radio, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { FormattedMessage, useIntl } from 'react-intl';
import { consumptionOrders, overageModes } from '../../api/agreements';
import { DurationField } from '../../ui/duration-field';
import type { AgreementValues } from './further-terms';
import { TermsPart } from './terms-part';
import styles from './clients.module.css';

interface FieldsProps {
  form: UseFormReturnType<AgreementValues>;
  currency: string;
}

const longest = 744 * 3600;
const most = 24;

/** The allowance of a period: how much, from when to when, what becomes of the rest, and what happens beyond it. */
export function AllowanceFields({ form, currency }: FieldsProps) {
  const { formatMessage } = useIntl();
  const { allowanceMinutes, period } = form.values;
  const money = { inputMode: 'decimal', autoComplete: 'off', rightSectionWidth: 52 } as const;
  return (
    <TermsPart title={formatMessage({ id: 'terms.part.allowance' })}>
      <MinutesField form={form} name="allowanceMinutes" label="terms.allowance" />
      {allowanceMinutes === null ? (
        <p className={`${styles.hint} dim small`}>
          <FormattedMessage id="terms.no-allowance" />
        </p>
      ) : (
        <>
          <TextInput
            label={formatMessage({ id: 'terms.price' })}
            description={formatMessage({ id: 'terms.price-hint' })}
            {...money}
            rightSection={<span className="dim small">{currency}</span>}
            {...form.getInputProps('allowancePrice')}
          />
          <NativeSelect
            label={formatMessage({ id: 'terms.period' })}
            data={(['month', 'week'] as const).map((value) => ({
              value,
              label: formatMessage({ id: `terms.period.${value}` }),
            }))}
            {...form.getInputProps('period')}
          />
          {period === 'month' && (
            <NativeSelect
              label={formatMessage({ id: 'terms.anchor' })}
              description={formatMessage({ id: 'terms.anchor-hint' })}
              inputWrapperOrder={['label', 'input', 'error', 'description']}
              data={Array.from({ length: 31 }, (_, index) => String(index + 1))}
              {...form.getInputProps('anchorDay')}
            />
          )}
          <NativeSelect
            label={formatMessage({ id: 'terms.rollover' })}
            data={Array.from({ length: most + 1 }, (_, periods) => ({
              value: String(periods),
              label:
                periods === 0
                  ? formatMessage({ id: 'terms.rollover-none' })
                  : formatMessage({ id: `terms.rollover-${period}` }, { periods }),
            }))}
            {...form.getInputProps('rolloverPeriods')}
          />
          {form.values.rolloverPeriods !== '0' && (
            <>
              <MinutesField form={form} name="capMinutes" label="terms.cap" />
              <NativeSelect
                label={formatMessage({ id: 'terms.order' })}
                data={consumptionOrders.map((value) => ({
                  value,
                  label: formatMessage({ id: `terms.order.${value}` }),
                }))}
                {...form.getInputProps('consumes')}
              />
            </>
          )}
          <Radio.Group
            className={styles.whole}
            label={formatMessage({ id: 'terms.beyond' })}
            {...form.getInputProps('mode')}
          >
            <div className={styles.choices}>
              {overageModes.map((mode) => (
                <Radio
                  key={mode}
                  value={mode}
                  label={formatMessage({ id: `terms.beyond.${mode}` })}
                  description={formatMessage({ id: `terms.beyond.${mode}-hint` })}
                />
              ))}
            </div>
          </Radio.Group>
          {form.values.mode === 'allow' && (
            <MinutesField form={form} name="limitMinutes" label="terms.limit" />
          )}
          {form.values.mode !== 'stop' && (
            <TextInput
              label={formatMessage({ id: 'terms.overage-rate' })}
              description={formatMessage({ id: 'terms.overage-rate-hint' })}
              {...money}
              rightSection={<span className="dim small">{currency}</span>}
              {...form.getInputProps('overageRate')}
            />
          )}
        </>
      )}
    </TermsPart>
  );
}

interface MinutesFieldProps {
  form: UseFormReturnType<AgreementValues>;
  name: 'allowanceMinutes' | 'capMinutes' | 'limitMinutes';
  label: 'terms.allowance' | 'terms.cap' | 'terms.limit';
}

/** Whole minutes, typed as hours; empty: none. */
function MinutesField({ form, name, label }: MinutesFieldProps) {
  const { formatMessage } = useIntl();
  const minutes = form.values[name];
  return (
    <DurationField
      label={formatMessage({ id: label })}
      description={formatMessage({ id: 'common.optional' })}
      placeholder="20h"
      longest={longest}
      value={minutes === null ? null : minutes * 60}
      onChange={(seconds) =>
        form.setFieldValue(name, seconds === null ? null : Math.max(1, Math.round(seconds / 60)))
      }
      error={form.errors[name]}
    />
  );
}

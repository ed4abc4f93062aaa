import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useIntl } from 'react-intl';
import { directions, granularities, roundingScopes } from '../../api/agreements';
import type { AgreementValues } from './further-terms';
import { TermsPart } from './terms-part';
import styles from './clients.module.css';

interface FieldsProps {
  form: UseFormReturnType<AgreementValues>;
  currency: string;
}

/** The rate per hour, and how actual time becomes billed time. */
export function RoundingFields({ form, currency }: FieldsProps) {
  const { formatMessage } = useIntl();
  const rounded = form.values.granularity !== '';
  return (
    <TermsPart title={formatMessage({ id: 'terms.part.rate' })}>
      <TextInput
        label={formatMessage({ id: 'clients.rate' })}
        description={formatMessage({ id: 'common.optional' })}
        inputMode="decimal"
        autoComplete="off"
        rightSection={<span className="dim small">{currency}</span>}
        rightSectionWidth={52}
        {...form.getInputProps('rate')}
      />
      <NativeSelect
        label={formatMessage({ id: 'terms.rounding' })}
        description={formatMessage({ id: 'terms.rounding-hint' })}
        data={[
          { value: '', label: formatMessage({ id: 'terms.rounding-none' }) },
          ...granularities.map((minutes) => ({
            value: String(minutes),
            label: formatMessage({ id: 'terms.minutes-of' }, { minutes }),
          })),
        ]}
        {...form.getInputProps('granularity')}
      />
      {rounded && (
        <>
          <NativeSelect
            label={formatMessage({ id: 'terms.direction' })}
            data={directions.map((value) => ({
              value,
              label: formatMessage({ id: `terms.direction.${value}` }),
            }))}
            {...form.getInputProps('direction')}
          />
          <NativeSelect
            label={formatMessage({ id: 'terms.scope' })}
            data={roundingScopes.map((value) => ({
              value,
              label: formatMessage({ id: `terms.scope.${value}` }),
            }))}
            {...form.getInputProps('scope')}
          />
          <TextInput
            label={formatMessage({ id: 'terms.minimum' })}
            description={formatMessage({ id: 'terms.minimum-hint' })}
            inputMode="numeric"
            autoComplete="off"
            {...form.getInputProps('minimumMinutes')}
          />
        </>
      )}
      <Checkbox
        className={styles.whole}
        label={formatMessage({ id: 'terms.split' })}
        description={formatMessage({ id: 'terms.split-hint' })}
        {...form.getInputProps('splitAtMidnight', { type: 'checkbox' })}
      />
      <Checkbox
        className={styles.whole}
        label={formatMessage({ id: 'clients.show-amounts' })}
        {...form.getInputProps('showAmounts', { type: 'checkbox' })}
      />
    </TermsPart>
  );
}

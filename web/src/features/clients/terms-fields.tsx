import { Checkbox, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { FormattedMessage, useIntl } from 'react-intl';
import type { Agreement } from '../../api/types';
import { parseAmount } from '../../ui/amount';
import { DurationField } from '../../ui/duration-field';
import styles from './clients.module.css';

/** What a form knows of the terms: the rate as typed, the allowance in whole minutes. */
export interface TermsValues {
  rate: string;
  allowanceMinutes: number | null;
  showAmounts: boolean;
}

const longestMonth = 744 * 3600;

export function termsOf(agreement: Agreement): TermsValues {
  const { rate, allowanceMinutes, showAmounts } = agreement;
  return { rate: rate?.amount ?? '', allowanceMinutes, showAmounts };
}

/** The terms as the API takes them; the rate was checked by {@link rateProblem}. */
export function agreedTerms({ rate, allowanceMinutes, showAmounts }: TermsValues, currency: string) {
  const amount = parseAmount(rate);
  return { rate: amount === null ? null : { amount, currency }, allowanceMinutes, showAmounts };
}

export function rateProblem(rate: string): 'clients.rate-not-understood' | null {
  return rate.trim() === '' || parseAmount(rate) !== null ? null : 'clients.rate-not-understood';
}

/** Rate, allowance of a month, and whether the client sees amounts. */
export function TermsFields<V extends TermsValues>({
  form,
  currency,
}: {
  form: UseFormReturnType<V>;
  currency: string;
}) {
  const { formatMessage } = useIntl();
  const { allowanceMinutes } = form.values;
  return (
    <>
      <TextInput
        label={formatMessage({ id: 'clients.rate' })}
        description={formatMessage({ id: 'common.optional' })}
        inputMode="decimal"
        autoComplete="off"
        rightSection={<span className="dim small">{currency}</span>}
        rightSectionWidth={52}
        {...form.getInputProps('rate')}
      />
      <DurationField
        label={formatMessage({ id: 'clients.allowance' })}
        description={formatMessage({ id: 'common.optional' })}
        placeholder="20h"
        longest={longestMonth}
        value={allowanceMinutes === null ? null : allowanceMinutes * 60}
        onChange={(seconds) => {
          const minutes = seconds === null ? null : Math.max(1, Math.round(seconds / 60));
          form.setValues((values) => ({ ...values, allowanceMinutes: minutes }) as Partial<V>);
        }}
        error={form.errors['allowanceMinutes']}
      />
      <Checkbox
        className={styles.whole}
        label={<FormattedMessage id="clients.show-amounts" />}
        {...form.getInputProps('showAmounts', { type: 'checkbox' })}
      />
    </>
  );
}

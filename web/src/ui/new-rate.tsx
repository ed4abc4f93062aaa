import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { newId } from '../api/ids';
import { rates, type RateDraft } from '../api/rates';
import { useSession } from '../api/use-session';
import { parseAmount } from './amount';
import { today } from './dates';
import { ProblemNote } from './problem-note';
import { useSubmit } from './submit';
import styles from './rates.module.css';

/** Whom or what a rate may be for. */
export interface RateTarget {
  value: string;
  label: string;
  body: Pick<RateDraft, 'scope' | 'clientId' | 'engagementId' | 'memberId' | 'serviceId'>;
}

interface NewRateProps {
  /** With several, one is chosen. */
  targets: RateTarget[];
  currencies?: string[];
  inset?: boolean;
}

const usual = ['EUR', 'CHF', 'GBP', 'USD'];

/** A rate from a day on, in one line. */
export function NewRate({ targets, currencies = usual, inset = true }: NewRateProps) {
  const { formatMessage } = useIntl();
  const { person } = useSession();
  const queries = useQueryClient();
  const [id, setId] = useState(newId);
  const [open, setOpen] = useState(false);
  const form = useForm({
    initialValues: { target: '', rate: '', currency: '', validFrom: today(person.timeZone) },
    validate: {
      rate: (value) => (parseAmount(value) ? null : formatMessage({ id: 'clients.rate-not-understood' })),
      validFrom: (value) => (value ? null : formatMessage({ id: 'common.required' })),
    },
  });
  const { send, pending, error } = useSubmit(form, async ({ target, rate, currency, validFrom }) => {
    const chosen = targets.find(({ value }) => value === target) ?? targets[0];
    const amount = parseAmount(rate);
    if (!chosen || !amount) return;
    await rates.create({
      id,
      ...chosen.body,
      rate: { amount, currency: currency || currencies[0] || 'EUR' },
      validFrom,
    });
    setId(newId());
    form.setFieldValue('rate', '');
    setOpen(false);
    await queries.invalidateQueries({ queryKey: ['rates'] });
  });
  if (targets.length === 0) return null;
  if (!open) {
    return (
      <div className={styles.add} data-flat={!inset || undefined}>
        <Button
          size="xs"
          variant="default"
          leftSection={<Plus size={14} aria-hidden />}
          onClick={() => setOpen(true)}
        >
          <FormattedMessage id="rates.add" />
        </Button>
      </div>
    );
  }
  return (
    <form
      className={styles.form}
      data-flat={!inset || undefined}
      onSubmit={form.onSubmit(send)}
      onKeyDown={(event) => event.key === 'Escape' && setOpen(false)}
      noValidate
    >
      {error !== null && (
        <div className={styles.whole}>
          <ProblemNote error={error} />
        </div>
      )}
      {targets.length > 1 && (
        <NativeSelect
          label={formatMessage({ id: 'rates.for' })}
          autoFocus
          data={targets.map(({ value, label }) => ({ value, label }))}
          {...form.getInputProps('target')}
        />
      )}
      <TextInput
        label={formatMessage({ id: 'clients.rate' })}
        autoFocus={targets.length === 1}
        inputMode="decimal"
        autoComplete="off"
        placeholder="27.50"
        {...(currencies.length === 1
          ? { rightSection: <span className="dim small">{currencies[0]}</span>, rightSectionWidth: 52 }
          : {})}
        {...form.getInputProps('rate')}
      />
      {currencies.length > 1 && (
        <NativeSelect
          label={formatMessage({ id: 'clients.currency' })}
          data={currencies}
          {...form.getInputProps('currency')}
        />
      )}
      <TextInput
        type="date"
        label={formatMessage({ id: 'clients.valid-from' })}
        {...form.getInputProps('validFrom')}
      />
      <Button type="submit" loading={pending}>
        <FormattedMessage id="common.save" />
      </Button>
    </form>
  );
}

import { NativeSelect, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useId } from 'react';
import { useIntl } from 'react-intl';
import { valueWords } from '../../ui/preference-value';
import { choicesOf, type PreferenceFields } from './preference-draft';
import styles from './knowing.module.css';

/** The field that fits the kind: a choice, two times, a day of the year, or words. */
export function PreferenceValueField({ form }: { form: UseFormReturnType<PreferenceFields> }) {
  const { kind } = form.values;
  if (choicesOf[kind]) return <Choice form={form} words={choicesOf[kind]} />;
  if (kind === 'quiet_hours') return <QuietHours form={form} />;
  if (kind === 'date') return <Day form={form} />;
  return <Words form={form} />;
}

type FieldProps = { form: UseFormReturnType<PreferenceFields> };

function Choice({ form, words }: FieldProps & { words: readonly string[] }) {
  const intl = useIntl();
  const label = useId();
  const { kind, word } = form.values;
  return (
    <div className={styles.whole}>
      <div id={label} className={styles.label}>
        {intl.formatMessage({ id: `brief.kind.${kind}` })}
      </div>
      <SegmentedControl
        aria-labelledby={label}
        className={styles.segments}
        value={words.includes(word) ? word : (words[0] ?? '')}
        onChange={(value) => form.setFieldValue('word', value)}
        data={words.map((value) => ({ value, label: valueWords({ kind, value }, intl) }))}
      />
    </div>
  );
}

function QuietHours({ form }: FieldProps) {
  const { formatMessage } = useIntl();
  return (
    <>
      <TextInput
        type="time"
        label={formatMessage({ id: 'preference.from' })}
        {...form.getInputProps('from')}
      />
      <TextInput type="time" label={formatMessage({ id: 'preference.to' })} {...form.getInputProps('to')} />
    </>
  );
}

function Day({ form }: FieldProps) {
  const intl = useIntl();
  const problem = useId();
  const months = Array.from({ length: 12 }, (_, index) => ({
    value: String(index + 1),
    label: intl.formatDate(Date.UTC(2000, index, 1), { month: 'long', timeZone: 'UTC' }),
  }));
  return (
    <>
      <TextInput
        className={styles.whole}
        label={intl.formatMessage({ id: 'preference.label' })}
        placeholder={intl.formatMessage({ id: 'preference.label-example' })}
        maxLength={120}
        {...form.getInputProps('label')}
      />
      <div className={styles.dayFields}>
        <TextInput
          label={intl.formatMessage({ id: 'preference.day' })}
          inputMode="numeric"
          maxLength={2}
          {...form.getInputProps('day')}
          error={Boolean(form.errors['day'])}
          aria-describedby={form.errors['day'] ? problem : undefined}
        />
        <NativeSelect
          label={intl.formatMessage({ id: 'preference.month' })}
          data={months}
          {...form.getInputProps('month')}
        />
        <TextInput
          label={intl.formatMessage({ id: 'preference.year' })}
          placeholder={intl.formatMessage({ id: 'common.optional' })}
          inputMode="numeric"
          maxLength={4}
          {...form.getInputProps('year')}
          error={Boolean(form.errors['year'])}
          aria-describedby={form.errors['year'] ? problem : undefined}
        />
        {(form.errors['day'] ?? form.errors['year']) && (
          <p id={problem} role="alert" className={styles.problem}>
            {form.errors['day'] ?? form.errors['year']}
          </p>
        )}
      </div>
    </>
  );
}

function Words({ form }: FieldProps) {
  const { formatMessage } = useIntl();
  return (
    <Textarea
      className={styles.whole}
      label={formatMessage({ id: `brief.kind.${form.values.kind}` })}
      autosize
      minRows={2}
      maxRows={8}
      maxLength={2000}
      {...form.getInputProps('text')}
    />
  );
}

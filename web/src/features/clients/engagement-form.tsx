import { NumberInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useIntl } from 'react-intl';
import { engagements } from '../../api/engagements';
import type { Engagement } from '../../api/types';
import { FieldsForm } from '../../ui/fields-form';
import fields from '../../ui/fields-form.module.css';
import { useSubmit } from '../../ui/submit';
import { PlaceFields } from './place-fields';

/** Name, zone, currency and week of an engagement, and the day it ends. */
export function EngagementForm({ engagement, onClose }: { engagement: Engagement; onClose: () => void }) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const { name, timeZone, currency, weekStartsOn, endedOn, retentionMonths } = engagement;
  const form = useForm({
    initialValues: {
      ...{ name, timeZone, currency, weekStartsOn: String(weekStartsOn), endedOn: endedOn ?? '' },
      retentionMonths: retentionMonths ?? ('' as number | string),
    },
    validate: { name: (value) => (value.trim() ? null : formatMessage({ id: 'common.required' })) },
  });
  const sending = useSubmit(form, async (values) => {
    await engagements.edit(
      engagement.id,
      {
        name: values.name.trim(),
        weekStartsOn: Number(values.weekStartsOn),
        endedOn: values.endedOn || null,
        retentionMonths: values.retentionMonths === '' ? null : Number(values.retentionMonths),
        ...(values.timeZone === timeZone ? {} : { timeZone: values.timeZone }),
        ...(values.currency === currency ? {} : { currency: values.currency }),
      },
      engagement.version,
    );
    await queries.invalidateQueries({ queryKey: ['engagements'] });
    onClose();
  });
  return (
    <FieldsForm form={form} sending={sending} onClose={onClose}>
      <PlaceFields form={form} />
      <TextInput
        className={fields.whole}
        type="date"
        label={formatMessage({ id: 'clients.last-day' })}
        description={formatMessage({ id: 'common.optional' })}
        {...form.getInputProps('endedOn')}
      />
      <NumberInput
        className={fields.whole}
        label={formatMessage({ id: 'clients.retention' })}
        description={formatMessage({ id: 'clients.retention-hint' })}
        min={1}
        max={240}
        allowDecimal={false}
        {...form.getInputProps('retentionMonths')}
      />
    </FieldsForm>
  );
}

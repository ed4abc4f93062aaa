import { TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { newId } from '../../api/ids';
import { touchpoints } from '../../api/touchpoints';
import { FieldsForm } from '../../ui/fields-form';
import fields from '../../ui/fields-form.module.css';
import { useSubmit } from '../../ui/submit';

/** A courtesy of one's own: intended as soon as it is written down. */
export function TouchpointForm({ clientId, onClose }: { clientId: string; onClose: () => void }) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const [id] = useState(newId);
  const form = useForm({
    initialValues: { reason: '', suggestion: '' },
    validate: { reason: (value) => (value.trim() ? null : formatMessage({ id: 'common.required' })) },
  });
  const sending = useSubmit(form, async ({ reason, suggestion }) => {
    await touchpoints.add({
      ...{ id, clientId, kind: 'other', reason: reason.trim() },
      ...(suggestion.trim() ? { suggestion: suggestion.trim() } : {}),
    });
    await queries.invalidateQueries({ queryKey: ['touchpoints'] });
    onClose();
  });
  return (
    <FieldsForm form={form} sending={sending} onClose={onClose}>
      <TextInput
        className={fields.whole}
        autoFocus
        label={formatMessage({ id: 'touchpoint.reason' })}
        placeholder={formatMessage({ id: 'touchpoint.reason-example' })}
        maxLength={500}
        {...form.getInputProps('reason')}
      />
      <TextInput
        className={fields.whole}
        label={formatMessage({ id: 'touchpoint.suggestion' })}
        description={formatMessage({ id: 'common.optional' })}
        maxLength={2000}
        {...form.getInputProps('suggestion')}
      />
    </FieldsForm>
  );
}

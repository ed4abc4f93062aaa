import { TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { newId } from '../../api/ids';
import { touchpoints } from '../../api/touchpoints';
import { ProblemNote } from '../../ui/problem-note';
import { SaveOrCancel } from '../../ui/save-or-cancel';
import { useSubmit } from '../../ui/submit';
import styles from './knowing.module.css';

/** A courtesy of one's own: intended as soon as it is written down. */
export function TouchpointForm({ clientId, onClose }: { clientId: string; onClose: () => void }) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const [id] = useState(newId);
  const form = useForm({
    initialValues: { reason: '', suggestion: '' },
    validate: { reason: (value) => (value.trim() ? null : formatMessage({ id: 'common.required' })) },
  });
  const { send, pending, error } = useSubmit(form, async ({ reason, suggestion }) => {
    await touchpoints.add({
      ...{ id, clientId, kind: 'other', reason: reason.trim() },
      ...(suggestion.trim() ? { suggestion: suggestion.trim() } : {}),
    });
    await queries.invalidateQueries({ queryKey: ['touchpoints'] });
    onClose();
  });
  return (
    <form
      className={styles.form}
      onSubmit={form.onSubmit(send)}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
      noValidate
    >
      {error !== null && (
        <div className={styles.whole}>
          <ProblemNote error={error} />
        </div>
      )}
      <TextInput
        className={styles.whole}
        autoFocus
        label={formatMessage({ id: 'touchpoint.reason' })}
        placeholder={formatMessage({ id: 'touchpoint.reason-example' })}
        maxLength={500}
        {...form.getInputProps('reason')}
      />
      <TextInput
        className={styles.whole}
        label={formatMessage({ id: 'touchpoint.suggestion' })}
        description={formatMessage({ id: 'common.optional' })}
        maxLength={2000}
        {...form.getInputProps('suggestion')}
      />
      <div className={`${styles.whole} ${styles.buttons}`}>
        <SaveOrCancel pending={pending} onCancel={onClose} />
      </div>
    </form>
  );
}

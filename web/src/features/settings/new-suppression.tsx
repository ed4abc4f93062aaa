import { Button, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { FormattedMessage, useIntl } from 'react-intl';
import { suppressions } from '../../api/suppressions';
import { ProblemNote } from '../../ui/problem-note';
import { useSubmit } from '../../ui/submit';
import { useToasts } from '../../ui/toasts';
import styles from './settings.module.css';

/** Puts an address on the list, with a reason for those who look at it later. */
export function NewSuppression() {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const toasts = useToasts();
  const form = useForm({
    initialValues: { address: '', note: '' },
    validate: { address: (value) => (value.trim() ? null : formatMessage({ id: 'common.required' })) },
  });
  const { send, pending, error } = useSubmit(form, async ({ address, note }) => {
    const added = await suppressions.add({ address: address.trim(), note: note.trim() });
    form.reset();
    toasts.done(formatMessage({ id: 'suppressions.added' }, { address: added.address }));
    await queries.invalidateQueries({ queryKey: ['suppressions'] });
  });
  return (
    <>
      {error !== null && (
        <div className={styles.inset}>
          <ProblemNote error={error} />
        </div>
      )}
      <form className={styles.line} onSubmit={form.onSubmit(send)} noValidate>
        <TextInput
          label={formatMessage({ id: 'common.email' })}
          type="email"
          autoComplete="off"
          maxLength={254}
          {...form.getInputProps('address')}
        />
        <TextInput
          className={styles.grow}
          label={formatMessage({ id: 'suppressions.why' })}
          placeholder={formatMessage({ id: 'suppressions.why-hint' })}
          autoComplete="off"
          maxLength={500}
          {...form.getInputProps('note')}
        />
        <Button type="submit" variant="default" loading={pending}>
          <FormattedMessage id="suppressions.add" />
        </Button>
      </form>
    </>
  );
}

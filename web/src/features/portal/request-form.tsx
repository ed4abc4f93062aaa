import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useForm, type UseFormReturnType } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { FormattedMessage, useIntl } from 'react-intl';
import type { Engagement } from '../../api/types';
import { ProblemNote } from '../../ui/problem-note';
import { useSubmit } from '../../ui/submit';
import styles from './portal.module.css';

/** What a client says about a task; an empty `dueOn` is no day. */
type Request = Record<'title' | 'brief' | 'dueOn' | 'engagementId', string>;

interface Sent {
  title: string;
  brief: string;
  dueOn: string | null;
  engagementId: string;
}

export function useRequest(initialValues: Request): UseFormReturnType<Request> {
  const { formatMessage } = useIntl();
  return useForm<Request>({
    initialValues,
    validate: { title: (value) => (value.trim() ? null : formatMessage({ id: 'common.required' })) },
  });
}

interface RequestFormProps {
  form: UseFormReturnType<Request>;
  /** Asks for which one, where there are several. */
  engagements?: Engagement[];
  submit: string;
  onSend: (request: Sent) => Promise<unknown>;
  onCancel: () => void;
}

/** What, in all detail, by when: as a new task, and while nobody has taken it on. */
export function RequestForm({ form, engagements = [], submit, onSend, onCancel }: RequestFormProps) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const { send, pending, error } = useSubmit(form, async ({ title, brief, dueOn, engagementId }) => {
    await onSend({ title: title.trim(), brief: brief.trim(), dueOn: dueOn || null, engagementId });
    await queries.invalidateQueries({ queryKey: ['tasks'] });
  });
  return (
    <form className={styles.form} onSubmit={form.onSubmit(send)} noValidate>
      <ProblemNote error={error} />
      <TextInput
        label={formatMessage({ id: 'portal.field.title' })}
        placeholder={formatMessage({ id: 'portal.field.title-example' })}
        maxLength={200}
        autoComplete="off"
        data-autofocus
        {...form.getInputProps('title')}
      />
      <Textarea
        label={formatMessage({ id: 'portal.field.brief' })}
        description={formatMessage({ id: 'portal.field.brief-hint' })}
        autosize
        minRows={4}
        maxRows={14}
        maxLength={20_000}
        {...form.getInputProps('brief')}
      />
      <div className={styles.fields}>
        <TextInput
          type="date"
          label={formatMessage({ id: 'portal.field.due' })}
          description={formatMessage({ id: 'common.optional' })}
          {...form.getInputProps('dueOn')}
        />
        {engagements.length > 1 && (
          <NativeSelect
            label={formatMessage({ id: 'portal.field.engagement' })}
            description={formatMessage({ id: 'portal.field.engagement-hint' })}
            data={engagements.map(({ id, name }) => ({ value: id, label: name }))}
            {...form.getInputProps('engagementId')}
          />
        )}
      </div>
      <div className={styles.buttons}>
        <Button type="submit" loading={pending}>
          {submit}
        </Button>
        <Button variant="default" onClick={onCancel}>
          <FormattedMessage id="common.cancel" />
        </Button>
      </div>
    </form>
  );
}

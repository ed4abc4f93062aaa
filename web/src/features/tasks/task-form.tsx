import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { FormattedMessage, useIntl } from 'react-intl';
import { engagements, services } from '../../api/engagements';
import { tasks } from '../../api/tasks';
import type { Task } from '../../api/types';
import { DurationField } from '../../ui/duration-field';
import { ProblemNote } from '../../ui/problem-note';
import { useSubmit } from '../../ui/submit';
import styles from './tasks.module.css';

const longestEstimate = 1000 * 3600;

/** Title, brief and what was agreed. */
export function TaskForm({ task, onClose }: { task: Task; onClose: () => void }) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const { data: engagement } = useQuery(engagements.one(task.engagementId));
  const { data: kinds } = useQuery(services.list(task.engagementId));
  const form = useForm({
    initialValues: {
      title: task.title,
      brief: task.brief,
      dueOn: task.dueOn ?? '',
      serviceId: task.serviceId ?? '',
      assigneeId: task.assigneeId ?? '',
      estimateMinutes: task.estimateMinutes,
    },
    validate: { title: (value) => (value.trim() ? null : formatMessage({ id: 'common.required' })) },
  });
  const { send, pending, error } = useSubmit(form, async (values) => {
    const saved = await tasks.edit(
      task.id,
      {
        title: values.title.trim(),
        brief: values.brief.trim(),
        dueOn: values.dueOn || null,
        serviceId: values.serviceId || null,
        assigneeId: values.assigneeId || null,
        estimateMinutes: values.estimateMinutes,
      },
      task.version,
    );
    queries.setQueryData(tasks.one(task.id).queryKey, saved);
    onClose();
    await queries.invalidateQueries({ queryKey: ['tasks'] });
  });
  const none = { value: '', label: formatMessage({ id: 'task.not-set' }) };
  const assistants = engagement?.assistants ?? [];
  const away =
    task.assigneeId && !assistants.some(({ memberId }) => memberId === task.assigneeId)
      ? [{ value: task.assigneeId, label: task.assigneeName ?? '' }]
      : [];
  return (
    <form
      className={styles.form}
      onSubmit={form.onSubmit(send)}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
      noValidate
    >
      <div className={styles.whole}>
        <ProblemNote error={error} />
      </div>
      <TextInput
        className={styles.whole}
        label={formatMessage({ id: 'task.title' })}
        maxLength={200}
        {...form.getInputProps('title')}
      />
      <Textarea
        className={styles.whole}
        label={formatMessage({ id: 'task.brief' })}
        description={formatMessage({ id: 'task.brief-hint' })}
        autosize
        minRows={4}
        maxRows={24}
        maxLength={20_000}
        autoFocus
        {...form.getInputProps('brief')}
      />
      <TextInput type="date" label={formatMessage({ id: 'task.due' })} {...form.getInputProps('dueOn')} />
      <DurationField
        label={formatMessage({ id: 'task.estimate' })}
        longest={longestEstimate}
        value={form.values.estimateMinutes === null ? null : form.values.estimateMinutes * 60}
        onChange={(seconds) =>
          form.setFieldValue(
            'estimateMinutes',
            seconds === null ? null : Math.max(1, Math.round(seconds / 60)),
          )
        }
        error={form.errors['estimateMinutes']}
      />
      <NativeSelect
        label={formatMessage({ id: 'task.service' })}
        data={[
          none,
          ...(kinds?.items ?? [])
            .filter((service) => !service.archivedAt || service.id === task.serviceId)
            .map(({ id, name }) => ({ value: id, label: name })),
        ]}
        {...form.getInputProps('serviceId')}
      />
      <NativeSelect
        label={formatMessage({ id: 'task.assignee' })}
        data={[none, ...assistants.map(({ memberId, name }) => ({ value: memberId, label: name })), ...away]}
        {...form.getInputProps('assigneeId')}
      />
      <div className={`${styles.whole} ${styles.buttons}`}>
        <Button type="submit" loading={pending}>
          <FormattedMessage id="common.save" />
        </Button>
        <Button variant="default" onClick={onClose}>
          <FormattedMessage id="common.cancel" />
        </Button>
      </div>
    </form>
  );
}

import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { engagements, services } from '../../api/engagements';
import { Problem } from '../../api/problem';
import { tasks, type TaskChange } from '../../api/tasks';
import type { Language, Task } from '../../api/types';
import { DurationField } from '../../ui/duration-field';
import { ProblemNote } from '../../ui/problem-note';
import { useSubmit } from '../../ui/submit';
import { conflicts, ownChanges, rebased, type Conflict } from './edit-conflict';
import { EditConflictNote } from './edit-conflict-note';
import { priorities } from './search';
import styles from './tasks.module.css';

const longestEstimate = 1000 * 3600;
const languages: Language[] = ['en', 'it', 'de', 'es'];
const longTexts = ['brief', 'purpose', 'inputs', 'acceptanceCriteria'] as const;

interface TaskFormProps {
  task: Task;
  /** The engagement's, in which a due time is meant. */
  zone: string;
  onClose: () => void;
}

type Fields = Required<TaskChange>;

/** As the server has it. */
function fieldsOf(task: Task): Fields {
  const { title, brief, purpose, inputs, acceptanceCriteria, dueOn, dueTime, priority, language } = task;
  const { serviceId, assigneeId, estimateMinutes } = task;
  return {
    ...{ title, brief, purpose, inputs, acceptanceCriteria, dueOn, dueTime, priority, language },
    ...{ serviceId, assigneeId, estimateMinutes },
  };
}

/** As the fields of a form have it: nothing is an empty text. */
function typed(fields: Fields) {
  return {
    ...fields,
    dueOn: fields.dueOn ?? '',
    dueTime: fields.dueTime ?? '',
    serviceId: fields.serviceId ?? '',
    assigneeId: fields.assigneeId ?? '',
    language: fields.language ?? ('' as const),
  };
}

/** The whole brief and what was agreed. What somebody else changed meanwhile is shown, and decided by the reader. */
export function TaskForm({ task, zone, onClose }: TaskFormProps) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const { data: engagement } = useQuery(engagements.one(task.engagementId));
  const { data: kinds } = useQuery(services.list(task.engagementId));
  // As it stood when the form was opened: the page behind it is read again meanwhile.
  const [base, setBase] = useState(() => ({ fields: fieldsOf(task), version: task.version }));
  const [conflict, setConflict] = useState<Conflict[]>([]);
  const form = useForm({
    initialValues: typed(fieldsOf(task)),
    validate: { title: (value) => (value.trim() ? null : formatMessage({ id: 'common.required' })) },
  });
  const { send, pending, error } = useSubmit(form, async (values) => {
    const mine = {
      ...values,
      title: values.title.trim(),
      brief: values.brief.trim(),
      purpose: values.purpose.trim(),
      inputs: values.inputs.trim(),
      acceptanceCriteria: values.acceptanceCriteria.trim(),
      dueOn: values.dueOn || null,
      dueTime: (values.dueOn && values.dueTime) || null,
      serviceId: values.serviceId || null,
      assigneeId: values.assigneeId || null,
      language: values.language || null,
    };
    const changes = ownChanges(base.fields, mine);
    if (Object.keys(changes).length === 0) return onClose();
    try {
      const saved = await tasks.edit(task.id, changes, base.version);
      queries.setQueryData(tasks.one(task.id).queryKey, saved);
      onClose();
    } catch (thrown) {
      if (!(thrown instanceof Problem) || thrown.status !== 412) throw thrown;
      const now = await queries.fetchQuery({ ...tasks.one(task.id), staleTime: 0 });
      const clash = conflicts(base.fields, fieldsOf(now), mine);
      setConflict(clash);
      form.setValues(typed(rebased(base.fields, fieldsOf(now), mine)));
      setBase({ fields: fieldsOf(now), version: now.version });
      if (clash.length === 0) {
        // Nothing of what was changed here: what they wrote stays, and ours goes beside it.
        const saved = await tasks.edit(task.id, changes, now.version);
        queries.setQueryData(tasks.one(task.id).queryKey, saved);
        onClose();
      }
    }
    return queries.invalidateQueries({ queryKey: ['tasks'] });
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
        <EditConflictNote
          conflicts={conflict}
          onTheirs={({ field, theirs }) => {
            form.setFieldValue(field as keyof typeof form.values, (theirs ?? '') as never);
            setConflict((before) => before.filter((each) => each.field !== field));
          }}
          onMine={({ field }) => setConflict((before) => before.filter((each) => each.field !== field))}
        />
      </div>
      <TextInput
        className={styles.whole}
        label={formatMessage({ id: 'task.title' })}
        maxLength={200}
        {...form.getInputProps('title')}
      />
      {longTexts.map((part, index) => (
        <Textarea
          key={part}
          className={styles.whole}
          label={formatMessage({ id: `brief.${part}` })}
          description={formatMessage({ id: `brief.${part}-hint` })}
          autosize
          minRows={part === 'brief' ? 4 : 2}
          maxRows={24}
          maxLength={20_000}
          autoFocus={index === 0}
          {...form.getInputProps(part)}
        />
      ))}
      <div className={styles.pair}>
        <TextInput type="date" label={formatMessage({ id: 'task.due' })} {...form.getInputProps('dueOn')} />
        <TextInput
          type="time"
          label={formatMessage({ id: 'brief.due-time' })}
          description={zone}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          disabled={!form.values.dueOn}
          {...form.getInputProps('dueTime')}
        />
      </div>
      <NativeSelect
        label={formatMessage({ id: 'tasks.priority' })}
        data={priorities.map((value) => ({
          value,
          label: formatMessage({ id: `tasks.priority.${value}` }),
        }))}
        {...form.getInputProps('priority')}
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
        label={formatMessage({ id: 'brief.language' })}
        data={[
          none,
          ...languages.map((value) => ({ value, label: formatMessage({ id: `template.in-${value}` }) })),
        ]}
        {...form.getInputProps('language')}
      />
      <div className={`${styles.whole} ${styles.buttons}`}>
        <Button type="submit" loading={pending} disabled={conflict.length > 0}>
          <FormattedMessage id="common.save" />
        </Button>
        <Button variant="default" onClick={onClose}>
          <FormattedMessage id="common.cancel" />
        </Button>
      </div>
    </form>
  );
}

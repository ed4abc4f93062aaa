import { Alert, NativeSelect, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { UsersRound } from 'lucide-react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { deliverables } from '../api/deliverables';
import { Problem } from '../api/problem';
import { tasks } from '../api/tasks';
import type { Deliverable } from '../api/types';
import { changedByOthers, documentValues, ownChanges } from './document-edit-changes';
import { DocumentPlace } from './document-place';
import { ProblemNote } from './problem-note';
import { SaveOrCancel } from './save-or-cancel';
import { useSubmit } from './submit';
import { useRefreshedDocument } from './use-document-act';
import styles from './document-panel.module.css';

interface DocumentEditProps {
  deliverable: Deliverable;
  onClose: () => void;
}

/** Title, task, folder, tags, and how long it is kept. */
export function DocumentEdit({ deliverable, onClose }: DocumentEditProps) {
  const { formatMessage } = useIntl();
  const put = useRefreshedDocument();
  // As it was when the form was opened.
  const [base] = useState(() => documentValues(deliverable));
  const [conflict, setConflict] = useState(false);
  const open = useQuery(tasks.list({ engagementId: deliverable.engagementId, open: true }));
  const form = useForm({
    initialValues: base,
    validate: { title: (title) => (title.trim() ? null : formatMessage({ id: 'common.required' })) },
  });
  const now = documentValues(deliverable);
  const { taskId, taskTitle } = deliverable;
  const shown = { ...now, tags: now.tags.join(', '), taskId: taskTitle ?? '' };
  // Told as soon as it is known, which may be before one saves.
  const others = changedByOthers(base, now, form.values);
  const nowIs = (field: keyof typeof shown) =>
    others.includes(field)
      ? formatMessage(
          { id: 'document.now-is' },
          { value: shown[field] || formatMessage({ id: 'common.none' }) },
        )
      : undefined;
  const { send, pending, error } = useSubmit(form, async (values) => {
    setConflict(false);
    const changes = ownChanges(base, values);
    if (Object.keys(changes).length === 0) return onClose();
    try {
      await put(deliverables.edit(deliverable.id, changes, deliverable.version));
    } catch (thrown) {
      setConflict(thrown instanceof Problem && thrown.status === 412);
      throw thrown;
    }
    onClose();
  });
  const work = [
    { value: '', label: formatMessage({ id: 'documents.no-task' }) },
    ...(open.data?.items ?? []).map(({ id, title }) => ({ value: id, label: title })),
  ];
  // A closed task is not among the open ones, and stays chosen all the same.
  if (taskId && !work.some(({ value }) => value === taskId))
    work.push({ value: taskId, label: taskTitle ?? taskId });
  return (
    <form className={styles.form} onSubmit={form.onSubmit(send)} noValidate>
      <ProblemNote error={conflict ? null : error} />
      {(conflict || others.length > 0) && (
        <Alert role="alert" color="orange" variant="light" icon={<UsersRound size={18} aria-hidden />}>
          <FormattedMessage id="document.conflict" />
        </Alert>
      )}
      <TextInput
        required
        label={formatMessage({ id: 'document.title' })}
        description={nowIs('title')}
        maxLength={200}
        {...form.getInputProps('title')}
      />
      <DocumentPlace
        engagementId={deliverable.engagementId}
        folder={form.values.folder}
        tags={form.values.tags}
        folderNow={nowIs('folder')}
        tagsNow={nowIs('tags')}
        errors={{ folder: text(form.errors['folder']), tags: text(form.errors['tags']) }}
        onFolder={(folder) => form.setFieldValue('folder', folder)}
        onTags={(tags) => form.setFieldValue('tags', tags)}
      />
      <NativeSelect
        label={formatMessage({ id: 'documents.task' })}
        description={nowIs('taskId')}
        data={work}
        {...form.getInputProps('taskId')}
      />
      <TextInput
        type="date"
        label={formatMessage({ id: 'document.keep-until' })}
        description={nowIs('keepUntil') ?? formatMessage({ id: 'document.keep-hint' })}
        {...form.getInputProps('keepUntil')}
      />
      <div className={styles.buttons}>
        <SaveOrCancel pending={pending} onCancel={onClose} />
      </div>
    </form>
  );
}

function text(error: unknown): string | undefined {
  return typeof error === 'string' ? error : undefined;
}

import { Button, NativeSelect, SegmentedControl, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { deliverables } from '../../api/deliverables';
import { newId } from '../../api/ids';
import { tasks } from '../../api/tasks';
import type { Engagement } from '../../api/types';
import { refreshDocuments, type DocumentTarget } from '../../ui/document-changes';
import { webAddress } from '../../ui/document-draft';
import { DocumentPlace } from '../../ui/document-place';
import { engagementNames } from '../../ui/engagement-names';
import { ProblemNote } from '../../ui/problem-note';
import { useSubmit } from '../../ui/submit';
import { useToasts } from '../../ui/toasts';
import { HandOverContent } from './hand-over-content';
import { contentMissing, targetOf, type HandOverValues } from './hand-over-values';
import styles from './documents.module.css';

interface HandOverProps {
  engagements: Engagement[];
  preferred: string | undefined;
  /** Where one stands in the archive. */
  folder: string | undefined;
  onFiles: (files: File[], target: DocumentTarget) => void;
  onClose: () => void;
}

/** Files, a link or a text: for whom, where it is kept, and whether the client shall see it now. */
export function HandOver({ engagements, preferred, folder, onFiles, onClose }: HandOverProps) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const toasts = useToasts();
  const names = engagementNames(engagements);
  const [id, setId] = useState(newId);
  const [files, setFiles] = useState<File[]>([]);
  const form = useForm<HandOverValues>({
    initialValues: {
      kind: 'file',
      engagementId: names.find(({ value }) => value === preferred)?.value ?? names[0]?.value ?? '',
      taskId: '',
      title: '',
      url: '',
      body: '',
      folder: folder ?? '',
      tags: [],
      note: '',
      show: false,
    },
    validate: {
      url: (_, values) =>
        contentMissing(values, files) === 'url' ? formatMessage({ id: 'document.address-wrong' }) : null,
      body: (_, values) =>
        contentMissing(values, files) === 'body' ? formatMessage({ id: 'common.required' }) : null,
      kind: (_, values) =>
        contentMissing(values, files) === 'file' ? formatMessage({ id: 'document.file-missing' }) : null,
    },
  });
  const { engagementId, kind, show, tags } = form.values;
  const { data: open } = useQuery({
    ...tasks.list({ engagementId, open: true }),
    enabled: engagementId !== '',
  });
  const { send, pending, error } = useSubmit(form, async (values) => {
    const target = targetOf(values, files.length);
    if (values.kind === 'file') {
      onFiles(files, target);
    } else {
      const content = values.kind === 'link' ? { url: webAddress(values.url) ?? '' } : { body: values.body };
      const made = await deliverables.create({ id, kind: values.kind, ...content, ...target });
      toasts.done(formatMessage({ id: 'documents.handed-over' }, { title: made.title }));
      setId(newId());
      await refreshDocuments(queries);
    }
    onClose();
  });
  return (
    <form className={styles.handOver} onSubmit={form.onSubmit(send)} noValidate>
      {error !== null && (
        <div className={styles.whole}>
          <ProblemNote error={error} />
        </div>
      )}
      <SegmentedControl
        className={styles.whole}
        aria-label={formatMessage({ id: 'documents.what' })}
        value={kind}
        data={(['file', 'link', 'text'] as const).map((value) => ({
          value,
          label: formatMessage({ id: `documents.kind.${value}` }),
        }))}
        onChange={(value) => form.setFieldValue('kind', value)}
      />
      <HandOverContent form={form} files={files} onFiles={setFiles} />
      <NativeSelect
        label={formatMessage({ id: 'document.client' })}
        data={names}
        value={engagementId}
        error={form.errors['engagementId']}
        onChange={(event) =>
          form.setValues({ engagementId: event.currentTarget.value, taskId: '', folder: '' })
        }
      />
      <NativeSelect
        label={formatMessage({ id: 'documents.task' })}
        data={[
          { value: '', label: formatMessage({ id: 'documents.no-task' }) },
          ...(open?.items ?? []).map((task) => ({ value: task.id, label: task.title })),
        ]}
        {...form.getInputProps('taskId')}
      />
      <DocumentPlace
        engagementId={engagementId}
        folder={form.values.folder}
        tags={tags}
        onFolder={(value) => form.setFieldValue('folder', value)}
        onTags={(value) => form.setFieldValue('tags', value)}
      />
      <TextInput
        className={styles.whole}
        label={formatMessage({ id: 'documents.note' })}
        description={formatMessage({ id: 'common.optional' })}
        maxLength={5000}
        {...form.getInputProps('note')}
      />
      <Switch
        className={styles.whole}
        label={formatMessage({ id: 'document.show-now' })}
        description={formatMessage({ id: show ? 'document.show-now-on' : 'document.show-now-off' })}
        {...form.getInputProps('show', { type: 'checkbox' })}
      />
      <div className={`${styles.whole} ${styles.buttons}`}>
        <Button type="submit" loading={pending}>
          <FormattedMessage
            id="documents.hand-over-do"
            values={{ count: kind === 'file' ? files.length : 1 }}
          />
        </Button>
        <Button variant="default" onClick={onClose}>
          <FormattedMessage id="common.cancel" />
        </Button>
      </div>
    </form>
  );
}

import { ActionIcon, Button } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Paperclip, X } from 'lucide-react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { attachments } from '../../api/attachments';
import { newId } from '../../api/ids';
import { tasks } from '../../api/tasks';
import type { Engagement, TaskTemplate } from '../../api/types';
import { ProblemNote } from '../../ui/problem-note';
import { useSubmit } from '../../ui/submit';
import { useToasts } from '../../ui/toasts';
import { UploadRows } from '../../ui/upload-rows';
import { DropArea, useUploads } from '../../ui/uploads';
import { isRush } from './business-time';
import { blank, draftOf, further, withTemplate, type Request } from './request';
import { RequestFields } from './request-fields';
import { TemplateChoice } from './template-choice';
import styles from './delegate.module.css';
import portal from './portal.module.css';

interface DelegateFormProps {
  form: UseFormReturnType<Request>;
  engagements: Engagement[];
  onClose: () => void;
}

interface Arrived {
  uploadId: string;
  name: string;
}

/** A new task: a kind, what, by when, with what. Files are on their way while one still writes. */
export default function DelegateForm({ form, engagements, onClose }: DelegateFormProps) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const toasts = useToasts();
  const [id] = useState(newId);
  const [template, setTemplate] = useState<TaskTemplate>();
  const [files, setFiles] = useState<Arrived[]>([]);
  const uploads = useUploads({
    onDone: (uploadId, name) => setFiles((before) => [...before, { uploadId, name }]),
  });
  const busy = uploads.running.some(({ state }) => state !== 'failed');
  const engagement = engagements.find((each) => each.id === form.values.engagementId) ?? engagements[0];
  const { send, pending, error } = useSubmit(form, async (values) => {
    if (busy || !engagement) return;
    const told = isRush(engagement, values, Temporal.Now.instant());
    // With its own id a second attempt makes no second task.
    const task = await tasks.create({ ...draftOf(values), id, engagementId: engagement.id });
    const left = await attachAll(task.id, files);
    const thanks = task.rush && !told ? 'portal.delegated-rush' : 'portal.delegated';
    if (left.length === 0) toasts.done(formatMessage({ id: thanks }));
    else toasts.failed(left[0]?.error);
    form.setValues(blank);
    onClose();
    await Promise.all(
      ['tasks', 'attachments'].map((noun) => queries.invalidateQueries({ queryKey: [noun] })),
    );
    await navigate({ to: '/tasks/$taskId', params: { taskId: task.id } });
  });
  return (
    <form className={portal.form} onSubmit={form.onSubmit(send)} noValidate>
      <TemplateChoice
        chosen={template}
        onChoose={(next) => {
          form.setValues(withTemplate(form.getValues(), template, next));
          setTemplate(next);
        }}
      />
      <RequestFields
        form={form}
        engagement={engagement}
        engagements={engagements}
        asksMore={template !== undefined && further.some((field) => template[field] !== '')}
      />
      <div className={styles.attach}>
        {files.length > 0 && (
          <ul className={styles.files} aria-label={formatMessage({ id: 'attachment.title' })}>
            {files.map(({ uploadId, name }) => (
              <li key={uploadId} className={styles.file}>
                <Paperclip size={15} aria-hidden />
                <span>{name}</span>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={formatMessage({ id: 'comment.drop-file' }, { name })}
                  onClick={() => setFiles((before) => before.filter((each) => each.uploadId !== uploadId))}
                >
                  <X size={15} aria-hidden />
                </ActionIcon>
              </li>
            ))}
          </ul>
        )}
        <UploadRows uploads={uploads} />
        <DropArea onFiles={uploads.add} hint="largest" />
      </div>
      <ProblemNote error={error} />
      <div className={portal.buttons}>
        <Button type="submit" loading={pending} disabled={busy}>
          <FormattedMessage id={busy ? 'portal.delegate-uploading' : 'portal.delegate-send'} />
        </Button>
        <Button variant="default" onClick={onClose}>
          <FormattedMessage id="common.cancel" />
        </Button>
      </div>
    </form>
  );
}

/** Every file for itself: the task is there already, and one that fails keeps no other back. */
async function attachAll(taskId: string, files: Arrived[]): Promise<{ error: unknown }[]> {
  const failed: { error: unknown }[] = [];
  for (const { uploadId } of files) {
    try {
      await attachments.add({ taskId, uploadId, visibility: 'client' });
    } catch (error) {
      failed.push({ error });
    }
  }
  return failed;
}

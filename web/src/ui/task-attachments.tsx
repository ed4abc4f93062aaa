import { ActionIcon, Switch } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Paperclip, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { attachments } from '../api/attachments';
import type { Visibility } from '../api/comments';
import type { Attachment } from '../api/types';
import { useSession } from '../api/use-session';
import { VisibilityMark } from './comment-mark';
import { useDates } from './dates';
import { useFileSize } from './file-size';
import { Loaded } from './loaded';
import { SkeletonRows } from './page';
import styles from './task-attachments.module.css';
import { useToasts } from './toasts';
import { UploadRows } from './upload-rows';
import { DropArea, useUploads } from './uploads';

interface TaskAttachmentsProps {
  taskId: string;
  /** The reader is a contact: whatever they add, both sides see. */
  asClient?: boolean;
  /** Nothing is added any more. */
  closed?: boolean;
}

/** What there is to work with: files of a task and of what was said about it, each with who sees it. */
export function TaskAttachments({ taskId, asClient = false, closed = false }: TaskAttachmentsProps) {
  const { formatMessage } = useIntl();
  const queries = useQueryClient();
  const query = useQuery(attachments.list(taskId));
  const [visibility, setVisibility] = useState<Visibility>(asClient ? 'client' : 'internal');
  const uploads = useUploads({
    onDone: async (uploadId) => {
      await attachments.add({ taskId, uploadId, visibility });
      await queries.invalidateQueries({ queryKey: ['attachments'] });
    },
  });
  return (
    <div className={styles.place}>
      <Loaded query={query} skeleton={<SkeletonRows count={1} height={40} />}>
        {({ items }) => (
          <ul className={styles.files}>
            {items.map((attachment) => (
              <File key={attachment.id} attachment={attachment} asClient={asClient} />
            ))}
          </ul>
        )}
      </Loaded>
      <UploadRows uploads={uploads} />
      {!closed && (
        <>
          <DropArea onFiles={uploads.add} hint="largest" />
          {!asClient && (
            <Switch
              label={formatMessage({ id: 'attachment.client-sees' })}
              checked={visibility === 'client'}
              onChange={(event) => setVisibility(event.currentTarget.checked ? 'client' : 'internal')}
            />
          )}
        </>
      )}
      {closed && query.data?.items.length === 0 && (
        <p className={styles.nothing}>
          <FormattedMessage id="attachment.nothing" />
        </p>
      )}
    </div>
  );
}

function File({ attachment, asClient }: { attachment: Attachment; asClient: boolean }) {
  const { formatMessage } = useIntl();
  const { person } = useSession();
  const dates = useDates();
  const size = useFileSize();
  const queries = useQueryClient();
  const toasts = useToasts();
  const { id, fileName, visibility, can } = attachment;
  const refresh = () => queries.invalidateQueries({ queryKey: ['attachments'] });
  const remove = () =>
    attachments.remove(id).then(
      () => {
        toasts.undo(formatMessage({ id: 'attachment.removed' }, { name: fileName }), () =>
          attachments.restore(id).then(refresh),
        );
        return refresh();
      },
      (error: unknown) => toasts.failed(error),
    );
  const label = formatMessage({ id: 'attachment.remove' }, { name: fileName });
  return (
    <li className={styles.file}>
      <Paperclip size={15} aria-hidden className={styles.icon} />
      <div className={styles.main}>
        <a href={attachments.contentAddress(id)} download={fileName}>
          {fileName}
        </a>
        <div className={styles.note}>
          {[
            size(attachment.size),
            attachment.createdByName,
            dates.moment(attachment.createdAt, person.timeZone),
          ].join(' · ')}{' '}
          {!asClient && <VisibilityMark visibility={visibility} short />}
        </div>
      </div>
      {can.remove && (
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={label}
          title={label}
          onClick={() => void remove()}
        >
          <Trash2 size={15} aria-hidden />
        </ActionIcon>
      )}
    </li>
  );
}

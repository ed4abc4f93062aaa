import { Paperclip } from 'lucide-react';
import { attachments as api } from '../api/attachments';
import type { Attachment } from '../api/types';
import styles from './comment.module.css';
import { useFileSize } from './file-size';

/** The files that came with a comment. */
export function AttachmentLinks({ attachments }: { attachments: readonly Attachment[] }) {
  const size = useFileSize();
  if (attachments.length === 0) return null;
  return (
    <ul className={styles.files}>
      {attachments.map((attachment) => (
        <li key={attachment.id} className={styles.file}>
          <Paperclip size={13} aria-hidden />
          <a href={api.contentAddress(attachment.id)} download={attachment.fileName}>
            {attachment.fileName}
          </a>
          <span className="dim small">{size(attachment.size)}</span>
        </li>
      ))}
    </ul>
  );
}

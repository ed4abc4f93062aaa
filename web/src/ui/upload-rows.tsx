import { ActionIcon, Progress } from '@mantine/core';
import { X } from 'lucide-react';
import { FormattedNumber, useIntl } from 'react-intl';
import { ProblemNote } from './problem-note';
import type { RunningUpload, Uploads } from './uploads';
import styles from './upload-rows.module.css';

/** Files on their way, with a bar each; nothing when there are none. */
export function UploadRows({ uploads }: { uploads: Uploads }) {
  const { formatMessage } = useIntl();
  if (uploads.running.length === 0) return null;
  return (
    <ul className={styles.rows} aria-label={formatMessage({ id: 'upload.running' })}>
      {uploads.running.map((upload) => (
        <UploadRow key={upload.key} upload={upload} uploads={uploads} />
      ))}
    </ul>
  );
}

function UploadRow({ upload, uploads }: { upload: RunningUpload; uploads: Uploads }) {
  const { formatMessage } = useIntl();
  const stop = formatMessage({ id: 'upload.stop' }, { name: upload.name });
  return (
    <li className={styles.row}>
      <span className={styles.name}>
        {upload.name}{' '}
        {!upload.error && (
          <span className="dim small">
            <FormattedNumber value={upload.share} style="percent" />
          </span>
        )}
      </span>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={stop}
        title={stop}
        onClick={() => uploads.drop(upload.key)}
      >
        <X size={16} aria-hidden />
      </ActionIcon>
      <div className={styles.whole}>
        {upload.error ? (
          <ProblemNote error={upload.error} onRetry={() => uploads.retry(upload.key)} />
        ) : (
          <Progress value={upload.share * 100} size="sm" aria-label={upload.name} />
        )}
      </div>
    </li>
  );
}

import { ActionIcon, Progress } from '@mantine/core';
import { X } from 'lucide-react';
import { FormattedMessage, FormattedNumber, useIntl } from 'react-intl';
import { largestUpload, UploadRefused } from '../api/uploads';
import { useFileSize } from './file-size';
import { ProblemNote } from './problem-note';
import { canRetry, type RunningUpload, type Uploads } from './uploads';
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
  const size = useFileSize();
  const stop = formatMessage({ id: 'upload.stop' }, { name: upload.name });
  return (
    <li className={styles.row}>
      <span className={styles.name}>
        {upload.name} {upload.size !== null && <span className="dim small">{size(upload.size)} </span>}
        <Stand upload={upload} />
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
        {upload.state === 'failed' ? (
          <Failed upload={upload} uploads={uploads} />
        ) : (
          <Progress
            value={upload.share * 100}
            size="sm"
            striped={upload.state === 'stalled'}
            aria-label={upload.name}
          />
        )}
      </div>
    </li>
  );
}

function Stand({ upload }: { upload: RunningUpload }) {
  const { state, share } = upload;
  if (state === 'failed') return null;
  // The share is heard from the bar, where one asks for it; a change of state is said.
  return (
    <span className="dim small" role={state === 'sending' ? undefined : 'status'}>
      {state === 'sending' ? (
        <FormattedNumber value={share} style="percent" />
      ) : (
        <FormattedMessage id={`upload.${state}`} />
      )}
    </span>
  );
}

function Failed({ upload, uploads }: { upload: RunningUpload; uploads: Uploads }) {
  const size = useFileSize();
  const { error } = upload;
  if (error instanceof UploadRefused) {
    return (
      <p role="alert" className={styles.refused}>
        <FormattedMessage id={`upload.${error.code}`} values={{ most: size(largestUpload) }} />
      </p>
    );
  }
  return (
    <ProblemNote error={error} onRetry={canRetry(error) ? () => uploads.retry(upload.key) : undefined} />
  );
}

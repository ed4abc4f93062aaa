import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { tasks } from '../../api/tasks';
import type { Engagement } from '../../api/types';
import { DropArea } from '../../ui/drop-area';
import { engagementNames } from '../../ui/engagement-names';
import styles from './documents.module.css';

interface HandOverProps {
  engagements: Engagement[];
  preferred: string | undefined;
  onFiles: (files: File[], target: { engagementId: string; taskId?: string; note?: string }) => void;
  onClose: () => void;
}

/** For which client, for which task if any, a word about it, and the files. */
export function HandOver({ engagements, preferred, onFiles, onClose }: HandOverProps) {
  const { formatMessage } = useIntl();
  const names = engagementNames(engagements);
  const [engagementId, setEngagementId] = useState(
    names.find(({ value }) => value === preferred)?.value ?? names[0]?.value ?? '',
  );
  const [taskId, setTaskId] = useState('');
  const [note, setNote] = useState('');
  const { data: open } = useQuery(tasks.list({ engagementId, open: true }));
  return (
    <div className={styles.handOver}>
      <NativeSelect
        label={formatMessage({ id: 'tasks.client' })}
        value={engagementId}
        onChange={(event) => {
          setEngagementId(event.currentTarget.value);
          setTaskId('');
        }}
        data={names}
      />
      <NativeSelect
        label={formatMessage({ id: 'documents.task' })}
        value={taskId}
        onChange={(event) => setTaskId(event.currentTarget.value)}
        data={[
          { value: '', label: formatMessage({ id: 'documents.no-task' }) },
          ...(open?.items ?? []).map(({ id, title }) => ({ value: id, label: title })),
        ]}
      />
      <TextInput
        className={styles.whole}
        label={formatMessage({ id: 'documents.note' })}
        description={formatMessage({ id: 'common.optional' })}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <div className={styles.whole}>
        <DropArea
          onFiles={(files) => {
            onFiles(files, {
              engagementId,
              ...(taskId ? { taskId } : {}),
              ...(note.trim() ? { note: note.trim() } : {}),
            });
            setNote('');
          }}
        />
      </div>
      <div className={styles.whole}>
        <Button variant="default" onClick={onClose}>
          <FormattedMessage id="common.close" />
        </Button>
      </div>
    </div>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useIntl } from 'react-intl';
import { deliverables } from '../../api/deliverables';
import type { Task } from '../../api/types';
import { useDocumentChanges } from '../../ui/document-changes';
import { DocumentRow } from '../../ui/document-row';
import { DropArea } from '../../ui/drop-area';
import { Loaded } from '../../ui/loaded';
import { Card, SkeletonRows } from '../../ui/page';
import { Rows } from '../../ui/rows';
import { UploadRows } from '../../ui/upload-rows';
import styles from './tasks.module.css';

/** What was produced for a task, and the place to hand over more. */
export function TaskDocuments({ task }: { task: Task }) {
  const { formatMessage } = useIntl();
  const query = useQuery(deliverables.list({ taskId: task.id }));
  const changes = useDocumentChanges();
  return (
    <Card flush title={formatMessage({ id: 'task.documents' })}>
      <Loaded query={query} skeleton={<SkeletonRows count={1} height={52} />}>
        {({ items }) =>
          items.length > 0 && (
            <Rows>
              {items.map((deliverable) => (
                <DocumentRow key={deliverable.id} deliverable={deliverable} changes={changes} />
              ))}
            </Rows>
          )
        }
      </Loaded>
      <div className={styles.documents}>
        <UploadRows uploads={changes.uploads} />
        <DropArea
          hint="largest"
          paste
          onFiles={(files) => changes.upload(files, { engagementId: task.engagementId, taskId: task.id })}
        />
      </div>
    </Card>
  );
}

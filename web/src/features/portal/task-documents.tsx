import { useQuery } from '@tanstack/react-query';
import { FormattedMessage, useIntl } from 'react-intl';
import { deliverables } from '../../api/deliverables';
import type { Task } from '../../api/types';
import { useDocumentChanges } from '../../ui/document-changes';
import { DocumentRow } from '../../ui/document-row';
import { Loaded } from '../../ui/loaded';
import { Card, Empty, SkeletonRows } from '../../ui/page';
import { Rows } from '../../ui/rows';

/** What was produced for a task. */
export function TaskDocuments({ task }: { task: Task }) {
  const { formatMessage } = useIntl();
  const query = useQuery(deliverables.list({ taskId: task.id }));
  const changes = useDocumentChanges();
  return (
    <Card flush minHeight={104} title={formatMessage({ id: 'task.documents' })}>
      <Loaded query={query} skeleton={<SkeletonRows count={1} height={56} />}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>
              <FormattedMessage id="portal.task.no-documents" />
            </Empty>
          ) : (
            <Rows>
              {items.map((deliverable) => (
                <DocumentRow key={deliverable.id} deliverable={deliverable} changes={changes} />
              ))}
            </Rows>
          )
        }
      </Loaded>
    </Card>
  );
}

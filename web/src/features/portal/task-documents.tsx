import { useQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import { useIntl } from 'react-intl';
import { deliverables } from '../../api/deliverables';
import type { Task } from '../../api/types';
import { DocumentDecision } from '../../ui/document-decision';
import { DocumentRow } from '../../ui/document-row';
import { Loaded } from '../../ui/loaded';
import { Card, SkeletonRows } from '../../ui/page';
import { Rows } from '../../ui/rows';
import styles from './portal.module.css';

/** What was produced for a task; what is to be decided about it stands under it, unless the whole task waits for that. */
export function TaskDocuments({ task }: { task: Task }) {
  const { formatMessage } = useIntl();
  const query = useQuery(deliverables.list({ taskId: task.id }));
  if (query.data?.items.length === 0) return null;
  return (
    <Card flush minHeight={104} title={formatMessage({ id: 'task.documents' })}>
      <Loaded query={query} skeleton={<SkeletonRows count={1} height={56} />}>
        {({ items }) => (
          <Rows>
            {items.map((deliverable) => (
              <Fragment key={deliverable.id}>
                <DocumentRow deliverable={deliverable} />
                {task.status !== 'delivered' && (
                  <li className={styles.decideRow}>
                    <DocumentDecision deliverable={deliverable} compact />
                  </li>
                )}
              </Fragment>
            ))}
          </Rows>
        )}
      </Loaded>
    </Card>
  );
}

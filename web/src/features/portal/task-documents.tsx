import { useQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { deliverables } from '../../api/deliverables';
import type { Task } from '../../api/types';
import { DocumentDecision } from '../../ui/document-decision';
import { DocumentRow } from '../../ui/document-row';
import { Loaded } from '../../ui/loaded';
import { Card, Empty, SkeletonRows } from '../../ui/page';
import { Rows } from '../../ui/rows';
import styles from './portal.module.css';

/** What was produced for a task, and under each what is to be decided about it. */
export function TaskDocuments({ task }: { task: Task }) {
  const { formatMessage } = useIntl();
  const query = useQuery(deliverables.list({ taskId: task.id }));
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
                <Fragment key={deliverable.id}>
                  <DocumentRow deliverable={deliverable} />
                  <li className={styles.decideRow}>
                    <DocumentDecision deliverable={deliverable} compact />
                  </li>
                </Fragment>
              ))}
            </Rows>
          )
        }
      </Loaded>
    </Card>
  );
}

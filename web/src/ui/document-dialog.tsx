import { Button, Drawer } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { FormattedMessage, useIntl } from 'react-intl';
import { deliverables } from '../api/deliverables';
import { Problem } from '../api/problem';
import { useDocumentChanges, type DocumentChanges } from './document-changes';
import { DocumentPanel } from './document-panel';
import { Loaded } from './loaded';
import { SkeletonRows } from './page';
import styles from './document-panel.module.css';

interface DocumentDialogProps {
  id: string;
  onClose: () => void;
  /** Those of the page, whose uploads go on when the panel is closed. */
  changes?: DocumentChanges | undefined;
}

/** How long a page waits before it asks whether the pictures of a document are there. */
const lookAgain = 2_500;

/** One document with everything about it: beside the page on a desk, the whole page on a phone. */
export default function DocumentDialog({ id, onClose, changes }: DocumentDialogProps) {
  const { formatMessage } = useIntl();
  const own = useDocumentChanges();
  const query = useQuery({
    ...deliverables.one(id),
    refetchInterval: ({ state }) => (state.data?.latest.preview === 'waiting' ? lookAgain : false),
  });
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="74rem"
      padding={0}
      classNames={{ header: styles.head ?? '', body: styles.body ?? '', title: styles.title ?? '' }}
      title={query.data?.title ?? formatMessage({ id: 'document.one' })}
      closeButtonProps={{ 'aria-label': formatMessage({ id: 'common.close' }) }}
    >
      {query.data === undefined && isGone(query.error) ? (
        <div className={styles.gone}>
          <p>
            <FormattedMessage id="document.gone" />
          </p>
          <Button variant="default" onClick={onClose}>
            <FormattedMessage id="common.close" />
          </Button>
        </div>
      ) : (
        <Loaded query={query} skeleton={<SkeletonRows count={4} height={96} />}>
          {(deliverable) => (
            <DocumentPanel deliverable={deliverable} changes={changes ?? own} onClose={onClose} />
          )}
        </Loaded>
      )}
    </Drawer>
  );
}

/** An old link, or one of somebody else: trying again would change nothing. */
function isGone(error: unknown): boolean {
  return error instanceof Problem && error.status === 404;
}

import { NativeSelect } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { FileText } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import { deliverables } from '../../api/deliverables';
import type { Engagement } from '../../api/types';
import type { DocumentChanges } from '../../ui/document-changes';
import { DocumentRow } from '../../ui/document-row';
import { MoreButton } from '../../ui/more-button';
import { Card, Empty, SkeletonRows } from '../../ui/page';
import { ProblemNote } from '../../ui/problem-note';
import { Rows } from '../../ui/rows';
import { Crumbs, Shelves, Tags } from './archive-places';
import { clientsOf, foldersWithin } from './places';
import { documentStates, type DocumentSearch } from './search';
import type { DocumentWish } from './use-document-address';
import styles from './documents.module.css';

interface ArchiveProps {
  search: DocumentSearch;
  engagements: Engagement[];
  changes: DocumentChanges;
  onGo: (changed: DocumentWish) => void;
  onOpen: (documentId: string) => void;
}

/** The archive as one walks through it: clients, their folders, tags across, and the documents of where one stands. */
export function Archive({ search, engagements: all, changes, onGo, onOpen }: ArchiveProps) {
  const { formatMessage } = useIntl();
  const { engagementId, folder, tag, state } = search;
  const clients = clientsOf(all);
  // Whoever has one client stands in their archive already.
  const clientId =
    search.clientId ??
    all.find(({ id }) => id === engagementId)?.clientId ??
    (clients.length === 1 ? clients[0]?.id : undefined);
  const client = clients.find(({ id }) => id === clientId);
  // Of a client with several engagements, one: then the way there says which.
  const own = all.filter((engagement) => engagement.clientId === clientId);
  const engagement = own.length > 1 ? own.find(({ id }) => id === engagementId)?.name : undefined;
  const shelves = useQuery(
    deliverables.folders(engagementId ? { engagementId } : clientId ? { clientId } : {}),
  );
  const inside = clientId ? foldersWithin(shelves.data?.items ?? [], folder) : [];
  return (
    <>
      <div className={styles.places}>
        <div className={styles.way}>
          <Crumbs
            client={client}
            many={clients.length > 1}
            engagement={engagement}
            folder={folder}
            onGo={onGo}
          />
          <NativeSelect
            className={styles.state}
            aria-label={formatMessage({ id: 'documents.state' })}
            value={state ?? ''}
            data={[
              { value: '', label: formatMessage({ id: 'documents.every-state' }) },
              ...documentStates.map((value) => ({
                value,
                label: formatMessage({ id: `document.state.${value}` }),
              })),
            ]}
            onChange={(event) => {
              const chosen = event.currentTarget.value;
              onGo({ state: documentStates.find((known) => known === chosen) });
            }}
          />
        </div>
        {clientId ? (
          <Shelves
            label={formatMessage({ id: 'documents.folders' })}
            shelves={inside.map(({ name, folder: path, count }) => ({
              id: path,
              name,
              count,
              onOpen: () => onGo({ clientId, folder: path }),
            }))}
          />
        ) : (
          <Shelves
            label={formatMessage({ id: 'documents.clients' })}
            shelves={clients.map(({ id, name }) => ({ id, name, onOpen: () => onGo({ clientId: id }) }))}
          />
        )}
        <Tags tags={shelves.data?.tags ?? []} chosen={tag} onChoose={(chosen) => onGo({ tag: chosen })} />
      </div>
      <DocumentList
        filter={{ ...given({ engagementId, folder, tag, state }), ...(clientId ? { clientId } : {}) }}
        withClient={!clientId}
        changes={changes}
        onOpen={onOpen}
      />
    </>
  );
}

function given<T extends object>(values: T): T {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T;
}

interface DocumentListProps {
  filter: Parameters<typeof deliverables.pages>[0] & object;
  withClient: boolean;
  changes: DocumentChanges;
  onOpen: (documentId: string) => void;
}

function DocumentList({ filter, withClient, changes, onOpen }: DocumentListProps) {
  const { formatMessage } = useIntl();
  const query = useInfiniteQuery(deliverables.pages(filter));
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const narrowed = Boolean(filter.folder ?? filter.tag ?? filter.state);
  if (query.isPending) {
    return (
      <Card flush>
        <SkeletonRows count={5} height={68} />
      </Card>
    );
  }
  return (
    <>
      <ProblemNote error={query.error} onRetry={() => void query.refetch()} />
      {query.isSuccess && items.length === 0 && (
        <Card>
          <Empty icon={<FileText size={18} />}>
            <FormattedMessage id={narrowed ? 'documents.none-here' : 'documents.none'} />
          </Empty>
        </Card>
      )}
      {items.length > 0 && (
        <Card flush>
          <Rows label={formatMessage({ id: 'nav.documents' })}>
            {items.map((deliverable) => (
              <DocumentRow
                key={deliverable.id}
                deliverable={deliverable}
                changes={changes}
                withTask
                withClient={withClient}
                onOpen={onOpen}
              />
            ))}
          </Rows>
        </Card>
      )}
      <MoreButton query={query} />
    </>
  );
}

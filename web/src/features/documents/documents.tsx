import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Upload } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { archive } from '../../api/archive';
import { engagements } from '../../api/engagements';
import type { Engagement } from '../../api/types';
import { useDocumentChanges } from '../../ui/document-changes';
import { DocumentFound } from '../../ui/document-found';
import { DocumentSearchField } from '../../ui/document-search-field';
import { Card, Page } from '../../ui/page';
import { UploadRows } from '../../ui/upload-rows';
import { useSlow } from '../../ui/use-slow';
import { Archive } from './archive';
import { FoundFilters } from './found-filters';
import { HandOver } from './hand-over';
import type { DocumentSearch } from './search';
import { useDocumentAddress } from './use-document-address';
import styles from './documents.module.css';

const DocumentDialog = lazy(() => import('../../ui/document-dialog'));

/** Everything that was produced and written down: by client and folder, or found by a word. */
export function DocumentsPage() {
  const { formatMessage } = useIntl();
  const { search, go, replace } = useDocumentAddress();
  const places = useQuery(engagements.list());
  const changes = useDocumentChanges();
  const [handing, setHanding] = useState(false);
  const all = places.data?.items ?? [];
  const running = all.filter(({ can }) => can.logTime);
  const { q, clientId, engagementId, kind, folder, tag } = search;
  const narrowing = { clientId, engagementId, kind, folder, tag };
  const found = useInfiniteQuery({ ...archive.search({ q, ...narrowing }), enabled: q !== undefined });
  const slow = useSlow(found.isFetching);
  const open = (id: string) => go({ documentId: id });
  return (
    <Page
      title={formatMessage({ id: 'nav.documents' })}
      actions={
        running.length > 0 &&
        !handing && (
          <Button leftSection={<Upload size={16} aria-hidden />} onClick={() => setHanding(true)}>
            <FormattedMessage id="documents.hand-over" />
          </Button>
        )
      }
    >
      {handing && (
        <Card title={formatMessage({ id: 'documents.hand-over' })}>
          <HandOver
            engagements={running}
            preferred={preferredOf(running, search)}
            folder={search.folder}
            onFiles={changes.upload}
            onClose={() => setHanding(false)}
          />
        </Card>
      )}
      <UploadRows uploads={changes.uploads} />
      <search className={styles.search} aria-label={formatMessage({ id: 'archive.search' })}>
        <DocumentSearchField value={q} slow={slow} onChange={(q) => replace({ q })} />
        {q !== undefined && <FoundFilters search={search} engagements={all} onChange={replace} />}
      </search>
      {q === undefined ? (
        <Archive search={search} engagements={all} changes={changes} onGo={go} onOpen={open} />
      ) : (
        <DocumentFound
          query={found}
          words={q}
          narrowed={Object.values(narrowing).some((value) => value !== undefined)}
          onWiden={() => replace(everywhere)}
          onOpen={open}
        />
      )}
      {search.documentId && (
        <Suspense fallback={null}>
          <DocumentDialog
            key={search.documentId}
            id={search.documentId}
            changes={changes}
            onClose={() => replace({ documentId: undefined })}
          />
        </Suspense>
      )}
    </Page>
  );
}

const everywhere = {
  clientId: undefined,
  engagementId: undefined,
  kind: undefined,
  folder: undefined,
  tag: undefined,
};

/** For whom one hands over, if the page says it. */
function preferredOf(
  running: readonly Engagement[],
  { engagementId, clientId }: DocumentSearch,
): string | undefined {
  return engagementId ?? running.find((engagement) => engagement.clientId === clientId)?.id;
}

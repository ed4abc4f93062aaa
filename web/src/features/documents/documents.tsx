import { Button, NativeSelect } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { FileText, Upload } from 'lucide-react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { deliverables } from '../../api/deliverables';
import { engagements } from '../../api/engagements';
import type { Engagement } from '../../api/types';
import { useDocumentChanges } from '../../ui/document-changes';
import { DocumentRow } from '../../ui/document-row';
import { engagementNames } from '../../ui/engagement-names';
import { MoreButton } from '../../ui/more-button';
import { Card, Empty, Page, SkeletonRows } from '../../ui/page';
import { ProblemNote } from '../../ui/problem-note';
import { Rows } from '../../ui/rows';
import { UploadRows } from '../../ui/upload-rows';
import { byClient } from './by-client';
import { HandOver } from './hand-over';
import styles from './documents.module.css';

/** Everything that was produced, client by client. */
export function DocumentsPage() {
  const { formatMessage } = useIntl();
  const { engagementId } = useSearch({ from: '/app/documents' });
  const places = useQuery(engagements.list());
  const changes = useDocumentChanges();
  const [handing, setHanding] = useState(false);
  const running = (places.data?.items ?? []).filter(({ can }) => can.logTime);
  const handOver = running.length > 0 && !handing && (
    <Button leftSection={<Upload size={16} aria-hidden />} onClick={() => setHanding(true)}>
      <FormattedMessage id="documents.hand-over" />
    </Button>
  );
  return (
    <Page title={formatMessage({ id: 'nav.documents' })} actions={handOver}>
      {handing && (
        <Card title={formatMessage({ id: 'documents.hand-over' })}>
          <HandOver
            engagements={running}
            preferred={engagementId}
            onFiles={changes.upload}
            onClose={() => setHanding(false)}
          />
        </Card>
      )}
      <UploadRows uploads={changes.uploads} />
      <ClientFilter engagements={places.data?.items ?? []} engagementId={engagementId} />
      <DocumentList engagementId={engagementId} changes={changes} />
    </Page>
  );
}

interface ClientFilterProps {
  engagements: Engagement[];
  engagementId: string | undefined;
}

function ClientFilter({ engagements: all, engagementId }: ClientFilterProps) {
  const { formatMessage } = useIntl();
  const navigate = useNavigate();
  if (all.length < 2) return null;
  return (
    <NativeSelect
      className={styles.filter}
      aria-label={formatMessage({ id: 'tasks.client' })}
      value={engagementId ?? ''}
      onChange={({ currentTarget: { value } }) =>
        void navigate({ to: '/documents', search: value ? { engagementId: value } : {}, replace: true })
      }
      data={[{ value: '', label: formatMessage({ id: 'tasks.all-clients' }) }, ...engagementNames(all)]}
    />
  );
}

interface DocumentListProps {
  engagementId: string | undefined;
  changes: ReturnType<typeof useDocumentChanges>;
}

function DocumentList({ engagementId, changes }: DocumentListProps) {
  const query = useInfiniteQuery(deliverables.pages(engagementId ? { engagementId } : {}));
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  if (query.isPending) {
    return (
      <Card flush>
        <SkeletonRows count={5} height={56} />
      </Card>
    );
  }
  return (
    <>
      <ProblemNote error={query.error} onRetry={() => void query.refetch()} />
      {query.isSuccess && items.length === 0 && (
        <Card>
          <Empty icon={<FileText size={18} />}>
            <FormattedMessage id="documents.none" />
          </Empty>
        </Card>
      )}
      {byClient(items).map((group) => (
        <Card key={group.clientName} flush title={group.clientName}>
          <Rows>
            {group.deliverables.map((deliverable) => (
              <DocumentRow key={deliverable.id} deliverable={deliverable} changes={changes} withTask />
            ))}
          </Rows>
        </Card>
      ))}
      <MoreButton query={query} />
    </>
  );
}

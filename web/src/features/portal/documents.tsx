import { NativeSelect } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { FileText } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { archive } from '../../api/archive';
import { deliverables } from '../../api/deliverables';
import type { Deliverable } from '../../api/types';
import { useSession } from '../../api/use-session';
import { DocumentFound } from '../../ui/document-found';
import { foundKinds } from '../../ui/document-found-kinds';
import { DocumentRow } from '../../ui/document-row';
import { DocumentSearchField } from '../../ui/document-search-field';
import { Loaded } from '../../ui/loaded';
import { Card, Empty, Page, SkeletonRows } from '../../ui/page';
import { Rows } from '../../ui/rows';
import { useSlow } from '../../ui/use-slow';
import { byMonth, toDecide, type Month } from './by-month';
import styles from './portal.module.css';

const DocumentDialog = lazy(() => import('../../ui/document-dialog'));

/** Everything that was produced: what waits for a word first, then month by month; and one search over all there is. */
export function PortalDocumentsPage() {
  const { formatMessage } = useIntl();
  const navigate = useNavigate();
  const { q, kind, documentId } = useSearch({ from: '/app/documents' });
  const found = useInfiniteQuery({ ...archive.search({ q, kind }), enabled: q !== undefined });
  const slow = useSlow(found.isFetching);
  const go = (
    wish: { q?: string | undefined; kind?: typeof kind; documentId?: string | undefined },
    replace = true,
  ) => {
    const { q: words, kind: of, documentId: open } = { q, kind, documentId, ...wish };
    void navigate({
      to: '/documents',
      search: { ...(words && { q: words }), ...(of && { kind: of }), ...(open && { documentId: open }) },
      replace,
      resetScroll: false,
    });
  };
  const open = (id: string) => go({ documentId: id }, false);
  return (
    <Page title={formatMessage({ id: 'nav.documents' })}>
      <search className={styles.archiveSearch} aria-label={formatMessage({ id: 'archive.search' })}>
        <DocumentSearchField value={q} slow={slow} onChange={(words) => go({ q: words })} />
        {q !== undefined && (
          <NativeSelect
            aria-label={formatMessage({ id: 'archive.kind' })}
            value={kind ?? ''}
            data={[
              { value: '', label: formatMessage({ id: 'archive.every-kind' }) },
              ...foundKinds.map((value) => ({
                value,
                label: formatMessage({ id: `archive.kinds.${value}` }),
              })),
            ]}
            onChange={({ currentTarget: { value } }) =>
              go({ kind: foundKinds.find((known) => known === value) })
            }
          />
        )}
      </search>
      {q === undefined ? (
        <AllDocuments onOpen={open} />
      ) : (
        <DocumentFound
          query={found}
          words={q}
          narrowed={kind !== undefined}
          onWiden={() => go({ kind: undefined })}
          onOpen={open}
        />
      )}
      {documentId && (
        <Suspense fallback={null}>
          <DocumentDialog key={documentId} id={documentId} onClose={() => go({ documentId: undefined })} />
        </Suspense>
      )}
    </Page>
  );
}

function AllDocuments({ onOpen }: { onOpen: (id: string) => void }) {
  const { formatMessage } = useIntl();
  const { person } = useSession();
  const query = useQuery(deliverables.all);
  return (
    <Loaded
      query={query}
      skeleton={
        <Card flush>
          <SkeletonRows count={5} height={68} />
        </Card>
      }
    >
      {(all) => {
        const waiting = toDecide(all);
        return all.length === 0 ? (
          <Card>
            <Empty icon={<FileText size={18} />}>
              <FormattedMessage id="portal.no-documents" />
            </Empty>
          </Card>
        ) : (
          <>
            {waiting.length > 0 && (
              <DocumentCard
                title={formatMessage({ id: 'portal.documents-to-decide' })}
                documents={waiting}
                onOpen={onOpen}
              />
            )}
            {byMonth(
              all.filter((document) => !waiting.includes(document)),
              person.timeZone,
            ).map((month) => (
              <MonthCard key={month.month} month={month} onOpen={onOpen} />
            ))}
          </>
        );
      }}
    </Loaded>
  );
}

function MonthCard({ month: { month, documents }, onOpen }: { month: Month; onOpen: (id: string) => void }) {
  const { formatDate } = useIntl();
  const title = formatDate(Date.parse(`${month}-01T00:00:00Z`), {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return <DocumentCard title={title} documents={documents} onOpen={onOpen} />;
}

interface DocumentCardProps {
  title: string;
  documents: Deliverable[];
  onOpen: (id: string) => void;
}

function DocumentCard({ title, documents, onOpen }: DocumentCardProps) {
  return (
    <Card flush title={title}>
      <Rows>
        {documents.map((document) => (
          <DocumentRow key={document.id} deliverable={document} withTask onOpen={onOpen} />
        ))}
      </Rows>
    </Card>
  );
}

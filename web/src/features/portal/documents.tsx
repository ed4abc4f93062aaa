import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { FileText, Search } from 'lucide-react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { deliverables } from '../../api/deliverables';
import type { Deliverable } from '../../api/types';
import { useSession } from '../../api/use-session';
import { useDocumentChanges } from '../../ui/document-changes';
import { DocumentRow } from '../../ui/document-row';
import { Loaded } from '../../ui/loaded';
import { Card, Empty, Page, SkeletonRows } from '../../ui/page';
import { Rows } from '../../ui/rows';
import { byMonth, named, type Month } from './by-month';

/** The archive: every document with its versions, the latest first, found by typing a part of its name. */
export function PortalDocumentsPage() {
  const { formatMessage } = useIntl();
  const query = useQuery(deliverables.all);
  const [words, setWords] = useState('');
  return (
    <Page title={formatMessage({ id: 'nav.documents' })}>
      <div role="search">
        <TextInput
          type="search"
          aria-label={formatMessage({ id: 'portal.search' })}
          placeholder={formatMessage({ id: 'portal.search' })}
          leftSection={<Search size={16} aria-hidden />}
          value={words}
          disabled={query.data?.length === 0}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
      </div>
      <Loaded
        query={query}
        skeleton={
          <Card flush>
            <SkeletonRows count={5} height={60} />
          </Card>
        }
      >
        {(all) =>
          all.length === 0 ? (
            <Card>
              <Empty icon={<FileText size={18} />}>
                <FormattedMessage id="portal.no-documents" />
              </Empty>
            </Card>
          ) : (
            <Found documents={named(all, words)} searching={words.trim() !== ''} />
          )
        }
      </Loaded>
    </Page>
  );
}

function Found({ documents, searching }: { documents: Deliverable[]; searching: boolean }) {
  const { person } = useSession();
  return (
    <>
      <p className={searching ? 'dim small' : 'only-heard'} style={{ margin: 0 }} role="status">
        {searching && <FormattedMessage id="portal.found" values={{ count: documents.length }} />}
      </p>
      {byMonth(documents, person.timeZone).map((month) => (
        <MonthCard key={month.month} month={month} />
      ))}
    </>
  );
}

function MonthCard({ month: { month, documents } }: { month: Month }) {
  const { formatDate } = useIntl();
  const changes = useDocumentChanges();
  const title = formatDate(Date.parse(`${month}-01T00:00:00Z`), {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return (
    <Card flush title={title}>
      <Rows>
        {documents.map((document) => (
          <DocumentRow key={document.id} deliverable={document} changes={changes} withTask />
        ))}
      </Rows>
    </Card>
  );
}

import { Button } from '@mantine/core';
import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { SearchX } from 'lucide-react';
import { FormattedMessage } from 'react-intl';
import type { Found } from '../api/archive';
import { DocumentFoundRow } from './document-found-row';
import { MoreButton } from './more-button';
import { Card, Empty, SkeletonRows } from './page';
import { ProblemNote } from './problem-note';
import styles from './document-found.module.css';

interface FoundPages {
  pages: { items: Found[]; corrected: string | null }[];
}

interface DocumentFoundProps {
  query: UseInfiniteQueryResult<FoundPages>;
  words: string;
  /** Something narrows the search besides the words. */
  narrowed: boolean;
  onWiden: () => void;
  onOpen: (documentId: string) => void;
}

/** What was found, the best first; what stood there before stays until the next answer is there. */
export function DocumentFound({ query, words, narrowed, onWiden, onOpen }: DocumentFoundProps) {
  if (query.data === undefined) {
    return query.error ? (
      <ProblemNote error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <Card flush>
        <SkeletonRows count={5} height={76} />
      </Card>
    );
  }
  const items = query.data.pages.flatMap((page) => page.items);
  const corrected = query.data.pages[0]?.corrected;
  return (
    <>
      <ProblemNote error={query.error} onRetry={() => void query.refetch()} />
      <p role="status" className={styles.count}>
        {corrected && (
          <strong>
            <FormattedMessage id="archive.corrected" values={{ words: corrected }} />{' '}
          </strong>
        )}
        <FormattedMessage
          id="archive.count"
          values={{ count: items.length, more: query.hasNextPage ? 'yes' : 'no' }}
        />
      </p>
      {items.length === 0 ? (
        <Card>
          <Empty
            icon={<SearchX size={18} />}
            action={
              narrowed && (
                <Button variant="default" onClick={onWiden}>
                  <FormattedMessage id="archive.everywhere" />
                </Button>
              )
            }
          >
            <FormattedMessage id={narrowed ? 'archive.nothing-here' : 'archive.nothing'} />
          </Empty>
        </Card>
      ) : (
        <Card flush>
          <ul className={styles.rows} aria-busy={query.isPlaceholderData || undefined}>
            {items.map((found) => (
              <DocumentFoundRow
                key={`${found.kind} ${found.id}`}
                found={found}
                words={corrected ?? words}
                onOpen={onOpen}
              />
            ))}
          </ul>
        </Card>
      )}
      <MoreButton query={query} />
    </>
  );
}

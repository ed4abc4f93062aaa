import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { SkeletonRows } from './page';
import { ProblemNote } from './problem-note';

interface LoadedProps<T> {
  query: Pick<UseQueryResult<T>, 'data' | 'error'> & { refetch: () => unknown };
  /** What keeps the place meanwhile. */
  skeleton?: ReactNode;
  children: (data: T) => ReactNode;
}

/** A query on the screen: its place while it loads, its error with a way on, its data. */
export function Loaded<T>({ query, skeleton, children }: LoadedProps<T>) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.error) {
    return (
      <div style={{ padding: '0.875rem 1.125rem 1.125rem' }}>
        <ProblemNote error={query.error} onRetry={() => void query.refetch()} />
      </div>
    );
  }
  return <>{skeleton ?? <SkeletonRows />}</>;
}

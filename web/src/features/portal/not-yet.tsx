import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Loaded } from '../../ui/loaded';
import { Card, Page, SkeletonRows } from '../../ui/page';

interface NotYetProps {
  title: string;
  query: UseQueryResult<unknown>;
  /** The way back to the list. */
  back: ReactNode;
}

/** A page whose record is still on its way, or is not to be seen: with a title and a way on in either case. */
export function NotYet({ title, query, back }: NotYetProps) {
  return (
    <Page title={title}>
      <Card flush minHeight={120}>
        <Loaded query={query} skeleton={<SkeletonRows count={4} height={64} />}>
          {() => null}
        </Loaded>
      </Card>
      {back}
    </Page>
  );
}

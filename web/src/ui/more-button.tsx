import { Button } from '@mantine/core';
import { ChevronDown } from 'lucide-react';
import { FormattedMessage } from 'react-intl';

interface MoreButtonProps {
  query: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => Promise<unknown> };
}

/** The next page of a long list; nothing at its end. */
export function MoreButton({ query }: MoreButtonProps) {
  if (!query.hasNextPage) return null;
  return (
    <div>
      <Button
        variant="default"
        leftSection={<ChevronDown size={16} aria-hidden />}
        loading={query.isFetchingNextPage}
        onClick={() => void query.fetchNextPage()}
      >
        <FormattedMessage id="common.more" />
      </Button>
    </div>
  );
}

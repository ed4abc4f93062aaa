import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { tasks } from '../../api/tasks';
import { MoreButton } from '../../ui/more-button';
import { Card, Empty, SkeletonRows } from '../../ui/page';
import { ProblemNote } from '../../ui/problem-note';
import { TaskRows } from './task-rows';

/** What is closed stays out of the way until one asks for it. */
export function ClosedTasks() {
  const [open, setOpen] = useState(false);
  if (open) return <Closed />;
  return (
    <div>
      <Button
        variant="subtle"
        color="gray"
        leftSection={<ChevronRight size={16} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        <FormattedMessage id="tasks.show-closed" />
      </Button>
    </div>
  );
}

function Closed() {
  const { formatMessage } = useIntl();
  const query = useInfiniteQuery(tasks.closed({}));
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <ProblemNote error={query.error} onRetry={() => void query.refetch()} />
      <Card flush title={formatMessage({ id: 'portal.tasks.closed' })}>
        {query.isPending && <SkeletonRows count={3} height={64} />}
        {query.isSuccess && items.length === 0 && (
          <Empty>
            <FormattedMessage id="tasks.none-closed" />
          </Empty>
        )}
        <TaskRows tasks={items} />
      </Card>
      <MoreButton query={query} />
    </>
  );
}

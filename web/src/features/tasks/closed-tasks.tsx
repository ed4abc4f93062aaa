import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { tasks } from '../../api/tasks';
import { MoreButton } from '../../ui/more-button';
import { Card, SkeletonRows } from '../../ui/page';
import { ProblemNote } from '../../ui/problem-note';
import { closedFilterOf } from './filter';
import type { TaskSearch } from './search';
import { TaskRows } from './task-rows';
import styles from './tasks.module.css';

interface ClosedTasksProps {
  search: TaskSearch;
  startOpen: boolean;
}

/** What is closed stays out of the way until one asks for it. */
export function ClosedTasks({ search, startOpen }: ClosedTasksProps) {
  const [opened, setOpened] = useState(false);
  if (!opened && !startOpen) {
    return (
      <div>
        <Button
          variant="subtle"
          color="gray"
          leftSection={<ChevronRight size={16} aria-hidden />}
          onClick={() => setOpened(true)}
        >
          <FormattedMessage id="tasks.show-closed" />
        </Button>
      </div>
    );
  }
  return <Closed search={search} />;
}

function Closed({ search }: { search: TaskSearch }) {
  const { formatMessage } = useIntl();
  const query = useInfiniteQuery(tasks.pages(closedFilterOf(search)));
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Card flush title={formatMessage({ id: 'task.turn.none' })}>
      {query.isPending && <SkeletonRows count={3} height={56} />}
      <ProblemNote error={query.error} onRetry={() => void query.refetch()} />
      {query.isSuccess && items.length === 0 && (
        <p className={`${styles.more} dim`} style={{ margin: 0 }}>
          <FormattedMessage id="tasks.none-closed" />
        </p>
      )}
      <TaskRows tasks={items} />
      {query.hasNextPage && (
        <div className={styles.more}>
          <MoreButton query={query} />
        </div>
      )}
    </Card>
  );
}

import { useDroppable } from '@dnd-kit/core';
import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { ChevronLeft, CircleCheckBig } from 'lucide-react';
import { FormattedMessage } from 'react-intl';
import { tasks } from '../../../api/tasks';
import type { Task } from '../../../api/types';
import { MoreButton } from '../../../ui/more-button';
import { SkeletonRows } from '../../../ui/page';
import { ProblemNote } from '../../../ui/problem-note';
import { closedFilterOf } from '../filter';
import type { TaskSearch } from '../search';
import { BoardCard } from './board-card';
import styles from './board.module.css';
import { mayDrop } from './columns';

interface ClosedColumnProps {
  search: TaskSearch;
  dragged: Task | null;
  opened: boolean;
  onOpened: (opened: boolean) => void;
}

/** What is closed stays out of the way until one asks for it; a card dropped there is done. */
export function ClosedColumn({ search, dragged, opened, onOpened }: ClosedColumnProps) {
  const takes = dragged !== null && mayDrop(dragged, 'done');
  const { setNodeRef, isOver } = useDroppable({
    id: 'done',
    disabled: !opened || (dragged !== null && !takes),
  });
  if (!opened) {
    return (
      <div className={styles.more}>
        <Button
          variant="subtle"
          color="gray"
          leftSection={<CircleCheckBig size={15} aria-hidden />}
          onClick={() => onOpened(true)}
        >
          <FormattedMessage id="tasks.show-closed" />
        </Button>
      </div>
    );
  }
  return (
    <section
      ref={setNodeRef}
      className={styles.column}
      aria-labelledby="board-closed"
      data-over={isOver || undefined}
      data-closed={(dragged !== null && !takes) || undefined}
    >
      <header className={styles.columnHead}>
        <CircleCheckBig size={15} aria-hidden />
        <h2 id="board-closed" className={styles.columnName}>
          <FormattedMessage id="task.turn.none" />
        </h2>
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          leftSection={<ChevronLeft size={13} aria-hidden />}
          onClick={() => onOpened(false)}
        >
          <FormattedMessage id="board.hide-closed" />
        </Button>
      </header>
      <Closed search={search} />
    </section>
  );
}

function Closed({ search }: { search: TaskSearch }) {
  const query = useInfiniteQuery(tasks.pages(closedFilterOf(search)));
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      {query.isPending && <SkeletonRows count={3} height={72} />}
      <ProblemNote error={query.error} onRetry={() => void query.refetch()} />
      <ul className={styles.cards} data-cards>
        {items.map((task) => (
          <BoardCard key={task.id} task={task} />
        ))}
      </ul>
      {query.isSuccess && items.length === 0 && (
        <p className={styles.nothing}>
          <FormattedMessage id="tasks.none-closed" />
        </p>
      )}
      <MoreButton query={query} />
    </>
  );
}

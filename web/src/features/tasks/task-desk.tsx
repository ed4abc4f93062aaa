import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { ListChecks } from 'lucide-react';
import { lazy, Suspense, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { FormattedMessage } from 'react-intl';
import { tasks } from '../../api/tasks';
import type { Engagement, Task } from '../../api/types';
import { LinkButton } from '../../ui/link-button';
import { MoreButton } from '../../ui/more-button';
import { Card, Empty, SkeletonRows } from '../../ui/page';
import { ProblemNote } from '../../ui/problem-note';
import { useShortcutKeys } from '../../ui/shortcut-keys';
import { BulkBar } from './bulk/bulk-bar';
import { useCardKeys } from './card-keys';
import { ClosedTasks } from './closed-tasks';
import { DeskContext, useNewDesk, type Desk } from './desk';
import { filterOf, isFiltered, onlyClosed } from './filter';
import type { TaskSearch, TaskView } from './search';
import { TaskViewOf } from './task-view';
import styles from './tasks.module.css';

const Board = lazy(() => import('./board/board'));

interface TaskDeskProps {
  search: TaskSearch;
  view: TaskView;
  engagements: Engagement[];
  preferred: string | undefined;
}

/** The tasks that fit, in the chosen view: one keyboard over all cards, and what is done with several. */
export function TaskDesk({ search, view, engagements, preferred }: TaskDeskProps) {
  const place = useRef<HTMLDivElement>(null);
  const [dragging, setDragging] = useState(false);
  const desk = useNewDesk();
  const closedOnly = onlyClosed(search);
  const query = useInfiniteQuery({
    ...tasks.pages(filterOf(search, view)),
    enabled: !closedOnly,
    placeholderData: keepPreviousData,
  });
  const items = useMemo(
    () => (closedOnly ? [] : (query.data?.pages.flatMap((page) => page.items) ?? [])),
    [query.data, closedOnly],
  );
  const keys = useCardKeys({
    place,
    desk,
    beside: view === 'board',
    busy: dragging,
    onChoose: (id) => {
      if (items.some((task) => task.id === id)) desk.toggle(id);
    },
  });
  useShortcutKeys(cardKeys);
  return (
    <DeskContext value={desk}>
      <div ref={place} className={styles.desk} onKeyDown={keys.onKeyDown} onFocus={keys.onFocus}>
        {query.isError && <ProblemNote error={query.error} onRetry={() => void query.refetch()} />}
        {!closedOnly && query.isPending && !query.isError && <Waiting board={view === 'board'} />}
        {(closedOnly || query.isSuccess) &&
          (view === 'board' ? (
            <Suspense fallback={<Waiting board />}>
              <Board
                tasks={items}
                search={search}
                engagements={engagements}
                preferred={preferred}
                onDragging={setDragging}
              />
            </Suspense>
          ) : (
            <>
              {!closedOnly && items.length === 0 && <NoTasks filtered={isFiltered(search)} view={view} />}
              <TaskViewOf view={view} tasks={items} />
            </>
          ))}
        {!closedOnly && <MorePages query={query} shown={items} />}
        {view !== 'board' && (closedOnly || !(search.status || search.turn)) && (
          <ClosedTasks search={search} startOpen={closedOnly} />
        )}
      </div>
      <Chosen tasks={items} desk={desk} />
    </DeskContext>
  );
}

/** What is done with several; drawn apart from the cards. */
function Chosen({ tasks: shown, desk }: { tasks: Task[]; desk: Desk }) {
  const ids = useSyncExternalStore(desk.subscribe, desk.chosen);
  const chosen = shown.filter(({ id }) => ids.has(id));
  return chosen.length > 0 && <BulkBar tasks={chosen} onDone={() => desk.clear()} />;
}

const cardKeys = [
  { keys: '← ↑ → ↓', label: 'tasks.keys.arrows' },
  { keys: 'M', label: 'tasks.keys.move' },
  { keys: 'X', label: 'tasks.keys.choose' },
  { keys: 'Enter', label: 'tasks.keys.open' },
  { keys: 'Space', label: 'tasks.keys.drag' },
] as const;

/** A page holds 200: says so where there are more, and brings them. */
function MorePages({ query, shown }: { query: Parameters<typeof MoreButton>[0]['query']; shown: Task[] }) {
  if (!query.hasNextPage) return null;
  return (
    <div className={styles.more}>
      <p className="dim small">
        <FormattedMessage id="tasks.first" values={{ count: shown.length }} />
      </p>
      <MoreButton query={query} />
    </div>
  );
}

function Waiting({ board }: { board: boolean }) {
  return (
    <Card flush>
      <SkeletonRows count={board ? 8 : 6} height={56} />
    </Card>
  );
}

function NoTasks({ filtered, view }: { filtered: boolean; view: TaskView }) {
  return (
    <Card>
      <Empty
        icon={<ListChecks size={18} />}
        action={
          filtered && (
            <LinkButton to="/tasks" search={{ view }} variant="light">
              <FormattedMessage id="tasks.show-all" />
            </LinkButton>
          )
        }
      >
        <FormattedMessage id={filtered ? 'tasks.none-filtered' : 'tasks.none'} />
      </Empty>
    </Card>
  );
}

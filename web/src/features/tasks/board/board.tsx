import {
  DndContext,
  DragOverlay,
  KeyboardSensor,
  MouseSensor,
  pointerWithin,
  rectIntersection,
  TouchSensor,
  useSensor,
  useSensors,
  type Active,
  type CollisionDetection,
  type KeyboardCoordinateGetter,
} from '@dnd-kit/core';
import { memo, useState } from 'react';
import { useIntl } from 'react-intl';
import type { Engagement, Task, TaskStatus } from '../../../api/types';
import { useDesk } from '../desk';
import { useMoving } from '../moving/moving';
import { onlyClosed } from '../filter';
import type { TaskSearch } from '../search';
import { BoardCard } from './board-card';
import { BoardColumn } from './board-column';
import styles from './board.module.css';
import { ClosedColumn } from './closed-column';
import { columnsOf, mayDrop, nextColumn } from './columns';
import { useAnnouncements } from './announcements';

interface BoardProps {
  tasks: Task[];
  search: TaskSearch;
  /** Where a new task can be begun. */
  engagements: Engagement[];
  preferred: string | undefined;
  onDragging: (dragging: boolean) => void;
}

/** The open tasks in columns by state: dragged by hand, finger or keyboard to where they may go. */
function Board({ tasks, search, engagements, preferred, onDragging }: BoardProps) {
  const { formatMessage } = useIntl();
  const { go } = useMoving();
  const desk = useDesk();
  const [dragged, setDragged] = useState<Task | null>(null);
  const columns = onlyClosed(search) ? [] : columnsOf(tasks, search.status);
  const [withClosed, setWithClosed] = useState(columns.length === 0);
  const shown: TaskStatus[] = [
    ...columns.map(({ status }) => status),
    ...(withClosed ? (['done'] as const) : []),
  ];
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    // A finger that rests takes the card; one that moves scrolls.
    useSensor(TouchSensor, { activationConstraint: { delay: 220, tolerance: 8 } }),
    useSensor(KeyboardSensor, {
      coordinateGetter: useByColumns(shown),
      // Enter opens the card.
      keyboardCodes: { start: ['Space'], cancel: ['Escape'], end: ['Space', 'Enter'] },
    }),
  );
  const accessibility = useAnnouncements();
  const drag = (task: Task | null) => {
    setDragged(task);
    onDragging(task !== null);
  };
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={underPointer}
      accessibility={accessibility}
      onDragStart={({ active }) => drag(taskOf(active) ?? null)}
      onDragCancel={() => drag(null)}
      onDragEnd={({ active, over }) => {
        const task = taskOf(active);
        drag(null);
        const to = shown.find((status) => status === over?.id);
        if (!task || !to || !mayDrop(task, to)) return;
        desk.followed = task.id;
        go([task], to);
      }}
    >
      <div className={styles.board} role="group" aria-label={formatMessage({ id: 'board.label' })}>
        {columns.map((column) => (
          <BoardColumn
            key={column.status}
            column={column}
            dragged={dragged}
            engagements={engagements}
            preferred={preferred}
          />
        ))}
        <ClosedColumn search={search} dragged={dragged} opened={withClosed} onOpened={setWithClosed} />
      </div>
      <DragOverlay dropAnimation={null}>
        {dragged && (
          <ul className={styles.held}>
            <BoardCard task={dragged} held />
          </ul>
        )}
      </DragOverlay>
    </DndContext>
  );
}

function taskOf({ data }: Pick<Active, 'data'>): Task | undefined {
  return data.current?.['task'] as Task | undefined;
}

/** Under the pointer where there is one; by keyboard, where the card lies most. */
const underPointer: CollisionDetection = (args) =>
  args.pointerCoordinates ? pointerWithin(args) : rectIntersection(args);

/** Left and right lead from one column that takes the card to the next. */
function useByColumns(shown: readonly TaskStatus[]): KeyboardCoordinateGetter {
  return (event, { context, currentCoordinates }) => {
    const step = event.code === 'ArrowRight' ? 1 : event.code === 'ArrowLeft' ? -1 : 0;
    const task = context.active ? taskOf(context.active) : undefined;
    if (step === 0 || !task) return undefined;
    event.preventDefault();
    const at = shown.find((status) => status === context.over?.id) ?? task.status;
    const next = nextColumn(task, at, step, shown);
    const rect = next && context.droppableRects.get(next);
    return rect ? { x: rect.left + 8, y: rect.top + 48 } : currentCoordinates;
  };
}

export default memo(Board);

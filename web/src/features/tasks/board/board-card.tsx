import { useDraggable } from '@dnd-kit/core';
import { memo } from 'react';
import type { Task } from '../../../api/types';
import { CardCheck, CardMarks, CardMove, CardTitle, CardTurn } from '../card-parts';
import { useChosen } from '../desk';
import styles from './board.module.css';

interface BoardCardProps {
  task: Task;
  /** In somebody's hand: a picture of the card, not the card. */
  held?: boolean;
}

export function BoardCard({ task, held = false }: BoardCardProps) {
  return held ? (
    <li className={styles.card} data-held>
      <CardBody task={task} />
    </li>
  ) : (
    <Draggable task={task} />
  );
}

/** The whole card for the pointer; for the keyboard its title, on which Space takes it up. */
function Draggable({ task }: { task: Task }) {
  const chosen = useChosen(task.id);
  const { setNodeRef, setActivatorNodeRef, listeners, attributes, isDragging } = useDraggable({
    id: task.id,
    data: { task },
    disabled: task.can.moves.length === 0,
  });
  return (
    <li
      ref={setNodeRef}
      {...listeners}
      className={styles.card}
      data-card={task.id}
      data-chosen={chosen || undefined}
      data-away={isDragging || undefined}
      data-fixed={task.can.moves.length === 0 || undefined}
    >
      <CardBody task={task} linkRef={setActivatorNodeRef} describedBy={attributes['aria-describedby']} />
    </li>
  );
}

interface CardBodyProps {
  task: Task;
  linkRef?: (element: HTMLElement | null) => void;
  describedBy?: string;
}

/** Kept as it is while cards are dragged: only its frame moves. */
const CardBody = memo(function CardBody({ task, linkRef, describedBy }: CardBodyProps) {
  return (
    <>
      <div className={styles.head}>
        <CardCheck task={task} />
        <span className={styles.name}>
          <CardTitle
            task={task}
            {...(linkRef ? { linkRef } : {})}
            {...(describedBy ? { describedBy } : {})}
          />
        </span>
        <CardMove task={task} />
      </div>
      <div className={styles.note}>
        {[task.clientName, task.assigneeName].filter(Boolean).join(' · ')}
        <br />
        <CardTurn task={task} />
      </div>
      <CardMarks task={task} />
    </>
  );
});

import { useDroppable } from '@dnd-kit/core';
import { useId } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { Engagement, Task } from '../../../api/types';
import { statusIcon } from '../../../ui/task-badges';
import { QuickFoot } from '../quick-foot';
import { BoardCard } from './board-card';
import styles from './board.module.css';
import { beginnings, mayDrop, type Column } from './columns';

interface BoardColumnProps {
  column: Column;
  dragged: Task | null;
  engagements: Engagement[];
  preferred: string | undefined;
}

/** One state: its name, how many, its cards, and a line for a new one. */
export function BoardColumn({ column, dragged, engagements, preferred }: BoardColumnProps) {
  const { formatMessage } = useIntl();
  const { status, tasks } = column;
  const heading = useId();
  const home = dragged?.status === status;
  const takes = dragged !== null && (home || mayDrop(dragged, status));
  const { setNodeRef, isOver } = useDroppable({ id: status, disabled: dragged !== null && !takes });
  const Icon = statusIcon[status];
  const name = formatMessage({ id: `task.status.${status}` });
  return (
    <section
      ref={setNodeRef}
      aria-labelledby={heading}
      className={styles.column}
      data-over={(isOver && !home) || undefined}
      data-closed={(dragged !== null && !takes) || undefined}
    >
      <header className={styles.columnHead}>
        <Icon size={15} aria-hidden />
        <h2 id={heading} className={styles.columnName}>
          {name}
        </h2>
        <span className={styles.count}>
          <span aria-hidden>{tasks.length}</span>
          <span className="only-heard">
            <FormattedMessage id="today.tasks" values={{ count: tasks.length }} />
          </span>
        </span>
      </header>
      <ul className={styles.cards} data-cards>
        {tasks.map((task) => (
          <BoardCard key={task.id} task={task} />
        ))}
      </ul>
      {tasks.length === 0 && (
        <p className={styles.nothing}>
          <FormattedMessage id={dragged && takes ? 'board.drop-here' : 'board.nothing'} />
        </p>
      )}
      {engagements.length > 0 && beginnings.includes(status) && (
        <QuickFoot engagements={engagements} preferred={preferred} status={status} />
      )}
    </section>
  );
}

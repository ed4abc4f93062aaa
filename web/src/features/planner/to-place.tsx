import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { GripVertical, ListChecks, Search } from 'lucide-react';
import { useMemo, useState, type RefObject } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { timeBlocks } from '../../api/planning';
import { tasks } from '../../api/tasks';
import type { Task, TimeBlock } from '../../api/types';
import { useSession } from '../../api/use-session';
import { today, useDates } from '../../ui/dates';
import { Loaded } from '../../ui/loaded';
import { Card, Empty, SkeletonRows } from '../../ui/page';
import { TaskDue } from '../../ui/task-due';
import styles from './to-place.module.css';

/** How long a block is that nobody said a length for. */
export const USUAL_MINUTES = 60;

interface ToPlaceProps {
  area: RefObject<HTMLDivElement | null>;
  /** Opens the form in which a task gets its time, for those who do not drag. */
  onPlan: (task: Task) => void;
}

/** One's own open tasks, the ones without a time first: each can be dragged onto the calendar. */
export function ToPlace({ area, onPlan }: ToPlaceProps) {
  const { formatMessage } = useIntl();
  const { person, seat } = useSession();
  const [sought, setSought] = useState('');
  const query = useQuery(tasks.list({ open: true, turn: 'assistant', order: 'due' }));
  const zone = person.timeZone;
  const from = Temporal.PlainDate.from(today(zone)).toZonedDateTime(zone).toInstant().toString();
  const { data: upcoming } = useQuery(timeBlocks.upcoming(from));
  const placed = useMemo(() => firstOf(upcoming ?? []), [upcoming]);
  return (
    <Card flush title={formatMessage({ id: 'planner.to-place' })}>
      <div className={styles.search}>
        <TextInput
          size="sm"
          leftSection={<Search size={14} aria-hidden />}
          aria-label={formatMessage({ id: 'planner.search' })}
          placeholder={formatMessage({ id: 'planner.search' })}
          value={sought}
          onChange={(event) => setSought(event.currentTarget.value)}
        />
      </div>
      <div ref={area}>
        <Loaded query={query} skeleton={<SkeletonRows count={4} height={52} />}>
          {({ items }) => {
            const mine = ownTasks(items, seat.id, sought);
            if (mine.length === 0)
              return (
                <Empty icon={<ListChecks size={18} />}>
                  <FormattedMessage id={sought ? 'planner.nothing-found' : 'planner.nothing-to-place'} />
                </Empty>
              );
            const sorted = mine.toSorted(
              (one, other) => Number(placed.has(one.id)) - Number(placed.has(other.id)),
            );
            return (
              <ul className={styles.tasks}>
                {sorted.map((task) => (
                  <Line key={task.id} task={task} block={placed.get(task.id)} onPlan={() => onPlan(task)} />
                ))}
              </ul>
            );
          }}
        </Loaded>
      </div>
    </Card>
  );
}

function Line({ task, block, onPlan }: { task: Task; block: TimeBlock | undefined; onPlan: () => void }) {
  const { formatMessage } = useIntl();
  const { person } = useSession();
  const dates = useDates();
  return (
    <li className={styles.task} data-place={task.id} data-minutes={USUAL_MINUTES}>
      <GripVertical size={14} aria-hidden className={styles.grip} />
      <span className={styles.words}>
        <Link to="/tasks/$taskId" params={{ taskId: task.id }} draggable={false}>
          {task.title}
        </Link>
        <span className="dim small">
          {task.clientName}
          {task.dueOn && ' · '}
          <TaskDue task={task} />
        </span>
        {block && (
          <span className={styles.placed}>
            <FormattedMessage
              id="planner.next"
              values={{ moment: dates.moment(block.startsAt, person.timeZone) }}
            />
          </span>
        )}
      </span>
      <Button
        size="compact-sm"
        variant="light"
        aria-label={formatMessage({ id: 'planner.plan-task' }, { title: task.title })}
        onClick={onPlan}
      >
        <FormattedMessage id="planner.plan" />
      </Button>
    </li>
  );
}

/** Those that are mine, and those that are nobody's yet. */
export function ownTasks(items: readonly Task[], seatId: string, sought: string): Task[] {
  const words = sought.trim().toLocaleLowerCase();
  return items.filter(
    ({ assigneeId, title, clientName }) =>
      (assigneeId === null || assigneeId === seatId) &&
      `${title} ${clientName}`.toLocaleLowerCase().includes(words),
  );
}

/** The earliest block of each task. */
function firstOf(blocks: readonly TimeBlock[]): Map<string, TimeBlock> {
  const found = new Map<string, TimeBlock>();
  for (const block of blocks) {
    const known = found.get(block.taskId);
    if (block.removedAt === null && (!known || block.startsAt < known.startsAt))
      found.set(block.taskId, block);
  }
  return found;
}

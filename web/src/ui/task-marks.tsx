import {
  ArrowDown,
  ArrowUp,
  ChevronsUp,
  CirclePause,
  Clock,
  ListChecks,
  MessageSquare,
  TriangleAlert,
  Zap,
  type LucideIcon,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { FormattedMessage } from 'react-intl';
import type { Priority, Task } from '../api/types';
import { hoursText } from './hours';
import styles from './task-marks.module.css';

interface MarkProps {
  icon: LucideIcon;
  /** `warn` needs somebody; it is said in words as well. */
  tone?: 'warn' | 'strong' | undefined;
  children: ReactNode;
}

/** A small sign with its word: never colour or picture alone. */
function Mark({ icon: Icon, tone, children }: MarkProps) {
  return (
    <span className={styles.mark} data-tone={tone}>
      <Icon size={13} aria-hidden />
      <span>{children}</span>
    </span>
  );
}

const priorityIcon: Record<Priority, LucideIcon> = {
  low: ArrowDown,
  normal: ArrowUp,
  high: ArrowUp,
  urgent: ChevronsUp,
};

/** How pressing a task is; nothing for the ordinary. */
export function PriorityMark({ priority }: { priority: Priority }) {
  if (priority === 'normal') return null;
  const tone = priority === 'low' ? undefined : priority === 'urgent' ? 'warn' : 'strong';
  return (
    <Mark icon={priorityIcon[priority]} tone={tone}>
      <FormattedMessage id={`tasks.priority.${priority}`} />
    </Mark>
  );
}

/** Asked for later than the notice that was agreed. */
export function RushMark({ task }: { task: Pick<Task, 'rush'> }) {
  if (!task.rush) return null;
  return (
    <Mark icon={Zap} tone="strong">
      <FormattedMessage id="tasks.rush" />
    </Mark>
  );
}

/** How the promise stands, where it needs a look: late, at risk, or standing still. */
export function TurnaroundMark({ task }: { task: Pick<Task, 'turnaround'> }) {
  const { state } = task.turnaround;
  if (state === 'late' || state === 'missed' || state === 'at_risk') {
    return (
      <Mark icon={TriangleAlert} tone="warn">
        <FormattedMessage id={`turnaround.mark.${state}`} />
      </Mark>
    );
  }
  if (state !== 'paused') return null;
  return (
    <Mark icon={CirclePause}>
      <FormattedMessage id="turnaround.mark.paused" />
    </Mark>
  );
}

/** Steps done of all; nothing without steps. */
export function StepsMark({ task }: { task: Pick<Task, 'checklist'> }) {
  const { done, total } = task.checklist;
  if (total === 0) return null;
  return (
    <Mark icon={ListChecks}>
      <span aria-hidden>
        {done}/{total}
      </span>
      <span className="only-heard">
        <FormattedMessage id="tasks.steps-done" values={{ done, total }} />
      </span>
    </Mark>
  );
}

/** Hours worked, beside what was estimated. */
export function HoursMark({ task }: { task: Pick<Task, 'workedSeconds' | 'estimateMinutes'> }) {
  const { workedSeconds, estimateMinutes } = task;
  if (workedSeconds === 0 && estimateMinutes === null) return null;
  const over = estimateMinutes !== null && workedSeconds > estimateMinutes * 60;
  const worked = hoursText(Math.floor(workedSeconds / 60) * 60);
  const estimate = estimateMinutes === null ? null : hoursText(estimateMinutes * 60);
  return (
    <Mark icon={Clock} tone={over ? 'warn' : undefined}>
      <span aria-hidden>
        {worked}
        {estimate && ` / ${estimate}`}
      </span>
      <span className="only-heard">
        {estimate ? (
          <FormattedMessage id="tasks.worked-of" values={{ worked, estimate }} />
        ) : (
          <FormattedMessage id="tasks.worked" values={{ worked }} />
        )}
      </span>
      {over && (
        <>
          {' '}
          <FormattedMessage id="tasks.over-estimate" />
        </>
      )}
    </Mark>
  );
}

/** How much was said; nothing in silence. */
export function CommentsMark({ task }: { task: Pick<Task, 'commentsCount'> }) {
  if (task.commentsCount === 0) return null;
  return (
    <Mark icon={MessageSquare}>
      <span aria-hidden>{task.commentsCount}</span>
      <span className="only-heard">
        <FormattedMessage id="tasks.comments" values={{ count: task.commentsCount }} />
      </span>
    </Mark>
  );
}

import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useMemo, useState, type ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { tasks as api } from '../../../api/tasks';
import type { Task, TaskStatus } from '../../../api/types';
import type { Move } from '../../../ui/moves';
import { useToasts } from '../../../ui/toasts';
import { moved, patchTasks, putTasks } from '../task-cache';
import { MovingContext, type Moving } from './moving';
import { commonMoves, waysBack } from './undo';

const AskDialog = lazy(() => import('./ask-dialog'));
const AnswerDialog = lazy(() => import('./answer-dialog'));
const DeliverDialog = lazy(() => import('./deliver-dialog'));
const NoteDialog = lazy(() => import('./note-dialog'));

/** The dialog that stands open: what is still to be said before a task moves. */
type Open =
  { kind: 'ask' | 'answer' | 'deliver'; task: Task } | { kind: 'note'; tasks: readonly Task[]; move: Move };

function dialogFor(tasks: readonly Task[], move: Move): Open | null {
  const [task] = tasks;
  if (task && tasks.length === 1) {
    if (move.to === 'waiting_for_client') return { kind: 'ask', task };
    if (move.note === 'their-answer') return { kind: 'answer', task };
    if (move.to === 'delivered') return { kind: 'deliver', task };
  }
  return move.note ? { kind: 'note', tasks, move } : null;
}

/** Moves tasks for everything inside: shows it at once, asks what must be asked, offers the way back. */
export function MovingProvider({ children }: { children: ReactNode }) {
  const queries = useQueryClient();
  const toasts = useToasts();
  const { formatMessage } = useIntl();
  const [open, setOpen] = useState<Open | null>(null);

  const refresh = () => queries.invalidateQueries({ queryKey: ['tasks'] });
  const name = (list: readonly Task[], to: TaskStatus) =>
    formatMessage(
      { id: 'tasks.moved' },
      {
        count: list.length,
        title: list[0]?.title ?? '',
        state: formatMessage({ id: `task.status.${to}` }),
      },
    );

  const send = async (list: readonly Task[], to: TaskStatus, note?: string): Promise<Task[]> => {
    const [only] = list;
    if (only && list.length === 1) return [await api.move(only.id, to, note)];
    return (
      await api.moveMany(
        list.map(({ id }) => id),
        to,
        note,
      )
    ).items;
  };

  const told = (before: readonly Task[], after: readonly Task[], to: TaskStatus) => {
    putTasks(queries, after);
    const back = waysBack(before, after);
    if (!back) return toasts.done(name(before, to));
    toasts.undo(name(before, to), async () => {
      for (const way of back) await api.moveMany(way.ids, way.to);
      await refresh();
    });
  };

  const run = async (list: readonly Task[], to: TaskStatus): Promise<void> => {
    patchTasks(queries, new Set(list.map(({ id }) => id)), (task) => moved(task, to));
    try {
      told(list, await send(list, to), to);
    } catch (error) {
      putTasks(queries, list);
      toasts.failed(error);
    }
    await refresh();
  };

  const moving: Moving = {
    go: (list, to) => {
      const move = commonMoves(list).find((each) => each.to === to);
      if (!move) return;
      const dialog = dialogFor(list, move);
      if (dialog) setOpen(dialog);
      else void run(list, to);
    },
  };
  const stable = useStable(moving);
  const close = () => {
    if (open) returnTo(open.kind === 'note' ? open.tasks[0] : open.task);
    setOpen(null);
  };

  return (
    <MovingContext value={stable}>
      {children}
      <Suspense fallback={null}>
        {open?.kind === 'ask' && <AskDialog task={open.task} onClose={close} />}
        {open?.kind === 'answer' && <AnswerDialog task={open.task} onClose={close} />}
        {open?.kind === 'deliver' && <DeliverDialog task={open.task} onClose={close} />}
        {open?.kind === 'note' && (
          <NoteDialog
            tasks={open.tasks}
            move={open.move}
            onTell={async (note) => {
              told(open.tasks, await send(open.tasks, open.move.to, note || undefined), open.move.to);
              close();
              await refresh();
            }}
            onClose={close}
          />
        )}
      </Suspense>
    </MovingContext>
  );
}

/** As long as a dialog takes to leave. */
const leaving = 300;

/** The menu from which a dialog was opened is gone: the keyboard goes back to the card, unless it is somewhere. */
function returnTo(task: Task | undefined): void {
  if (!task) return;
  window.setTimeout(() => {
    if (document.activeElement !== document.body) return;
    document.querySelector<HTMLElement>(`[data-card="${CSS.escape(task.id)}"] a`)?.focus();
  }, leaving);
}

/** One object for as long as the page stands, which always does the latest: cards need not be drawn again. */
function useStable(moving: Moving): Moving {
  const [latest] = useState(() => ({ moving }));
  latest.moving = moving;
  return useMemo<Moving>(
    () => ({
      go: (tasks, to) => latest.moving.go(tasks, to),
    }),
    [latest],
  );
}

import { useQueryClient } from '@tanstack/react-query';
import { useIntl } from 'react-intl';
import { checklist, type StepChange, type StepDraft } from '../api/checklist';
import { newId } from '../api/ids';
import type { ChecklistItem } from '../api/types';
import { useToasts } from './toasts';

export interface StepChanges {
  add: (step: StepDraft) => void;
  change: (item: ChecklistItem, change: StepChange) => void;
  /** Gone at once; can be taken back for some seconds. */
  remove: (item: ChecklistItem) => void;
}

type Steps = { items: ChecklistItem[] };

/** The steps as they will stand: places close up, as the server does it. */
export function changed(
  items: readonly ChecklistItem[],
  id: string,
  change: StepChange,
  at: string,
): ChecklistItem[] {
  const { done, position, ...rest } = change;
  const inOrder = items.toSorted((one, other) => one.position - other.position);
  const from = inOrder.findIndex((item) => item.id === id);
  const item = inOrder[from];
  if (!item) return inOrder;
  const next: ChecklistItem = {
    ...item,
    ...rest,
    ...(done === undefined ? {} : { doneAt: done ? at : null }),
  };
  const others = inOrder.toSpliced(from, 1);
  const placed = others.toSpliced(Math.min(position ?? from, others.length), 0, next);
  return placed.map((each, index) => ({ ...each, position: index }));
}

/** What one does with the steps of a task: shown at once, sent behind. */
export function useStepChanges(taskId: string): StepChanges {
  const queries = useQueryClient();
  const toasts = useToasts();
  const { formatMessage } = useIntl();
  const key = checklist.list(taskId).queryKey;
  const show = (change: (items: ChecklistItem[]) => ChecklistItem[]) =>
    queries.setQueryData<Steps>(key, (list) => list && { ...list, items: change(list.items) });
  const refresh = () => queries.invalidateQueries({ queryKey: ['tasks'] });
  const send = (work: Promise<unknown>) => {
    work.catch(toasts.failed).finally(() => void refresh());
  };
  return {
    add: (step) => send(checklist.add(taskId, { ...step, id: step.id ?? newId() })),
    change: (item, change) => {
      const at = Temporal.Now.instant().toString();
      show((items) => changed(items, item.id, change, at));
      send(checklist.change(taskId, item.id, change));
    },
    remove: (item) => {
      show((items) => items.filter(({ id }) => id !== item.id));
      const { text, by, position, doneAt } = item;
      send(
        checklist.remove(taskId, item.id).then(() =>
          toasts.undo(formatMessage({ id: 'checklist.removed' }, { text }), async () => {
            const again = await checklist.add(taskId, { id: newId(), text, by, position });
            if (doneAt) await checklist.change(taskId, again.id, { done: true });
            await refresh();
          }),
        ),
      );
    },
  };
}

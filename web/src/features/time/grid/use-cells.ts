import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useIntl } from 'react-intl';
import { timeEntries } from '../../../api/time-entries';
import type { WeekOfTime } from '../../../api/types';
import { useSession } from '../../../api/use-session';
import { useToasts } from '../../../ui/toasts';
import { CellIds } from './cell-ids';
import { cellOf, keyOf, type Affirmed, type Row, type RowKind } from './cells';
import { after, dayLengthIn, planEdit, type Plan, type Refusal } from './plan';
import { carryOut } from './save-cell';
import { withEntry, withoutEntries } from './week-cache';

/** What was typed into a cell, until it is what the server says. */
export interface Draft {
  row: Row;
  day: string;
  seconds: number;
  state: 'saving' | 'saved' | 'refused' | 'failed';
  refusal?: Refusal;
  error?: unknown;
}

export interface Cells {
  drafts: ReadonlyMap<string, Draft>;
  /** The draft that was settled last, to be said aloud. */
  last: Draft | null;
  /** Shows it at once and saves it behind; what does not fit is refused at once, and nothing changes. */
  save: (row: Row, day: string, seconds: number) => Refusal | null;
  dismiss: (row: RowKind, day: string) => void;
  refresh: () => Promise<unknown>;
}

export function cellKey(row: RowKind, day: string): string {
  return `${keyOf(row)}@${day}`;
}

const refreshAfter = 700;

/** Saving what is typed into the cells of a week, each on its own, in the order in which it was typed. */
export function useCells(
  week: string,
  affirmed: Affirmed,
  zoneOf: (engagementId: string) => string | undefined,
): Cells {
  const queries = useQueryClient();
  const toasts = useToasts();
  const { person } = useSession();
  const { formatMessage } = useIntl();
  const { queryKey } = timeEntries.week(week);
  const [drafts, setDrafts] = useState<ReadonlyMap<string, Draft>>(new Map());
  const [last, setLast] = useState<Draft | null>(null);
  const shown = useRef(drafts);
  const saving = useRef(new Map<string, Promise<void>>());
  const ids = useRef(new CellIds());
  const soon = useRef(0);

  const put = (key: string, draft: Draft | null) => {
    const next = new Map(shown.current);
    if (draft) next.set(key, draft);
    else next.delete(key);
    shown.current = next;
    setDrafts(next);
    if (draft && draft.state !== 'saving') setLast(draft);
  };
  const refresh = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: ['time-entries'] }),
      queries.invalidateQueries({ queryKey: ['tasks'] }),
    ]);
  const refreshSoon = () => {
    window.clearTimeout(soon.current);
    soon.current = window.setTimeout(() => void refresh(), refreshAfter);
  };

  const planFor = (row: Row, day: string, seconds: number): Plan | null => {
    const found = queries.getQueryData<WeekOfTime>(queryKey);
    if (!found) return null;
    const key = cellKey(row, day);
    const taken = [...shown.current].reduce(
      (total, [other, draft]) =>
        other !== key && draft.day === day && draft.state === 'saving'
          ? total + draft.seconds - cellOf(found, draft.row, day, affirmed).seconds
          : total,
      found.days.find((one) => one.day === day)?.totalSeconds ?? 0,
    );
    const cell = cellOf(found, row, day, affirmed);
    return planEdit(cell, seconds, {
      taken: taken - cell.seconds,
      dayLength: dayLengthIn(day, zoneOf(row.engagementId)),
    });
  };

  const run = async (row: Row, day: string, seconds: number, plan: Plan | null): Promise<void> => {
    const key = cellKey(row, day);
    if (!plan) return;
    if (plan.refusal) return put(key, { row, day, seconds, state: 'refused', refusal: plan.refusal });
    if (plan.steps.length === 0) return put(key, null);
    const found = queries.getQueryData<WeekOfTime>(queryKey);
    const sum = found ? after(cellOf(found, row, day, affirmed), plan.steps) : seconds;
    put(key, { row, day, seconds: sum, state: 'saving' });
    const gone: string[] = [];
    try {
      for (const step of plan.steps) {
        const done = await carryOut(step, {
          kind: row,
          day,
          zone: person.timeZone,
          id: ids.current.of(key),
          read: (id) => queries.fetchQuery({ ...timeEntries.one(id), staleTime: 0 }),
        });
        // An answer that is still on its way may be older than this one.
        await queries.cancelQueries({ queryKey });
        queries.setQueryData<WeekOfTime>(
          queryKey,
          (now) => now && ('put' in done ? withEntry(now, done.put) : withoutEntries(now, done.gone)),
        );
        if (step.do === 'add') ids.current.saved(key);
        if ('gone' in done) gone.push(...done.gone);
      }
      // The week is drawn anew a moment later; until then the draft stands for it.
      await new Promise((resolve) => window.setTimeout(resolve));
      put(key, { row, day, seconds: sum, state: 'saved' });
      if (seconds === 0 && gone.length > 0) {
        toasts.undo(formatMessage({ id: 'grid.cleared' }, { count: gone.length }), () =>
          Promise.all(gone.map((one) => timeEntries.restore(one))).then(refresh),
        );
      }
    } catch (error) {
      put(key, { row, day, seconds, state: 'failed', error });
    } finally {
      refreshSoon();
    }
  };

  return {
    drafts,
    last,
    refresh,
    save: (row, day, seconds) => {
      const key = cellKey(row, day);
      const before = saving.current.get(key);
      const plan = before ? null : planFor(row, day, seconds);
      const mine = before
        ? before.then(() => run(row, day, seconds, planFor(row, day, seconds)))
        : run(row, day, seconds, plan);
      if (before) put(key, { row, day, seconds, state: 'saving' });
      saving.current.set(key, mine);
      void mine.finally(() => {
        if (saving.current.get(key) === mine) saving.current.delete(key);
      });
      return plan?.refusal ?? null;
    },
    dismiss: (row, day) => {
      if (!saving.current.has(cellKey(row, day))) put(cellKey(row, day), null);
    },
  };
}

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { newId } from '../../../api/ids';
import { Problem } from '../../../api/problem';
import { timeEntries } from '../../../api/time-entries';
import { useSession } from '../../../api/use-session';
import { addWeeks } from '../../../ui/dates';
import { explain } from '../../../ui/problem-note';
import { useToasts } from '../../../ui/toasts';
import { cellOf, gridOf, type Affirmed, type Row } from './cells';
import { copyOf, type CopiedCell, type LeftOut } from './copy-week';
import type { KeptRows } from './kept-rows';
import { dayLengthIn } from './plan';
import { draftOf } from './save-cell';

/** What was taken over from the week before, and what was not. */
export interface CopyOutcome {
  rows: number;
  entries: number;
  leftOut: { cell: CopiedCell; because: LeftOut | { words: string } }[];
}

interface Copy {
  copy: (withHours: boolean) => void;
  pending: boolean;
  outcome: CopyOutcome | null;
  close: () => void;
}

const most = 200;

/** Copies the week before: its rows, or its rows and hours as entries without clock times. */
export function useCopy(
  week: string,
  kept: KeptRows,
  affirmed: Affirmed,
  zoneOf: (engagementId: string) => string | undefined,
): Copy {
  const intl = useIntl();
  const queries = useQueryClient();
  const toasts = useToasts();
  const { person } = useSession();
  const [pending, setPending] = useState(false);
  const [outcome, setOutcome] = useState<CopyOutcome | null>(null);
  const refresh = () => queries.invalidateQueries({ queryKey: ['time-entries'] });
  const fresh = (which: string) => queries.fetchQuery({ ...timeEntries.week(which), staleTime: 0 });

  const copy = async (withHours: boolean): Promise<CopyOutcome> => {
    const [before, now] = await Promise.all([fresh(addWeeks(week, -1)), fresh(week)]);
    const found = copyOf(before, now, gridOf(now, kept.rows, affirmed), {
      open: (row: Row) => zoneOf(row.engagementId) !== undefined,
      dayLength: (row, day) => dayLengthIn(day, zoneOf(row.engagementId)),
      lockOf: (row, day) => cellOf(now, row, day, affirmed).lock,
    });
    kept.add(found.rows);
    if (!withHours) return { rows: found.rows.length, entries: 0, leftOut: [] };
    const drafts = found.fits.slice(0, most).map((cell) => ({
      cell,
      draft: {
        ...draftOf(cell.row, cell.day, cell.seconds, person.timeZone, newId()),
        description: cell.description,
      },
    }));
    const refused = await addAll(drafts);
    const taken = drafts.map(({ draft }) => draft.id).filter((id) => !refused.has(id));
    await refresh();
    if (taken.length > 0) {
      toasts.undo(intl.formatMessage({ id: 'grid.copied' }, { count: taken.length }), () =>
        timeEntries.removeMany(taken).then(refresh),
      );
    }
    const late = drafts.flatMap(({ cell, draft }) => {
      const error = refused.get(draft.id);
      return error === undefined ? [] : [{ cell, because: { words: explain(intl, error) } }];
    });
    return { rows: found.rows.length, entries: taken.length, leftOut: [...found.leftOut, ...late] };
  };

  return {
    pending,
    outcome,
    close: () => setOutcome(null),
    copy: (withHours) => {
      setPending(true);
      copy(withHours)
        .then(setOutcome, toasts.failed)
        .finally(() => setPending(false));
    },
  };
}

/** All at once; when the server refuses something of it, one by one, so that the rest is taken. */
async function addAll(
  drafts: { draft: ReturnType<typeof draftOf> }[],
): Promise<ReadonlyMap<string, unknown>> {
  const refused = new Map<string, unknown>();
  if (drafts.length === 0) return refused;
  try {
    await timeEntries.createMany(drafts.map(({ draft }) => draft));
    return refused;
  } catch (error) {
    if (!(error instanceof Problem) || error.status < 400 || error.status >= 500) throw error;
  }
  for (const { draft } of drafts) {
    await timeEntries.create(draft).catch((error: unknown) => {
      // Already there: taken by a request whose answer was lost.
      if (!(error instanceof Problem) || error.code !== 'record.already-exists') refused.set(draft.id, error);
    });
  }
  return refused;
}

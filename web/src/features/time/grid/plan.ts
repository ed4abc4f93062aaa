import type { TimeEntry } from '../../../api/types';
import { sumOf, type Cell, type CellLock } from './cells';

/** One change of one entry, or a new one without clock times. */
export type Step =
  | { do: 'add'; seconds: number }
  | { do: 'change'; entry: TimeEntry; seconds: number }
  | { do: 'remove'; entries: TimeEntry[] };

/** Why what was typed is not taken. */
export type Refusal =
  | { because: CellLock }
  /** The day has no more room than `seconds` for this cell. */
  | { because: 'day-full'; seconds: number }
  /** Entries with clock times make up `seconds`; typing cannot change those. */
  | { because: 'timed'; seconds: number };

export type Plan = { steps: Step[]; refusal: null } | { steps: null; refusal: Refusal };

/** How much of the day other cells have filled, and how long the day is. */
export interface Room {
  taken: number;
  dayLength: number;
}

/**
 * What typing `seconds` into a cell does to its entries; 0 clears it. Only entries without clock times are changed,
 * the latest first; what they cannot give is refused, and so is what does not fit into the day. Nothing is cut.
 */
export function planEdit(cell: Cell, seconds: number, { taken, dayLength }: Room): Plan {
  if (cell.lock) return refuse({ because: cell.lock });
  const difference = seconds - cell.seconds;
  if (difference === 0) return { steps: [], refusal: null };
  if (difference > 0 && taken + seconds > dayLength) {
    return refuse({ because: 'day-full', seconds: Math.max(0, dayLength - taken) });
  }
  const untimed = cell.entries.filter((entry) => entry.startedAt === null && entry.can.edit);
  const fixed = cell.seconds - sumOf(untimed);
  if (seconds === 0 && untimed.length > 0)
    return { steps: [{ do: 'remove', entries: untimed }], refusal: null };
  const [only] = untimed;
  if (only && cell.entries.length === 1) {
    return { steps: [{ do: 'change', entry: only, seconds }], refusal: null };
  }
  if (difference > 0) return { steps: [{ do: 'add', seconds: difference }], refusal: null };
  if (seconds < fixed) return refuse({ because: 'timed', seconds: fixed });
  return { steps: less(untimed, -difference), refusal: null };
}

/** Takes seconds away, from the last entry backwards. */
function less(untimed: TimeEntry[], seconds: number): Step[] {
  const steps: Step[] = [];
  const gone: TimeEntry[] = [];
  let open = seconds;
  for (const entry of untimed.toReversed()) {
    if (open === 0) break;
    const has = entry.durationSeconds ?? 0;
    if (has <= open) gone.push(entry);
    else steps.push({ do: 'change', entry, seconds: has - open });
    open -= Math.min(has, open);
  }
  return gone.length > 0 ? [{ do: 'remove', entries: gone }, ...steps] : steps;
}

/** What a cell sums up to when the plan is carried out. */
export function after(cell: Cell, steps: readonly Step[]): number {
  return steps.reduce((total, step) => {
    if (step.do === 'add') return total + step.seconds;
    if (step.do === 'change') return total + step.seconds - (step.entry.durationSeconds ?? 0);
    return total - sumOf(step.entries);
  }, cell.seconds);
}

/** The seconds of a day in a zone: 23 or 25 hours when clocks change. */
export function dayLengthIn(day: string, zone: string | undefined): number {
  return zone ? Temporal.PlainDate.from(day).toZonedDateTime(zone).hoursInDay * 3600 : 24 * 3600;
}

function refuse(refusal: Refusal): Plan {
  return { steps: null, refusal };
}

import type { Late } from './balance.account.js';
import type { BookedLine } from './balance.repository.js';
import type { Draw } from './balance.rules.js';

/** What of an entry or a correction uses minutes; more used is more. */
export interface Used {
  readonly entryId: string | null;
  readonly adjustmentId: string | null;
  readonly seconds: number;
}

/** What came late to closed periods, as the open periods have it booked. */
export function bookedLate(booked: readonly BookedLine[]): Late[] {
  const late = new Map<string, { countsIn: string; draw: Draw }>();
  for (const { periodFrom, ofPeriod, entryId, adjustmentId, day, seconds } of booked) {
    if (ofPeriod === null) continue;
    const key = JSON.stringify([periodFrom, ofPeriod, entryId, adjustmentId]);
    const known = late.get(key)?.draw.seconds ?? 0;
    const draw = {
      kind: 'adjustment' as const,
      day,
      entryId,
      adjustmentId,
      ofPeriod,
      seconds: known - seconds,
    };
    late.set(key, { countsIn: periodFrom, draw });
  }
  return [...late.values()].filter(({ draw }) => draw.seconds !== 0);
}

/**
 * What came late to one closed period, looked at anew: what its work uses now, less what closed periods hold of it.
 * What open periods have booked of that stays where it is; the difference counts in the current one.
 * @param late what the open periods have booked, of all closed periods
 * @param current where the difference counts, and on which day
 */
export function lateAnew(
  late: readonly Late[],
  ofPeriod: string,
  now: readonly Used[],
  settled: readonly Used[],
  current: { readonly countsIn: string; readonly day: string },
): Late[] {
  const difference = new Map<string, Used>();
  const add = ({ entryId, adjustmentId, seconds }: Used, sign: 1 | -1) => {
    const key = JSON.stringify([entryId, adjustmentId]);
    const known = difference.get(key)?.seconds ?? 0;
    difference.set(key, { entryId, adjustmentId, seconds: known + sign * seconds });
  };
  for (const each of now) add(each, 1);
  for (const each of settled) add(each, -1);
  for (const { draw } of late) if (draw.ofPeriod === ofPeriod) add(draw, -1);
  const all = [...late];
  for (const { entryId, adjustmentId, seconds } of difference.values()) {
    if (seconds === 0) continue;
    const place = all.findIndex(
      ({ countsIn, draw }) =>
        countsIn === current.countsIn &&
        draw.ofPeriod === ofPeriod &&
        draw.entryId === entryId &&
        draw.adjustmentId === adjustmentId,
    );
    const known = all[place];
    if (known) all[place] = { ...known, draw: { ...known.draw, seconds: known.draw.seconds + seconds } };
    else {
      const draw = {
        kind: 'adjustment' as const,
        day: current.day,
        seconds,
        entryId,
        adjustmentId,
        ofPeriod,
      };
      all.push({ countsIn: current.countsIn, draw });
    }
  }
  return all.filter(({ draw }) => draw.seconds !== 0);
}

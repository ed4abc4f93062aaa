import { secondsBetween, splitByDay } from '../../kernel/interval.js';
import { localDay } from '../../kernel/time-zone.js';
import { CannotMerge, CannotSplit } from './time-entry.errors.js';
import { timed, type Placed } from './time-entry.rules.js';

/** Where an entry is cut in two: at an instant, or after so many worked seconds. */
export type Cut = { readonly at: Temporal.Instant } | { readonly seconds: number };

/** What was worked over midnight as one part a day; no second is lost. What runs is not split yet. */
export function partsByDay(placed: Placed, timeZone: string): readonly [Placed, ...Placed[]] {
  const { startedAt, endedAt } = placed;
  if (!startedAt || !endedAt) return [placed];
  const days = splitByDay({ start: startedAt, end: endedAt }, timeZone);
  const spread = spreadBreak(
    days.map(({ seconds }) => seconds),
    placed.breakSeconds,
  );
  // Too short for a second of work on each day: it stays where it began.
  if (!spread) return [placed];
  let start = startedAt;
  const [first = placed, ...others] = days.map(({ seconds }, index) => {
    const end = start.add({ seconds });
    const part = timed(start, end, spread[index] ?? 0, timeZone);
    start = end;
    return part;
  });
  return [first, ...others];
}

/**
 * Cuts an entry in two that together are as long as it was. Cut at an instant, the break is taken off as at midnight;
 * cut after so many seconds, the first part is worked through. A timer is cut at an instant, and its second part runs.
 * @throws CannotSplit where a part would have nothing in it
 */
export function cut(placed: Placed, where: Cut, timeZone: string): readonly [Placed, Placed] {
  const { startedAt, endedAt, durationSeconds } = placed;
  if ('seconds' in where) {
    if (durationSeconds === null || where.seconds <= 0 || where.seconds >= durationSeconds)
      throw new CannotSplit();
    if (startedAt && endedAt) {
      const at = startedAt.add({ seconds: where.seconds });
      return [timed(startedAt, at, 0, timeZone), timed(at, endedAt, placed.breakSeconds, timeZone)];
    }
    const rest = durationSeconds - where.seconds;
    return [
      { ...placed, durationSeconds: where.seconds },
      { ...placed, durationSeconds: rest },
    ];
  }
  const at = where.at.round({ smallestUnit: 'second', roundingMode: 'floor' });
  if (!startedAt || Temporal.Instant.compare(at, startedAt) <= 0) throw new CannotSplit();
  return endedAt
    ? cutAt(startedAt, at, endedAt, placed.breakSeconds, timeZone)
    : cutRunning(placed, startedAt, at, timeZone);
}

/**
 * What several entries are as one: from the first start to the last end, with what lies between them as its break; or
 * the sum of untimed work of one day.
 * @throws CannotMerge where some run, some overlap, or timed and untimed work are mixed; WorkedTooLong
 */
export function joined(all: readonly Placed[], timeZone: string): Placed {
  const parts = all.toSorted((one, other) => startOf(one) - startOf(other));
  const [first] = parts;
  const last = parts.at(-1);
  if (!first || !last || parts.length < 2) throw new CannotMerge('alone');
  if (parts.some(({ durationSeconds }) => durationSeconds === null)) throw new CannotMerge('running');
  const worked = parts.reduce((sum, { durationSeconds }) => sum + (durationSeconds ?? 0), 0);
  if (parts.every(({ startedAt }) => startedAt === null)) {
    if (parts.some(({ day }) => !day.equals(first.day))) throw new CannotMerge('days');
    return { ...first, durationSeconds: worked };
  }
  const meet = parts.every(({ startedAt }, index) => {
    const before = parts[index - 1]?.endedAt;
    return startedAt && (!before || Temporal.Instant.compare(before, startedAt) <= 0);
  });
  if (!first.startedAt || !last.endedAt || !meet) throw new CannotMerge('overlap');
  const rest = secondsBetween(first.startedAt, last.endedAt) - worked;
  return timed(first.startedAt, last.endedAt, rest, timeZone);
}

function cutAt(
  start: Temporal.Instant,
  at: Temporal.Instant,
  end: Temporal.Instant,
  breakSeconds: number,
  timeZone: string,
): readonly [Placed, Placed] {
  const spread = spreadBreak([secondsBetween(start, at), secondsBetween(at, end)], breakSeconds);
  if (!spread) throw new CannotSplit();
  const [first = 0, second = 0] = spread;
  return [timed(start, at, first, timeZone), timed(at, end, second, timeZone)];
}

/** The break of what still runs lay before the cut, as far as it has room there. */
function cutRunning(
  placed: Placed,
  start: Temporal.Instant,
  at: Temporal.Instant,
  timeZone: string,
): readonly [Placed, Placed] {
  const first = Math.min(placed.breakSeconds, secondsBetween(start, at) - 1);
  const running = { ...placed, startedAt: at, day: localDay(at, timeZone) };
  return [timed(start, at, first, timeZone), { ...running, breakSeconds: placed.breakSeconds - first }];
}

/**
 * Takes a break off the longest part (of equal ones the last), and what does not fit there off the next longest, so
 * that a second of work is left in each. Null where there are not that many.
 */
function spreadBreak(parts: readonly number[], breakSeconds: number): readonly number[] | null {
  const worked = parts.reduce((sum, seconds) => sum + seconds, 0) - breakSeconds;
  if (worked < parts.length || parts.some((seconds) => seconds < 1)) return null;
  const spread = parts.map(() => 0);
  let left = breakSeconds;
  const longestFirst = parts
    .map((seconds, index) => ({ seconds, index }))
    .sort((one, other) => other.seconds - one.seconds || other.index - one.index);
  for (const { seconds, index } of longestFirst) {
    const taken = Math.min(left, seconds - 1);
    spread[index] = taken;
    left -= taken;
  }
  return spread;
}

function startOf({ startedAt }: Placed): number {
  return startedAt?.epochMilliseconds ?? 0;
}

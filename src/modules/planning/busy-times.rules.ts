import type { BusyTime } from './busy-sources.service.js';

/** The same times with those joined that meet or overlap, of each seat; by start. */
export function joined(times: readonly BusyTime[]): BusyTime[] {
  const bySeat = Map.groupBy(times, ({ seatId }) => seatId);
  const all = [...bySeat.values()].flatMap((own) => {
    const spans: BusyTime[] = [];
    for (const time of own.toSorted(byStart)) {
      const last = spans.at(-1);
      if (!last || last.endsAt < time.startsAt) spans.push(time);
      else if (last.endsAt < time.endsAt) spans[spans.length - 1] = { ...last, endsAt: time.endsAt };
    }
    return spans;
  });
  return all.toSorted(byStart);
}

function byStart(one: BusyTime, other: BusyTime): number {
  if (one.startsAt !== other.startsAt) return one.startsAt < other.startsAt ? -1 : 1;
  return one.seatId < other.seatId ? -1 : 1;
}

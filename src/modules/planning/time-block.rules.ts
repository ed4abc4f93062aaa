import type { Interval } from '../../kernel/interval.js';
import { BlockEndsBeforeStart, BlockTooLong } from './time-block.errors.js';

/** Longer is no block of time, but a mistake of typing. */
export const LONGEST_BLOCK_HOURS = 24;

/**
 * When a block is, to the whole second: what calendars keep.
 * @throws BlockEndsBeforeStart, BlockTooLong
 */
export function spanOf(startsAt: string, endsAt: string): Interval {
  const start = whole(startsAt);
  const end = whole(endsAt);
  if (Temporal.Instant.compare(end, start) <= 0) throw new BlockEndsBeforeStart();
  if (Temporal.Instant.compare(end, start.add({ hours: LONGEST_BLOCK_HOURS })) > 0)
    throw new BlockTooLong(LONGEST_BLOCK_HOURS);
  return { start, end };
}

function whole(text: string): Temporal.Instant {
  return Temporal.Instant.from(text).round({ smallestUnit: 'second', roundingMode: 'floor' });
}

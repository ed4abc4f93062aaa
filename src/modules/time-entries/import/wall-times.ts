import { secondsBetween } from '../../../kernel/interval.js';
import { refused, understood, type Parsed } from '../../../kernel/parsed.js';
import { parseWallTime, readWallTime } from '../../../kernel/time-zone.js';
import { LONGEST_WORKED_SECONDS } from '../../../kernel/worked-time.js';
import type { RowProblem } from './imported-row.js';

/** Start, end and duration as they stand in the file; the end may be missing. */
export interface WrittenTimes {
  readonly start: string;
  readonly end: string | null;
  readonly durationSeconds: number;
}

/** From when to when, `[startedAt, endedAt)`. */
export interface Worked {
  readonly startedAt: Temporal.Instant;
  readonly endedAt: Temporal.Instant;
}

/**
 * The instants behind the wall clocks of a file that names no zone. Where a clock shows a time twice the written
 * duration decides which of the two is meant, and the first if that leaves both.
 */
export function readWorked(written: WrittenTimes, timeZone: string): Parsed<Worked, RowProblem> {
  if (written.durationSeconds <= 0) return refused('no-duration');
  if (written.durationSeconds > LONGEST_WORKED_SECONDS) return refused('too-long');
  const starts = meanings(written.start, timeZone);
  if (!starts.ok) return starts;
  const { durationSeconds } = written;
  if (written.end === null) return understood(lasting(starts.value[0], durationSeconds));
  const ends = meanings(written.end, timeZone);
  if (!ends.ok) return ends;
  for (const startedAt of starts.value) {
    for (const endedAt of ends.value) {
      if (secondsBetween(startedAt, endedAt) === durationSeconds) return understood({ startedAt, endedAt });
    }
  }
  const backwards = secondsBetween(starts.value[0], ends.value[ends.value.length - 1] ?? ends.value[0]) < 0;
  return refused(backwards ? 'ends-before-start' : 'duration-differs');
}

function lasting(startedAt: Temporal.Instant, seconds: number): Worked {
  return { startedAt, endedAt: startedAt.add({ seconds }) };
}

type Meanings = readonly [Temporal.Instant, ...Temporal.Instant[]];

function meanings(text: string, timeZone: string): Parsed<Meanings, RowProblem> {
  const local = parseWallTime(text);
  if (!local) return refused('malformed-time');
  const reading = readWallTime(local, timeZone);
  switch (reading.kind) {
    case 'once':
      return understood<Meanings>([reading.instant]);
    case 'twice':
      return understood<Meanings>([reading.first, reading.second]);
    case 'never':
      return refused('no-such-wall-time');
  }
}

import { secondsBetween } from '../../../kernel/interval.js';
import { refused, understood, type Parsed } from '../../../kernel/parsed.js';
import { LONGEST_WORKED_SECONDS } from '../../../kernel/worked-time.js';
import type { RowProblem, TimedWork, UntimedWork } from './imported-row.js';
import type { ZoneTimes } from './zone-times.js';

/** A wall clock as a file shows it. */
export interface Wall {
  readonly date: Temporal.PlainDate;
  /** Of the day, 0 to 86,399. */
  readonly second: number;
}

/** Start, end and duration as they stand in the file; the end may be missing. */
export interface WrittenTimes {
  readonly start: Wall;
  readonly end: Wall | null;
  readonly durationSeconds: number;
  /** By how many seconds the duration may differ from what lies between, since the tool prints whole minutes. */
  readonly tolerance?: number;
  /** Whether a duration shorter than what lies between leaves the rest as a break. */
  readonly breaks?: boolean;
}

/**
 * The instants behind the wall clocks of a file that names no zone. Where a clock shows a time twice the written
 * duration decides which of the two is meant, and the first if that leaves both.
 */
export function readWorked(written: WrittenTimes, zone: ZoneTimes): Parsed<TimedWork, RowProblem> {
  const { durationSeconds, start, end, tolerance = 0 } = written;
  const length = lengthProblem(durationSeconds);
  if (length) return refused(length);
  const starts = zone.meanings(start.date, start.second);
  if (!starts.ok) return starts;
  if (!end) return timed(starts.value[0], starts.value[0].add({ seconds: durationSeconds }), 0);
  const ends = zone.meanings(end.date, end.second);
  if (!ends.ok) return ends;
  let longest = -Infinity;
  for (const startedAt of starts.value) {
    for (const endedAt of ends.value) {
      const between = secondsBetween(startedAt, endedAt);
      if (Math.abs(between - durationSeconds) <= tolerance && between > 0)
        return timed(startedAt, endedAt, 0);
      longest = Math.max(longest, between);
    }
  }
  if (longest < 0) return refused('ends-before-start');
  const [startedAt] = starts.value;
  const endedAt = ends.value[ends.value.length - 1] ?? ends.value[0];
  if (written.breaks && longest > durationSeconds && longest <= LONGEST_WORKED_SECONDS)
    return timed(startedAt, endedAt, longest - durationSeconds);
  return refused('duration-differs');
}

/** Work between two instants, less a break. */
export function timed(
  startedAt: Temporal.Instant,
  endedAt: Temporal.Instant,
  breakSeconds: number,
): Parsed<TimedWork, RowProblem> {
  const between = secondsBetween(startedAt, endedAt);
  if (between < 0) return refused('ends-before-start');
  const seconds = between - breakSeconds;
  const problem = lengthProblem(seconds) ?? lengthProblem(between);
  return problem ? refused(problem) : understood({ startedAt, endedAt, breakSeconds, seconds });
}

/** Hours on a day, without clock times. */
export function untimed(date: Temporal.PlainDate, seconds: number): Parsed<UntimedWork, RowProblem> {
  const problem = lengthProblem(seconds);
  return problem ? refused(problem) : understood({ startedAt: null, day: date.toString(), seconds });
}

function lengthProblem(seconds: number): RowProblem | null {
  if (seconds <= 0) return 'no-duration';
  return seconds > LONGEST_WORKED_SECONDS ? 'too-long' : null;
}

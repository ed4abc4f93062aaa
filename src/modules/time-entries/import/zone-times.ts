import { refused, understood, type Parsed } from '../../../kernel/parsed.js';
import { isTimeZone, localDay, readWallTime, startOfDay } from '../../../kernel/time-zone.js';
import type { RowProblem } from './imported-row.js';

const DAY_MS = 86_400_000;
/** A file covers some years; one that does not is remembered from anew. */
const MOST_DAYS = 20_000;

/** What a clock on the wall may mean: one instant, or two where the clocks were put back. */
export type Meanings = readonly [Temporal.Instant, ...Temporal.Instant[]];

/**
 * The clocks of one zone, quick for the hundred thousands of times that a file holds: on a day without a change of the
 * clocks, which nearly all are, a wall clock is arithmetic. The other days are left to the kernel.
 */
export class ZoneTimes {
  /** Offset in milliseconds by UTC day; null where it changes on that day. */
  private readonly offsets = new Map<number, number | null>();
  private readonly days = new Map<number, string>();

  constructor(readonly timeZone: string) {}

  /** @param date `2026-11-16`, which must exist @param second of the day */
  meanings(date: Temporal.PlainDate, second: number): Parsed<Meanings, RowProblem> {
    const wall = Date.UTC(date.year, date.month - 1, date.day) + second * 1000;
    const offset = this.steadyOffset(wall);
    if (offset !== null) return understood<Meanings>([Temporal.Instant.fromEpochMilliseconds(wall - offset)]);
    const reading = readWallTime(date.toPlainDateTime().add({ seconds: second }), this.timeZone);
    switch (reading.kind) {
      case 'once':
        return understood<Meanings>([reading.instant]);
      case 'twice':
        return understood<Meanings>([reading.first, reading.second]);
      case 'never':
        return refused('no-such-wall-time');
    }
  }

  /** The local date of an instant, `YYYY-MM-DD`. */
  dayOf(instant: Temporal.Instant): string {
    const offset = this.steadyOffset(instant.epochMilliseconds);
    if (offset === null) return localDay(instant, this.timeZone).toString();
    const day = Math.floor((instant.epochMilliseconds + offset) / DAY_MS);
    let name = this.days.get(day);
    if (name === undefined)
      this.remember(this.days, day, (name = new Date(day * DAY_MS).toISOString().slice(0, 10)));
    return name;
  }

  /** The offset that holds a day before and after a moment of a UTC clock or of a wall, or null where it changes. */
  private steadyOffset(moment: number): number | null {
    const day = Math.floor(moment / DAY_MS);
    let offset = this.offsets.get(day);
    if (offset === undefined) {
      const at = (days: number) => {
        const {
          year,
          month,
          day: number,
        } = Temporal.Instant.fromEpochMilliseconds(days * DAY_MS).toZonedDateTimeISO('UTC');
        const local = Temporal.PlainDate.from({ year, month, day: number });
        return startOfDay(local, this.timeZone).toZonedDateTimeISO(this.timeZone).offsetNanoseconds / 1e6;
      };
      const before = at(day - 1);
      offset = before === at(day + 2) ? before : null;
      this.remember(this.offsets, day, offset);
    }
    return offset;
  }

  private remember<Value>(known: Map<number, Value>, key: number, value: Value): void {
    if (known.size >= MOST_DAYS) known.clear();
    known.set(key, value);
  }
}

/** The clocks of all zones that a file names, each made once. */
export class Zones {
  private readonly known = new Map<string, ZoneTimes>();

  /** @throws RangeError for what is no zone; ask `has` before */
  of(timeZone: string): ZoneTimes {
    let times = this.known.get(timeZone);
    if (!times) this.known.set(timeZone, (times = new ZoneTimes(timeZone)));
    return times;
  }

  has(timeZone: string): boolean {
    return this.known.has(timeZone) || isTimeZone(timeZone);
  }
}

import type { Rows } from './rows.js';

/** Milliseconds of the epoch at which a local day begins. */
export function midnight(day: string, timeZone: string): number {
  return Temporal.PlainDate.from(day).toZonedDateTime(timeZone).epochMilliseconds;
}

export function dayAfter(day: string, days = 1): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

export function localDayOf(at: Date, timeZone: string): string {
  return local(at.getTime(), timeZone).toPlainDate().toString();
}

/** The clocks of the zone. */
export function local(milliseconds: number, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(milliseconds).toZonedDateTimeISO(timeZone);
}

/** Business time, minute by minute of a table: slow, and nothing to be mistaken about. */
export class OfficeHours {
  private readonly open: Uint32Array;
  private readonly begins: number;

  /** @param holidays as everybody knows them */
  constructor({ engagement }: Rows, from: string, to: string, holidays: readonly string[]) {
    const { timeZone, windows } = engagement;
    this.begins = midnight(from, timeZone);
    const minutes = (midnight(to, timeZone) - this.begins) / 60_000;
    this.open = new Uint32Array(minutes + 1);
    for (let minute = 0; minute < minutes; minute++) {
      const clock = local(this.begins + minute * 60_000, timeZone);
      const time = clock.toPlainTime().toString().slice(0, 5);
      const inside = windows.some(
        (window) => window.weekdays.includes(clock.dayOfWeek) && time >= window.from && time < window.to,
      );
      const works = inside && !holidays.includes(clock.toPlainDate().toString());
      this.open[minute + 1] = (this.open[minute] ?? 0) + (works ? 1 : 0);
    }
  }

  /** Business seconds of `[from, to)`. */
  seconds(from: number, to: number): number {
    return to <= from ? 0 : this.until(to) - this.until(from);
  }

  /** The first moment by which so many business seconds have passed. */
  after(from: number, seconds: number): number {
    const wanted = this.until(from) + seconds;
    const found = this.open.findIndex((count) => count * 60 >= wanted);
    if (found < 0) throw new Error('the table is too short');
    // The minute before it was open to its end.
    return this.begins + found * 60_000 - ((this.open[found] ?? 0) * 60 - wanted) * 1000;
  }

  /** Since the table begins, whole seconds. */
  private until(at: number): number {
    const minute = Math.floor((at - this.begins) / 60_000);
    const [before, after] = [this.open[minute], this.open[minute + 1]];
    if (before === undefined || after === undefined)
      throw new Error(`the table does not know ${Temporal.Instant.fromEpochMilliseconds(at).toString()}`);
    const seconds = Math.floor(((at - this.begins) % 60_000) / 1000);
    return before * 60 + (after > before ? seconds : 0);
  }
}

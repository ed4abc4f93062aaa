import { Injectable } from '@nestjs/common';
import { utc } from '../../platform/database/listing.js';
import { query } from '../../platform/database/transaction.js';

/** When somebody cannot do anything else; instants as ISO 8601 UTC, whole seconds. */
export interface BusyTime {
  /** A member's or a contact's. */
  readonly seatId: string;
  readonly startsAt: string;
  readonly endsAt: string;
}

/** What keeps somebody busy. */
export type BusyKind = 'calendar' | 'time_block' | 'appointment';

/** Gives times and nothing else, of seats of the caller's workspace, whoever asks; `[since, until)`. */
export type BusySource = (
  seatIds: readonly string[],
  since: Temporal.Instant,
  until: Temporal.Instant,
) => Promise<BusyTime[]>;

/**
 * Who knows when people are busy: blocks of time here, events of their calendars, appointments from the module below.
 * Whoever proposes a time asks all of them; what they answer carries no title, no client and no id.
 */
@Injectable()
export class BusySources {
  private readonly sources = new Map<BusyKind, BusySource>([
    ['time_block', plannedTimes],
    ['calendar', calendarTimes],
  ]);

  /** Called once, when a module starts. */
  register(kind: BusyKind, source: BusySource): void {
    this.sources.set(kind, source);
  }

  /** @param but kinds that the asking module knows better itself @returns by start */
  async busy(
    seatIds: readonly string[],
    since: Temporal.Instant,
    until: Temporal.Instant,
    but: readonly BusyKind[] = [],
  ): Promise<(BusyTime & { readonly kind: BusyKind })[]> {
    const found: (BusyTime & { readonly kind: BusyKind })[] = [];
    for (const [kind, source] of this.sources) {
      if (but.includes(kind)) continue;
      for (const time of await source(seatIds, since, until)) found.push({ ...time, kind });
    }
    return found.sort((one, other) => (one.startsAt < other.startsAt ? -1 : 1));
  }
}

const COLUMNS = `seat_id AS "seatId", ${utc('starts_at')} AS "startsAt", ${utc('ends_at')} AS "endsAt"`;

const plannedTimes: BusySource = (seatIds, since, until) =>
  query(
    'busy.planned',
    `SELECT ${COLUMNS} FROM affianco.planned_times($1::uuid[], $2::timestamptz, $3::timestamptz)`,
    [seatIds, since.toString(), until.toString()],
  );

const calendarTimes: BusySource = (seatIds, since, until) =>
  query(
    'busy.calendars',
    `SELECT ${COLUMNS} FROM affianco.busy_times($1::uuid[], $2::timestamptz, $3::timestamptz)`,
    [seatIds, since.toString(), until.toString()],
  );

import { Injectable } from '@nestjs/common';
import { BusySources, type BusyKind } from './busy-sources.service.js';
import type { TimeBlockRow } from './time-blocks.repository.js';

/** What else the members of blocks have at the same time: it is said, and nobody is kept from it. */
@Injectable()
export class BlockOverlaps {
  constructor(private readonly sources: BusySources) {}

  /** @returns by the id of the block; of removed ones nothing */
  async of(rows: readonly TimeBlockRow[]): Promise<ReadonlyMap<string, readonly BusyKind[]>> {
    const there = rows.filter(({ removedAt }) => removedAt === null);
    if (there.length === 0) return new Map();
    const since = there.map(({ startsAt }) => startsAt).reduce((one, other) => (one < other ? one : other));
    const until = there.map(({ endsAt }) => endsAt).reduce((one, other) => (one > other ? one : other));
    const seats = [...new Set(there.map(({ memberId }) => memberId))];
    const busy = await this.sources.busy(seats, Temporal.Instant.from(since), Temporal.Instant.from(until));
    return new Map(
      there.map((row) => {
        const met = busy.filter(
          (time) => time.seatId === row.memberId && time.startsAt < row.endsAt && time.endsAt > row.startsAt,
        );
        // The block is among what is planned itself, once.
        const itself = met.findIndex(
          ({ kind, startsAt, endsAt }) =>
            kind === 'time_block' && startsAt === row.startsAt && endsAt === row.endsAt,
        );
        return [row.id, [...new Set(met.toSpliced(itself, itself < 0 ? 0 : 1).map(({ kind }) => kind))]];
      }),
    );
  }
}

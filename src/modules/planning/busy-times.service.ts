import { Injectable } from '@nestjs/common';
import { NotFound } from '../../kernel/domain-error.js';
import { isUuid } from '../../kernel/ids.js';
import { actor } from '../../platform/database/transaction.js';
import { InvalidRequest } from '../../platform/http/validation.js';
import { BusySources } from './busy-sources.service.js';
import type { BusyTimeDto, BusyTimesDto, BusyTimesQuery } from './busy-time.dto.js';
import { BusyTimesRepository } from './busy-times.repository.js';
import { joined } from './busy-times.rules.js';
import { refuseContacts } from './time-block.policy.js';

const LONGEST_DAYS = 62;
const MOST_MEMBERS = 50;

/** When members are busy: everybody's own with what it is, a colleague's as times alone. */
@Injectable()
export class BusyTimesService {
  constructor(
    private readonly sources: BusySources,
    private readonly times: BusyTimesRepository,
  ) {}

  /** @throws InvalidRequest, NotFound for somebody who does not work here */
  async list({ from, to, memberIds = 'me' }: BusyTimesQuery): Promise<BusyTimesDto> {
    const who = actor();
    refuseContacts(who);
    const [since, until] = rangeOf(from, to);
    const asked = membersOf(memberIds, who.seatId);
    const there = await this.times.members(who, asked);
    if (there.length < asked.length) throw new NotFound('member');
    const own = there.filter((id) => id === who.seatId);
    const others = there.filter((id) => id !== who.seatId);
    const items: BusyTimeDto[] = [];
    if (own.length > 0) items.push(...(await this.own(own, since, until)));
    if (others.length > 0) {
      const busy = await this.sources.busy(others, since, until);
      for (const { seatId, startsAt, endsAt } of joined(busy))
        items.push({ memberId: seatId, startsAt, endsAt, kind: null, title: null });
    }
    return { items: items.toSorted((one, other) => (one.startsAt < other.startsAt ? -1 : 1)) };
  }

  private async own(
    seats: readonly string[],
    since: Temporal.Instant,
    until: Temporal.Instant,
  ): Promise<BusyTimeDto[]> {
    const events = await this.times.ownEvents(actor(), since.toString(), until.toString());
    const others = await this.sources.busy(seats, since, until, ['calendar']);
    return [
      ...events.map((event) => ({ memberId: seats[0] as string, ...event, kind: 'calendar' as const })),
      ...others.map(({ seatId, ...time }) => ({ memberId: seatId, ...time, title: null })),
    ];
  }
}

/** @throws InvalidRequest */
function rangeOf(from: string, to: string): [Temporal.Instant, Temporal.Instant] {
  const [since, until] = [Temporal.Instant.from(from), Temporal.Instant.from(to)];
  const longest = since.add({ hours: LONGEST_DAYS * 24 });
  if (Temporal.Instant.compare(until, since) <= 0 || Temporal.Instant.compare(until, longest) > 0)
    throw new InvalidRequest([{ field: 'to', code: 'invalid' }]);
  return [since, until];
}

/** @throws InvalidRequest */
function membersOf(text: string, own: string | null): string[] {
  const ids = text.split(',').map((part) => (part.trim() === 'me' ? (own ?? '') : part.trim()));
  if (ids.length > MOST_MEMBERS || !ids.every(isUuid))
    throw new InvalidRequest([{ field: 'memberIds', code: 'id' }]);
  return [...new Set(ids)];
}

import { createHash } from 'node:crypto';
import type { Actor } from '../../../kernel/actor.js';
import type { Interval } from '../../../kernel/interval.js';
import type { Proposal } from './entry-candidate.entity.js';
import type { OccurrenceRow } from './entry-candidates.repository.js';

/** What an event may become, before anybody has said anything. */
interface EventKey {
  readonly icalUid: string;
  readonly occurrence: string;
}

/** One event, however many of somebody's calendars show it (F23). */
export interface SeenEvent extends EventKey {
  readonly startsAt: Temporal.Instant;
  readonly endsAt: Temporal.Instant;
  readonly title: string;
  readonly guests: readonly { readonly email: string; readonly name: string | null }[];
  readonly calendarNames: readonly string[];
  /** The client of one of its calendars, and that calendar's name. */
  readonly calendar: { readonly clientId: string; readonly name: string } | null;
  readonly loggedBy: string | null;
}

export const candidateStates = ['open', 'accepted', 'dismissed', 'withdrawn'] as const;
export type CandidateState = (typeof candidateStates)[number];

/**
 * The id of a candidate: the same however often and from whichever calendar it is worked out (a UUID of version 8,
 * RFC 9562 5.8).
 */
export function candidateId(
  { workspaceId, seatId }: Pick<Actor, 'workspaceId' | 'seatId'>,
  { icalUid, occurrence }: EventKey,
  proposes: Proposal,
): string {
  const text = JSON.stringify([workspaceId, seatId, icalUid, occurrence, proposes]);
  const hex = createHash('sha256').update(text).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-'); // prettier-ignore
}

/** Makes one of the copies of an event that stand in several calendars; guests of all of them take part. */
export function seenOnce(rows: readonly OccurrenceRow[]): SeenEvent[] {
  const copies = Map.groupBy(rows, ({ icalUid, occurrence }) => JSON.stringify([icalUid, occurrence]));
  return [...copies.values()].map((same) => {
    const [first] = same as [OccurrenceRow];
    const ofClient = same.find(({ clientId }) => clientId !== null);
    const guests = new Map(
      same.flatMap((copy) => copy.guests).map((guest) => [guest.email.toLowerCase(), guest]),
    );
    return {
      icalUid: first.icalUid,
      occurrence: first.occurrence,
      startsAt: Temporal.Instant.from(first.startsAt),
      endsAt: Temporal.Instant.from(first.endsAt),
      title: first.title,
      guests: [...guests.values()],
      calendarNames: [...new Set(same.map(({ calendarName }) => calendarName))],
      calendar: ofClient?.clientId ? { clientId: ofClient.clientId, name: ofClient.calendarName } : null,
      loggedBy: first.loggedBy,
    };
  });
}

/** What an event may become now: time once it is over, an appointment while it is to come, nothing in between. */
export function proposedNow({ startsAt, endsAt }: SeenEvent, now: Temporal.Instant): Proposal | null {
  if (Temporal.Instant.compare(endsAt, now) <= 0) return 'time_entry';
  return Temporal.Instant.compare(startsAt, now) > 0 ? 'appointment' : null;
}

/** What was decided, with what became of it since. */
export interface Decision {
  readonly state: 'open' | 'accepted' | 'dismissed';
  readonly together: boolean;
  /** What it became is still there. */
  readonly kept: boolean;
}

/**
 * Where a candidate stands. What was accepted and then deleted was decided as well. Open ones are withdrawn once a
 * colleague has logged the same event, unless somebody wants both hours (F23).
 */
export function stateOf(decision: Decision | undefined, loggedBy: string | null): CandidateState {
  if (decision?.state === 'accepted') return decision.kept ? 'accepted' : 'dismissed';
  if (decision?.state === 'dismissed') return 'dismissed';
  return loggedBy !== null && !decision?.together ? 'withdrawn' : 'open';
}

export function minutesOf(parts: readonly Interval[]): number {
  const seconds = parts.map(({ start, end }) => (end.epochMilliseconds - start.epochMilliseconds) / 1000);
  return Math.round(seconds.reduce((sum, each) => sum + each, 0) / 60);
}

import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { EventTime } from '../sync/calendar-provider.js';

/** One event of a feed, in the words of its reader. */
export interface FeedEvent {
  readonly title: string;
  readonly description: string;
  readonly place: string;
  readonly start: EventTime;
  /** Not included. */
  readonly end: EventTime;
  /** Whether the reader could do something else meanwhile. */
  readonly transparent: boolean;
  /** Where it is found in the product. */
  readonly url: string;
}

/** An event as the feed tells it: which version of it, and since when. */
export interface ToldEvent {
  /** The same for ever (RFC 5545, 3.8.4.7): readers know by it what they already have (F33). */
  readonly uid: string;
  readonly event: FeedEvent;
  /** Counts what was changed (RFC 5545, 3.8.7.4). */
  readonly sequence: number;
  readonly changedAt: Temporal.Instant;
  /** Told as cancelled since then. */
  readonly cancelledAt: Temporal.Instant | null;
}

/** What is gone is told so long: a calendar that reads once a week notices. */
const CANCELLED_DAYS = 30;

/**
 * What a feed tells now, from what it told before and what there is: an unchanged event keeps its number and moment, a
 * changed one counts up, one that is gone is told as cancelled for thirty days, one that is back counts up again.
 * @param since what was over before is no longer told, and not as cancelled either
 */
export function toldNow(
  before: readonly ToldEvent[],
  there: ReadonlyMap<string, FeedEvent>,
  now: Temporal.Instant,
  since: Temporal.Instant,
): ToldEvent[] {
  const known = new Map(before.map((told) => [told.uid, told]));
  const current = [...there].map(([uid, event]) => {
    const earlier = known.get(uid);
    if (!earlier) return { uid, event, sequence: 0, changedAt: now, cancelledAt: null };
    if (earlier.cancelledAt === null && same(earlier.event, event)) return earlier;
    return { uid, event, sequence: earlier.sequence + 1, changedAt: now, cancelledAt: null };
  });
  const gone = before
    .filter(({ uid, event }) => !there.has(uid) && Temporal.Instant.compare(endOf(event), since) > 0)
    .map((told) => (told.cancelledAt === null ? cancelled(told, now) : told))
    .filter(
      ({ changedAt }) => Temporal.Instant.compare(changedAt.add({ hours: 24 * CANCELLED_DAYS }), now) > 0,
    );
  return [...current, ...gone].sort((a, b) => (a.uid < b.uid ? -1 : 1));
}

function cancelled(told: ToldEvent, now: Temporal.Instant): ToldEvent {
  return { ...told, sequence: told.sequence + 1, changedAt: now, cancelledAt: now };
}

/** The moment after which it is over in every zone of the world. */
export function endOf({ end }: FeedEvent): Temporal.Instant {
  if ('instant' in end) return Temporal.Instant.from(end.instant);
  return Temporal.PlainDate.from(end.day).toZonedDateTime('Etc/GMT+12').toInstant();
}

/** What a reader compares to know whether it has to read again (RFC 9110, 8.8.3). */
export function tagOf(body: string): string {
  return `"${createHash('sha256').update(body).digest('base64url')}"`;
}

function same(one: FeedEvent, other: FeedEvent): boolean {
  return canonicalize(one) === canonicalize(other);
}

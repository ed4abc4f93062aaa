import type { Language } from '../../../../kernel/actor.js';
import type { CanonicalEvent } from '../../events/canonical-event.js';
import type { FeedEvent } from '../../feeds/feed-told.rules.js';
import type { FeedManner } from '../../feeds/feed-wording.js';
import { DayIsNoTime } from '../sync.errors.js';

/** What stands in a calendar: a day on which a task is due, time planned for it, a session with a client. */
export const recordNouns = ['task', 'time_block', 'appointment'] as const;
export type RecordNoun = (typeof recordNouns)[number];

/** Something that stands in somebody's calendar as it is now. */
export interface CalendarRecord {
  /** In whose. */
  readonly seatId: string;
  readonly engagementId: string;
  /** As the product calls it. */
  readonly title: string;
  /** Of whoever it belongs to. */
  readonly language: Language;
  event(manner: FeedManner): FeedEvent;
}

/** One noun that stands in calendars. */
export interface RecordKind {
  readonly noun: RecordNoun;
  /** Whether moving it in the calendar moves it here; otherwise its person is asked first. */
  readonly follows: boolean;
  /** Whether deleting the event takes it away here too. */
  readonly goesWithIt: boolean;
  /** @returns null when it belongs into no calendar, or not any more */
  find(id: string): Promise<CalendarRecord | null>;
  /** Those of a seat that stand in its calendar from now on. */
  openOf(seatId: string): Promise<string[]>;
  /** As whoever it belongs to, in the open transaction. @throws DomainError when that is against a rule */
  move(id: string, time: Pick<CanonicalEvent, 'start' | 'end'>): Promise<void>;
  /** It was deleted in the calendar: what that means here, apart from standing there no more. */
  unschedule(id: string): Promise<void>;
  /** It shall stand in the calendar again. @throws DomainError */
  putBack(id: string): Promise<void>;
}

/** A time of a calendar as the moment that a record begins or ends at; null of a day, which is none. */
export function momentOf(time: string): Temporal.Instant | null {
  return time.includes('T') ? Temporal.Instant.from(time) : null;
}

/** What happens at an hour is not moved to a whole day. @throws DayIsNoTime */
export function refuseDays({ start, end }: Pick<CanonicalEvent, 'start' | 'end'>): void {
  if (!momentOf(start) || !momentOf(end)) throw new DayIsNoTime();
}

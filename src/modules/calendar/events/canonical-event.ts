import { createHash } from 'node:crypto';
import type { EventDraft, EventTime, RemoteEvent } from '../sync/calendar-provider.js';
import { oneLine, plainWords } from './plain-words.js';

/**
 * What an event says, of what we own in it, in the one form in which the two sides can be compared: an echo of what we
 * wrote equals it, whatever the calendar has done to its spelling (F9). Guests, reminders and colours are not ours.
 */
export interface CanonicalEvent {
  readonly title: string;
  readonly description: string;
  readonly location: string;
  /** A day (`2026-11-22`), or an instant in UTC to the second (`2026-11-22T08:00:00Z`). */
  readonly start: string;
  readonly end: string;
  readonly transparent: boolean;
}

/** Null of a cancelled event of which no times are told. */
export function canonicalOf(event: RemoteEvent | EventDraft): CanonicalEvent | null {
  if (event.start === null || event.end === null) return null;
  return {
    title: oneLine(event.title),
    description: plainWords(event.description),
    location: oneLine(event.location),
    start: canonicalTime(event.start),
    end: canonicalTime(event.end),
    transparent: event.transparent,
  };
}

/** A time in one spelling: calendars answer in their own offset, and some with fractions of a second. */
export function canonicalTime(time: EventTime): string {
  if ('day' in time) return time.day;
  return Temporal.Instant.from(time.instant)
    .round({ smallestUnit: 'second', roundingMode: 'floor' })
    .toString();
}

/** SHA-256 of values in their order, in hex. */
export function hashOf(values: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(values)).digest('hex');
}

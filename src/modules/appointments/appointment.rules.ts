import { businessSeconds, type BusinessHours } from '../../kernel/business-time.js';
import type { Interval } from '../../kernel/interval.js';

export const appointmentStates = ['booked', 'cancelled'] as const;
export type AppointmentState = (typeof appointmentStates)[number];

/** How an appointment was attended (product.md, better 6). */
export const attendances = [
  'attended',
  'late',
  'no_show_client',
  'no_show_host',
  'cancelled_in_time',
  'cancelled_late',
] as const;
export type Attendance = (typeof attendances)[number];

/** What a contact says afterwards about whether it was useful. */
export const usefulAnswers = ['yes', 'partly', 'no'] as const;
export type UsefulAnswer = (typeof usefulAnswers)[number];

export const followUpStates = ['waiting', 'proposed', 'sent', 'dropped'] as const;
export type FollowUpState = (typeof followUpStates)[number];

export const placeKinds = ['address', 'telephone', 'video'] as const;
export type PlaceKind = (typeof placeKinds)[number];

/** Which of the two sides somebody is on. */
export type Side = 'client' | 'practice';

/** Nothing lasts longer. */
export const LONGEST_HOURS = 24;
/** What took place may still be written down so long afterwards. */
export const WRITTEN_DOWN_DAYS = 60;
/** Nobody is met later than so long from now. */
export const FARTHEST_DAYS = 400;

const REMINDERS = [{ hours: 24 }, { hours: 1 }] as const;

/**
 * Whoever cancels says by when they do it how it was attended: in time with the agreed business minutes of notice
 * left, and always in time where none are agreed.
 */
export function cancelledAs(
  startsAt: Temporal.Instant,
  now: Temporal.Instant,
  noticeMinutes: number | null,
  hours: BusinessHours,
): 'cancelled_in_time' | 'cancelled_late' {
  return hasNotice(startsAt, now, noticeMinutes, hours) ? 'cancelled_in_time' : 'cancelled_late';
}

/** Whether the agreed business minutes of notice are left until something begins. */
export function hasNotice(
  startsAt: Temporal.Instant,
  now: Temporal.Instant,
  noticeMinutes: number | null,
  hours: BusinessHours,
): boolean {
  return noticeMinutes === null || businessSeconds(now, startsAt, hours) >= noticeMinutes * 60;
}

/** When guests are reminded next: a day before and an hour before; null where both lie behind. */
export function nextReminder(startsAt: Temporal.Instant, now: Temporal.Instant): Temporal.Instant | null {
  const next = REMINDERS.map((before) => startsAt.subtract(before)).find(
    (at) => Temporal.Instant.compare(at, now) > 0,
  );
  return next ?? null;
}

/** Whether it is too early for any reminder: one that waited for the morning was moved away meanwhile. */
export function isBeforeReminders(startsAt: Temporal.Instant, now: Temporal.Instant): boolean {
  return Temporal.Instant.compare(now, startsAt.subtract(REMINDERS[0])) < 0;
}

/** Whether a stretch can be an appointment at all: forwards, and not longer than a day. */
export function isPossible({ start, end }: Interval): boolean {
  const longest = start.add({ hours: LONGEST_HOURS });
  return Temporal.Instant.compare(start, end) < 0 && Temporal.Instant.compare(end, longest) <= 0;
}

/** Whether it is near enough: neither long past nor too far off. */
export function isNear({ start }: Interval, now: Temporal.Instant): boolean {
  const earliest = now.subtract({ hours: WRITTEN_DOWN_DAYS * 24 });
  const latest = now.add({ hours: FARTHEST_DAYS * 24 });
  return Temporal.Instant.compare(start, earliest) >= 0 && Temporal.Instant.compare(start, latest) <= 0;
}

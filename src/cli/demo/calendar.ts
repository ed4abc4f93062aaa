import type { When } from './story.js';

const ZONE = 'Europe/Rome';
/** Week 4 of the story is the last whole week. */
const LAST_WEEK = 4;

/** Puts the story's weeks on the calendar: its fifth week is the last one that ended before the demo was told. */
export class StoryCalendar {
  private readonly thisMonday: Temporal.PlainDate;

  constructor(readonly now: Temporal.Instant) {
    const today = now.toZonedDateTimeISO(ZONE).toPlainDate();
    this.thisMonday = today.subtract({ days: today.dayOfWeek - 1 });
  }

  day(week: number, weekday: number): Temporal.PlainDate {
    return this.thisMonday.add({ days: 7 * (week - LAST_WEEK - 1) + weekday - 1 });
  }

  /** A moment that something is planned for, in the past or in the future. */
  moment([week, weekday, time]: When): Temporal.Instant {
    const plainTime = Temporal.PlainTime.from(time);
    return this.day(week, weekday).toZonedDateTime({ timeZone: ZONE, plainTime }).toInstant();
  }

  /** An instant of the story; what would lie in the future has not been told yet, and is null. */
  instant(when: When): Temporal.Instant | null {
    const instant = this.moment(when);
    return Temporal.Instant.compare(instant, this.now) <= 0 ? instant : null;
  }

  /** The moments between two others at which something is looked after: soon after the first, and each morning. */
  between(from: Temporal.Instant, to: Temporal.Instant): Temporal.Instant[] {
    const moments = [from.add({ minutes: 6 })];
    for (
      let day = from.toZonedDateTimeISO(ZONE).toPlainDate().add({ days: 1 });
      ;
      day = day.add({ days: 1 })
    ) {
      const morning = day.toZonedDateTime({ timeZone: ZONE, plainTime: '08:40' }).toInstant();
      if (Temporal.Instant.compare(morning, to) >= 0) break;
      moments.push(morning);
    }
    return moments.filter((moment) => Temporal.Instant.compare(moment, to) < 0);
  }

  /** `2026-W46` of a week of the story. */
  week(week: number): string {
    const thursday = this.day(week, 4);
    return `${thursday.yearOfWeek}-W${String(thursday.weekOfYear).padStart(2, '0')}`;
  }
}

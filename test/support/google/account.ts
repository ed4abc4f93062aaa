import type { Clock } from '../../../src/kernel/clock.js';
import { StoredCalendar, type CalendarSettings } from './calendar.js';
import { merged, momentOf, occurrenceId, type GoogleEvent, type GoogleTime } from './event-resource.js';

/** `2026-11-16` a day, `2026-11-16T09:00` on the calendar's clock, `2026-11-16T08:00:00Z` an instant. */
export type When = string;

/** An event as a test tells of it; every field of Google's own may stand beside. */
export interface Telling extends Omit<GoogleEvent, 'start' | 'end'> {
  readonly start: When;
  /** An hour later, or the same day, unless told. All-day: the day after the last one. */
  readonly end?: When;
  /** On whose clock, if not on the calendar's. */
  readonly zone?: string;
}

/** A calendar in the hands of the person to whom it belongs. */
export class PersonsCalendar {
  private counter = 0;

  constructor(readonly stored: StoredCalendar) {}

  get id(): string {
    return this.stored.id;
  }

  /** What is to be seen in it, without what was deleted. */
  get events(): GoogleEvent[] {
    return this.stored.live;
  }

  /** The stored form of an event, deleted or not. */
  find(id: string): GoogleEvent | null {
    return this.stored.find(id);
  }

  /** Writes an event into it; a series, if it has `recurrence`. */
  put({ start, end, zone, ...fields }: Telling): GoogleEvent {
    const from = this.time(start, zone);
    const until = end === undefined ? later(from) : this.time(end, zone);
    const id = fields.id ?? `person${String(++this.counter).padStart(6, '0')}${this.stored.main ? 'a' : 'b'}`;
    return this.stored.add(id, { ...fields, start: from, end: until });
  }

  edit(id: string, fields: GoogleEvent): GoogleEvent {
    return this.stored.write(id, merged(this.stored.known(id), fields));
  }

  /** To another time; its length stays unless an end is told. */
  move(id: string, start: When, end?: When): GoogleEvent {
    const event = this.stored.known(id);
    const zone = event.start?.timeZone ?? undefined;
    const from = this.time(start, zone);
    const until = end === undefined ? this.sameLength(event, from) : this.time(end, zone);
    return this.stored.write(id, { ...event, start: from, end: until });
  }

  /** Deletes it, as people do. */
  cancel(id: string): void {
    this.stored.remove(id);
  }

  /** Of one occurrence of a series, by when it would have begun. */
  cancelOccurrence(master: string, original: When): GoogleEvent {
    const { id, event } = this.occurrence(master, original);
    return this.stored.store(id, { ...event, status: 'cancelled' });
  }

  moveOccurrence(master: string, original: When, start: When, fields: GoogleEvent = {}): GoogleEvent {
    const { id, event } = this.occurrence(master, original);
    const from = this.time(start, event.start?.timeZone ?? undefined);
    const moved = { ...event, ...fields, start: from, end: this.sameLength(event, from) };
    if (this.stored.find(id)) return this.stored.write(id, moved);
    return this.stored.store(id, moved);
  }

  /**
   * "This and all following": the old series ends before, and a new one begins.
   * @returns the new series
   */
  split(master: string, at: When, fields: GoogleEvent = {}): GoogleEvent {
    const event = this.stored.known(master);
    const from = this.time(at, event.start?.timeZone ?? undefined);
    const last = momentOf(from, this.stored.timeZone).subtract({ seconds: 1 });
    const until =
      from.date != null
        ? Temporal.PlainDate.from(from.date).subtract({ days: 1 }).toString().replaceAll('-', '')
        : last.toString({ fractionalSecondDigits: 0 }).replaceAll(/[-:]/g, '');
    const ended = (event.recurrence ?? []).map((line) =>
      line.startsWith('RRULE') ? `${line.replace(/;(UNTIL|COUNT)=[^;]*/g, '')};UNTIL=${until}` : line,
    );
    this.stored.write(master, { ...event, recurrence: ended });
    const { etag: _etag, created: _created, ...rest } = event;
    return this.stored.add(`${master}r${from.date ?? until}`.toLowerCase().replaceAll(/[^a-v0-9]/g, ''), {
      ...rest,
      iCalUID: undefined,
      ...fields,
      start: from,
      end: this.sameLength(event, from),
    });
  }

  /** What a guest, or the person, says to an invitation. */
  respond(id: string, email: string, responseStatus: string): GoogleEvent {
    const event = this.stored.known(id);
    const attendees = (event.attendees ?? []).map((guest) =>
      guest.email === email ? { ...guest, responseStatus } : guest,
    );
    return this.stored.write(id, { ...event, attendees });
  }

  private occurrence(master: string, original: When): { id: string; event: GoogleEvent } {
    const series = this.stored.known(master);
    const zone = series.start?.timeZone ?? undefined;
    const originalStartTime = this.time(original, zone);
    const id = occurrenceId(master, instantForm(originalStartTime));
    const known = this.stored.find(id);
    if (known) return { id, event: known };
    const { recurrence: _recurrence, etag: _etag, ...fields } = series;
    const event: GoogleEvent = {
      ...fields,
      id,
      recurringEventId: master,
      originalStartTime: instantForm(originalStartTime),
      start: instantForm(originalStartTime),
      end: this.sameLength(series, originalStartTime),
    };
    return { id, event };
  }

  private sameLength(event: GoogleEvent, start: GoogleTime): GoogleTime {
    const [from, until] = [event.start as GoogleTime, event.end as GoogleTime];
    if (start.date != null) {
      const days =
        from.date != null && until.date != null
          ? Temporal.PlainDate.from(from.date).until(until.date, { largestUnit: 'days' }).days
          : 1;
      return { date: Temporal.PlainDate.from(start.date).add({ days }).toString() };
    }
    const length =
      from.dateTime != null
        ? momentOf(from, this.stored.timeZone).until(momentOf(until, this.stored.timeZone))
        : Temporal.Duration.from({ hours: 1 });
    return {
      ...start,
      dateTime: Temporal.Instant.from(start.dateTime as string)
        .add(length)
        .toString(),
    };
  }

  private time(when: When, zone?: string): GoogleTime {
    if (/^\d{4}-\d\d-\d\d$/.test(when)) return { date: when };
    const timeZone = zone ?? this.stored.timeZone;
    const instant = /(Z|[+-]\d\d:\d\d)$/.test(when)
      ? Temporal.Instant.from(when)
      : Temporal.PlainDateTime.from(when).toZonedDateTime(timeZone).toInstant();
    return { dateTime: instant.toString({ fractionalSecondDigits: 0 }), timeZone };
  }
}

const instantForm = (time: GoogleTime): GoogleTime => time;

function later(time: GoogleTime): GoogleTime {
  if (time.date != null) return { date: Temporal.PlainDate.from(time.date).add({ days: 1 }).toString() };
  return {
    ...time,
    dateTime: Temporal.Instant.from(time.dateTime as string)
      .add({ hours: 1 })
      .toString(),
  };
}

/** An account, and the person whose it is. */
export class GoogleAccount {
  readonly calendars: PersonsCalendar[] = [];

  constructor(
    readonly email: string,
    readonly sub: string,
    readonly name: string,
    private readonly clock: Clock,
    private readonly changed: (calendar: StoredCalendar) => void,
    timeZone: string,
  ) {
    this.add({ name: email, timeZone }, { main: true });
  }

  /** The main calendar, whose id is the address. */
  get main(): PersonsCalendar {
    return this.calendars[0] as PersonsCalendar;
  }

  /** Another calendar of the account, or one that somebody shares with it. */
  add(settings: CalendarSettings, made: { main?: boolean; byApp?: boolean } = {}): PersonsCalendar {
    const stored = new StoredCalendar(
      this.email, made.main ?? false, made.byApp ?? false, settings, this.clock, this.changed,
    ); // prettier-ignore
    const calendar = new PersonsCalendar(stored);
    this.calendars.push(calendar);
    return calendar;
  }

  /** By its id or its name. */
  calendar(named: string): PersonsCalendar {
    const found = this.calendars.find(({ id, stored }) => id === named || stored.name === named);
    if (!found) throw new Error(`${this.email} has no calendar ${named}`);
    return found;
  }

  /** The calendar is deleted, or no longer shared: nothing of it answers any more (F36). */
  drop(calendar: PersonsCalendar): void {
    calendar.stored.removed = true;
  }
}

import fc from 'fast-check';
import { ProviderFailure } from '../sync/calendar-provider.js';
import { occurrencesOf } from '../events/recurrence.js';
import { changedObject, newObject } from './ical-draft.js';
import { remoteEvents, writtenEvents } from './ical-events.js';

const reading = { timeZone: 'Pacific/Auckland', self: [] };
const read = (text: string) =>
  writtenEvents(text, reading).flatMap((written) => remoteEvents(written, 'id', null, reading));
const at = Temporal.Instant.from('2026-11-22T08:00:00Z');

const instant = fc
  .integer({ min: 0, max: 4_000_000_000 })
  .map((seconds) => Temporal.Instant.fromEpochMilliseconds(seconds * 1000).toString());
const day = instant.map((text) => text.slice(0, 10));
const text = fc.string({ unit: 'binary', maxLength: 200 }).map((each) =>
  each
    .replace(/\r/g, '')
    .replace(/(?![\n\t])\p{Cc}/gu, '')
    .trim(),
);
const times = fc.oneof(
  fc.record({ start: instant, minutes: fc.nat(5000) }).map(({ start, minutes }) => ({
    start: { instant: start, timeZone: null },
    end: { instant: Temporal.Instant.from(start).add({ minutes }).toString(), timeZone: null },
  })),
  fc.record({ start: day, days: fc.integer({ min: 1, max: 30 }) }).map(({ start, days }) => ({
    start: { day: start },
    end: { day: Temporal.PlainDate.from(start).add({ days }).toString() },
  })),
);
const draft = fc
  .record({ title: text, description: text, location: text, transparent: fc.boolean(), times })
  .map(({ times: { start, end }, ...rest }) => ({ ...rest, start, end }));

it('whatever we write is read as it was, and so is every change to it', () => {
  fc.assert(
    fc.property(draft, draft, (one, two) => {
      const written = newObject('v1', 'link', one, at);
      expect(read(written)).toMatchObject([{ ...one, icalUid: 'v1', mark: 'link', kind: 'single' }]);
      expect(read(changedObject(written, two, at))).toMatchObject([{ ...two, icalUid: 'v1', mark: 'link' }]);
      const { title } = two;
      expect(read(changedObject(written, { title }, at))).toMatchObject([{ ...one, title }]);
    }),
    { numRuns: 300 },
  );
});

const LINES = [
  'BEGIN:VEVENT', 'END:VEVENT', 'UID:a', 'UID:', 'DTSTART:20261122T080000Z', 'DTSTART:20261322', 'DTSTART;TZID=Nowhere:20261122T080000',
  'DTSTART;VALUE=DATE:20261122', 'DTEND:x', 'DURATION:P1D', 'DURATION:-PT1H', 'DURATION:nonsense', 'RRULE:FREQ=WEEKLY',
  'RRULE:FREQ=DAILY;UNTIL=20261399', 'RRULE:nonsense', 'RDATE;VALUE=PERIOD:20261122T080000Z/PT1H', 'EXDATE:', 'EXDATE;TZID=x:20261122',
  'RECURRENCE-ID:20261122T080000Z', 'RECURRENCE-ID;RANGE=THISANDFUTURE:20261122', 'ATTENDEE:mailto:a@b.c', 'ATTENDEE:', 'ORGANIZER:x',
  'SEQUENCE:many', 'STATUS:', 'CLASS:PRIVATE', 'SUMMARY;LANGUAGE=:', 'X-AFFIANCO-LINK:1', 'BEGIN:VTIMEZONE', 'TZID:Nowhere', 'END:VTIMEZONE',
  ' folded', 'no colon', ':', 'BEGIN:VALARM', 'END:VALARM', 'LAST-MODIFIED:x',
]; // prettier-ignore

it('whatever others write is read, or said to be malformed: it never breaks us', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...LINES), { maxLength: 30 }), (lines) => {
      const whole = [
        'BEGIN:VCALENDAR',
        'VERSION:2.0',
        'BEGIN:VEVENT',
        ...lines,
        'END:VEVENT',
        'END:VCALENDAR',
      ];
      try {
        for (const event of read(whole.join('\r\n'))) {
          expect(event.start).not.toBeNull();
          expect(event.end).not.toBeNull();
        }
      } catch (error) {
        expect(error).toBeInstanceOf(ProviderFailure);
      }
    }),
    { numRuns: 2000 },
  );
});

const PARTS = ['FREQ=DAILY', 'FREQ=YEARLY', 'FREQ=MONTHLY', 'FREQ=WEEKLY', 'FREQ=HOURLY', 'FREQ=', 'INTERVAL=0', 'INTERVAL=-1',
  'INTERVAL=99999999999', 'COUNT=0', 'COUNT=-5', 'COUNT=3', 'COUNT=x', 'UNTIL=20261399', 'UNTIL=19000101', 'UNTIL=20271231T000000Z', 'BYDAY=MO', 'BYDAY=99XX',
  'BYDAY=-6SU', 'BYMONTH=13', 'BYMONTH=2', 'BYMONTHDAY=30', 'BYMONTHDAY=31,-31', 'BYHOUR=25', 'BYHOUR=8,9', 'BYSETPOS=0', 'BYSETPOS=-1', 'BYWEEKNO=60',
  'BYYEARDAY=366', 'WKST=XX', 'RSCALE=CHINESE', 'SKIP=OMIT', 'X-PART=1', 'nonsense']; // prettier-ignore

it('whatever a rule says, the series happens so often, or not at all: it never breaks us', () => {
  const stretch = {
    from: Temporal.Instant.from('2026-09-23T00:00:00Z'),
    to: Temporal.Instant.from('2027-12-27T00:00:00Z'),
  };
  const start = fc.constantFrom(
    'DTSTART;TZID=Europe/Rome:20260329T023000',
    'DTSTART;VALUE=DATE:20240229',
    'DTSTART:19700101T000000Z',
  );
  fc.assert(
    fc.property(
      start,
      fc.array(fc.constantFrom(...PARTS), { minLength: 1, maxLength: 5 }),
      (begins, parts) => {
        const event = ['BEGIN:VEVENT', 'UID:a', begins, `RRULE:${parts.join(';')}`, 'END:VEVENT'];
        let events;
        try {
          events = read(['BEGIN:VCALENDAR', ...event, 'END:VCALENDAR'].join('\r\n'));
        } catch (error) {
          expect(error).toBeInstanceOf(ProviderFailure);
          return;
        }
        const told = events.map((each) => ({ ...each, id: each.externalId, cancelled: false }));
        expect(occurrencesOf(told, stretch, 'Europe/Rome').length).toBeLessThanOrEqual(2000);
      },
    ),
    { numRuns: 300 },
  );
});

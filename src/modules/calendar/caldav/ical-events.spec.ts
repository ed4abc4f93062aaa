import type { RemoteEvent } from '../sync/calendar-provider.js';
import { newObject, changedObject } from './ical-draft.js';
import { remoteEvents, writtenEvents } from './ical-events.js';

const reading = { timeZone: 'Europe/Rome', self: ['ada@studio.test'] };

function calendar(...lines: string[]): string {
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Test//EN', ...lines, 'END:VCALENDAR', ''].join('\r\n');
}
const event = (...lines: string[]) => ['BEGIN:VEVENT', 'UID:one', ...lines, 'END:VEVENT'];

function read(text: string): RemoteEvent[] {
  return writtenEvents(text, reading).flatMap((written) => remoteEvents(written, 'name', '"e"', reading));
}
const first = (...lines: string[]) => read(calendar(...event(...lines)))[0] as RemoteEvent;

describe('when an event is', () => {
  it.each([
    ['in UTC', ['DTSTART:20261122T080000Z', 'DTEND:20261122T090000Z'], '08:00:00Z', '09:00:00Z', null],
    [
      'in a zone',
      ['DTSTART;TZID=America/New_York:20261122T090000', 'DTEND;TZID=America/New_York:20261122T100000'],
      '14:00:00Z', '15:00:00Z', 'America/New_York',
    ],
    [
      'in a zone with a path before it',
      ['DTSTART;TZID=/mozilla.org/20050126_1/Europe/Rome:20261122T090000', 'DURATION:PT90M'],
      '08:00:00Z', '09:30:00Z', 'Europe/Rome',
    ],
    [
      'in a zone of Windows',
      ['DTSTART;TZID="W. Europe Standard Time":20261122T090000', 'DTEND;TZID="W. Europe Standard Time":20261122T093000'],
      '08:00:00Z', '08:30:00Z', 'Europe/Berlin',
    ],
    ['floating: in the zone of its calendar', ['DTSTART:20261122T090000'], '08:00:00Z', '08:00:00Z', 'Europe/Rome'],
    ['over before it began', ['DTSTART:20261122T080000Z', 'DTEND:20261122T070000Z'], '08:00:00Z', '08:00:00Z', null],
  ])('%s', (_, lines, start, end, timeZone) => {
    const read = first(...lines);
    expect(read.start).toEqual({ instant: `2026-11-22T${start}`, timeZone });
    expect(read.end).toEqual({ instant: `2026-11-22T${end}`, timeZone });
  }); // prettier-ignore

  it.each([
    ['a day', ['DTSTART;VALUE=DATE:20261122'], '2026-11-22', '2026-11-23'],
    ['days, the last not included', ['DTSTART;VALUE=DATE:20261122', 'DTEND;VALUE=DATE:20261125'], '2026-11-22', '2026-11-25'],
    ['days by their number', ['DTSTART;VALUE=DATE:20261122', 'DURATION:P2D'], '2026-11-22', '2026-11-24'],
    ['a day that ends when it begins', ['DTSTART;VALUE=DATE:20261122', 'DTEND;VALUE=DATE:20261122'], '2026-11-22', '2026-11-23'],
    ['a day without its type', ['DTSTART:20261122'], '2026-11-22', '2026-11-23'],
  ])('F17: %s stays days, whatever the zone', (_, lines, start, end) => {
    const read = first(...lines);
    expect([read.start, read.end]).toEqual([{ day: start }, { day: end }]);
  }); // prettier-ignore

  it('an hour that does not exist and one that is there twice are read as RFC 5545 says', () => {
    expect(first('DTSTART;TZID=Europe/Rome:20260329T023000').start).toMatchObject({
      instant: '2026-03-29T01:30:00Z',
    });
    expect(first('DTSTART;TZID=Europe/Rome:20261025T023000').start).toMatchObject({
      instant: '2026-10-25T00:30:00Z',
    });
  });

  it('a day of duration is a day of the calendar, 24 hours are not', () => {
    const before = 'DTSTART;TZID=Europe/Rome:20261024T100000';
    expect(first(before, 'DURATION:P1D').end).toMatchObject({ instant: '2026-10-25T09:00:00Z' });
    expect(first(before, 'DURATION:PT24H').end).toMatchObject({ instant: '2026-10-25T08:00:00Z' });
  });

  const zone = (tzid: string, ...extra: string[]) => [
    'BEGIN:VTIMEZONE', `TZID:${tzid}`, ...extra,
    'BEGIN:STANDARD', 'DTSTART:16010101T030000', 'TZOFFSETFROM:+0200', 'TZOFFSETTO:+0100',
    'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10', 'END:STANDARD',
    'BEGIN:DAYLIGHT', 'DTSTART:16010101T020000', 'TZOFFSETFROM:+0100', 'TZOFFSETTO:+0200',
    'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3', 'END:DAYLIGHT', 'END:VTIMEZONE',
  ]; // prettier-ignore

  it('a zone that only its VTIMEZONE describes is the one that keeps the same time', () => {
    const lines = event('DTSTART;TZID=Customized Time Zone:20260722T090000');
    expect(read(calendar(...zone('Customized Time Zone'), ...lines))[0]?.start).toEqual({
      instant: '2026-07-22T07:00:00Z',
      timeZone: 'Europe/Berlin',
    });
    const named = read(calendar(...zone('Mine', 'X-LIC-LOCATION:Europe/Vienna'), ...event('DTSTART;TZID=Mine:20261122T090000')));
    expect(named[0]?.start).toEqual({ instant: '2026-11-22T08:00:00Z', timeZone: 'Europe/Vienna' });
    const fixed = ['BEGIN:VTIMEZONE', 'TZID:Fix', 'BEGIN:STANDARD', 'DTSTART:19700101T000000', 'TZOFFSETFROM:+0300',
      'TZOFFSETTO:+0300', 'END:STANDARD', 'END:VTIMEZONE']; // prettier-ignore
    expect(read(calendar(...fixed, ...event('DTSTART;TZID=Fix:20261122T090000')))[0]?.start).toEqual({
      instant: '2026-11-22T06:00:00Z',
      timeZone: 'Etc/GMT-3',
    });
  }); // prettier-ignore
});

describe('series', () => {
  const master = [
    'DTSTART;TZID=Europe/Rome:20261102T100000',
    'DTEND;TZID=Europe/Rome:20261102T110000',
    'RRULE:FREQ=WEEKLY',
  ];

  it('keep their rule and its zone; dates left out and added are told in UTC', () => {
    const series = first(
      ...master,
      'EXDATE;TZID=Europe/Rome:20261109T100000,20261116T100000',
      'EXDATE:20261123T090000Z',
      'EXDATE;VALUE=DATE:20261130',
      'RDATE;TZID=America/New_York:20261104T100000',
      'RDATE;VALUE=PERIOD:20261105T080000Z/PT1H',
    );
    expect(series).toMatchObject({ kind: 'master', timeZone: 'Europe/Rome' });
    expect(series.recurrence).toEqual([
      'RRULE:FREQ=WEEKLY',
      'RDATE:20261104T150000Z,20261105T080000Z',
      'EXDATE:20261109T090000Z,20261116T090000Z,20261123T090000Z,20261130T090000Z',
    ]);
  });

  it.each([
    ['UNTIL=20261130T090000Z', 'UNTIL=20261130T090000Z'],
    ['UNTIL=20261130T100000', 'UNTIL=20261130T090000Z'],
    ['UNTIL=20261130', 'UNTIL=20261130T225959Z'],
  ])('%s ends a timed series by %s', (until, told) => {
    const series = first(...master.slice(0, 2), `RRULE:FREQ=WEEKLY;${until}`);
    expect(series.recurrence).toEqual([`RRULE:FREQ=WEEKLY;${told}`]);
  });

  it('a rule in the months of another calendar is not followed, and what no rule may say is left out', () => {
    const start = 'DTSTART:20261122T080000Z';
    expect(first(start, 'RRULE:RSCALE=CHINESE;FREQ=YEARLY')).toMatchObject({ kind: 'single' });
    const plain = first(start, 'RRULE:RSCALE=GREGORIAN;FREQ=DAILY;X-PART=1;COUNT=2');
    expect(plain.recurrence).toEqual(['RRULE:FREQ=DAILY;COUNT=2']);
  });

  it('an all-day series is told in days throughout', () => {
    const series = first(
      'DTSTART;VALUE=DATE:20261102',
      'RRULE:FREQ=DAILY;UNTIL=20261130T000000Z',
      'EXDATE:20261109T000000',
      'RDATE;VALUE=DATE:20261224',
    );
    expect(series.recurrence).toEqual([
      'RRULE:FREQ=DAILY;UNTIL=20261130',
      'RDATE;VALUE=DATE:20261224',
      'EXDATE;VALUE=DATE:20261109',
    ]);
  });

  it('F20: a series of nothing but dates is one; a rule for every minute is none', () => {
    expect(first('DTSTART:20261122T080000Z', 'RDATE:20261123T080000Z')).toMatchObject({
      kind: 'master',
      recurrence: ['RDATE:20261123T080000Z'],
    });
    expect(first('DTSTART:20261122T080000Z', 'RRULE:FREQ=MINUTELY')).toMatchObject({ kind: 'single' });
  });

  it('F19, F20: moved and cancelled occurrences are known by when they would have begun', () => {
    const moved = [
      'RECURRENCE-ID;TZID=Europe/Rome:20261109T100000',
      'DTSTART:20261110T120000Z',
      'DTEND:20261110T130000Z',
    ];
    const cancelled = ['RECURRENCE-ID:20261116T090000Z', 'DTSTART:20261116T090000Z', 'STATUS:CANCELLED'];
    const events = read(calendar(...event(...moved), ...event(...master), ...event(...cancelled)));
    expect(events.map(({ externalId, kind, masterExternalId, originalStart, status }) =>
      [externalId, kind, masterExternalId, originalStart, status])).toEqual([
      ['name', 'master', null, null, 'confirmed'],
      ['name#20261109T090000Z', 'exception', 'name', '2026-11-09T09:00:00Z', 'confirmed'],
      ['name#20261116T090000Z', 'exception', 'name', '2026-11-16T09:00:00Z', 'cancelled'],
    ]); // prettier-ignore
    expect(events[1]?.start).toEqual({ instant: '2026-11-10T12:00:00Z', timeZone: null });
  });

  it('an exception written as a day belongs to the occurrence of that day', () => {
    const events = read(
      calendar(
        ...event(...master),
        ...event('RECURRENCE-ID;VALUE=DATE:20261109', 'DTSTART:20261110T120000Z'),
      ),
    );
    expect(events[1]?.originalStart).toBe('2026-11-09T09:00:00Z');
  });

  it('of two that claim the same occurrence the later one counts', () => {
    const at = (sequence: number, title: string) =>
      event(
        'RECURRENCE-ID:20261109T090000Z',
        'DTSTART:20261109T090000Z',
        `SEQUENCE:${sequence}`,
        `SUMMARY:${title}`,
      );
    const events = read(calendar(...event(...master), ...at(3, 'new'), ...at(1, 'old')));
    expect(events.slice(1).map(({ title }) => title)).toEqual(['new']);
  });

  it('an exception alone stands on its own', () => {
    expect(
      read(calendar(...event('RECURRENCE-ID:20261109T090000Z', 'DTSTART:20261109T100000Z'))),
    ).toMatchObject([{ externalId: 'name#20261109T090000Z', kind: 'exception', masterExternalId: 'name' }]);
  });
});

describe('what an event says', () => {
  it('of people: rooms left out, the organizer among them, and what we answered', () => {
    const read = first(
      'DTSTART:20261122T080000Z',
      'ORGANIZER;CN=Maria Rossi:mailto:Maria@client.test',
      'ATTENDEE;PARTSTAT=ACCEPTED:mailto:ADA@studio.test',
      'ATTENDEE;PARTSTAT=DECLINED;CN="Bianchi, Ugo":mailto:ugo@client.test',
      'ATTENDEE;CUTYPE=ROOM:mailto:room@client.test',
      'ATTENDEE;EMAIL=by@parameter.test:urn:uuid:1',
    );
    expect(read.myResponse).toBe('accepted');
    expect(read.guests).toEqual([
      { email: 'ada@studio.test', name: null, response: 'accepted', self: true, organizer: false },
      { email: 'ugo@client.test', name: 'Bianchi, Ugo', response: 'declined', self: false, organizer: false },
      { email: 'by@parameter.test', name: null, response: 'needs_action', self: false, organizer: false },
      { email: 'maria@client.test', name: 'Maria Rossi', response: 'accepted', self: false, organizer: true },
    ]);
  });

  it.each([
    ['CLASS:PRIVATE', { visibility: 'private' }],
    ['CLASS:CONFIDENTIAL', { visibility: 'confidential' }],
    ['CLASS:X-SECRET', { visibility: 'private' }],
    ['CLASS:PUBLIC', { visibility: 'public' }],
    ['TRANSP:TRANSPARENT', { transparent: true, visibility: 'default' }],
    ['STATUS:TENTATIVE', { status: 'tentative', transparent: false }],
    ['STATUS:CANCELLED', { status: 'cancelled' }],
    ['X-MICROSOFT-CDO-BUSYSTATUS:OOF', { eventType: 'outOfOffice' }],
    ['SUMMARY:Über\\, uns\\nund', { title: 'Über, uns\nund' }],
    ['X-AFFIANCO-LINK:abc', { mark: 'abc' }],
  ])('%s', (line, said) => {
    expect(first('DTSTART:20261122T080000Z', line)).toMatchObject(said);
  });

  it('texts that cannot be kept are made such that can', () => {
    const read = first('DTSTART:20261122T080000Z', `SUMMARY:a\u0000b\u0007${'x'.repeat(5000)}`);
    expect(read.title).toHaveLength(1000);
    expect(read.title.startsWith('abx')).toBe(true);
  });

  it('an event without a beginning is left out, the others stay', () => {
    expect(
      read(calendar('BEGIN:VEVENT', 'UID:none', 'END:VEVENT', ...event('DTSTART:20261122T080000Z'))),
    ).toHaveLength(1);
    expect(read(calendar(...event('DTSTART:rubbish')))).toEqual([]);
    expect(read(calendar('BEGIN:VTODO', 'UID:todo', 'END:VTODO'))).toEqual([]);
  });

  it('F4: what ends in the middle, or is no calendar, is malformed and never “no events”', () => {
    const whole = calendar(...event('DTSTART:20261122T080000Z'));
    for (const text of [whole.slice(0, -20), '', '<html>Sign in</html>', 'BEGIN:VEVENT\r\nEND:VEVENT']) {
      expect(() => read(text)).toThrow(expect.objectContaining({ kind: 'malformed' }));
    }
  });

  it('a line that was broken without being folded does not cost the event', () => {
    const text = calendar(
      ...event('DTSTART:20261122T080000Z', 'DESCRIPTION:one', 'two without a fold', 'SUMMARY:Here'),
    );
    expect(read(text)).toMatchObject([{ title: 'Here', description: 'one' }]);
  });
});

describe('what we write', () => {
  const at = Temporal.Instant.from('2026-11-22T08:00:00.123Z');
  const draft = {
    title: 'Plan; the, week',
    description: 'With a link:\nhttps://app.test/tasks/1',
    location: '',
    start: { instant: '2026-11-23T08:00:00.000Z', timeZone: 'Europe/Rome' },
    end: { instant: '2026-11-23T09:00:00Z', timeZone: 'Europe/Rome' },
    transparent: false,
  };

  it('comes back as it was', () => {
    const text = newObject('v1', 'link-1', draft, at);
    expect(text).toContain('DTSTART:20261123T080000Z\r\n');
    expect(read(text)).toMatchObject([
      {
        ...{
          icalUid: 'v1',
          mark: 'link-1',
          title: draft.title,
          description: draft.description,
          location: '',
        },
        start: { instant: '2026-11-23T08:00:00Z', timeZone: null },
        end: { instant: '2026-11-23T09:00:00Z', timeZone: null },
        ...{ transparent: false, kind: 'single', status: 'confirmed' },
      },
    ]);
  });

  it('F15: changes the named fields, and keeps reminders, guests and what it does not know', () => {
    const kept = [
      'ATTENDEE;PARTSTAT=ACCEPTED:mailto:ugo@client.test', 'X-APPLE-TRAVEL-ADVISORY-BEHAVIOR:AUTOMATIC',
      'CATEGORIES:Work,Client', 'BEGIN:VALARM', 'ACTION:DISPLAY', 'TRIGGER:-PT15M', 'END:VALARM',
    ]; // prettier-ignore
    const text = calendar(...event('DTSTART;TZID=Europe/Rome:20261122T090000', 'DURATION:PT1H', 'SUMMARY:Old',
      'X-ALT-DESC;FMTTYPE=text/html:<b>Old</b>', 'SEQUENCE:4', ...kept)); // prettier-ignore
    const changed = changedObject(text, { title: 'New', description: 'Said', end: draft.end }, at);
    for (const line of kept) expect(changed).toContain(`${line}\r\n`);
    expect(changed).toContain('SEQUENCE:5\r\n');
    expect(changed).toContain('LAST-MODIFIED:20261122T080000Z\r\n');
    expect(changed).not.toMatch(/DURATION|X-ALT-DESC|SUMMARY:Old/);
    expect(changed).toContain('DTSTART;TZID=Europe/Rome:20261122T090000\r\n');
    expect(read(changed)[0]?.end).toEqual({ instant: '2026-11-23T09:00:00Z', timeZone: null });
  });

  it('F16: an hour becomes a day and a day an hour', () => {
    const days = { start: { day: '2026-11-24' }, end: { day: '2026-11-25' } };
    const allDay = changedObject(newObject('v1', 'link-1', draft, at), days, at);
    expect(allDay).toContain('DTSTART;VALUE=DATE:20261124\r\n');
    expect(read(allDay)[0]).toMatchObject(days);
    const back = changedObject(allDay, { start: draft.start, end: draft.end }, at);
    expect(back).toContain('DTEND:20261123T090000Z\r\n');
  });

  it('never moves a series, and finds nothing to change where no event is', () => {
    const series = calendar(...event('DTSTART:20261122T080000Z', 'RRULE:FREQ=DAILY'));
    expect(() => changedObject(series, { start: draft.start }, at)).toThrow(
      expect.objectContaining({ kind: 'refused' }),
    );
    expect(changedObject(series, { title: 'Still' }, at)).toContain('SUMMARY:Still');
    expect(() => changedObject(calendar(), { title: 'x' }, at)).toThrow(
      expect.objectContaining({ kind: 'gone' }),
    );
  });
});

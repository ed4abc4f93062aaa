import { feedDocument } from './feed-document.js';
import { toldNow, type FeedEvent, type ToldEvent } from './feed-told.rules.js';

const at = (text: string) => Temporal.Instant.from(text);
const NOW = at('2026-11-16T08:30:00Z');
const SINCE = at('2026-09-17T08:30:00Z');

const session: FeedEvent = {
  title: 'First session (Bianchi)',
  description: 'Bring the papers; all of them, please',
  place: 'Via Roma 1, Torino',
  start: { instant: '2026-03-29T00:30:00Z', timeZone: null },
  end: { instant: '2026-03-29T01:30:00Z', timeZone: null },
  transparent: false,
  url: 'https://affianco.test/appointments',
};
const day: FeedEvent = {
  ...session,
  start: { day: '2026-10-25' },
  end: { day: '2026-10-26' },
  transparent: true,
};

const told = (event: FeedEvent, fields: Partial<ToldEvent> = {}): ToldEvent => ({
  uid: 'a',
  event,
  sequence: 3,
  changedAt: at('2026-11-01T00:00:00Z'),
  cancelledAt: null,
  ...fields,
});
const later = { ...session, end: { instant: '2027-01-01T00:00:00Z', timeZone: null } };

describe('what a feed tells', () => {
  it('begins to count with nothing', () => {
    expect(toldNow([], new Map([['a', session]]), NOW, SINCE)).toEqual([
      { uid: 'a', event: session, sequence: 0, changedAt: NOW, cancelledAt: null },
    ]);
  });

  it('leaves alone what did not change, whatever the order of its fields', () => {
    const before = told({ ...later, start: { timeZone: null, instant: '2026-03-29T00:30:00Z' } });
    expect(toldNow([before], new Map([['a', later]]), NOW, SINCE)).toEqual([before]);
  });

  it('counts up a change, a cancellation, and what comes back', () => {
    const changed = toldNow([told(later)], new Map([['a', { ...later, place: '' }]]), NOW, SINCE);
    expect(changed).toEqual([told({ ...later, place: '' }, { sequence: 4, changedAt: NOW })]);
    const gone = toldNow([told(later)], new Map(), NOW, SINCE);
    expect(gone).toEqual([told(later, { sequence: 4, changedAt: NOW, cancelledAt: NOW })]);
    const back = toldNow(gone, new Map([['a', later]]), NOW, SINCE);
    expect(back).toEqual([told(later, { sequence: 5, changedAt: NOW })]);
  });

  it('takes nothing back that is merely long over', () => {
    expect(toldNow([told(session)], new Map(), NOW, SINCE)).toEqual([]);
  });

  it('tells a cancellation for thirty days', () => {
    const cancelled = told(later, { changedAt: NOW, cancelledAt: NOW });
    expect(toldNow([cancelled], new Map(), NOW.add({ hours: 24 * 30 - 1 }), SINCE)).toEqual([cancelled]);
    expect(toldNow([cancelled], new Map(), NOW.add({ hours: 24 * 30 }), SINCE)).toEqual([]);
  });
});

describe('the document of a feed', () => {
  const lines = (event: FeedEvent) =>
    feedDocument('Affianco', [told(event)]).replace(/\r\n[ \t]/g, '').split('\r\n'); // prettier-ignore

  it('writes instants in UTC on the night the clocks are changed, in whatever zone the process runs', () => {
    expect(lines(session)).toEqual(
      expect.arrayContaining([
        'DTSTART:20260329T003000Z',
        'DTEND:20260329T013000Z',
        'DTSTAMP:20261101T000000Z',
        'LAST-MODIFIED:20261101T000000Z',
        'SEQUENCE:3',
        'STATUS:CONFIRMED',
        'TRANSP:OPAQUE',
        String.raw`DESCRIPTION:Bring the papers\; all of them\, please`,
      ]),
    );
    expect(lines(session).join()).not.toContain('TZID');
  });

  it('F17: writes days as days, with the day after the last as end', () => {
    expect(lines(day)).toEqual(
      expect.arrayContaining([
        'DTSTART;VALUE=DATE:20261025',
        'DTEND;VALUE=DATE:20261026',
        'TRANSP:TRANSPARENT',
      ]),
    );
  });
});

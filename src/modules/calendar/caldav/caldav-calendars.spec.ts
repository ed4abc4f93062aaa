import { calendarIn } from './caldav-calendars.js';
import { addressOf, idOf, nameIn, nameOf, resourceOf } from './caldav-names.js';

const HOME = 'https://dav.test/calendars/ada/';
const found = (props: Record<string, unknown>, href = '/calendars/ada/work/', status = 207) =>
  calendarIn(HOME, { href, status: status === 207 ? 200 : status, props });
const calendar = { resourcetype: { collection: {}, calendar: {} } };

describe('what lies in a calendar home', () => {
  it('is a calendar by its kind, and named as it is called', () => {
    expect(found({ ...calendar, displayname: 'Work & travel', calendarColor: '#FF0000FF' })).toEqual({
      externalId: `${HOME}work/`,
      name: 'Work & travel',
      colour: '#ff0000',
      timeZone: null,
      role: 'owner',
      main: false,
    });
  });

  it.each([
    ['another kind', { resourcetype: { collection: {} } }],
    ['an inbox', { resourcetype: { collection: {}, scheduleInbox: {} } }],
    [
      'what Nextcloud keeps for a month',
      { resourcetype: { collection: {}, calendar: {}, deletedCalendar: {} } },
    ],
    [
      'a list of tasks',
      { ...calendar, supportedCalendarComponentSet: { comp: { _attributes: { name: 'VTODO' } } } },
    ],
  ])('%s is none', (_, props) => {
    expect(found(props)).toBeNull();
  });

  it('one for events among others is one', () => {
    const comp = [{ _attributes: { name: 'VTODO' } }, { _attributes: { name: 'VEVENT' } }];
    expect(found({ ...calendar, supportedCalendarComponentSet: { comp } })).not.toBeNull();
  });

  it('without a name, or with its path for one, it is called by the end of its path', () => {
    for (const displayname of [undefined, {}, '', 'calendars/ada/my%20work', '/calendars/ada/my%20work/']) {
      expect(found({ ...calendar, displayname }, '/calendars/ada/my%20work')?.name).toBe('my work');
    }
    expect(found({ ...calendar, displayname: 2026 })?.name).toBe('2026');
  });

  it.each([
    [['all'], 'owner'],
    [['read', 'write'], 'writer'],
    [['read', 'writeContent'], 'writer'],
    [['read'], 'reader'],
    [['readFreeBusy'], 'busy_reader'],
  ])('whoever may %j there is %s', (words, role) => {
    const privilege = words.map((word) => ({ [word]: {} }));
    expect(found({ ...calendar, currentUserPrivilegeSet: { privilege } })?.role).toBe(role);
  });

  it('stays on its host, whatever the server behind another calls itself', () => {
    expect(found(calendar, 'http://internal:8080/calendars/ada/work/')?.externalId).toBe(`${HOME}work/`);
  });

  it('keeps the zone that its VTIMEZONE names', () => {
    const zone = 'BEGIN:VCALENDAR\r\nBEGIN:VTIMEZONE\r\nTZID:Europe/Rome\r\nEND:VTIMEZONE\r\nEND:VCALENDAR';
    expect(found({ ...calendar, calendarTimezone: zone })?.timeZone).toBe('Europe/Rome');
    expect(found({ ...calendar, calendarTimezone: 'Europe/Paris' })?.timeZone).toBe('Europe/Paris');
    expect(found({ ...calendar, calendarTimezone: 'rubbish' })?.timeZone).toBeNull();
  });
});

describe('ids of events', () => {
  it.each(['v0a1.ics', 'a b@c.ics', 'without', '.ics', 'ünï#1.ics', '100%.ics', 'ends#20261122.ics'])(
    '%s is found again by its id',
    (name) => {
      expect(nameOf(idOf(name))).toBe(name.startsWith('ends') ? 'ends.ics' : name);
      expect(nameIn(`${HOME}work/`, new URL(addressOf(`${HOME}work/`, name)).pathname)).toBe(name);
    },
  );

  it('an occurrence has the resource of its series', () => {
    expect([resourceOf('a#20261122T080000Z'), resourceOf('a#20261122'), resourceOf('a#b')]).toEqual([
      'a',
      'a',
      'a#b',
    ]);
  });

  it('what lies elsewhere is nobody’s business', () => {
    const work = `${HOME}work/`;
    for (const href of [
      work,
      '/calendars/ada/home/a.ics',
      '/calendars/ada/work/sub/a.ics',
      '../a.ics',
      '%00.ics',
    ]) {
      expect([href, nameIn(work, href)]).toEqual([href, null]);
    }
    expect(nameIn(work, 'a.ics')).toBe('a.ics');
    expect(nameIn(`${HOME}my%20work/`, '/calendars/ada/my work/a%40b.ics')).toBe('a@b.ics');
  });
});

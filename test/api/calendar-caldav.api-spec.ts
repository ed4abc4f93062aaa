import { aCaldav, ics, icsOf, pulled } from '../support/davs.js';
import { startRadicale, type Radicale } from '../support/radicale.js';
import type { ProviderAccount } from '../../src/modules/calendar/sync/calendar-provider.js';

/** Against a real server: what the other program does is done by plain HTTP. */
let radicale: Radicale;
let account: ProviderAccount;
const caldav = aCaldav();
const { provider } = caldav;

beforeAll(async () => {
  radicale = await startRadicale();
  account = await caldav.account(radicale.url, radicale.user, radicale.password);
});
afterAll(async () => {
  await radicale.stop();
  await caldav.close();
});

let made = 0;
/** A calendar with these resources in it: its id for us, its path for the other program. */
async function aCalendar(resources: Record<string, string> = {}) {
  const path = await radicale.calendar(`calendar-${made++}`);
  for (const [name, text] of Object.entries(resources)) await put(path, name, text);
  return { id: new URL(path, radicale.url).href, path };
}
async function put(path: string, name: string, text: string) {
  const answer = await radicale.as('PUT', `${path}${encodeURIComponent(name)}`, text, {
    'content-type': 'text/calendar',
  });
  if (!answer.ok) throw new Error(`PUT answered ${answer.status}: ${await answer.text()}`);
}
const on = (day: number, title: string) => [
  `SUMMARY:${title}`,
  `DTSTART:202611${day}T080000Z`,
  `DTEND:202611${day}T090000Z`,
];
const draft = {
  title: 'Plan the week', description: 'https://app.test/tasks/1', location: 'Here',
  start: { instant: '2026-11-23T08:00:00Z', timeZone: 'Europe/Rome' },
  end: { instant: '2026-11-23T09:00:00Z', timeZone: 'Europe/Rome' }, transparent: false,
}; // prettier-ignore

describe('an account', () => {
  it('is found by the address of its server, of the person, or of the server’s root', async () => {
    for (const address of [radicale.url, `${radicale.url}/ada/`, `${radicale.url}/`]) {
      const found = await caldav.discovery.verify({ ...radicale, address, timeZone: 'Europe/Rome' });
      expect(found).toMatchObject({ accountKey: `${radicale.url}/ada/`, accountName: 'ada' });
      expect(found.secrets).toMatchObject({ home: `${radicale.url}/ada/`, password: radicale.password });
    }
  });

  it('with a wrong password asks for it, at once and later', async () => {
    const wrong = { address: radicale.url, user: 'ada', password: 'no', timeZone: 'UTC' };
    await expect(caldav.discovery.verify(wrong)).rejects.toMatchObject({ kind: 'needs-reauth' });
    const { id } = await aCalendar();
    const stale = { ...account, secrets: { ...account.secrets, password: 'changed' } };
    await expect(pulled(provider.pull(stale, id, null))).rejects.toMatchObject({ kind: 'needs-reauth' });
    await expect(provider.insert(stale, id, 'v1', 'm', draft)).rejects.toMatchObject({
      kind: 'needs-reauth',
    });
  });

  it('is not found where nothing listens, or something else does', async () => {
    const nobody = { address: 'http://127.0.0.1:9', user: 'a', password: 'b', timeZone: 'UTC' };
    await expect(caldav.discovery.verify(nobody)).rejects.toMatchObject({ kind: 'unavailable' });
    await expect(caldav.discovery.verify({ ...nobody, address: 'nonsense nonsense' })).rejects.toMatchObject({
      kind: 'refused',
      reason: 'address-malformed',
    });
  });

  it('lists calendars, and no lists of tasks or people; makes one of our own', async () => {
    await radicale.as('MKCOL', '/ada/people/', PEOPLE, { 'content-type': 'text/xml' });
    await radicale.as('MKCALENDAR', '/ada/todo/', TODO, { 'content-type': 'text/xml' });
    const ours = await provider.create(account, 'Affianco – Plan', 'Europe/Rome');
    const found = await provider.calendars(account);
    expect(found.find((each) => each.externalId === ours.externalId)).toEqual({
      ...{ externalId: ours.externalId, name: 'Affianco – Plan', colour: null, timeZone: null },
      ...{ role: 'owner', main: false },
    });
    expect(found.map((each) => each.name)).not.toContain('people');
    expect(found.map((each) => each.name)).not.toContain('todo');
  });
});

describe('pulling', () => {
  it('reads everything, then only what changed, then nothing', async () => {
    const names = Array.from({ length: 120 }, (_, index) => `event-${index}.ics`);
    const { id, path } = await aCalendar(
      Object.fromEntries(names.map((name) => [name, ics(name, ...on(23, name))])),
    );
    const first = await pulled(provider.pull(account, id, null));
    expect(first.full).toBe(true);
    expect(first.events).toHaveLength(120);
    expect(first.pages).toHaveLength(4);
    expect(first.pages.every((page) => page.full)).toBe(true);

    await put(path, 'event-7.ics', ics('event-7.ics', ...on(24, 'moved')));
    await put(path, 'new.ics', ics('new', ...on(25, 'new')));
    await radicale.as('DELETE', `${path}event-9.ics`);
    const second = await pulled(provider.pull(account, id, first.token));
    expect(second.full).toBe(false);
    expect(second.events.map(({ externalId, status, title }) => [externalId, status, title]).sort()).toEqual([
      ['event-7', 'confirmed', 'moved'],
      ['event-9', 'cancelled', ''],
      ['new', 'confirmed', 'new'],
    ]);
    const third = await pulled(provider.pull(account, id, second.token));
    expect(third).toMatchObject({ events: [], token: second.token, full: false });
  });

  it('F3: reading everything again gives the same events under the same ids', async () => {
    const { id } = await aCalendar({
      'a.ics': ics('a', ...on(23, 'a')),
      'b c@d.ics': ics('b', ...on(24, 'b')),
    });
    const [one, two] = [
      await pulled(provider.pull(account, id, null)),
      await pulled(provider.pull(account, id, null)),
    ];
    expect(two.events).toEqual(one.events);
    expect(one.events.map((event) => event.externalId).sort()).toEqual(['a', 'b c@d']);
  });

  it('F1: a token that the server no longer knows costs a list, and nothing is lost', async () => {
    const { id, path } = await aCalendar({
      'a.ics': ics('a', ...on(23, 'a')),
      'b.ics': ics('b', ...on(24, 'b')),
    });
    const { token } = await pulled(provider.pull(account, id, null));
    const forgotten = token.replace(/sync\/[0-9a-f]+/, `sync/${'0'.repeat(64)}`);
    expect(forgotten).not.toBe(token);
    await radicale.as('DELETE', `${path}a.ics`);
    const next = await pulled(provider.pull(account, id, forgotten));
    expect(next.events).toMatchObject([{ externalId: 'a', status: 'cancelled' }]);
    expect(next.full).toBe(false);
    await expect(pulled(provider.pull(account, id, 'rubbish'))).rejects.toMatchObject({ kind: 'token-dead' });
  });

  it('F19, F20: a series with moved and cancelled occurrences is one resource, and told whole', async () => {
    const master = ['BEGIN:VEVENT', 'UID:series', 'SUMMARY:Weekly', 'DTSTART;TZID=Europe/Rome:20261102T100000',
      'DTEND;TZID=Europe/Rome:20261102T110000', 'RRULE:FREQ=WEEKLY', 'END:VEVENT']; // prettier-ignore
    const moved = ['BEGIN:VEVENT', 'UID:series', 'RECURRENCE-ID;TZID=Europe/Rome:20261109T100000', 'SUMMARY:Moved',
      'DTSTART;TZID=Europe/Rome:20261110T100000', 'DTEND;TZID=Europe/Rome:20261110T110000', 'END:VEVENT']; // prettier-ignore
    const { id, path } = await aCalendar({ 'series.ics': icsOf(ROME, master, moved) });
    const first = await pulled(provider.pull(account, id, null));
    expect(first.events.map((event) => [event.externalId, event.kind])).toEqual([
      ['series', 'master'],
      ['series#20261109T090000Z', 'exception'],
    ]);
    expect(await provider.read(account, id, 'series#20261109T090000Z')).toEqual(first.events[1]);

    await put(path, 'series.ics', icsOf(ROME, master.with(5, 'RRULE:FREQ=WEEKLY;COUNT=4')));
    const second = await pulled(provider.pull(account, id, first.token));
    expect(second.events.map((event) => event.externalId)).toEqual(['series']);
    // The exception is not named any more, so it is none any more.
    expect(second.pages[0]?.wholeSeries).toEqual(['series']);

    await radicale.as('DELETE', `${path}series.ics`);
    const third = await pulled(provider.pull(account, id, second.token));
    expect(third.events).toMatchObject([{ externalId: 'series', status: 'cancelled', start: null }]);
    expect(third.pages.at(-1)?.wholeSeries).toEqual(['series']);
  });

  it('F17: a floating time has the zone of its calendar, or of the person', async () => {
    const floating = ics('f', 'SUMMARY:Floats', 'DTSTART:20261123T090000', 'DTEND:20261123T100000');
    const { id, path } = await aCalendar({ 'f.ics': floating });
    const at = async () => (await provider.read(account, id, 'f'))?.start;
    expect(await at()).toEqual({ instant: '2026-11-23T08:00:00Z', timeZone: 'Europe/Rome' });
    await radicale.as('PROPPATCH', path, zoned('America/New_York'), { 'content-type': 'text/xml' });
    expect(await at()).toEqual({ instant: '2026-11-23T14:00:00Z', timeZone: 'America/New_York' });
    expect((await pulled(provider.pull(account, id, null))).events[0]?.start).toEqual(await at());
  });

  it('F36: a calendar that its account no longer lists is gone', async () => {
    const { id, path } = await aCalendar({ 'a.ics': ics('a', ...on(23, 'a')) });
    const { token } = await pulled(provider.pull(account, id, null));
    await radicale.as('DELETE', path);
    for (const since of [token, null]) {
      await expect(pulled(provider.pull(account, id, since))).rejects.toMatchObject({
        kind: 'calendar-gone',
      });
    }
  });
});

describe('writing', () => {
  it('F9: puts, changes and removes under our own id, and the pull tells the etag that the answer told', async () => {
    const { id } = await aCalendar();
    const { token } = await pulled(provider.pull(account, id, null));
    const put = await provider.insert(account, id, 'v0a1', 'link-1', draft);
    expect(put).toMatchObject({
      externalId: 'v0a1',
      mark: 'link-1',
      title: 'Plan the week',
      location: 'Here',
    });
    const told = await pulled(provider.pull(account, id, token));
    expect(told.events).toEqual([put]);

    const times = { start: { day: '2026-11-24' }, end: { day: '2026-11-25' } };
    const patched = await provider.patch(account, id, 'v0a1', put.etag, { ...times, transparent: true });
    expect(patched).toMatchObject({ ...times, transparent: true, title: 'Plan the week', mark: 'link-1' });
    expect((await pulled(provider.pull(account, id, told.token))).events).toEqual([patched]);

    await provider.remove(account, id, 'v0a1', patched.etag);
    expect(await provider.read(account, id, 'v0a1')).toBeNull();
    // F13: once more is no error.
    await provider.remove(account, id, 'v0a1', patched.etag);
    await expect(provider.patch(account, id, 'v0a1', null, { title: 'x' })).rejects.toMatchObject({
      kind: 'gone',
    });
  });

  it('F10: the same id twice is refused, and what is there can be read', async () => {
    const { id } = await aCalendar();
    const put = await provider.insert(account, id, 'v1', 'link-1', draft);
    await expect(provider.insert(account, id, 'v1', 'link-1', draft)).rejects.toMatchObject({
      kind: 'exists',
    });
    expect(await provider.read(account, id, 'v1')).toEqual(put);
  });

  it('F14: what somebody changed meanwhile is not overwritten', async () => {
    const { id, path } = await aCalendar();
    const ours = await provider.insert(account, id, 'v1', 'link-1', draft);
    await put(path, 'v1.ics', ics('v1', ...on(28, 'theirs')));
    await expect(provider.patch(account, id, 'v1', ours.etag, { title: 'ours' })).rejects.toMatchObject({
      kind: 'stale',
    });
    await expect(provider.remove(account, id, 'v1', ours.etag)).rejects.toMatchObject({ kind: 'stale' });
    expect(await provider.read(account, id, 'v1')).toMatchObject({ title: 'theirs' });
  });

  it('F15: reminders, guests and unknown properties of other programs stay', async () => {
    const { id, path } = await aCalendar();
    await provider.insert(account, id, 'v1', 'link-1', draft);
    const theirs = ['ATTENDEE;PARTSTAT=ACCEPTED:mailto:ugo@client.test', 'X-OTHER;A=b:keep\\, me', 'BEGIN:VALARM',
      'ACTION:DISPLAY', 'DESCRIPTION:r', 'TRIGGER:-PT10M', 'END:VALARM']; // prettier-ignore
    const text = await (await radicale.as('GET', `${path}v1.ics`)).text();
    await put(path, 'v1.ics', text.replace('END:VEVENT', [...theirs, 'END:VEVENT'].join('\r\n')));
    await provider.patch(account, id, 'v1', null, { title: 'Renamed' });
    const after = await (await radicale.as('GET', `${path}v1.ics`)).text();
    for (const line of theirs) expect(after).toContain(line);
    expect(after).toContain('SUMMARY:Renamed');
    expect(after).toContain('X-AFFIANCO-LINK:link-1');
  });

  it('never touches one occurrence of a series, nor moves one', async () => {
    const { id } = await aCalendar({ 's.ics': ics('s', ...on(23, 'daily'), 'RRULE:FREQ=DAILY;COUNT=3') });
    const failure = { kind: 'refused', reason: 'series' };
    await expect(
      provider.patch(account, id, 's#20261124T080000Z', null, { title: 'x' }),
    ).rejects.toMatchObject(failure);
    await expect(provider.remove(account, id, 's#20261124T080000Z', null)).rejects.toMatchObject(failure);
    await expect(provider.patch(account, id, 's', null, { start: draft.start })).rejects.toMatchObject(
      failure,
    );
  });
});

it('keeps title, place and people of others out of its failures', async () => {
  const { id } = await aCalendar({ 'a.ics': ics('a', ...on(23, 'Secret title')) });
  const thrown: unknown = await provider
    .insert(account, id, 'a', 'm', draft)
    .catch((error: unknown) => error);
  expect(String(thrown)).toBe('Error: exists: 412');
});

const TODO = `<?xml version="1.0"?><c:mkcalendar xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><d:set><d:prop>
  <d:displayname>todo</d:displayname><c:supported-calendar-component-set><c:comp name="VTODO"/>
  </c:supported-calendar-component-set></d:prop></d:set></c:mkcalendar>`;
const PEOPLE = `<?xml version="1.0"?><d:mkcol xmlns:d="DAV:" xmlns:a="urn:ietf:params:xml:ns:carddav"><d:set><d:prop>
  <d:resourcetype><d:collection/><a:addressbook/></d:resourcetype><d:displayname>people</d:displayname>
  </d:prop></d:set></d:mkcol>`;
const ROME = ['BEGIN:VTIMEZONE', 'TZID:Europe/Rome', 'BEGIN:STANDARD', 'DTSTART:19701025T030000', 'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100', 'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10', 'END:STANDARD', 'BEGIN:DAYLIGHT',
  'DTSTART:19700329T020000', 'TZOFFSETFROM:+0100', 'TZOFFSETTO:+0200', 'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3',
  'END:DAYLIGHT', 'END:VTIMEZONE']; // prettier-ignore

/** Sets the zone of a calendar; its VTIMEZONE need not be right where its name is. */
function zoned(name: string): string {
  const zone = icsOf(ROME).replace('TZID:Europe/Rome', `TZID:${name}`);
  return `<?xml version="1.0"?><d:propertyupdate xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><d:set><d:prop>
    <c:calendar-timezone>${zone}</c:calendar-timezone></d:prop></d:set></d:propertyupdate>`;
}

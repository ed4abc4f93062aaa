import { startCaldavStandIn, type Manners } from '../support/caldav-stand-in.js';
import { aCaldav, ics, pulled } from '../support/davs.js';
import type { ProviderAccount } from '../../src/modules/calendar/sync/calendar-provider.js';

/** Servers that do not keep to the book; what Radicale does is in calendar-caldav. */
let server: Awaited<ReturnType<typeof startCaldavStandIn>>;
let account: ProviderAccount;
const caldav = aCaldav();
const { provider } = caldav;

beforeEach(async () => {
  server = await startCaldavStandIn();
  account = await caldav.account(server.url, 'ada', 'secret');
});
afterEach(() => server.stop());
afterAll(() => caldav.close());

const pull = (token: string | null) => pulled(provider.pull(account, server.calendar, token));
const on = (day: number, title: string) =>
  ics(title, `SUMMARY:${title}`, `DTSTART:202611${day}T080000Z`, `DTEND:202611${day}T090000Z`);
const told = ({ events }: { events: readonly { externalId: string; status: string; title: string }[] }) =>
  events.map((event) => `${event.externalId} ${event.status === 'cancelled' ? 'gone' : event.title}`).sort();
const draft = {
  title: 'Plan', description: '', location: '', transparent: false,
  start: { instant: '2026-11-23T08:00:00Z', timeZone: null }, end: { instant: '2026-11-23T09:00:00Z', timeZone: null },
}; // prettier-ignore

describe('F35: whatever a server lacks, what changed is told, and nothing else', () => {
  it.each<[string, Partial<Manners>]>([
    ['a good one', {}],
    ['no sync-collection', { sync: 'none' }],
    ['neither sync-collection nor ctag', { sync: 'none', ctag: false }],
    ['no etags', { etags: 'none' }],
    ['no etags, no tokens, no ctag', { etags: 'none', sync: 'none', ctag: false }],
    ['weak etags', { etags: 'weak' }],
    ['an unknown token answered 403', { sync: 'forgets-403' }],
    ['an unknown token answered 500', { sync: 'forgets-500' }],
    ['an unknown token answered with a list of everything', { sync: 'repeats' }],
    ['answers that are cut off and continued', { sync: 'cut-off' }],
    ['no multiget', { multiget: 'none' }],
    ['a multiget that leaves some out', { multiget: 'drops' }],
  ])('%s', async (_, manners) => {
    Object.assign(server.manners, manners);
    for (const name of ['a', 'b', 'c', 'd', 'e']) server.put(`${name}.ics`, on(23, name));
    const first = await pull(null);
    expect(told(first)).toEqual(['a a', 'b b', 'c c', 'd d', 'e e']);
    if (manners.sync?.startsWith('forgets') || manners.sync === 'repeats') server.forget();
    server.put('b.ics', on(24, 'moved'));
    server.put('f.ics', on(25, 'f'));
    server.drop('d.ics');
    server.put('g.ics', on(25, 'g'));
    const second = await pull(first.token);
    expect(told(second)).toEqual(['b moved', 'd gone', 'f f', 'g g']);
    expect(second.full).toBe(false);
    expect(told(await pull(second.token))).toEqual([]);
    server.drop('f.ics');
    expect(told(await pull(second.token))).toEqual(['f gone']);
  });

  it('an unchanged calendar costs one question', async () => {
    server.put('a.ics', on(23, 'a'));
    const { token } = await pull(null);
    server.log.length = 0;
    expect((await pull(token)).token).toBe(token);
    expect(server.log).toEqual(['PROPFIND /dav/ada/work/']);
  });
});

describe('F4: half an answer, or none, is never “no events”', () => {
  it.each(['cut', 'page', 'not-xml'] as const)('%s, wherever it comes', async (what) => {
    for (const name of ['a', 'b', 'c']) server.put(`${name}.ics`, on(23, name));
    const { token } = await pull(null);
    server.put('a.ics', on(24, 'changed'));
    for (const method of ['PROPFIND', 'REPORT']) {
      server.fail({ method, what });
      await expect(pull(token)).rejects.toMatchObject({ kind: 'malformed' });
    }
    expect(told(await pull(token))).toEqual(['a changed']);
  });

  it('a list with nothing in it, not even the calendar', async () => {
    server.manners.sync = 'none';
    server.put('a.ics', on(23, 'a'));
    const { token } = await pull(null);
    server.put('b.ics', on(23, 'b'));
    server.fail({ method: 'PROPFIND', what: 'empty' });
    await expect(pull(token)).rejects.toMatchObject({ kind: 'unavailable' });
    expect(told(await pull(token))).toEqual(['b b']);
  });

  it('a list without most of what was there sends us to read everything, where the guard is', async () => {
    server.manners.sync = 'none';
    for (let index = 0; index < 40; index++) server.put(`${index}.ics`, on(23, `${index}`));
    const { token } = await pull(null);
    for (let index = 0; index < 20; index++) server.drop(`${index}.ics`);
    await expect(pull(token)).rejects.toMatchObject({ kind: 'token-dead', reason: 'landslide' });
    expect(await pull(null)).toMatchObject({ full: true });
  });

  it('what a list left out and is still there has not been deleted', async () => {
    server.manners.sync = 'none';
    for (const name of ['a', 'b']) server.put(`${name}.ics`, on(23, name));
    const { token } = await pull(null);
    server.put('c.ics', on(23, 'c'));
    const [kept] = server.stored.keys();
    const text = server.stored.get(kept as string) as string;
    const keys = server.stored.keys.bind(server.stored);
    server.stored.keys = () => new Set([...keys()].filter((name) => name !== kept)).values() as never;
    expect(told(await pull(token))).toEqual(['c c']);
    expect(server.stored.get(kept as string)).toBe(text);
  });

  it('one resource that nobody can read does not cost the others', async () => {
    server.put('bad.ics', 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n');
    server.put('good.ics', on(23, 'good'));
    const { events, token } = await pull(null);
    expect(told({ events })).toEqual(['good good']);
    // A change to something that cannot be read changes nothing here.
    server.put('good.ics', 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n');
    expect(told(await pull(token))).toEqual([]);
    expect(await provider.read(account, server.calendar, 'good')).toBeNull();
  });

  it('a page instead of an event is no sign that it is gone', async () => {
    server.put('a.ics', on(23, 'a'));
    server.fail({ method: 'GET', what: 'page' });
    await expect(provider.read(account, server.calendar, 'a')).rejects.toMatchObject({ kind: 'malformed' });
    expect(await provider.read(account, server.calendar, 'a')).toMatchObject({ title: 'a' });
  });

  it('what becomes something else than an event is gone', async () => {
    server.put('a.ics', on(23, 'a'));
    const { token } = await pull(null);
    server.put('a.ics', on(23, 'a').replaceAll('VEVENT', 'VTODO'));
    expect(told(await pull(token))).toEqual(['a gone']);
  });
});

describe('F28: failures say what to do', () => {
  it.each([
    [{ status: 401 }, { kind: 'needs-reauth' }],
    [
      { status: 429, headers: { 'retry-after': '120' } },
      { kind: 'rate-limited', retryAfterSeconds: 120 },
    ],
    [
      { status: 503, headers: { 'retry-after': 'Mon, 16 Nov 2026 08:31:00 GMT' } },
      { kind: 'unavailable', retryAfterSeconds: 60 },
    ],
    [{ status: 500 }, { kind: 'unavailable' }],
    [{ status: 507 }, { kind: 'refused' }],
    [{ status: 403 }, { kind: 'refused' }],
  ])('%j', async (what, failure) => {
    server.fail({ method: 'PUT', what });
    await expect(provider.insert(account, server.calendar, 'v1', 'm', draft)).rejects.toMatchObject(failure);
    expect(server.stored.size).toBe(0);
  });

  it('a calendar that answers 403 or 404 and is still listed comes back later', async () => {
    for (const status of [403, 404]) {
      server.fail({ method: 'PROPFIND', what: { status } });
      await expect(pull(null)).rejects.toMatchObject({ kind: 'unavailable' });
    }
  });

  it('a server that is not there is unavailable', async () => {
    const { calendar } = server;
    await server.stop();
    await expect(pulled(provider.pull(account, calendar, null))).rejects.toMatchObject({
      kind: 'unavailable',
    });
    server = await startCaldavStandIn();
  });
});

describe('writing', () => {
  it('F10: a reply that was lost: the second try finds our own', async () => {
    server.fail({ method: 'PUT', what: 'lost-reply' });
    const insert = () => provider.insert(account, server.calendar, 'v1', 'link-1', draft);
    await expect(insert()).rejects.toMatchObject({ kind: 'unavailable' });
    await expect(insert()).rejects.toMatchObject({ kind: 'exists' });
    expect(await provider.read(account, server.calendar, 'v1')).toMatchObject({
      mark: 'link-1',
      title: 'Plan',
    });
    expect(server.stored.size).toBe(1);
  });

  it.each<[string, Partial<Manners>]>([
    ['rewrites what it is given', { rewrites: true }],
    ['has weak etags', { etags: 'weak' }],
    ['has no etags', { etags: 'none' }],
  ])(
    'F9: a server that %s is read again, so that the next pull tells nothing new of it',
    async (_, manners) => {
      Object.assign(server.manners, manners);
      const put = await provider.insert(account, server.calendar, 'v1', 'link-1', draft);
      const patched = await provider.patch(account, server.calendar, 'v1', put.etag, { title: 'Renamed' });
      expect(patched.title).toBe('Renamed');
      const { events } = await pull(null);
      expect(events).toEqual([patched]);
      await provider.remove(account, server.calendar, 'v1', patched.etag);
      expect(server.stored.size).toBe(0);
    },
  );

  it('F14: with weak etags too, what somebody changed meanwhile is not overwritten', async () => {
    server.manners.etags = 'weak';
    const put = await provider.insert(account, server.calendar, 'v1', 'link-1', draft);
    server.put('v1.ics', on(24, 'theirs'));
    const stale = { kind: 'stale' };
    await expect(
      provider.patch(account, server.calendar, 'v1', put.etag, { title: 'x' }),
    ).rejects.toMatchObject(stale);
    await expect(provider.remove(account, server.calendar, 'v1', put.etag)).rejects.toMatchObject(stale);
    expect(server.stored.get('v1.ics')).toContain('theirs');
  });

  it('a calendar may be called 2026, which its XML does not make a number', async () => {
    expect(await provider.calendars(account)).toMatchObject([{ name: '2026', externalId: server.calendar }]);
  });
});

import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FixedClock } from '../../src/kernel/clock.js';
import { Providers } from '../../src/modules/calendar/connections/providers.js';
import { SubscribedFeedProvider } from '../../src/modules/calendar/feeds/subscribed-feed.provider.js';
import { SubscribedFeeds } from '../../src/modules/calendar/feeds/subscribed-feeds.js';
import type { ProviderAccount } from '../../src/modules/calendar/sync/calendar-provider.js';
import { PublicWeb } from '../../src/platform/http/guarded-fetch.js';
import { ics, icsOf, pulled } from '../support/davs.js';

/** Somebody's feed, as a file on a server of theirs. */
let server: Server;
let url: string;
let file = { text: '', etag: null as string | null, status: 200 };
const asked: IncomingHttpHeaders[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.headers);
    if (request.url === '/private.ics' && request.headers.authorization !== 'Basic YWRhOnMzY3I6w6l0') {
      return void response.writeHead(401).end();
    }
    if (file.etag !== null && request.headers['if-none-match'] === file.etag) {
      return void response.writeHead(304).end();
    }
    response.writeHead(file.status, file.etag === null ? {} : { etag: file.etag }).end(file.text);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const clock = new FixedClock('2026-11-16T08:30:00Z');
const feeds = (everywhere: boolean) =>
  new SubscribedFeeds(
    Object.assign(new PublicWeb(everywhere), { onModuleDestroy: () => Promise.resolve() }),
    clock,
  );
const provider = new SubscribedFeedProvider(feeds(true), clock, new Providers());
const timeZone = 'Europe/Rome';

function shows(text: string, etag: string | null = null, status = 200): void {
  file = { text, etag, status };
}
async function account(address = `${url}/feed.ics`): Promise<ProviderAccount> {
  const { secrets } = await feeds(true).verify({ address, name: null, timeZone });
  return { connectionId: 'connection', provider: 'ics', scopes: [], secrets };
}
const event = (uid: string, day: number, ...lines: string[]) => [
  'BEGIN:VEVENT', `UID:${uid}`, `DTSTAMP:20261101T0000${day}Z`, `SUMMARY:${uid}`, `DTSTART:202611${day}T080000Z`,
  ...lines, 'END:VEVENT',
]; // prettier-ignore
const told = ({ events }: { events: readonly { externalId: string; status: string }[] }) =>
  events.map(({ externalId, status }) => `${externalId} ${status}`).sort();

describe('subscribing', () => {
  it('calls it as it calls itself, or as the person does, and takes its zone', async () => {
    shows(icsOf(['X-WR-CALNAME:Holidays\\, 2026', 'X-WR-TIMEZONE:America/New_York'], event('a', 23)));
    const found = await feeds(true).verify({ address: ` ${url}/feed.ics#x `, name: null, timeZone });
    expect(found).toMatchObject({
      accountName: 'Holidays, 2026',
      secrets: { address: `${url}/feed.ics`, name: 'Holidays, 2026', timeZone: 'America/New_York' },
    });
    expect(found.accountKey).toMatch(/^[0-9a-f]{64}$/);
    const named = await feeds(true).verify({ address: `${url}/feed.ics`, name: 'Mine', timeZone });
    expect(named).toMatchObject({ accountName: 'Mine', accountKey: found.accountKey });
    expect(await provider.calendars(await account())).toEqual([
      { externalId: 'feed', name: 'Holidays, 2026', colour: null, timeZone: 'America/New_York', role: 'reader', main: true },
    ]); // prettier-ignore
  });

  it.each([
    ['a page', '<html></html>', 200, { kind: 'malformed' }],
    ['nothing', '', 200, { kind: 'malformed' }],
    ['half a feed', 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\n', 200, { kind: 'malformed' }],
    ['what was taken back', '', 404, { kind: 'gone' }],
    ['what is not for us', '', 403, { kind: 'gone' }],
    ['what wants a password', '', 401, { kind: 'needs-reauth' }],
    ['a server that cannot', '', 500, { kind: 'unavailable' }],
  ])('says so of %s', async (_, text, status, failure) => {
    shows(text, null, status);
    await expect(account()).rejects.toMatchObject(failure);
  });

  it('F34: addresses within the network are refused, unless they are allowed', async () => {
    shows(icsOf(event('a', 23)));
    for (const address of [`${url}/feed.ics`, 'webcal://localhost/feed.ics', 'http://[::ffff:127.0.0.1]/']) {
      const asking = feeds(false).verify({ address, name: null, timeZone });
      await expect(asking).rejects.toMatchObject({
        kind: 'refused',
        reason: expect.stringMatching(/^address-/),
      });
    }
    await expect(
      feeds(true).verify({ address: 'file:///etc/passwd', name: null, timeZone }),
    ).rejects.toMatchObject({
      reason: 'address-scheme',
    });
  });

  it('a password in the address goes where passwords go', async () => {
    shows(icsOf(event('a', 23)));
    const secret = url.replace('://', '://ada:s3cr%3A%C3%A9t@');
    expect(told(await pulled(provider.pull(await account(`${secret}/private.ics`), 'feed', null)))).toEqual([
      'a confirmed',
    ]);
  });
});

describe('reading again', () => {
  it('tells what changed, what is new and what is gone', async () => {
    shows(icsOf(event('a', 23), event('b', 24), event('c', 25)));
    const feed = await account();
    const first = await pulled(provider.pull(feed, 'feed', null));
    expect([told(first), first.full]).toEqual([['a confirmed', 'b confirmed', 'c confirmed'], true]);
    shows(icsOf(event('a', 23), event('b', 26), event('d', 27)));
    const second = await pulled(provider.pull(feed, 'feed', first.token));
    expect([told(second), second.full]).toEqual([['b confirmed', 'c cancelled', 'd confirmed'], false]);
  });

  it('of what was there and is not answers for later: a host may err for an hour, and nothing is given up', async () => {
    shows(icsOf(event('a', 23)));
    const feed = await account();
    const { token } = await pulled(provider.pull(feed, 'feed', null));
    for (const status of [404, 410, 403]) {
      shows('', null, status);
      await expect(pulled(provider.pull(feed, 'feed', token))).rejects.toMatchObject({ kind: 'unavailable' });
    }
  });

  it('asks on condition, and reads nothing where nothing changed', async () => {
    shows(icsOf(event('a', 23)), '"one"');
    const feed = await account();
    const { token } = await pulled(provider.pull(feed, 'feed', null));
    expect(await pulled(provider.pull(feed, 'feed', token))).toMatchObject({ events: [], token });
    expect(asked.at(-1)?.['if-none-match']).toBe('"one"');
  });

  it('F33: the same events read twice are the same, with a new DTSTAMP each time and without any UID too', async () => {
    const anonymous = (stamp: string) => [
      'BEGIN:VEVENT', `DTSTAMP:${stamp}`, 'DTSTART;VALUE=DATE:20261224', 'SUMMARY:Holiday', 'END:VEVENT',
    ]; // prettier-ignore
    shows(icsOf(anonymous('20261101T000000Z')));
    const feed = await account();
    const first = await pulled(provider.pull(feed, 'feed', null));
    expect(first.events).toMatchObject([{ title: 'Holiday', start: { day: '2026-12-24' }, icalUid: null }]);
    shows(icsOf(anonymous('20261102T000000Z')));
    const second = await pulled(provider.pull(feed, 'feed', first.token));
    expect(second).toMatchObject({ events: [], token: first.token });
  });

  it('F20: an exception that was taken back is named no more', async () => {
    const moved = [
      'BEGIN:VEVENT',
      'UID:s',
      'RECURRENCE-ID:20261124T080000Z',
      'DTSTART:20261124T120000Z',
      'END:VEVENT',
    ];
    const series = event('s', 23, 'RRULE:FREQ=DAILY;COUNT=3');
    shows(icsOf(series, moved));
    const feed = await account();
    const first = await pulled(provider.pull(feed, 'feed', null));
    expect(told(first)).toEqual(['s confirmed', 's#20261124T080000Z confirmed']);
    expect(await provider.read(feed, 'feed', 's#20261124T080000Z')).toEqual(first.events[1]);
    shows(icsOf(series));
    const second = await pulled(provider.pull(feed, 'feed', first.token));
    expect([told(second), second.pages[0]?.wholeSeries]).toEqual([['s confirmed'], ['s']]);
  });

  it('F4: half a feed changes nothing, an emptied one is looked at by who reads all of it', async () => {
    const many = Array.from({ length: 30 }, (_, index) => event(`e${index}`, 23));
    shows(icsOf(...many));
    const feed = await account();
    const { token } = await pulled(provider.pull(feed, 'feed', null));
    shows(icsOf(...many).slice(0, 900));
    await expect(pulled(provider.pull(feed, 'feed', token))).rejects.toMatchObject({ kind: 'malformed' });
    for (const left of [[], many.slice(0, 10)]) {
      shows(icsOf(...left));
      await expect(pulled(provider.pull(feed, 'feed', token))).rejects.toMatchObject({ kind: 'token-dead' });
    }
    shows(icsOf(...many.slice(3)));
    expect(told(await pulled(provider.pull(feed, 'feed', token)))).toEqual([
      'e0 cancelled',
      'e1 cancelled',
      'e2 cancelled',
    ]);
  });

  it('is bounded in size, in number and in what a rule makes of it', async () => {
    shows(icsOf(event('a', 23)));
    const feed = await account();
    shows(icsOf(['X-PADDING:' + 'x'.repeat(10 * 1024 * 1024)], event('a', 23)));
    await expect(pulled(provider.pull(feed, 'feed', null))).rejects.toMatchObject({ reason: 'too-large' });
    const tiny = (_: unknown, index: number) => [
      'BEGIN:VEVENT',
      `UID:${index}`,
      'DTSTART:20261123T080000Z',
      'END:VEVENT',
    ];
    shows(icsOf(...Array.from({ length: 20_001 }, tiny)));
    await expect(pulled(provider.pull(feed, 'feed', null))).rejects.toMatchObject({
      reason: 'too-many-events',
    });
    shows(ics('a', 'DTSTART:20261123T080000Z', 'RRULE:FREQ=SECONDLY'));
    const { events } = await pulled(provider.pull(feed, 'feed', null));
    expect(events).toMatchObject([{ kind: 'single', recurrence: [] }]);
  });

  it('a feed is never written', async () => {
    for (const write of [provider.insert(), provider.patch(), provider.remove(), provider.create()]) {
      await expect(write).rejects.toMatchObject({ kind: 'refused', reason: 'read-only' });
    }
  });
});

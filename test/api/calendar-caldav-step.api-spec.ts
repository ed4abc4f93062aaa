import { PullRun } from '../../src/modules/calendar/sync/pull-run.service.js';
import { CalendarPushService } from '../../src/modules/calendar/sync/calendar-push.service.js';
import { WritePace } from '../../src/modules/calendar/sync/write-pace.js';
import { aTask } from '../builders/task.js';
import { aTimeBlock } from '../builders/time-block.js';
import { ics } from '../support/davs.js';
import { startRadicale, type Radicale } from '../support/radicale.js';
import { startApp, type TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';

/** The whole product in step with a real server of CalDAV, and with another program that writes there. */
let radicale: Radicale;
/** Of somebody who changes their password. */
let other: Radicale;
let test: TestApp;
let anna: Visitor;

interface Listed {
  readonly id: string;
  readonly accountName: string;
  readonly health: { readonly state: string; readonly remedy: string };
  readonly calendars: { readonly id: string; readonly name: string; readonly version: number }[];
}

beforeAll(async () => {
  [radicale, other] = await Promise.all([startRadicale(), startRadicale('ugo', 'first')]);
  test = await startApp({ environment: { ALLOW_PRIVATE_NETWORK_URLS: 'true' } });
  test.app.get(WritePace).milliseconds = 0;
  anna = await test.visitor().signUp({ email: 'anna@studio.test' });
});
afterAll(async () => {
  await test.close();
  await Promise.all([radicale.stop(), other.stop()]);
});

let made = 0;
/** A calendar of Radicale, connected: its path there, its id here. */
async function connected(
  choice: Record<string, unknown>,
): Promise<{ path: string; id: string; connection: string }> {
  const name = `calendar-${made++}`;
  const path = await radicale.calendar(name);
  const connection = await connect();
  const calendar = connection.calendars.find((each) => each.name === name) as Listed['calendars'][number];
  await anna.patch(`/calendars/${calendar.id}`, choice).expect(200);
  return { path, id: calendar.id, connection: connection.id };
}
async function connect(password = radicale.password): Promise<Listed> {
  const body = { address: radicale.url, user: radicale.user, password };
  return (await anna.post('/calendar-connections/caldav', body).expect(201)).body as Listed;
}
const workspace = async () => (await test.sql<{ id: string }>('SELECT id FROM workspace'))[0]?.id as string;
async function pull(calendarId: string): Promise<string> {
  test.clock.advance({ minutes: 15 });
  await test.sql('UPDATE sync_cursor SET next_pull_at = $2 WHERE calendar_id = $1', [
    calendarId,
    test.clock.date(),
  ]);
  return test.app.get(PullRun).pull(await workspace(), calendarId);
}
async function push(calendarId: string): Promise<void> {
  await test.app.get(CalendarPushService).push(await workspace(), calendarId);
}
async function names(path: string): Promise<string[]> {
  const answer = await radicale.as('PROPFIND', path, undefined, { depth: '1' });
  return [...(await answer.text()).matchAll(/<href>[^<]*\/([^/<]+\.ics)<\/href>/g)].map(
    ([, name]) => name as string,
  );
}
const put = (path: string, name: string, text: string) =>
  radicale.as('PUT', path + name, text, { 'content-type': 'text/calendar' });
const busy = async () =>
  ((await anna.get('/busy-times?from=2026-11-16T00:00:00Z&to=2026-12-31T00:00:00Z').expect(200)).body as {
    items: { startsAt: string; endsAt: string; title: string | null; kind?: string }[];
  }).items.filter((item) => item.kind === undefined || item.kind === 'calendar'); // prettier-ignore

it('connects by an address, a name and a password, and lists what is there', async () => {
  await radicale.calendar('family');
  const connection = await connect();
  expect(connection).toMatchObject({ provider: 'caldav', accountName: 'ada' });
  expect(connection.calendars).toContainEqual(
    expect.objectContaining({ name: 'family', readMode: 'off', role: 'owner' }),
  );
  // The password lies sealed.
  const [row] = await test.sql<{ found: boolean }>(
    `SELECT position($1::bytea IN credentials) > 0 AS found FROM calendar_connection`,
    [Buffer.from(radicale.password)],
  );
  expect(row?.found).toBe(false);
});

it('a wrong password and an address that nobody answers at are told apart', async () => {
  const ask = (address: string, password: string) =>
    anna.post('/calendar-connections/caldav', { address, user: 'ada', password });
  expect((await ask(radicale.url, 'wrong')).body.code).toBe('calendar-connection.not-let-in');
  expect((await ask('http://127.0.0.1:9', 'x')).body.code).toBe('calendar-connection.unreachable');
});

it('F34: without the switch, addresses of the network at home are refused', async () => {
  const strict = await startApp();
  const person = await strict.visitor().signUp();
  for (const address of [radicale.url, 'https://127.0.0.1', 'https://[::ffff:127.0.0.1]/dav']) {
    const asked = await person
      .post('/calendar-connections/caldav', { address, user: 'ada', password: 'x' })
      .expect(422);
    expect([address, asked.body.code]).toEqual([address, 'calendar-connection.address-refused']);
    const feed = await person.post('/calendar-connections/ics', { address }).expect(422);
    expect([address, feed.body.code]).toEqual([address, 'calendar-connection.address-refused']);
  }
  await strict.close();
});

it('what stands there keeps somebody busy, a series with its exceptions too', async () => {
  const { path, id } = await connected({ readMode: 'busy' });
  await put(
    path,
    'one.ics',
    ics('one', 'SUMMARY:Secret', 'DTSTART:20261117T080000Z', 'DTEND:20261117T090000Z'),
  );
  await put(
    path,
    'free.ics',
    ics('free', 'DTSTART:20261117T120000Z', 'DTEND:20261117T130000Z', 'TRANSP:TRANSPARENT'),
  );
  const series = [
    'BEGIN:VEVENT',
    'UID:s',
    'DTSTART:20261118T080000Z',
    'DTEND:20261118T090000Z',
    'RRULE:FREQ=DAILY;COUNT=3',
    'END:VEVENT',
  ];
  const moved = [
    'BEGIN:VEVENT',
    'UID:s',
    'RECURRENCE-ID:20261119T080000Z',
    'DTSTART:20261119T150000Z',
    'DTEND:20261119T160000Z',
    'END:VEVENT',
  ];
  const whole = (...events: string[][]) =>
    ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:x', ...events.flat(), 'END:VCALENDAR', ''].join('\r\n');
  await put(path, 's.ics', whole(series, moved));
  expect(await pull(id)).toBe('read');
  const starts = async () => (await busy()).map((item) => item.startsAt.slice(0, 16)).sort();
  expect(await starts()).toEqual([
    '2026-11-17T08:00',
    '2026-11-18T08:00',
    '2026-11-19T15:00',
    '2026-11-20T08:00',
  ]);
  expect(JSON.stringify(await busy())).not.toContain('Secret');

  // The exception is taken back, in one piece with its series.
  await put(path, 's.ics', whole(series));
  await pull(id);
  expect(await starts()).toEqual([
    '2026-11-17T08:00',
    '2026-11-18T08:00',
    '2026-11-19T08:00',
    '2026-11-20T08:00',
  ]);
  await radicale.as('DELETE', `${path}s.ics`);
  await pull(id);
  expect(await starts()).toEqual(['2026-11-17T08:00']);
  await anna.patch(`/calendars/${id}`, { readMode: 'off' }).expect(200);
});

it('a block that is planned here stands there; moved there it moves here; deleted there it is unscheduled', async () => {
  const { path, id } = await connected({ isTarget: true });
  const task = await aTask(anna, { title: 'Hotel in Trieste' });
  const block = await aTimeBlock(anna, { taskId: task.id });
  await push(id);
  const [name] = await names(path);
  const text = await (await radicale.as('GET', path + name)).text();
  expect(text).toContain('DTSTART:20261117T090000Z');
  expect(text).toContain('Hotel in Trieste');

  // F9: nothing of it comes back as news.
  await pull(id);
  await push(id);
  expect(await (await radicale.as('GET', path + name)).text()).toBe(text);

  const there = text
    .replace('DTSTART:20261117T09', 'DTSTART:20261117T13')
    .replace('DTEND:20261117T10', 'DTEND:20261117T14');
  await put(path, name as string, there);
  await pull(id);
  await push(id);
  const now = async () => (await anna.get(`/time-blocks/${block.id}`)).body as { startsAt: string };
  expect((await now()).startsAt).toMatch(/^2026-11-17T13:00/);
  expect(await names(path)).toEqual([name]);

  await radicale.as('DELETE', path + name);
  await pull(id);
  await push(id);
  // F12: unscheduled, and not put back; the task and the past stay as they are.
  expect((await anna.get(`/time-blocks/${block.id}`)).body).toMatchObject({ removedAt: expect.any(String) });
  await push(id);
  expect(await names(path)).toEqual([]);
  expect((await anna.get(`/tasks/${task.id}`).expect(200)).body).toMatchObject({ title: 'Hotel in Trieste' });
  await anna.patch(`/calendars/${id}`, { isTarget: false }).expect(200);
});

it('F25: a password that was changed is asked for once, and what waited is written after', async () => {
  const path = await other.calendar('work');
  const login = { address: other.url, user: 'ugo' };
  const asked = await anna.post('/calendar-connections/caldav', { ...login, password: 'first' }).expect(201);
  const { id, calendars } = asked.body as Listed;
  const calendar = calendars.find((each) => each.name === 'work')?.id as string;
  await anna.patch(`/calendars/${calendar}`, { isTarget: true, readMode: 'busy' }).expect(200);
  await other.changePassword('second');
  await aTimeBlock(anna);
  await push(calendar);
  await push(calendar);
  const health = async () => ((await anna.get(`/calendar-connections/${id}`)).body as Listed).health;
  expect(await health()).toMatchObject({ remedy: 'reconnect' });
  expect(await names(path).catch(() => [])).toEqual([]);

  const again = await anna.post('/calendar-connections/caldav', { ...login, password: 'second' });
  expect([200, 201]).toContain(again.status);
  expect(again.body.id).toBe(id);
  await push(calendar);
  const listed = await other.as('PROPFIND', path, undefined, { depth: '1' });
  expect((await listed.text()).match(/\.ics</g)).toHaveLength(1);
  await anna.delete(`/calendar-connections/${id}?removeEvents=true`).expect(200);
  const left = await other.as('PROPFIND', path, undefined, { depth: '1' });
  expect((await left.text()).match(/\.ics</g)).toBeNull();
});

it('a feed that somebody subscribes to keeps them busy', async () => {
  const path = await radicale.calendar('published');
  await put(path, 'a.ics', ics('a', 'DTSTART:20261123T080000Z', 'DTEND:20261123T090000Z'));
  const address = new URL(path, radicale.url);
  [address.username, address.password] = [radicale.user, encodeURIComponent(radicale.password)];
  const { body } = await anna
    .post('/calendar-connections/ics', { address: address.href, name: 'Team' })
    .expect(201);
  const [calendar] = (body as Listed).calendars;
  expect(body).toMatchObject({
    provider: 'ics',
    accountName: 'Team',
    calendars: [{ role: 'reader', readMode: 'busy' }],
  });
  await pull(calendar?.id as string);
  expect((await busy()).map((item) => item.startsAt.slice(0, 16))).toEqual(['2026-11-23T08:00']);
  await radicale.as('DELETE', `${path}a.ics`);
  await put(path, 'b.ics', ics('b', 'DTSTART:20261124T080000Z', 'DTEND:20261124T090000Z'));
  // All of it is another one now: everything is read, and what is not there any more was looked for.
  await pull(calendar?.id as string);
  expect((await busy()).map((item) => item.startsAt.slice(0, 16))).toEqual(['2026-11-24T08:00']);
});

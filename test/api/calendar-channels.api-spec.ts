import { Channels } from '../../src/modules/calendar/sync/channels.service.js';
import { Accounts } from '../../src/modules/calendar/connections/accounts.js';
import type { TestApp } from '../support/start-app.js';
import type { Google } from '../support/google/google.js';
import { aConnectedCalendar, type ConnectedCalendar } from '../support/connected.js';
import type { GoogleAccount } from '../support/google/account.js';
import type { Visitor } from '../support/visitor.js';
import { startWithGoogle } from '../support/with-google.js';

/** Google tells that something changed, mostly: F29 to F31, with its messages over real HTTP. */
describe('Channels through which Google tells of changes', () => {
  let google: Google;
  let test: TestApp;
  let anna: Visitor;
  let account: GoogleAccount;

  beforeAll(async () => {
    ({ google, test } = await startWithGoogle());
    google.channels.origin = test.url;
    anna = await test.visitor().signUp();
  });
  afterAll(() => test.close());
  beforeEach(() => {
    test.clock.set('2026-11-16T08:30:00Z');
    google.channels.mode = 'deliver';
    google.faults.clear();
    account = google.newAccount();
    account.main.put({ summary: 'One', start: '2026-11-18T09:00' });
  });

  interface Row {
    id: string;
    state: string;
    last_number: string | null;
    next_at: Date | null;
  }
  const connected = async (): Promise<ConnectedCalendar> => {
    const calendar = await aConnectedCalendar(test, google, anna, { email: account.email });
    await calendar.pull();
    await google.channels.settle();
    return calendar;
  };
  const rows = (calendar: ConnectedCalendar) =>
    test.sql<Row>('SELECT * FROM watch_channel WHERE calendar_id = $1 ORDER BY opened_at', [calendar.id]);
  const live = () => google.channels.live.filter(({ calendar }) => calendar === account.main.stored);
  const tend = async (calendar: ConnectedCalendar) => {
    for (const { id, next_at } of await rows(calendar))
      if (next_at && next_at.getTime() <= test.clock.now().epochMilliseconds)
        await test.app.get(Channels).tend(calendar.workspaceId, id);
    await google.channels.settle();
  };
  const address = () => `${test.url}/api/v1/calendar-notifications`;
  /** When it is read next, in seconds from now. */
  const next = async (calendar: ConnectedCalendar) =>
    (((await calendar.cursor()).next_pull_at as Date).getTime() - test.clock.now().epochMilliseconds) / 1_000;

  it('F30: the first message says that the channel stands, and leads to no reading', async () => {
    const calendar = await connected();
    expect(await rows(calendar)).toMatchObject([{ state: 'active', last_number: '1' }]);
    expect((await calendar.cursor()).requested_at).toBeNull();
    expect(google.channels.told.map(({ status }) => status)).not.toContain(0);
  });

  it('F30: a change is told without a body, and the calendar is read two seconds later, once for a burst', async () => {
    const calendar = await connected();
    for (let edit = 0; edit < 12; edit++)
      account.main.edit(account.main.events[0]?.id as string, { summary: `Edit ${edit}` });
    await google.channels.settle();
    expect(await next(calendar)).toBe(2);
    const jobs = await test.sql(
      `SELECT FROM graphile_worker.jobs WHERE task_identifier = 'calendar-pull' AND key LIKE '%' || $1`,
      [calendar.id],
    );
    expect(jobs).toHaveLength(1);
    test.clock.advance({ seconds: 2 });
    expect(await calendar.pullIfDue()).toBe('read');
    expect(await calendar.pullIfDue()).toBe('not-due');
  });

  it('F30: a message that comes while the calendar is read leads to another reading', async () => {
    const calendar = await connected();
    google.delayMs = 150;
    const reading = calendar.pull();
    await new Promise((done) => setTimeout(done, 60));
    account.main.put({ summary: 'Meanwhile', start: '2026-11-19T09:00' });
    await google.channels.settle();
    google.delayMs = 0;
    await reading;
    expect(await next(calendar)).toBe(2);
  });

  it('F30: whatever is not from Google does nothing, and is not told so', async () => {
    const calendar = await connected();
    const [channel] = live();
    const [other] = google.channels.live.filter((each) => each !== channel);
    const good = google.channels.headers(channel!, 'exists');
    const forged: Record<string, string>[] = [
      {},
      { ...good, 'x-goog-channel-token': 'guessed' },
      { ...good, 'x-goog-channel-token': other?.token ?? '' },
      { ...good, 'x-goog-channel-id': '0198f3a0-0000-7000-8000-000000000001' },
      { ...good, 'x-goog-channel-id': "'; DROP TABLE calendar; --" },
      { ...good, 'x-goog-resource-id': 'another' },
      { ...good, 'x-goog-message-number': '1' },
      { ...good, 'x-goog-message-number': 'many' },
      { ...good, 'x-goog-message-number': '-5' },
    ];
    for (const headers of forged) expect(await google.channels.forge(address(), headers)).toBe(200);
    expect((await calendar.cursor()).requested_at).toBeNull();
  });

  it('F30: bodies and types that have no place there change nothing', async () => {
    const calendar = await connected();
    const [channel] = live();
    const good = { ...google.channels.headers(channel!, 'exists'), 'x-goog-message-number': '5' };
    const empty = await fetch(address(), { method: 'POST', headers: { ...good, 'content-type': 'application/json; utf-8', 'content-length': '0' } }); // prettier-ignore
    expect(empty.status).toBe(200);
    expect((await calendar.cursor()).requested_at).not.toBeNull();
  });

  it('F30: numbers may skip, and what is repeated counts once', async () => {
    const calendar = await connected();
    google.channels.skip(40);
    google.channels.mode = 'twice';
    account.main.put({ summary: 'Two', start: '2026-11-19T09:00' });
    await google.channels.settle();
    expect(await rows(calendar)).toMatchObject([{ last_number: '42' }]);
    expect(await next(calendar)).toBe(2);
  });

  it('F29: a calendar is asked beside its channel too: what gets lost is found', async () => {
    const calendar = await connected();
    google.channels.mode = 'drop';
    await calendar.pull();
    expect(await next(calendar)).toBe(900);
    account.main.put({ summary: 'Nobody heard', start: '2026-11-19T09:00' });
    test.clock.advance({ minutes: 15 });
    expect(await calendar.pullIfDue()).toBe('read');
    expect(await calendar.busy()).toHaveLength(2);
  });

  it('F29: a channel is replaced when less than a quarter of its life is left: the new one first, then the old one ends', async () => {
    const calendar = await connected();
    const [first] = live();
    const opened = test.clock.now();
    test.clock.advance({ hours: 5 * 24 });
    await tend(calendar);
    expect(live()).toEqual([first]);
    test.clock.set(opened.add({ hours: 24 * 5.5 }));
    const before = google.log.length;
    await tend(calendar);
    expect(live()).toHaveLength(1);
    expect(live()[0]).not.toBe(first);
    const calls = google.log
      .slice(before)
      .filter(({ path }) => /watch|stop/.test(path))
      .map(({ path }) => path.split('/').at(-1));
    expect(calls).toEqual(['watch', 'stop']);
    expect((await rows(calendar)).map(({ state }) => state)).toEqual(['stopped', 'active']);
  });

  it('F29: channels do not pile up, however often the calendar is read', async () => {
    const calendar = await connected();
    for (let hour = 0; hour < 40; hour++) {
      test.clock.advance({ hours: 12 });
      await tend(calendar);
      await calendar.pull();
      await google.channels.settle();
    }
    expect(live()).toHaveLength(1);
  });

  it('F29: while a new channel cannot be had, the old one tells until its end, and the calendar is asked', async () => {
    const calendar = await connected();
    google.fail({ method: 'POST', path: /\/watch$/, status: 503, times: 500 });
    test.clock.advance({ hours: 24 * 6 });
    await tend(calendar);
    expect((await rows(calendar))[0]?.state).toBe('active');
    test.clock.advance({ hours: 25 });
    await tend(calendar);
    expect(await calendar.pull()).toBe('read');
    expect(await next(calendar)).toBe(300);
    google.faults.clear();
    test.clock.advance({ minutes: 20 });
    await calendar.pull();
    await google.channels.settle();
    expect(live()).toHaveLength(1);
  });

  it('F29: a channel whose opening was never confirmed is stopped once it speaks', async () => {
    google.fail({ method: 'POST', path: /\/watch$/, kind: 'lostReply' });
    const calendar = await connected();
    expect(live()).toHaveLength(1);
    account.main.put({ summary: 'Two', start: '2026-11-19T09:00' });
    await google.channels.settle();
    await tend(calendar);
    expect(live()).toHaveLength(0);
    test.clock.advance({ minutes: 20 });
    await calendar.pull();
    await google.channels.settle();
    expect(live()).toHaveLength(1);
  });

  it('F29: a channel over whose opening its process died is not waited for', async () => {
    const calendar = await connected();
    await test.sql(
      `UPDATE watch_channel SET state = 'opening', resource_id = NULL, expires_at = NULL, next_at = NULL
       WHERE calendar_id = $1`,
      [calendar.id],
    );
    test.clock.advance({ minutes: 20 });
    await calendar.pull();
    await google.channels.settle();
    expect((await rows(calendar)).map(({ state }) => state)).toContain('active');
  });

  it('F29: a calendar that is turned off is told of no more', async () => {
    const calendar = await connected();
    await calendar.choose('off');
    await tend(calendar);
    expect(live()).toEqual([]);
    expect((await rows(calendar)).map(({ state }) => state)).toEqual(['stopped']);
  });

  it('F29: all channels of an account are stopped before it is let go', async () => {
    const calendar = await connected();
    const open = await test.app.get(Accounts).open(calendar.workspaceId, calendar.connectionId);
    await test.app.get(Channels).stop(calendar.workspaceId, open);
    expect(live()).toEqual([]);
  });

  it('F31: a calendar whose changes Google never tells is read by the clock, is well, and is not asked to tell again', async () => {
    const holidays = account.add({ name: 'Holidays', watchable: false });
    const calendar = await aConnectedCalendar(test, google, anna, {
      email: account.email,
      calendar: holidays,
    });
    expect(await calendar.pull()).toBe('read');
    const [row] = await test.sql('SELECT push_supported FROM calendar WHERE id = $1', [calendar.id]);
    expect(row).toEqual({ push_supported: false });
    expect(await calendar.issues()).toEqual([]);
    expect(await calendar.cursor()).toMatchObject({ problem: null, failures: 0 });
    expect(await next(calendar)).toBe(300);
    const asked = google.requests('POST', /watch$/).length;
    test.clock.advance({ hours: 24 });
    await calendar.pull();
    expect(google.requests('POST', /watch$/)).toHaveLength(asked);
  });

  it('F31: a calendar that Google refused to watch is read by the clock, and asked to tell again once a day', async () => {
    const refuse = () =>
      google.fail({ method: 'POST', path: /\/watch$/, status: 403, reason: 'forbidden', times: 99 });
    const asked = () => google.requests('POST', /watch$/).length;
    refuse();
    const before = asked();
    const calendar = await connected();
    for (let hour = 0; hour < 23; hour++) {
      test.clock.advance({ hours: 1 });
      await tend(calendar);
      await calendar.pull();
    }
    expect(asked() - before).toBe(1);
    expect(await next(calendar)).toBe(300);
    expect(await calendar.issues()).toEqual([]);
    test.clock.advance({ hours: 1 });
    await tend(calendar);
    await tend(calendar);
    expect(asked() - before).toBe(2);
    google.faults.clear();
    test.clock.advance({ hours: 24 });
    await tend(calendar);
    expect(live()).toHaveLength(1);
  });

  it('F29: a calendar that is turned off while its channel is opened is told of no more', async () => {
    const calendar = await aConnectedCalendar(test, google, anna, { email: account.email });
    google.delayMs = 200;
    const opening = test.app.get(Channels).ensure(calendar.workspaceId, calendar.id);
    await new Promise((done) => setTimeout(done, 100));
    await calendar.choose('off');
    await opening;
    google.delayMs = 0;
    await google.channels.settle();
    await tend(calendar);
    expect(live()).toEqual([]);
  });

  it('F29: at night goes what is long over of a calendar that is written to and not read', async () => {
    const calendar = await aConnectedCalendar(test, google, anna, {
      email: account.email,
      readMode: 'off',
      isTarget: true,
    });
    await calendar.pull();
    await google.channels.settle();
    for (let week = 0; week < 8; week++) {
      test.clock.advance({ hours: 6 * 24 });
      await tend(calendar);
      await calendar.pull();
      await google.channels.settle();
    }
    await night(calendar);
    expect((await rows(calendar)).length).toBeLessThan(8);
    expect(live()).toHaveLength(1);
  });

  it('F29: at night goes what was left behind of a calendar that nobody reads any more', async () => {
    const calendar = await connected();
    await test.sql(`UPDATE calendar SET read_mode = 'off' WHERE id = $1`, [calendar.id]);
    await night(calendar);
    expect(await calendar.events()).toEqual([]);
    expect((await calendar.cursor()).next_pull_at).toBeNull();
    await tend(calendar);
    expect(live()).toEqual([]);
    test.clock.advance({ hours: 31 * 24 });
    await night(calendar);
    expect(await rows(calendar)).toEqual([]);
    expect(await kept()).not.toContain(calendar.id);
  });

  /** Calendars with something that the night looks after. */
  const kept = async () =>
    (await test.sql<{ calendar_id: string }>('SELECT calendar_id FROM affianco.kept_calendars()')).map(
      ({ calendar_id }) => calendar_id,
    );
  const night = async (calendar: ConnectedCalendar) => {
    if ((await kept()).includes(calendar.id)) await calendar.roll();
  };
});

import { PostponedReading, PullReading } from '../../src/modules/calendar/sync/pull-reading.service.js';
import type { TestApp } from '../support/start-app.js';
import type { Google } from '../support/google/google.js';
import { aConnectedCalendar, type ConnectedCalendar, type ConnectedOptions } from '../support/connected.js';
import type { Visitor } from '../support/visitor.js';
import { startWithGoogle } from '../support/with-google.js';

/** Reading a Google calendar: what the study calls F1 to F8, each against a Google that answers as the real one does. */
describe('Reading a calendar', () => {
  let google: Google;
  let test: TestApp;
  let anna: Visitor;
  let emails = 0;

  beforeAll(async () => {
    ({ google, test } = await startWithGoogle());
    anna = await test.visitor().signUp();
  });
  afterAll(() => test.close());
  beforeEach(() => {
    google.api.pageSize = null;
    google.faults.clear();
  });

  /** An account of its own for each test. */
  const connected = (options: ConnectedOptions = {}): Promise<ConnectedCalendar> =>
    aConnectedCalendar(test, google, anna, { email: `person${++emails}@gmail.test`, ...options });

  const account = () => google.account(`person${emails + 1}@gmail.test`);
  const week = (count: number) => {
    for (let day = 0; day < count; day++)
      account().main.put({
        summary: `Event ${day}`,
        start: `2026-11-${String(1 + (day % 28)).padStart(2, '0')}T09:00`,
      });
  };
  /** What was asked of its list of events. */
  const lists = ({ there }: ConnectedCalendar) =>
    google
      .requests('GET', /\/events$/)
      .filter(({ path }) => decodeURIComponent(path).includes(`/${there.id}/`));
  const waited = (minutes: number) => test.clock.advance({ minutes });

  it('keeps when somebody is busy, and asks for nothing but what changed afterwards', async () => {
    week(3);
    const calendar = await connected();
    expect(await calendar.pull()).toBe('read');
    expect(await calendar.busy()).toEqual(['2026-11-01T08:00', '2026-11-02T08:00', '2026-11-03T08:00']);
    calendar.there.put({ summary: 'New', start: '2026-11-20T15:00' });
    await calendar.pull();
    expect(await calendar.busy()).toContain('2026-11-20T14:00');
    const [first, second] = lists(calendar).map(({ query }) => query);
    expect(first?.syncToken).toBeUndefined();
    expect(second?.syncToken).toBeDefined();
  });

  it('reads a calendar that has nothing in it, and stays well', async () => {
    const calendar = await connected();
    expect(await calendar.pull()).toBe('read');
    expect(await calendar.issues()).toEqual([]);
    expect((await calendar.cursor()).last_success_at).not.toBeNull();
  });

  it('F1: a dead token is replaced by reading everything, and the state says what happened', async () => {
    week(4);
    const calendar = await connected();
    await calendar.pull();
    const { token, last_success_at: before } = await calendar.cursor();
    waited(15);
    calendar.there.stored.expireTokens();
    calendar.there.put({ summary: 'Meanwhile', start: '2026-11-21T10:00' });
    expect(await calendar.pull()).toBe('read');
    expect(await calendar.busy()).toContain('2026-11-21T09:00');
    const after = await calendar.cursor();
    expect(after.token).not.toBe(token);
    expect(after.last_success_at).not.toEqual(before);
    expect(after.problem).toBeNull();
  });

  it('F2: what was deleted while the token was dead is gone afterwards, after it was looked for', async () => {
    week(4);
    const calendar = await connected();
    await calendar.pull();
    waited(15);
    calendar.there.stored.expireTokens();
    const [first] = await calendar.ids();
    calendar.there.cancel(first as string);
    await calendar.pull();
    expect(await calendar.ids()).not.toContain(first);
    expect(await calendar.busy()).toHaveLength(3);
    expect(google.requests('GET', new RegExp(`/events/${first}$`))).toHaveLength(1);
  });

  it('F2: what is still there although a full reading left it out stays', async () => {
    week(4);
    const calendar = await connected();
    await calendar.pull();
    waited(15);
    calendar.there.stored.expireTokens();
    google.fail({ method: 'GET', path: /\/events$/, kind: 'shortened', keep: 3, after: 1 });
    await calendar.pull();
    expect(await calendar.ids()).toHaveLength(4);
  });

  it('F3: reading everything again makes nothing anew: the same rows, and not one more', async () => {
    week(5);
    const calendar = await connected();
    await calendar.pull();
    const rows = (await calendar.events()).map(({ id }) => id);
    const changed = (await calendar.events()).map(({ changed_at }) => changed_at);
    waited(15);
    await calendar.inside((pulls) => pulls.resync(calendar.id));
    expect(await calendar.pullIfDue()).toBe('read');
    expect(lists(calendar).at(-1)?.query.syncToken).toBeUndefined();
    expect((await calendar.events()).map(({ id }) => id)).toEqual(rows);
    expect((await calendar.events()).map(({ changed_at }) => changed_at)).toEqual(changed);
    expect(await calendar.busy()).toHaveLength(5);
  });

  it('F4: an answer with nothing in it wipes nothing, says so once, and is believed when its owner says it is right', async () => {
    week(14);
    const calendar = await connected();
    await calendar.pull();
    const read = (await calendar.cursor()).last_success_at;
    waited(15);
    calendar.there.stored.expireTokens();
    google.fail({ method: 'GET', path: /\/events$/, kind: 'emptied', after: 1 });
    await calendar.pull();
    expect(await calendar.ids()).toHaveLength(14);
    expect(await calendar.issues()).toEqual(['emptied']);
    expect(await calendar.cursor()).toMatchObject({ problem: 'emptied', token: null, last_success_at: read });

    for (const { external_id } of await calendar.events()) calendar.there.cancel(external_id as string);
    waited(30);
    await calendar.pull();
    expect(await calendar.ids()).toHaveLength(14);
    expect(await calendar.issues()).toEqual(['emptied']);

    await calendar.inside((pulls) => pulls.resync(calendar.id, { trusting: true }));
    waited(11);
    await calendar.pull();
    expect(await calendar.ids()).toEqual([]);
    expect(await calendar.issues()).toEqual([]);
  });

  it('F4: an answer that leaves out most of it is not believed either, and solves itself when it is whole again', async () => {
    week(20);
    const calendar = await connected();
    await calendar.pull();
    waited(15);
    calendar.there.stored.expireTokens();
    google.fail({ method: 'GET', path: /\/events$/, kind: 'shortened', keep: 8, after: 1 });
    await calendar.pull();
    expect(await calendar.ids()).toHaveLength(20);
    expect(await calendar.issues()).toEqual(['emptied']);
    waited(30);
    await calendar.pull();
    expect(await calendar.issues()).toEqual([]);
    expect((await calendar.cursor()).problem).toBeNull();
  });

  it.each(['truncated', 'nonsense', 'lostReply'] as const)(
    'F4: an answer that is %s changes nothing and is asked for again',
    async (kind) => {
      week(3);
      const calendar = await connected();
      await calendar.pull();
      const { token } = await calendar.cursor();
      google.fail({ method: 'GET', path: /\/events$/, kind });
      expect(await calendar.pull()).toBe('failed');
      expect(await calendar.ids()).toHaveLength(3);
      expect((await calendar.cursor()).token).toBe(token);
      expect(await calendar.pull()).toBe('read');
    },
  );

  it('F4: pages without events between the others are no end', async () => {
    week(6);
    google.api.pageSize = 2;
    const calendar = await connected();
    google.fail({ method: 'GET', path: /\/events$/, kind: 'emptyPages', times: 10 });
    await calendar.pull();
    expect(await calendar.ids()).toHaveLength(6);
  });

  it('F5: tokens that die as soon as they are given cost few full readings, with longer and longer pauses', async () => {
    week(2);
    const calendar = await connected();
    for (let minute = 0; minute < 180; minute += 3) {
      await calendar.pullIfDue();
      calendar.there.stored.expireTokens();
      waited(3);
    }
    const full = lists(calendar).filter(({ query, status }) => !query.syncToken && status === 200);
    expect(full.length).toBeLessThanOrEqual(5);
    expect(full.length).toBeGreaterThanOrEqual(3);
    expect(await calendar.ids()).toHaveLength(2);
  });

  it('F6: a reading that breaks off between pages keeps what came and asks for all of it again', async () => {
    week(6);
    google.api.pageSize = 2;
    const calendar = await connected();
    google.fail({ method: 'GET', path: /\/events$/, status: 503, after: 2 });
    expect(await calendar.pull()).toBe('failed');
    expect(await calendar.ids()).toHaveLength(4);
    expect((await calendar.cursor()).token).toBeNull();
    waited(1);
    await calendar.pull();
    expect(await calendar.ids()).toHaveLength(6);
    expect((await calendar.cursor()).token).not.toBeNull();
  });

  it('F6: a change between two pages is not lost', async () => {
    week(6);
    google.api.pageSize = 3;
    const calendar = await connected();
    await calendar.pull();
    for (const id of await calendar.ids()) calendar.there.edit(id, { summary: 'Edited' });
    google.fail({ method: 'GET', path: /\/events$/, status: 500, after: 1 });
    expect(await calendar.pull()).toBe('failed');
    calendar.there.put({ summary: 'Between', start: '2026-11-25T09:00' });
    await calendar.pull();
    expect(await calendar.ids()).toHaveLength(7);
  });

  it('F7: nothing is asked beside the token, and rubbish for a token leads to a full reading', async () => {
    week(2);
    const calendar = await connected();
    await calendar.pull();
    waited(15);
    await test.sql(`UPDATE sync_cursor SET token = 'rubbish' WHERE calendar_id = $1`, [calendar.id]);
    expect(await calendar.pull()).toBe('read');
    await calendar.pull();
    for (const { query } of lists(calendar))
      expect(Object.keys(query).filter((name) => !['maxResults', 'pageToken', 'showDeleted', 'singleEvents', 'syncToken'].includes(name))).toEqual([]); // prettier-ignore
    expect(lists(calendar).map(({ status }) => status)).toEqual([200, 400, 200, 200]);
  });

  it('F8: a series without an end still shows the coming months a year after it was read first', async () => {
    account().main.put({
      summary: 'Every Monday',
      start: '2026-11-02T09:00',
      recurrence: ['RRULE:FREQ=WEEKLY'],
    });
    const calendar = await connected();
    await calendar.pull();
    const before = await calendar.busy();
    expect(before.at(-1)).toMatch(/^2027-12/);
    const stood = test.clock.now();
    test.clock.advance({ hours: 24 * 365 });
    try {
      await calendar.roll();
      const after = await calendar.busy();
      expect(after.at(-1)).toMatch(/^2028-12/);
      expect(after[0]).toMatch(/^2027-09/);
    } finally {
      test.clock.set(stood);
    }
  });

  it('two who read it at once read it once', async () => {
    week(2);
    const calendar = await connected();
    google.delayMs = 100;
    const outcomes = await Promise.all([calendar.pullIfDue(), calendar.pullIfDue()]).finally(() => {
      google.delayMs = 0;
    });
    expect(outcomes.sort()).toEqual(['held', 'read']);
    expect(lists(calendar)).toHaveLength(1);
  });

  it('a reader that died lets go of it after two minutes', async () => {
    week(2);
    const calendar = await connected();
    await test.sql('UPDATE sync_cursor SET lease_id = $2, lease_until = $3 WHERE calendar_id = $1', [
      calendar.id, calendar.id, test.clock.now().add({ minutes: 2 }).toString(),
    ]); // prettier-ignore
    expect(await calendar.pull()).toBe('held');
    waited(2);
    expect(await calendar.pull()).toBe('read');
  });

  it('is read no more once it is turned off, though a reading that has to wait ends later', async () => {
    week(3);
    const calendar = await connected();
    await calendar.pull();
    const reading = test.app.get(PullReading);
    const { read } = reading;
    reading.read = async () => {
      await calendar.choose('off');
      throw new PostponedReading(test.clock.now().add({ minutes: 10 }));
    };
    const outcome = await calendar.pull().finally(() => (reading.read = read));
    expect(outcome).toBe('postponed');
    expect((await calendar.cursor()).next_pull_at).toBeNull();
    waited(11);
    expect(await calendar.pullIfDue()).toBe('not-due');
  });

  it('is forgotten once nothing is read or written, though a reading under way kept something', async () => {
    const calendar = await connected({ readMode: 'off', isTarget: true });
    google.delayMs = 150;
    const reading = calendar.pull();
    await new Promise((done) => setTimeout(done, 60));
    await test.sql('UPDATE calendar SET is_target = false WHERE id = $1', [calendar.id]);
    google.delayMs = 0;
    await reading;
    expect(await calendar.cursor()).toMatchObject({ next_pull_at: null, token: null });
  });
});

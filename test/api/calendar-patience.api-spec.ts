import type { TestApp } from '../support/start-app.js';
import type { Google } from '../support/google/google.js';
import { aConnectedCalendar, type ConnectedCalendar } from '../support/connected.js';
import type { GoogleAccount } from '../support/google/account.js';
import type { Visitor } from '../support/visitor.js';
import { startWithGoogle } from '../support/with-google.js';

/** How a calendar is asked again when Google asks for patience (F28), and how often when it does not. */
describe('Patience with a calendar', () => {
  let google: Google;
  let test: TestApp;
  let anna: Visitor;
  let account: GoogleAccount;
  let calendar: ConnectedCalendar;

  beforeAll(async () => {
    ({ google, test } = await startWithGoogle({ CALENDAR_POLL_SECONDS: '20' }));
    anna = await test.visitor().signUp();
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    google.faults.clear();
    account = google.newAccount();
    account.main.put({ summary: 'One', start: '2026-11-18T09:00' });
    calendar = await aConnectedCalendar(test, google, anna, { email: account.email });
    google.channels.mode = 'drop';
  });

  const untilNext = async () => {
    const { next_pull_at } = (await calendar.cursor()) as { next_pull_at: Date };
    const [{ retry_at }] = (await test.sql<{ retry_at: Date | null }>(
      'SELECT retry_at FROM calendar_connection WHERE id = $1', [calendar.connectionId],
    )) as [{ retry_at: Date | null }]; // prettier-ignore
    const last = Math.max(next_pull_at.getTime(), retry_at?.getTime() ?? 0);
    return (last - test.clock.now().epochMilliseconds) / 1_000;
  };

  it('is asked again after the seconds that the operator chose, by a job of its own where that is sooner than a minute', async () => {
    await calendar.pull();
    expect(await untilNext()).toBe(20);
    const jobs = await test.sql<{ key: string }>(
      `SELECT key FROM graphile_worker.jobs WHERE task_identifier = 'calendar-pull' AND key LIKE '%' || $1`,
      [calendar.id],
    );
    expect(jobs).toHaveLength(1);
    expect(await calendar.pullIfDue()).toBe('not-due');
    test.clock.advance({ seconds: 20 });
    expect(await calendar.pullIfDue()).toBe('read');
  });

  it.each([
    [403, 'rateLimitExceeded'],
    [403, 'userRateLimitExceeded'],
    [429, 'rateLimitExceeded'],
    [503, 'backendError'],
  ])(
    'F28: %d %s is no end of it: the calendar is asked again later, and nothing is lost',
    async (status, reason) => {
      await calendar.pull();
      account.main.put({ summary: 'Two', start: '2026-11-19T09:00' });
      google.fail({ method: 'GET', path: /\/events$/, status, reason });
      expect(await calendar.pull()).toBe('failed');
      expect(await untilNext()).toBeGreaterThanOrEqual(1);
      const asked = google.log.length;
      expect(await calendar.pullIfDue()).toBe('not-due');
      expect(google.log).toHaveLength(asked);
      const [connection] = await test.sql('SELECT status FROM calendar_connection WHERE id = $1', [
        calendar.connectionId,
      ]);
      expect(connection).toEqual({ status: 'active' });
      expect(await calendar.issues()).toEqual([]);
      test.clock.advance({ minutes: 1 });
      expect(await calendar.pullIfDue()).toBe('read');
      expect(await calendar.busy()).toHaveLength(2);
      expect(await calendar.cursor()).toMatchObject({ failures: 0, problem: null });
    },
  );

  it('F28: who says how long to wait is taken at their word', async () => {
    google.fail({
      method: 'GET',
      path: /\/events$/,
      status: 429,
      reason: 'rateLimitExceeded',
      headers: { 'retry-after': '420' },
    });
    expect(await calendar.pull()).toBe('failed');
    expect(await untilNext()).toBeGreaterThanOrEqual(420);
    test.clock.advance({ seconds: 400 });
    expect(await calendar.pullIfDue()).toBe('not-due');
  });

  it('F28: the pauses grow, and end at a quarter of an hour', async () => {
    google.fail({ method: 'GET', path: /\/events$/, status: 500, times: 30 });
    const pauses: number[] = [];
    for (let attempt = 0; attempt < 20; attempt++) {
      expect(await calendar.pullIfDue()).toBe('failed');
      pauses.push(await untilNext());
      test.clock.advance({ seconds: Math.ceil(await untilNext()) });
    }
    expect(Math.max(...pauses)).toBeLessThanOrEqual(901);
    expect(Math.max(...pauses.slice(0, 3))).toBeLessThanOrEqual(9);
    expect(Math.max(...pauses.slice(10))).toBeGreaterThan(60);
  });

  it('a calendar that will never be shown is asked for once a day, and its owner told once', async () => {
    google.fail({ method: 'GET', path: /\/events$/, status: 403, reason: 'requiredAccessLevel', times: 2 });
    expect(await calendar.pull()).toBe('failed');
    expect(await calendar.issues()).toEqual(['refused']);
    expect(await untilNext()).toBeGreaterThanOrEqual(86_400 - 1);
    expect(await calendar.pull()).toBe('failed');
    expect(await calendar.issues()).toEqual(['refused']);
    expect(await calendar.pull()).toBe('read');
    expect(await calendar.issues()).toEqual([]);
  });
});

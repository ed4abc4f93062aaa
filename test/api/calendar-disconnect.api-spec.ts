import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { CalendarPushService } from '../../src/modules/calendar/sync/calendar-push.service.js';
import { PullRun } from '../../src/modules/calendar/sync/pull-run.service.js';
import { WritePace } from '../../src/modules/calendar/sync/write-pace.js';
import { aGoogleConnection, chooseReading, type BuiltConnection } from '../builders/calendar-connection.js';
import { anOwner } from '../builders/owner.js';
import { aTask } from '../builders/task.js';
import type { Google } from '../support/google/google.js';
import type { TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';
import { startWithGoogle } from '../support/with-google.js';

describe('from connecting to taking back', () => {
  let google: Google;
  let test: TestApp;
  let anna: Visitor;
  let me: string;
  let workspaceId: string;
  let number = 0;
  const email = () => `anna-${number}@gmail.test`;

  beforeAll(async () => {
    ({ google, test } = await startWithGoogle());
    test.app.get(WritePace).milliseconds = 0;
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    number++;
    google.faults.clear();
    anna = await anOwner(test);
    me = (await anna.get('/session').expect(200)).body.seat.id as string;
    workspaceId = await anna.workspaceId();
    google.chooses(email());
  });

  const ours = ({ calendars }: BuiltConnection) => calendars.find(({ isOurs }) => isOurs)?.id as string;
  const push = (calendarId: string) => test.app.get(CalendarPushService).push(workspaceId, calendarId);
  const pull = (calendarId: string) => test.app.get(PullRun).pull(workspaceId, calendarId);
  const written = () =>
    google
      .account(email())
      .calendar('Affianco – tasks')
      .events.map(({ summary }) => summary);
  const kept = async (calendarId: string) =>
    (
      await test.sql<{ count: number }>(
        'SELECT count(*)::int AS count FROM external_event WHERE calendar_id = $1',
        [calendarId],
      )
    )[0]?.count;

  it('writes what is due into the new calendar, and says that it is in step', async () => {
    await aTask(anna, { title: 'Hotel in Trieste', dueOn: '2026-11-20', assigneeId: me });
    const connection = await aGoogleConnection(anna);
    await push(ours(connection));
    await pull(ours(connection));
    expect(written()).toEqual([expect.stringContaining('Hotel in Trieste')]);
    const { body } = await anna.get(`/calendar-connections/${connection.id}`).expect(200);
    expect(body.health).toMatchObject({
      state: 'in_step',
      lastInStepAt: test.clock.now().toString(),
      waiting: 0,
      problem: null,
      remedy: 'none',
    });
  });

  it('leaves what it wrote unless it is asked, and writes it no second time when connected again', async () => {
    await aTask(anna, { title: 'Hotel in Trieste', dueOn: '2026-11-20', assigneeId: me });
    const connection = await aGoogleConnection(anna);
    await push(ours(connection));
    await anna.delete(`/calendar-connections/${connection.id}`).expect(200);
    expect(written()).toHaveLength(1);
    await aTask(anna, { title: 'Train to Udine', dueOn: '2026-11-23', assigneeId: me });
    const again = await aGoogleConnection(anna);
    await push(ours(again));
    await pull(ours(again));
    await push(ours(again));
    expect(written().sort()).toEqual([
      expect.stringContaining('Hotel in Trieste'),
      expect.stringContaining('Train to Udine'),
    ]);
  });

  it('takes out what it wrote when it is asked, and nothing else', async () => {
    await aTask(anna, { title: 'Hotel in Trieste', dueOn: '2026-11-20', assigneeId: me });
    const connection = await aGoogleConnection(anna);
    await push(ours(connection));
    google.account(email()).calendar('Affianco – tasks').put({ start: '2026-11-21', summary: 'Birthday' });
    const { body } = await anna
      .delete(`/calendar-connections/${connection.id}?removeEvents=true`)
      .expect(200);
    expect(body).toEqual({ removed: 1, left: 0, revoked: true });
    expect(written()).toEqual(['Birthday']);
  });

  it('waits for whoever reads or writes the calendar at that moment', async () => {
    await aTask(anna, { title: 'Hotel in Trieste', dueOn: '2026-11-20', assigneeId: me });
    const connection = await aGoogleConnection(anna);
    await push(ours(connection));
    const hold = (until: Temporal.Instant | null) =>
      test.sql('UPDATE sync_cursor SET lease_id = $3, lease_until = $2 WHERE calendar_id = $1', [
        ours(connection),
        until?.toString() ?? null,
        until && randomUUID(),
      ]);
    await hold(test.clock.now().add({ minutes: 2 }));
    const freed = pause(1_000).then(() => hold(null));
    const { body } = await anna
      .delete(`/calendar-connections/${connection.id}?removeEvents=true`)
      .expect(200);
    await freed;
    expect(body).toMatchObject({ removed: 1, left: 0 });
    expect(written()).toEqual([]);
  });

  it('forgets what it read, at once, when it is taken back or lowered', async () => {
    const account = google.account(email());
    account.main.put({ start: '2026-11-18T09:00', summary: 'Dentist' });
    const connection = await aGoogleConnection(anna, 'read');
    const main = connection.calendars[0]?.id as string;
    await chooseReading(anna, main, 'details');
    await pull(main);
    const titles = () => test.sql('SELECT title FROM external_event WHERE calendar_id = $1', [main]);
    expect(await titles()).toEqual([{ title: 'Dentist' }]);
    await chooseReading(anna, main, 'busy');
    expect(await titles()).toEqual([{ title: null }]);
    await anna.delete(`/calendar-connections/${connection.id}`).expect(200);
    expect(await kept(main)).toBe(0);
  });

  it('writes into another calendar from now on, and takes everything there', async () => {
    await aTask(anna, { title: 'Hotel in Trieste', dueOn: '2026-11-20', assigneeId: me });
    const first = await aGoogleConnection(anna);
    await push(ours(first));
    google.chooses(`second-${number}@gmail.test`);
    const second = await aGoogleConnection(anna);
    expect(second.calendars[0]?.isTarget).toBe(false);
    await anna.patch(`/calendars/${ours(second)}`, { isTarget: true }).expect(200);
    await push(ours(first));
    await push(ours(second));
    expect(written()).toEqual([]);
    const there = google.account(`second-${number}@gmail.test`).calendar('Affianco – tasks');
    expect(there.events).toHaveLength(1);
    const { body } = await anna.get('/calendar-connections').expect(200);
    const targets = (body.items as BuiltConnection[]).flatMap(({ calendars }) =>
      calendars.filter(({ isTarget }) => isTarget),
    );
    expect(targets.map(({ id }) => id)).toEqual([ours(second)]);
  });
});

import { CalendarPushService } from '../../src/modules/calendar/sync/calendar-push.service.js';
import { WritePace } from '../../src/modules/calendar/sync/write-pace.js';
import { LeavingAccounts } from '../../src/modules/calendar/connections/leaving.jobs.js';
import { Jobs } from '../../src/platform/jobs/jobs.js';
import { aGoogleConnection, type BuiltConnection } from '../builders/calendar-connection.js';
import { anEngagement } from '../builders/engagement.js';
import { anOwner } from '../builders/owner.js';
import { aTask } from '../builders/task.js';
import type { Google } from '../support/google/google.js';
import type { TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';
import { startWithGoogle } from '../support/with-google.js';

/** More than anybody waits for: a request takes out twenty. */
const MANY = 25;

describe('an account that is taken back while much of ours stands in it', () => {
  let google: Google;
  let test: TestApp;
  let anna: Visitor;
  let workspaceId: string;
  let connection: BuiltConnection;
  let number = 0;
  const email = () => `leaving-${number}@gmail.test`;

  beforeAll(async () => {
    ({ google, test } = await startWithGoogle());
    test.app.get(WritePace).milliseconds = 0;
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    number++;
    google.faults.clear();
    anna = await anOwner(test);
    const me = (await anna.get('/session').expect(200)).body.seat.id as string;
    workspaceId = await anna.workspaceId();
    google.chooses(email());
    const { id: engagementId } = await anEngagement(anna);
    for (let day = 1; day <= MANY; day++)
      await aTask(anna, { engagementId, dueOn: `2026-12-${String(day).padStart(2, '0')}`, assigneeId: me });
    connection = await aGoogleConnection(anna);
    await pushAll();
    expect(standing()).toHaveLength(MANY);
  });

  const there = () => google.account(email()).calendar('Affianco – tasks');
  const standing = () => there().events;
  const calendarId = () => connection.calendars.find(({ isOurs }) => isOurs)?.id as string;
  const push = () => test.app.get(CalendarPushService).push(workspaceId, calendarId());
  const pushAll = async () => {
    for (let run = 0; run < 4; run++) await push();
  };
  const seeOff = () => test.app.get(LeavingAccounts).seeOff(workspaceId, connection.id);
  const takeBack = async () =>
    (await anna.delete(`/calendar-connections/${connection.id}?removeEvents=true`).expect(200)).body;
  const row = async () =>
    (
      await test.sql<{ status: string; sealed: boolean }>(
        'SELECT status, credentials IS NOT NULL AS sealed FROM calendar_connection WHERE id = $1',
        [connection.id],
      )
    )[0];

  it('is gone for its owner at once, and lets go of the rest by itself', async () => {
    expect(await takeBack()).toEqual({ removed: MANY, left: 0, revoked: false });
    expect(standing()).toHaveLength(5);
    await anna.get(`/calendar-connections/${connection.id}`).expect(404);
    expect((await anna.get('/calendar-connections').expect(200)).body.items).toEqual([]);
    await seeOff();
    expect(await row()).toEqual({ status: 'leaving', sealed: true });
    await push();
    expect(standing()).toEqual([]);
    await seeOff();
    expect(await row()).toEqual({ status: 'disconnected', sealed: false });
    expect(google.oauth.liveRefreshTokens(email())).toBe(0);
  });

  it('is written to no more', async () => {
    await takeBack();
    const { id: engagementId } = await anEngagement(anna);
    const me = (await anna.get('/session').expect(200)).body.seat.id as string;
    await aTask(anna, { engagementId, dueOn: '2026-12-30', assigneeId: me });
    await pushAll();
    expect(standing()).toEqual([]);
  });

  it('goes on when whoever was at it has died', async () => {
    await takeBack();
    // With everything that waited in the queue.
    await test.sql('DELETE FROM graphile_worker._private_jobs');
    const until = test.clock.now().add({ minutes: 2 }).toString();
    await test.sql(
      'UPDATE sync_cursor SET lease_id = gen_random_uuid(), lease_until = $2 WHERE calendar_id = $1',
      [calendarId(), until],
    );
    test.clock.advance({ minutes: 3 });
    await test.app.get(Jobs).handlers.get('calendar-leaving-tick')?.run({});
    const waiting = await test.sql<{ key: string }>('SELECT key FROM graphile_worker.jobs');
    expect(waiting.map(({ key }) => key)).toContain(`calendar-leaving:${connection.id}`);
    await seeOff();
    await push();
    await seeOff();
    expect(standing()).toEqual([]);
    expect(await row()).toMatchObject({ status: 'disconnected' });
  });

  it('connected again meanwhile, has everything once, and stays', async () => {
    await takeBack();
    google.chooses(email());
    const again = await aGoogleConnection(anna);
    expect(again.id).toBe(connection.id);
    await pushAll();
    await seeOff();
    await pushAll();
    expect(standing().map(({ start }) => start?.date)).toHaveLength(MANY);
    expect(new Set(standing().map(({ start }) => start?.date)).size).toBe(MANY);
    expect(await row()).toEqual({ status: 'active', sealed: true });
  });

  it('is let go with what is left once its provider lets nobody in any more', async () => {
    await takeBack();
    google.oauth.revokeAll(email());
    test.clock.advance({ hours: 2 });
    await seeOff();
    expect(await row()).toEqual({ status: 'disconnected', sealed: false });
    expect(standing()).toHaveLength(5);
    expect((await anna.get('/sync-issues').expect(200)).body.items).toEqual([]);
  });

  it('is let go after half a day, whatever is in the way', async () => {
    await takeBack();
    google.fail({ method: 'DELETE', status: 503, reason: 'backendError', times: 999 });
    await push();
    test.clock.advance({ hours: 13 });
    await seeOff();
    expect(await row()).toEqual({ status: 'disconnected', sealed: false });
  });
});

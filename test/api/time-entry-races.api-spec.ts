import { anEngagement } from '../builders/engagement.js';
import { aMember } from '../builders/member.js';
import { startApp, type TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';

const NOW = '2026-11-16T08:30:00Z';
const ID = '019a8c3e-2222-7000-8000-000000000001';
const AT_ONCE = 50;

describe('entries that are sent at once or again', () => {
  let test: TestApp;
  let anna: Visitor;
  let engagementId: string;

  beforeAll(async () => {
    test = await startApp({ now: NOW });
    anna = await test.visitor().signUp();
  });
  afterAll(() => test.close());

  beforeEach(async () => {
    test.clock.set(NOW);
    await test.sql('TRUNCATE time_entry CASCADE');
    engagementId = (await anEngagement(anna)).id;
  });

  const log = (body: object, by: Visitor = anna) => by.post('/time-entries', { engagementId, ...body });
  const atOnce = async (send: (n: number) => PromiseLike<{ status: number; body: { code?: string } }>) => {
    const answers = await Promise.all(Array.from({ length: AT_ONCE }, (_, n) => send(n)));
    const statuses = answers.map(({ status }) => status);
    return { made: statuses.filter((status) => status === 201).length, answers, statuses };
  };
  const kept = async () =>
    (await test.sql<{ id: string }>('SELECT id FROM time_entry WHERE deleted_at IS NULL')).length;
  const nine = { startedAt: '2026-11-16T07:00:00Z', endedAt: '2026-11-16T08:20:00Z' };

  it('leave one of 50 that overlap, and name it to the others (R-09)', async () => {
    const { made, answers } = await atOnce(() => log(nine));
    expect([made, await kept()]).toEqual([1, 1]);
    const refused = answers.filter(({ status }) => status !== 201);
    expect(new Set(refused.map(({ status, body }) => `${status} ${body.code}`))).toEqual(
      new Set(['409 time-entry.overlaps']),
    );
  });

  it('leave one of 50 timers', async () => {
    const { made, answers } = await atOnce(() => log({ startedAt: NOW }));
    expect([made, await kept()]).toEqual([1, 1]);
    const codes = new Set(answers.flatMap(({ body }) => body.code ?? []));
    expect(codes).toEqual(new Set(['time-entry.timer-already-running']));
  });

  it('leave one running timer of 50 that each end the one before, and lose none', async () => {
    const { made, statuses } = await atOnce((n) =>
      log({ startedAt: NOW, stopsRunning: true, description: `${n}` }),
    );
    const running = await test.sql('SELECT id FROM time_entry WHERE ended_at IS NULL');
    expect({ statuses: new Set(statuses), made, running: running.length, kept: await kept() }).toEqual({
      statuses: new Set([201]),
      made: AT_ONCE,
      running: 1,
      kept: AT_ONCE,
    });
  });

  it('end the running timer where they start', async () => {
    const { body: first } = await log({ startedAt: '2026-11-16T07:00:00Z' }).expect(201);
    const { body: next } = await log({ startedAt: '2026-11-16T08:00:00Z', stopsRunning: true }).expect(201);
    const { body: ended } = await anna.get(`/time-entries/${first.id}`).expect(200);
    expect(ended).toMatchObject({ endedAt: '2026-11-16T08:00:00Z', durationSeconds: 3600, running: false });
    expect(next).toMatchObject({ running: true });
    const early = await log({ startedAt: '2026-11-16T07:30:00Z', stopsRunning: true }).expect(409);
    expect(early.body).toMatchObject({
      code: 'time-entry.timer-already-running',
      details: { entryId: next.id },
    });
  });

  it('leave a timer that would end by an entry that is refused', async () => {
    const { body: timer } = await log({ startedAt: '2026-11-16T08:00:00Z' }).expect(201);
    await log({ startedAt: '2026-11-16T08:20:00Z', stopsRunning: true, taskId: ID }).expect(404);
    const { body } = await anna.get('/time-entries/running').expect(200);
    expect(body.entry.id).toBe(timer.id);
  });

  it('are one under one id, sent 50 times at once', async () => {
    const { made, answers } = await atOnce(() => log({ ...nine, id: ID, description: 'Posta' }));
    expect([made, await kept()]).toEqual([AT_ONCE, 1]);
    expect(new Set(answers.map(({ body }) => (body as { id: string }).id))).toEqual(new Set([ID]));
  });

  it('are one under one id, sent again after it was stopped or corrected elsewhere', async () => {
    const timer = { id: ID, startedAt: '2026-11-16T08:00:00Z' };
    await log(timer).expect(201);
    await anna.post(`/time-entries/${ID}/stop`).expect(200);
    const { body } = await log(timer).expect(201);
    expect(body).toMatchObject({ id: ID, running: false, version: 2 });
    expect(await kept()).toBe(1);
  });

  it('are one each, a queue of ten and a timer that is sent again because its answer was lost', async () => {
    await log({ startedAt: '2026-11-16T08:00:00Z' }).expect(201);
    const id = (n: number) => ID.slice(0, -2) + String(n + 10);
    const entries: object[] = Array.from({ length: 10 }, (_, n) => ({
      ...{ id: id(n), engagementId, day: '2026-11-15', durationSeconds: 60 * (n + 1) },
    }));
    const timer = { id: id(10), engagementId, startedAt: '2026-11-16T08:00:00Z', stopsRunning: true };
    const queue = { entries: [...entries, timer] };
    const { body: first } = await anna.post('/time-entries/batch', queue).expect(201);
    const { body: again } = await anna.post('/time-entries/batch', queue).expect(201);
    expect(again).toEqual(first);
    await anna.post('/time-entries', timer).expect(201);
    expect(await kept()).toBe(12);
  });

  it('are refused under an id that is another entry’s', async () => {
    await log({ ...nine, id: ID }).expect(201);
    const other = await log({ day: '2026-11-16', durationSeconds: 60, id: ID }).expect(409);
    expect(other.body.code).toBe('time-entry.id-taken');
    expect(await kept()).toBe(1);
  });

  it('say the same of an id whether a colleague or a stranger has it: nothing is betrayed', async () => {
    const bea = await aMember(test, anna);
    const other = await anEngagement(anna, { assistantIds: [bea.id] });
    const stranger = await test.visitor().signUp({ email: `stranger-${bea.id}@example.com` });
    const theirs = await anEngagement(stranger);
    const minute = { day: '2026-11-16', durationSeconds: 60, id: ID };
    await log(minute).expect(201);
    const bare = ({ body }: { body: Record<string, unknown> }) => ({ ...body, requestId: '' });
    const colleague = await log({ ...minute, engagementId: other.id }, bea.visitor).expect(409);
    const foreign = await log({ ...minute, engagementId: theirs.id }, stranger).expect(409);
    expect(bare(foreign)).toEqual(bare(colleague));
    expect(bare(foreign)).not.toHaveProperty('details');
    await stranger.get(`/time-entries/${ID}`).expect(404);
  });
});

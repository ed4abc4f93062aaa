import { anEngagement } from '../builders/engagement.js';
import { aMember, type BuiltMember } from '../builders/member.js';
import { signedInContact } from '../builders/signed-in.js';
import { startApp, type TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';

const NOW = '2026-11-16T08:30:00Z';
const WEEK = { from: '2026-11-09', to: '2026-11-16' };
const FOREIGN = '019a8c3e-0000-7000-8000-000000000000';

describe('days that are affirmed', () => {
  let test: TestApp;
  let anna: Visitor;
  let bea: BuiltMember;
  let engagementId: string;
  let clientId: string;

  beforeAll(async () => {
    test = await startApp({ now: NOW });
    anna = await test.visitor().signUp();
    bea = await aMember(test, anna);
  });
  afterAll(() => test.close());

  beforeEach(async () => {
    test.clock.set(NOW);
    await test.sql('TRUNCATE time_entry CASCADE');
    const built = await anEngagement(anna, { assistantIds: [bea.id] });
    [engagementId, clientId] = [built.id, built.clientId];
  });

  const log = (day: string, by: Visitor = anna, more: object = {}) =>
    by.post('/time-entries', { engagementId, day, durationSeconds: 600, ...more });
  const affirm = (said: object = {}, by: Visitor = anna) =>
    by.post('/affirmations', { engagementId, ...WEEK, idleDays: [], ...said });

  it('are closed: nothing is added, changed, moved there, deleted or brought back, and each says why', async () => {
    const { body: entry } = await log('2026-11-10').expect(201);
    const { body: gone } = await log('2026-11-11').expect(201);
    const { body: outside } = await log('2026-11-16').expect(201);
    await anna.delete(`/time-entries/${gone.id}`).expect(204);
    const { body: word } = await affirm({ idleDays: ['2026-11-14', '2026-11-15'] }).expect(201);
    expect(word).toMatchObject({ ...WEEK, idleDays: ['2026-11-14', '2026-11-15'], can: { withdraw: true } });
    const { body: locked } = await anna.get(`/time-entries/${entry.id}`).expect(200);
    expect(locked).toMatchObject({
      lock: { reason: 'affirmed', at: '2026-11-16T08:30:00Z', affirmationId: word.id, reportId: null },
      can: { edit: false, remove: false, split: false, adjust: false, duplicate: true },
    });
    for (const refused of [
      await anna.patch(`/time-entries/${entry.id}`, { billable: false }),
      await anna.delete(`/time-entries/${entry.id}`),
      await anna.post(`/time-entries/${gone.id}/restore`),
      await anna.post(`/time-entries/${entry.id}/split`, { seconds: 60 }),
      await anna.patch(`/time-entries/${outside.id}`, { day: '2026-11-12' }),
      await anna.post(`/time-entries/${outside.id}/duplicate`, { day: '2026-11-12' }),
      await log('2026-11-09'),
    ]) {
      expect(refused.status).toBe(422);
      expect(refused.body).toMatchObject({
        code: 'time-entry.locked',
        details: { reason: 'affirmed', affirmationId: word.id },
      });
    }
  });

  it('leave every other day, member and engagement open: one locked day never blocks another', async () => {
    const { body: monday } = await log('2026-11-09').expect(201);
    const { body: tuesday } = await log('2026-11-10').expect(201);
    await affirm({ to: '2026-11-10' }).expect(201);
    await anna.patch(`/time-entries/${tuesday.id}`, { description: 'Still open' }).expect(200);
    await log('2026-11-09', bea.visitor).expect(201);
    await log('2026-11-09', anna, { engagementId: (await anEngagement(anna)).id }).expect(201);
    const both = { ids: [tuesday.id, monday.id], changes: { billable: false } };
    const refused = await anna.patch('/time-entries', both).expect(422);
    expect(refused.body.details).toMatchObject({ index: 1, entryId: monday.id, day: '2026-11-09' });
    await anna.post('/time-entries/removals', { ids: both.ids }).expect(422);
    await anna.post('/time-entries/merge', { ids: both.ids }).expect(422);
    const { body } = await anna.get(`/time-entries/${tuesday.id}`).expect(200);
    expect(body).toMatchObject({ billable: true, deletedAt: null });
  });

  it('open again when the word is taken back, by who gave it or the owner', async () => {
    const { body: entry } = await log('2026-11-10', bea.visitor).expect(201);
    const { body: word } = await affirm({}, bea.visitor).expect(201);
    await bea.visitor.patch(`/time-entries/${entry.id}`, { billable: false }).expect(422);
    await anna.delete(`/affirmations/${word.id}`).expect(204);
    await bea.visitor.patch(`/time-entries/${entry.id}`, { billable: false }).expect(200);
    const { body: own } = await affirm().expect(201);
    await bea.visitor.delete(`/affirmations/${own.id}`).expect(403);
    await anna.delete(`/affirmations/${own.id}`).expect(204);
    await anna.delete(`/affirmations/${own.id}`).expect(404);
  });

  it('stay affirmed once a client was told of them', async () => {
    await log('2026-11-10').expect(201);
    const { body: word } = await affirm().expect(201);
    await signedInContact(test, anna, clientId);
    const { body: report } = await anna.post('/reports', { engagementId, week: '2026-W46' }).expect(201);
    await anna.post(`/reports/${report.id}/send`).expect(200);
    const refused = await anna.delete(`/affirmations/${word.id}`).expect(422);
    expect(refused.body.code).toBe('affirmation.reported');
    const { body } = await anna.get(`/affirmations?engagementId=${engagementId}`).expect(200);
    expect(body.items).toMatchObject([{ id: word.id, can: { withdraw: false } }]);
  });

  it('are refused with work on an idle day, with a timer, from the future, twice, or of more than a week', async () => {
    const { body: entry } = await log('2026-11-10').expect(201);
    const worked = await affirm({ idleDays: ['2026-11-10'] }).expect(422);
    expect(worked.body).toMatchObject({
      code: 'affirmation.idle-day-worked',
      details: { day: '2026-11-10', entryId: entry.id },
    });
    expect((await affirm({ from: '2026-11-16', to: '2026-11-18' }).expect(422)).body.code).toBe(
      'affirmation.day-to-come',
    );
    expect((await affirm({ from: '2026-11-08' }).expect(422)).body.code).toBe('affirmation.days-unclear');
    const { body: timer } = await anna
      .post('/time-entries', { engagementId, startedAt: '2026-11-15T22:00:00Z' })
      .expect(201);
    const runs = await affirm().expect(409);
    expect(runs.body).toMatchObject({ code: 'affirmation.timer-runs', details: { entryId: timer.id } });
    await anna.post(`/time-entries/${timer.id}/stop`).expect(200);
    await affirm().expect(201);
    expect((await affirm({ from: '2026-11-15', to: '2026-11-17' }).expect(409)).body.code).toBe(
      'affirmation.affirmed-before',
    );
  });

  it('are one word under one id, however often it is sent', async () => {
    const id = '019a8c3e-3333-7000-8000-000000000001';
    await affirm({ id }).expect(201);
    await affirm({ id }).expect(201);
    await affirm({ id, to: '2026-11-12' }).expect(409);
    const { body } = await anna.get(`/affirmations?engagementId=${engagementId}&memberId=me`).expect(200);
    expect(body.items).toHaveLength(1);
  });

  it('have either the word or the work, when both come at once', async () => {
    for (let turn = 0; turn < 5; turn++) {
      const day = `2026-11-${String(turn + 9).padStart(2, '0')}`;
      const to = Temporal.PlainDate.from(day).add({ days: 1 }).toString();
      const [word, work] = await Promise.all([affirm({ from: day, to, idleDays: [day] }), log(day)]);
      expect([word.status, work.status].filter((status) => status === 201)).toHaveLength(1);
      expect([201, 422]).toContain(word.status);
    }
  });

  it('are kept closed by the database, whoever writes', async () => {
    const { body: entry } = await log('2026-11-10').expect(201);
    await affirm().expect(201);
    await expect(
      test.sql('UPDATE time_entry SET duration_seconds = 1 WHERE id = $1', [entry.id]),
    ).rejects.toMatchObject({ constraint: 'time_entry_affirmed' });
  });

  it('are listed by engagement, member and days, and seen by the client', async () => {
    await affirm().expect(201);
    await affirm({}, bea.visitor).expect(201);
    const count = async (query: string, by: Visitor = anna) =>
      (await by.get(`/affirmations?engagementId=${engagementId}${query}`).expect(200)).body.items.length;
    expect(await count('')).toBe(2);
    expect(await count('&memberId=me')).toBe(1);
    expect(await count(`&memberId=${bea.id}`)).toBe(1);
    expect(await count('&from=2026-11-15')).toBe(2);
    expect(await count('&from=2026-11-16')).toBe(0);
    expect(await count('&to=2026-11-09')).toBe(0);
    const giulia = await signedInContact(test, anna, clientId);
    expect(await count('', giulia.visitor)).toBe(2);
    await giulia.visitor.post('/affirmations', { engagementId, ...WEEK, idleDays: [] }).expect(403);
    const { body: page } = await anna.get(`/affirmations?engagementId=${engagementId}&limit=1`).expect(200);
    expect(await count(`&limit=1&cursor=${page.nextCursor}`)).toBe(1);
  });

  it('are nobody else’s', async () => {
    const stranger = await test.visitor().signUp({ email: 'stranger@example.com' });
    const { body: word } = await affirm().expect(201);
    await affirm({}, stranger).expect(404);
    await stranger.delete(`/affirmations/${word.id}`).expect(404);
    expect((await stranger.get('/affirmations').expect(200)).body.items).toEqual([]);
    await affirm({ engagementId: FOREIGN }).expect(404);
  });
});

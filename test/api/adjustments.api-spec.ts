import { anEngagement } from '../builders/engagement.js';
import { aMember } from '../builders/member.js';
import { signedInContact } from '../builders/signed-in.js';
import { startApp, type TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';

const NOW = '2026-11-16T08:30:00Z';
const eur = (amount: string) => ({ amount, currency: 'EUR' });

describe('what a client was told', () => {
  let test: TestApp;
  let anna: Visitor;
  let giulia: Visitor;
  let engagementId: string;

  beforeAll(async () => {
    test = await startApp({ now: NOW });
    anna = await test.visitor().signUp();
  });
  afterAll(() => test.close());

  beforeEach(async () => {
    test.clock.set(NOW);
    await test.sql('TRUNCATE time_entry CASCADE');
    const built = await anEngagement(anna, { rate: eur('30.00') });
    engagementId = built.id;
    giulia = (await signedInContact(test, anna, built.clientId)).visitor;
  });

  const log = async (body: object = {}) =>
    (
      await anna
        .post('/time-entries', { engagementId, day: '2026-11-10', durationSeconds: 7200, ...body })
        .expect(201)
    ).body;
  const send = async (week = '2026-W46') => {
    const { body } = await anna.post('/reports', { engagementId, week }).expect(201);
    await anna.post(`/reports/${body.id}/send`).expect(200);
    return body.id as string;
  };
  const adjust = (entryId: string, seconds: number, more: object = {}, by: Visitor = anna) =>
    by.post('/adjustments', { entryId, seconds, reason: 'Counted the call twice', ...more });
  const read = async (id: string) => (await anna.get(`/time-entries/${id}`).expect(200)).body;

  it('stays as it is: the entry names its report, and nothing changes it', async () => {
    const entry = await log();
    const reportId = await send();
    const locked = await read(entry.id);
    expect(locked).toMatchObject({
      lock: { reason: 'reported', reportId, at: '2026-11-16T08:30:00Z' },
      can: { edit: false, remove: false, split: false, restore: false, duplicate: true, adjust: true },
      version: entry.version,
    });
    for (const refused of [
      await anna.patch(`/time-entries/${entry.id}`, { description: 'Other' }),
      await anna.delete(`/time-entries/${entry.id}`),
      await anna.post(`/time-entries/${entry.id}/split`, { seconds: 60 }),
      await anna.patch('/time-entries', { ids: [entry.id], changes: { billable: false } }),
    ]) {
      expect(refused.status).toBe(422);
      expect(refused.body).toMatchObject({
        code: 'time-entry.locked',
        details: { reason: 'reported', reportId },
      });
    }
    await expect(
      test.sql('UPDATE time_entry SET duration_seconds = 1 WHERE id = $1', [entry.id]),
    ).rejects.toMatchObject({ constraint: 'time_entry_reported' });
    expect(await read(entry.id)).toEqual(locked);
  });

  it('takes late work as new, and leaves other weeks open', async () => {
    const next = await log({ day: '2026-11-16' });
    await log();
    await send();
    const late = await log({ description: 'Late' });
    expect(await read(late.id)).toMatchObject({ lock: null, can: { edit: true, adjust: false } });
    await anna.patch(`/time-entries/${late.id}`, { description: 'Later' }).expect(200);
    await anna.patch(`/time-entries/${next.id}`, { description: 'Open' }).expect(200);
  });

  it('is corrected by an adjustment that says which entry, how much, why and by whom, today', async () => {
    const entry = await log({ description: 'Calls' });
    await send();
    const { body } = await adjust(entry.id, -900).expect(201);
    expect(body).toMatchObject({
      engagementId,
      entryId: entry.id,
      entry: { day: '2026-11-10', description: 'Calls', memberName: 'Anna Ferri', durationSeconds: 7200 },
      day: '2026-11-16',
      seconds: -900,
      amount: eur('-7.50'),
      billable: true,
      reason: 'Counted the call twice',
      createdByName: 'Anna Ferri',
      createdAt: '2026-11-16T08:30:00Z',
      reportedIn: null,
      version: 1,
      can: { remove: true },
    });
    expect(await read(entry.id)).toMatchObject({ durationSeconds: 7200, adjustedSeconds: -900 });
  });

  it('is told by the report of the week in which it was made, and stays from then on', async () => {
    const entry = await log();
    await send();
    const { body } = await adjust(entry.id, 600).expect(201);
    test.clock.set('2026-11-23T08:30:00Z');
    const reportId = await send('2026-W47');
    const { body: list } = await anna.get(`/adjustments?entryId=${entry.id}`).expect(200);
    expect(list.items).toMatchObject([{ id: body.id, reportedIn: reportId, can: { remove: false } }]);
    const refused = await anna.delete(`/adjustments/${body.id}`).expect(422);
    expect(refused.body.code).toBe('adjustment.reported');
    await expect(test.sql('DELETE FROM adjustment WHERE id = $1', [body.id])).rejects.toMatchObject({
      constraint: 'adjustment_reported',
    });
  });

  it('is not adjusted below nothing, not by two at once either', async () => {
    const entry = await log({ durationSeconds: 1000 });
    await send();
    const refused = await adjust(entry.id, -1001).expect(422);
    expect(refused.body).toMatchObject({ code: 'adjustment.below-zero', details: { leftSeconds: 1000 } });
    const answers = await Promise.all(Array.from({ length: 10 }, () => adjust(entry.id, -300)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(3);
    expect(await read(entry.id)).toMatchObject({ adjustedSeconds: -900 });
    const { body: more } = await adjust(entry.id, 500).expect(201);
    await adjust(entry.id, -600).expect(201);
    expect((await anna.delete(`/adjustments/${more.id}`).expect(422)).body.code).toBe(
      'adjustment.below-zero',
    );
  });

  it('is adjusted by something, for a reason, and once under one id', async () => {
    const entry = await log();
    await send();
    expect((await adjust(entry.id, 0).expect(422)).body.code).toBe('adjustment.nothing');
    await adjust(entry.id, 60, { reason: ' ' }).expect(400);
    await adjust(entry.id, 86_401).expect(400);
    const id = '019a8c3e-4444-7000-8000-000000000001';
    await Promise.all(Array.from({ length: 5 }, () => adjust(entry.id, 60, { id }).expect(201)));
    await adjust(entry.id, 61, { id }).expect(409);
    expect((await read(entry.id)).adjustedSeconds).toBe(60);
  });

  it('counts on its own day where a new version of its report shall tell it', async () => {
    const entry = await log();
    await send();
    const id = '019a8c3e-4444-7000-8000-000000000002';
    const { body } = await adjust(entry.id, -60, { id, inReport: true }).expect(201);
    expect(body).toMatchObject({ day: '2026-11-10', inReport: true });
    await adjust(entry.id, -60, { id, inReport: true }).expect(201);
    await adjust(entry.id, -60, { id }).expect(409);
    await adjust(entry.id, -60, { inReport: 'yes' }).expect(400);
    expect((await read(entry.id)).adjustedSeconds).toBe(-60);
    const late = await log({ day: '2026-11-11' });
    test.clock.set('2026-11-23T08:30:00Z');
    await send('2026-W47');
    const refused = await adjust(late.id, -60, { inReport: true }).expect(422);
    expect(refused.body.code).toBe('adjustment.told-late');
    await adjust(late.id, -60).expect(201);
  });

  it('alone is adjusted: what was not reported, or affirmed only, is corrected itself', async () => {
    const entry = await log();
    const open = await adjust(entry.id, 60).expect(422);
    expect(open.body.code).toBe('adjustment.entry-open');
    const days = { from: '2026-11-09', to: '2026-11-16', idleDays: [] };
    await anna.post('/affirmations', { engagementId, ...days }).expect(201);
    expect((await adjust(entry.id, 60).expect(422)).body.code).toBe('adjustment.entry-open');
  });

  it('is taken back while it was not told, at the version that was read', async () => {
    const entry = await log();
    await send();
    const { body } = await adjust(entry.id, -60).expect(201);
    await anna.delete(`/adjustments/${body.id}`).set('If-Match', '"2"').expect(412);
    await anna.delete(`/adjustments/${body.id}`).set('If-Match', '"1"').expect(204);
    await anna.delete(`/adjustments/${body.id}`).expect(404);
    expect((await read(entry.id)).adjustedSeconds).toBe(0);
  });

  it('is seen by the client, with amounts where agreed, and adjusted by members of their own work alone', async () => {
    const entry = await log();
    await send();
    await adjust(entry.id, -900).expect(201);
    const { body } = await giulia.get(`/adjustments?engagementId=${engagementId}`).expect(200);
    expect(body.items).toMatchObject([{ seconds: -900, amount: null, can: { remove: false } }]);
    expect(JSON.stringify(body)).not.toContain('7.50');
    await adjust(entry.id, -60, {}, giulia).expect(403);
    const bea = await aMember(test, anna);
    await adjust(entry.id, -60, {}, bea.visitor).expect(404);
    await anna.put(`/engagements/${engagementId}/assistants`, { memberIds: [bea.id] }).expect(200);
    await adjust(entry.id, -60, {}, bea.visitor).expect(403);
    const stranger = await test.visitor().signUp({ email: `stranger-${bea.id}@example.com` });
    await adjust(entry.id, -60, {}, stranger).expect(404);
    expect((await stranger.get('/adjustments').expect(200)).body.items).toEqual([]);
  });
});

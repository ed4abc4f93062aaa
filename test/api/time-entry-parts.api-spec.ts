import { anEngagement } from '../builders/engagement.js';
import { startApp, type TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';

const NOW = '2026-11-16T16:30:00Z';
const FOREIGN = '019a8c3e-0000-7000-8000-000000000000';

describe('entries that are split, merged and duplicated', () => {
  let test: TestApp;
  let anna: Visitor;
  let stranger: Visitor;
  let engagementId: string;

  beforeAll(async () => {
    test = await startApp({ now: NOW });
    anna = await test.visitor().signUp();
    stranger = await test.visitor().signUp({ email: 'stranger@example.com' });
  });
  afterAll(() => test.close());

  beforeEach(async () => {
    test.clock.set(NOW);
    await test.sql('TRUNCATE time_entry CASCADE');
    engagementId = (await anEngagement(anna, { rate: { amount: '30.00', currency: 'EUR' } })).id;
  });

  const log = async (body: object) =>
    (await anna.post('/time-entries', { engagementId, ...body }).expect(201)).body;
  const worked = (from: string, to: string, more: object = {}) =>
    log({ startedAt: `2026-11-16T${from}:00Z`, endedAt: `2026-11-16T${to}:00Z`, ...more });
  const listed = async () =>
    (await anna.get(`/time-entries?engagementId=${engagementId}`).expect(200)).body.items;
  const totalSeconds = async () =>
    (await listed()).reduce(
      (sum: number, entry: { durationSeconds: number }) => sum + entry.durationSeconds,
      0,
    );

  it('are split at a moment: two that together are as long, the first with its id', async () => {
    const entry = await worked('08:00', '11:00', { description: 'Posta', breakSeconds: 1800 });
    const { body } = await anna
      .post(`/time-entries/${entry.id}/split`, { at: '2026-11-16T09:00:00Z' })
      .expect(200);
    expect(body.items).toMatchObject([
      { id: entry.id, endedAt: '2026-11-16T09:00:00Z', durationSeconds: 3600, description: 'Posta' },
      { startedAt: '2026-11-16T09:00:00Z', durationSeconds: 5400, breakSeconds: 1800, description: 'Posta' },
    ]);
    expect(await totalSeconds()).toBe(9000);
  });

  it('are split after so many seconds, also without clock times', async () => {
    const entry = await log({ day: '2026-11-16', durationSeconds: 5400 });
    const { body } = await anna.post(`/time-entries/${entry.id}/split`, { seconds: 1800 }).expect(200);
    expect(body.items).toMatchObject([{ durationSeconds: 1800 }, { durationSeconds: 3600, startedAt: null }]);
  });

  it('are split while they run: what is behind ends, the rest runs on', async () => {
    const timer = await log({ startedAt: '2026-11-16T14:00:00Z' });
    const { body } = await anna
      .post(`/time-entries/${timer.id}/split`, { at: '2026-11-16T15:00:00Z' })
      .expect(200);
    expect(body.items).toMatchObject([{ running: false, durationSeconds: 3600 }, { running: true }]);
    const { body: running } = await anna.get('/time-entries/running').expect(200);
    expect(running.entry.id).toBe(body.items[1].id);
  });

  it('are not split outside of their time, in two ways at once, or by somebody else', async () => {
    const { id } = await worked('08:00', '11:00');
    const refused = await anna.post(`/time-entries/${id}/split`, { at: '2026-11-16T11:00:00Z' }).expect(422);
    expect(refused.body.code).toBe('time-entry.cannot-split');
    await anna.post(`/time-entries/${id}/split`, { at: '2026-11-16T09:00:00Z', seconds: 60 }).expect(422);
    await anna.post(`/time-entries/${id}/split`, {}).expect(422);
    await stranger.post(`/time-entries/${id}/split`, { seconds: 60 }).expect(404);
    expect(await listed()).toHaveLength(1);
  });

  it('are merged into the first: the gap is its break, the others can be restored no more', async () => {
    const first = await worked('08:00', '09:00', { description: 'Posta' });
    const second = await worked('09:30', '10:00', { description: 'Agenda' });
    const { body } = await anna.post('/time-entries/merge', { ids: [second.id, first.id] }).expect(200);
    expect(body).toMatchObject({
      id: first.id,
      startedAt: '2026-11-16T08:00:00Z',
      endedAt: '2026-11-16T10:00:00Z',
      durationSeconds: 5400,
      breakSeconds: 1800,
      description: 'Posta; Agenda',
    });
    expect(await listed()).toHaveLength(1);
    const back = await anna.post(`/time-entries/${second.id}/restore`).expect(409);
    expect(back.body).toMatchObject({ code: 'time-entry.overlaps', details: { entryId: first.id } });
  });

  it('are not merged over something else, which is named', async () => {
    const [first, between, last] = [
      await worked('08:00', '09:00'),
      await worked('09:10', '09:20'),
      await worked('09:30', '10:00'),
    ];
    const { body } = await anna.post('/time-entries/merge', { ids: [first.id, last.id] }).expect(409);
    expect(body).toMatchObject({ code: 'time-entry.overlaps', details: { entryId: between.id } });
    expect(await listed()).toHaveLength(3);
  });

  it('are not merged where they differ, over a split midnight, with a double or with what is not there', async () => {
    const one = await worked('08:00', '09:00');
    const free = await worked('09:00', '10:00', { billable: false });
    const merge = (ids: string[]) => anna.post('/time-entries/merge', { ids });
    const refused = await merge([one.id, free.id]).expect(422);
    expect(refused.body).toMatchObject({ code: 'time-entry.cannot-merge', details: { reason: 'different' } });
    expect((await merge([one.id, one.id]).expect(400)).body.errors).toMatchObject([
      { field: 'ids', code: 'twice' },
    ]);
    await merge([one.id]).expect(400);
    await merge([one.id, FOREIGN]).expect(404);
    await stranger.post('/time-entries/merge', { ids: [one.id, free.id] }).expect(404);
    const { id: nights } = await anEngagement(anna, { ...{ splitAtMidnight: true }, name: 'Nights' });
    const evening = await log({
      engagementId: nights,
      localStart: '2026-11-12T22:00',
      localEnd: '2026-11-12T23:00',
    });
    const night = await log({
      engagementId: nights,
      localStart: '2026-11-13T01:00',
      localEnd: '2026-11-13T02:00',
    });
    expect((await merge([evening.id, night.id]).expect(422)).body.details).toEqual({ reason: 'midnight' });
  });

  it('are duplicated on another day at the same time, and on their own without one', async () => {
    const entry = await worked('08:00', '11:00', { description: 'Posta', breakSeconds: 600 });
    const other = await anna.post(`/time-entries/${entry.id}/duplicate`, { day: '2026-11-13' }).expect(201);
    expect(other.body).toMatchObject({
      day: '2026-11-13',
      startedAt: '2026-11-13T08:00:00Z',
      durationSeconds: 10_200,
      breakSeconds: 600,
      description: 'Posta',
    });
    const same = await anna.post(`/time-entries/${entry.id}/duplicate`).expect(201);
    expect(same.body).toMatchObject({ day: '2026-11-16', startedAt: null, durationSeconds: 10_200 });
    const twice = await anna.post(`/time-entries/${entry.id}/duplicate`, { day: '2026-11-13' }).expect(409);
    expect(twice.body.details.entryId).toBe(other.body.id);
    await stranger.post(`/time-entries/${entry.id}/duplicate`).expect(404);
  });

  it('are duplicated once under an id that was chosen, however often it is sent', async () => {
    const entry = await worked('08:00', '11:00');
    const copy = { id: '019a8c3e-1111-7000-8000-000000000001', day: '2026-11-13' };
    await anna.post(`/time-entries/${entry.id}/duplicate`, copy).expect(201);
    await anna.post(`/time-entries/${entry.id}/duplicate`, copy).expect(201);
    expect(await listed()).toHaveLength(2);
  });

  it('are not duplicated while they run', async () => {
    const { id } = await log({ startedAt: '2026-11-16T14:00:00Z' });
    const { body } = await anna.post(`/time-entries/${id}/duplicate`).expect(409);
    expect(body.code).toBe('time-entry.still-running');
  });
});

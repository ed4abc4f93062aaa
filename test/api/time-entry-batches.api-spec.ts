import { anEngagement } from '../builders/engagement.js';
import { aMember } from '../builders/member.js';
import { startApp, type TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';

const NOW = '2026-11-16T16:30:00Z';
const FOREIGN = '019a8c3e-0000-7000-8000-000000000000';
const minute = { day: '2026-11-16', durationSeconds: 60 };

describe('many entries with one command', () => {
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

  const batch = (entries: object[], by: Visitor = anna) =>
    by.post('/time-entries/batch', { entries: entries.map((entry) => ({ engagementId, ...entry })) });
  const some = async (count = 3): Promise<string[]> => {
    const { body } = await batch(Array.from({ length: count }, () => minute)).expect(201);
    return body.items.map(({ id }: { id: string }) => id);
  };
  const listed = async () =>
    (await anna.get(`/time-entries?engagementId=${engagementId}&limit=200`).expect(200)).body.items;
  const worked = (from: string, to: string) => ({
    startedAt: `2026-11-16T${from}:00Z`,
    endedAt: `2026-11-16T${to}:00Z`,
  });
  /** Whatever is refused, what was there stays as it was. */
  const unchanged = async (command: () => Promise<unknown>) => {
    const before = await listed();
    await command();
    expect(await listed()).toEqual(before);
  };

  it('are logged all: 200 at once, in the order in which they were given', async () => {
    const entries = Array.from({ length: 200 }, (_, n) => ({ ...minute, description: `No. ${n}` }));
    const { body } = await batch(entries).expect(201);
    expect(body.items.map(({ description }: { description: string }) => description)).toEqual(
      entries.map(({ description }) => description),
    );
    expect(await listed()).toHaveLength(200);
  });

  it('are logged none where one is refused, and the answer says which', async () => {
    await unchanged(async () => {
      const { body } = await batch([worked('08:00', '09:00'), minute, worked('08:59', '10:00')]).expect(409);
      expect(body).toMatchObject({ code: 'time-entry.overlaps', details: { index: 2 } });
    });
    await unchanged(() => batch([minute, { ...minute, engagementId: FOREIGN }]).expect(404));
    await unchanged(() => batch([minute, { ...minute, taskId: FOREIGN }]).expect(404));
    await unchanged(async () => {
      const rate = { amount: '1.00', currency: 'USD' };
      const { body } = await batch([minute, { ...minute, rate }]).expect(400);
      expect(body.errors).toMatchObject([{ field: 'entries.1.rate', code: 'currency' }]);
    });
    await unchanged(() =>
      batch([
        { ...minute, id: FOREIGN },
        { ...minute, id: FOREIGN },
      ]).expect(400),
    );
    await unchanged(() => batch([minute], stranger).expect(404));
  });

  it('are 200 at most and one at least', async () => {
    const ids = Array.from({ length: 201 }, (_, n) => FOREIGN.slice(0, -3) + String(n).padStart(3, '0'));
    const many = await batch(ids.map(() => minute)).expect(400);
    expect(many.body.errors).toMatchObject([{ field: 'entries', code: 'too-many' }]);
    await batch([]).expect(400);
    for (const path of ['removals', 'restorations', 'merge']) {
      await anna.post(`/time-entries/${path}`, { ids }).expect(400);
      await anna.post(`/time-entries/${path}`, { ids: [] }).expect(400);
    }
    await anna.patch('/time-entries', { ids, changes: { billable: false } }).expect(400);
  });

  it('are changed all alike, what is not said stays', async () => {
    const ids = await some();
    const { body } = await anna
      .patch('/time-entries', { ids, changes: { description: 'Posta', billable: false, rush: true } })
      .expect(200);
    expect(body.items.map(({ id }: { id: string }) => id)).toEqual(ids);
    for (const entry of body.items)
      expect(entry).toMatchObject({ description: 'Posta', billable: false, rush: true, durationSeconds: 60 });
  });

  it('are moved to another day at their clock times, and to another engagement at its rate', async () => {
    const { body: made } = await batch([worked('08:00', '09:00'), minute]).expect(201);
    const ids = made.items.map(({ id }: { id: string }) => id);
    const other = await anEngagement(anna, { rate: { amount: '40.00', currency: 'EUR' } });
    const changes = { day: '2026-11-12', engagementId: other.id };
    const { body } = await anna.patch('/time-entries', { ids, changes }).expect(200);
    expect(body.items).toMatchObject([
      { day: '2026-11-12', startedAt: '2026-11-12T08:00:00Z', rate: { amount: '40.00' } },
      { day: '2026-11-12', startedAt: null, durationSeconds: 60, engagementId: other.id },
    ]);
    expect(await listed()).toEqual([]);
  });

  it('are changed none where one is not there, not one’s own, doubled, running or in the way', async () => {
    const [mine = '', second = ''] = await some(2);
    const bea = await aMember(test, anna);
    await anna.put(`/engagements/${engagementId}/assistants`, { memberIds: [bea.id] }).expect(200);
    const change = (ids: string[], changes: object, by = anna) => by.patch('/time-entries', { ids, changes });
    const { body: hers } = await batch([minute], bea.visitor).expect(201);
    await unchanged(async () => {
      const { body } = await change([mine, FOREIGN], { billable: false }).expect(404);
      expect(body.details).toMatchObject({ index: 1 });
    });
    await unchanged(() => change([hers.items[0].id, mine], { billable: false }, bea.visitor).expect(403));
    await unchanged(() => change([mine, mine], { billable: false }).expect(400));
    await unchanged(() => change([mine, second], { billable: false }, stranger).expect(404));
    await unchanged(() => change([mine], { engagementId: FOREIGN }).expect(404));
    await unchanged(() => change([mine], { owner: 'me' }).expect(400));
    const { body: timer } = await batch([{ startedAt: '2026-11-16T16:00:00Z' }]).expect(201);
    await unchanged(() => change([mine, timer.items[0].id], { day: '2026-11-12' }).expect(422));
    const { body: two } = await batch([
      worked('08:00', '09:00'),
      {
        ...worked('08:00', '09:00'),
        ...{ startedAt: '2026-11-13T08:00:00Z', endedAt: '2026-11-13T09:00:00Z' },
      },
    ]).expect(201);
    const ids = two.items.map(({ id }: { id: string }) => id);
    await unchanged(() => change(ids, { day: '2026-11-12' }).expect(409));
  });

  it('are deleted and brought back, all or none', async () => {
    const ids = await some();
    await unchanged(() => anna.post('/time-entries/removals', { ids: [...ids, FOREIGN] }).expect(404));
    await unchanged(() => stranger.post('/time-entries/removals', { ids }).expect(404));
    await anna.post('/time-entries/removals', { ids }).expect(204);
    expect(await listed()).toEqual([]);
    await unchanged(() => anna.post('/time-entries/removals', { ids }).expect(409));
    await unchanged(() => anna.post('/time-entries/restorations', { ids: [...ids, FOREIGN] }).expect(404));
    const { body } = await anna.post('/time-entries/restorations', { ids }).expect(200);
    expect(body.items.map(({ id }: { id: string }) => id)).toEqual(ids);
    await anna.post('/time-entries/restorations', { ids }).expect(200);
    expect(await listed()).toHaveLength(3);
  });
});

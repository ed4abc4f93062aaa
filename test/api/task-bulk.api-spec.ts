import { randomUUID } from 'node:crypto';
import { anEngagement, type BuiltEngagement } from '../builders/engagement.js';
import type { BuiltMember } from '../builders/member.js';
import { aPractice, type PortalContact } from '../builders/practice.js';
import { aService } from '../builders/service.js';
import { aTask, moved } from '../builders/task.js';
import { startApp, type TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';

const NOW = '2026-11-16T08:30:00Z';

describe('several tasks at once', () => {
  let test: TestApp;
  let anna: Visitor;
  let bea: BuiltMember;
  let office: BuiltEngagement;
  let elsewhere: BuiltEngagement;
  let giulia: PortalContact;

  beforeAll(async () => {
    test = await startApp({ now: NOW });
    ({ anna, bea, office, giulia } = await aPractice(test));
    elsewhere = await anEngagement(anna, { timeZone: 'America/New_York' });
  });
  afterAll(() => test.close());

  const some = async (count: number, fields: Parameters<typeof aTask>[1] = {}) => {
    const ids: string[] = [];
    for (let n = 0; n < count; n++) ids.push((await aTask(anna, { engagementId: office.id, ...fields })).id);
    return ids;
  };
  const change = (who: Visitor, ids: string[], changes: object) => who.patch('/tasks', { ids, changes });
  const move = (who: Visitor, ids: string[], to: string, note?: string) =>
    who.post('/tasks/transitions', { ids, to, ...(note && { note }) });
  const versions = async (ids: string[]) =>
    (await test.sql<{ version: number }>('SELECT version FROM task WHERE id = ANY ($1) ORDER BY array_position($1, id)', [ids])).map(({ version }) => version); // prettier-ignore

  it('are changed in the order in which they are named, each by its own zone', async () => {
    const [there] = await some(1, { engagementId: elsewhere.id, dueOn: '2026-11-20', dueTime: '10:00' });
    const ids = [...(await some(2)), there as string].toReversed();
    const { body } = await change(anna, ids, { priority: 'high', dueOn: '2026-11-25' }).expect(200);
    expect(body.items.map(({ id }: { id: string }) => id)).toEqual(ids);
    expect(body.items).toMatchObject([
      { priority: 'high', dueAt: '2026-11-25T15:00:00Z', dueTime: '10:00', version: 2 },
      { priority: 'high', dueAt: '2026-11-25T23:00:00Z', dueTime: null },
      { priority: 'high', dueOn: '2026-11-25' },
    ]);
    const told = await test.sql(`SELECT FROM event WHERE record_id = ANY ($1) AND type = 'task.changed'`, [
      ids,
    ]);
    expect(told).toHaveLength(6);
  });

  it('are given to somebody who works on all of them, or to nobody', async () => {
    const ids = await some(2);
    const given = await change(bea.visitor, ids, { assigneeId: bea.id }).expect(200);
    expect(given.body.items).toMatchObject([{ assigneeName: bea.name }, { assigneeName: bea.name }]);
    const mixed = [...ids, ...(await some(1, { engagementId: elsewhere.id }))];
    await change(anna, mixed, { assigneeId: null }).expect(200);
    await change(anna, mixed, { assigneeId: bea.id }).expect(404);
    expect(await versions(mixed)).toEqual([3, 3, 2]);
  });

  it('get a service of the engagement of all, with its turnaround', async () => {
    const { id: serviceId } = await aService(anna, { engagementId: office.id, turnaroundMinutes: 60 });
    const ids = await some(2);
    const { body } = await change(anna, ids, { serviceId }).expect(200);
    expect(body.items).toMatchObject([{ serviceId, turnaround: { targetMinutes: 60 } }, { serviceId }]);
    const mixed = [...ids, ...(await some(1, { engagementId: elsewhere.id }))];
    await change(anna, mixed, { serviceId: null }).expect(200);
    await change(anna, mixed, { serviceId }).expect(404);
  });

  it('are changed all or none: one that is foreign, unknown or closed leaves the others as they were', async () => {
    const ids = await some(2);
    const stranger = await test.visitor().signUp({ email: 'stranger@example.com' });
    const foreign = (await aTask(stranger)).id;
    const [hidden] = await some(1, { engagementId: elsewhere.id });
    const closed = await aTask(anna, { engagementId: office.id });
    await moved(anna, closed, 'cancelled');
    await change(anna, [...ids, foreign], { priority: 'low' }).expect(404);
    await change(anna, [...ids, randomUUID()], { priority: 'low' }).expect(404);
    await change(bea.visitor, [...ids, hidden as string], { priority: 'low' }).expect(404);
    const late = await change(anna, [...ids, closed.id], { priority: 'low' }).expect(409);
    expect(late.body.code).toBe('task.closed');
    await move(anna, [...ids, foreign], 'in_progress').expect(404);
    await move(anna, [...ids, closed.id], 'in_progress').expect(409);
    await move(bea.visitor, [...ids, hidden as string], 'in_progress').expect(404);
    expect(await versions(ids)).toEqual([1, 1]);
    expect((await stranger.get(`/tasks/${foreign}`).expect(200)).body.version).toBe(1);
  });

  it('are moved on together, with one word for all', async () => {
    const ids = await some(3);
    const { body } = await move(bea.visitor, ids, 'waiting_for_client', 'Which of these first?').expect(200);
    expect(body.items.map(({ turn }: { turn: string }) => turn)).toEqual(['client', 'client', 'client']);
    for (const id of ids) {
      const history = await giulia.visitor.get(`/tasks/${id}/history`).expect(200);
      expect(history.body.items.at(-1)).toMatchObject({
        to: 'waiting_for_client',
        note: 'Which of these first?',
      });
    }
    const silent = await move(giulia.visitor, ids, 'in_progress').expect(422);
    expect(silent.body.code).toBe('task.note-needed');
    await move(giulia.visitor, ids, 'in_progress', 'As they come').expect(200);
    await move(bea.visitor, ids, 'delivered').expect(200);
    const accepted = await move(giulia.visitor, ids, 'done').expect(200);
    expect(accepted.body.items).toMatchObject([{ status: 'done' }, { status: 'done' }, { status: 'done' }]);
    await move(bea.visitor, ids, 'in_progress', 'Again').expect(403);
  });

  it('are at most 200, each named once, with something to change', async () => {
    const [id] = (await some(1)) as [string];
    const many = Array.from({ length: 201 }, () => randomUUID());
    for (const ids of [[], many, [id, id], ['x'], 'all']) {
      await anna.patch('/tasks', { ids, changes: { priority: 'low' } }).expect(400);
      await anna.post('/tasks/transitions', { ids, to: 'in_progress' }).expect(400);
    }
    await anna.patch('/tasks', { ids: [id] }).expect(400);
    await anna.patch('/tasks', { ids: [id], changes: null }).expect(400);
    await change(anna, [id], {}).expect(400);
    await change(anna, [id], { title: 'All the same' }).expect(400);
    await change(anna, [id], { priority: null }).expect(400);
    await move(anna, [id], 'archived').expect(400);
  });

  it('are arranged by members alone', async () => {
    const ids = await some(1);
    await change(giulia.visitor, ids, { priority: 'urgent' }).expect(403);
  });

  it('end the same when two arrange them in opposite order at once', async () => {
    const ids = await some(8);
    const answers = await Promise.all([
      change(anna, ids, { priority: 'high' }),
      change(bea.visitor, ids.toReversed(), { dueOn: '2026-11-30' }),
      move(anna, ids, 'in_progress'),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await versions(ids)).toEqual(ids.map(() => 4));
  });
});

import { aPortalContact } from '../builders/contact.js';
import { anEngagement } from '../builders/engagement.js';
import { aMember, type BuiltMember } from '../builders/member.js';
import { aTask, moved } from '../builders/task.js';
import { aTimeBlock } from '../builders/time-block.js';
import { startApp, type TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';

describe('a block of time', () => {
  let test: TestApp;
  let anna: Visitor;
  let bea: BuiltMember;

  beforeAll(async () => {
    test = await startApp();
    anna = await test.visitor().signUp();
    bea = await aMember(test, anna);
    await test.work();
  });
  afterAll(() => test.close());

  const week = async (by: Visitor, filter = '') =>
    (await by.get(`/time-blocks?from=2026-11-16T00:00:00Z&to=2026-11-23T00:00:00Z${filter}`).expect(200)).body
      .items;
  const idsOf = (items: { id: string }[]) => items.map(({ id }) => id);

  it('is set aside for a task, and stands in the week by its start', async () => {
    const task = await aTask(anna, { title: 'Sort receipts' });
    const later = await aTimeBlock(anna, {
      taskId: task.id,
      startsAt: '2026-11-18T13:00:00+01:00',
      endsAt: '2026-11-18T14:30:00+01:00',
      note: 'The second half',
    });
    const sooner = await aTimeBlock(anna, { taskId: task.id });
    expect(later).toMatchObject({
      taskTitle: 'Sort receipts',
      clientName: expect.any(String),
      memberName: 'Anna Ferri',
      startsAt: '2026-11-18T12:00:00Z',
      endsAt: '2026-11-18T13:30:00Z',
      note: 'The second half',
      overlaps: [],
      removedAt: null,
      removedBy: null,
      version: 1,
      can: { edit: true, remove: true, restore: false },
    });
    expect(idsOf(await week(anna, `&taskId=${task.id}&memberId=me`))).toEqual([sooner.id, later.id]);
    expect((await anna.get(`/time-blocks/${later.id}`).expect(200)).body).toEqual(later);
    expect(
      idsOf(
        (await anna.get(`/time-blocks?taskId=${task.id}&to=2026-11-17T09:00:00Z`).expect(200)).body.items,
      ),
    ).toEqual([]);
  });

  it('is listed page by page, each once', async () => {
    const task = await aTask(anna);
    const made = [];
    for (const hour of ['06', '07', '08'])
      made.push(await aTimeBlock(anna, { taskId: task.id, startsAt: `2026-11-20T${hour}:00:00Z`, endsAt: `2026-11-20T${hour}:30:00Z` })); // prettier-ignore
    const first = (await anna.get(`/time-blocks?taskId=${task.id}&limit=2`).expect(200)).body;
    const second = await anna
      .get(`/time-blocks?taskId=${task.id}&limit=2&cursor=${first.nextCursor}`)
      .expect(200);
    expect(idsOf([...first.items, ...second.body.items])).toEqual(idsOf(made));
    expect(second.body.nextCursor).toBeNull();
  });

  it('may overlap another, and both say so', async () => {
    const one = await aTimeBlock(anna, {
      startsAt: '2026-11-19T09:00:00Z',
      endsAt: '2026-11-19T10:00:00Z',
    });
    const next = await aTimeBlock(anna, {
      startsAt: '2026-11-19T10:00:00Z',
      endsAt: '2026-11-19T11:00:00Z',
    });
    expect([one.overlaps, next.overlaps]).toEqual([[], []]);
    const across = await aTimeBlock(anna, {
      startsAt: '2026-11-19T09:30:00Z',
      endsAt: '2026-11-19T10:30:00Z',
    });
    expect(across.overlaps).toEqual(['time_block']);
    expect((await anna.get(`/time-blocks/${one.id}`).expect(200)).body.overlaps).toEqual(['time_block']);
    const twin = await aTimeBlock(anna, { startsAt: one.startsAt, endsAt: one.endsAt });
    expect(twin.overlaps).toEqual(['time_block']);
  });

  it('moves with its length, is stretched, and goes to another task', async () => {
    const block = await aTimeBlock(anna, { note: 'Calls' });
    const later = await anna
      .patch(`/time-blocks/${block.id}`, { startsAt: '2026-11-18T15:00:00Z' })
      .expect(200);
    expect(later.body).toMatchObject({
      startsAt: '2026-11-18T15:00:00Z',
      endsAt: '2026-11-18T16:00:00Z',
      note: 'Calls',
      version: 2,
    });
    const longer = await anna
      .patch(`/time-blocks/${block.id}`, { endsAt: '2026-11-18T17:15:30Z' })
      .expect(200);
    expect(longer.body).toMatchObject({ startsAt: '2026-11-18T15:00:00Z', endsAt: '2026-11-18T17:15:30Z' });
    const task = await aTask(anna, { title: 'Elsewhere' });
    const other = await anna.patch(`/time-blocks/${block.id}`, { taskId: task.id }).expect(200);
    expect(other.body).toMatchObject({ taskTitle: 'Elsewhere', engagementId: task.engagementId });
  });

  it('keeps its length in hours over a night on which the clocks are put back', async () => {
    const block = await aTimeBlock(anna, {
      startsAt: '2026-10-24T22:00:00Z',
      endsAt: '2026-10-25T04:00:00Z',
    });
    const moved = await anna
      .patch(`/time-blocks/${block.id}`, { startsAt: '2026-10-26T08:00:00Z' })
      .expect(200);
    expect(moved.body.endsAt).toBe('2026-10-26T14:00:00Z');
  });

  it('ends after it starts, within a day', async () => {
    const task = await aTask(anna);
    const ask = (startsAt: string, endsAt: string) =>
      anna.post('/time-blocks', { taskId: task.id, startsAt, endsAt }).expect(422);
    const backwards = await ask('2026-11-17T10:00:00Z', '2026-11-17T10:00:00Z');
    expect(backwards.body.code).toBe('time-block.ends-before-start');
    const endless = await ask('2026-11-17T10:00:00Z', '2026-11-18T10:00:01Z');
    expect(endless.body.code).toBe('time-block.too-long');
    await anna
      .post('/time-blocks', { taskId: task.id, startsAt: 'soon', endsAt: '2026-11-17T10:00:00Z' })
      .expect(400);
  });

  it('sent again with its id stays one, and says so where the id belongs to something else', async () => {
    const id = '019a8b00-0000-7000-8000-00000000b001';
    const task = await aTask(anna);
    const first = await aTimeBlock(anna, { id, taskId: task.id });
    expect(await aTimeBlock(anna, { id, taskId: task.id })).toEqual(first);
    const other = await anna
      .post('/time-blocks', {
        id,
        taskId: task.id,
        startsAt: '2026-11-18T09:00:00Z',
        endsAt: '2026-11-18T10:00:00Z',
      })
      .expect(409);
    expect(other.body.code).toBe('time-block.id-taken');
  });

  it('is taken away and comes back; an older version of it is not changed', async () => {
    const block = await aTimeBlock(anna);
    await anna.patch(`/time-blocks/${block.id}`, { note: 'First' }).set('if-match', '"1"').expect(200);
    await anna.patch(`/time-blocks/${block.id}`, { note: 'Second' }).set('if-match', '"1"').expect(412);
    await anna.delete(`/time-blocks/${block.id}`).set('if-match', '"1"').expect(412);
    await anna.delete(`/time-blocks/${block.id}`).expect(204);
    expect(idsOf(await week(anna))).not.toContain(block.id);
    expect((await anna.patch(`/time-blocks/${block.id}`, { note: 'x' }).expect(409)).body.code).toBe(
      'time-block.removed',
    );
    await anna.delete(`/time-blocks/${block.id}`).expect(409);
    expect((await anna.get(`/time-blocks/${block.id}`).expect(200)).body).toMatchObject({
      removedAt: '2026-11-16T08:30:00Z',
      removedBy: 'member',
      can: { edit: false, remove: false, restore: true },
    });
    const back = await anna.post(`/time-blocks/${block.id}/restore`).expect(200);
    expect(back.body).toMatchObject({ removedAt: null, removedBy: null, note: 'First' });
    expect((await anna.post(`/time-blocks/${block.id}/restore`).expect(409)).body.code).toBe(
      'time-block.not-removed',
    );
  });

  it('is planned by its member; the owner plans for others, who work on the engagement', async () => {
    const { id: engagementId } = await anEngagement(anna, { assistantIds: [bea.id] });
    const task = await aTask(anna, { engagementId });
    const given = await aTimeBlock(anna, { taskId: task.id, memberId: bea.id });
    expect(given).toMatchObject({ memberId: bea.id, memberName: bea.name });
    const own = await aTimeBlock(anna, { taskId: task.id });
    const seen = (await bea.visitor.get(`/time-blocks/${own.id}`).expect(200)).body;
    expect(seen.can).toEqual({ edit: false, remove: false, restore: false });
    for (const [method, path] of [['patch', ''], ['delete', ''], ['post', '/restore']] as const) {
      const answer = await bea.visitor[method](`/time-blocks/${own.id}${path}`, {}).expect(403);
      expect(answer.body.code).toBe('time-block.not-yours');
    } // prettier-ignore
    await bea.visitor.patch(`/time-blocks/${given.id}`, { note: 'Mine' }).expect(200);
    const forAnna = { taskId: task.id, memberId: own.memberId, startsAt: own.startsAt, endsAt: own.endsAt };
    expect((await bea.visitor.post('/time-blocks', forAnna).expect(403)).body.code).toBe(
      'time-block.not-yours',
    );
    const stranger = await aTask(anna);
    await anna.post('/time-blocks', { ...forAnna, taskId: stranger.id, memberId: bea.id }).expect(404);
    await bea.visitor.post('/time-blocks', { ...forAnna, taskId: stranger.id, memberId: bea.id }).expect(404);
    await bea.visitor.get(`/time-blocks/${(await aTimeBlock(anna)).id}`).expect(404);
  });

  it('is nothing that a client sees: a contact finds none, and cannot make one', async () => {
    const { id: engagementId, clientId } = await anEngagement(anna);
    const task = await aTask(anna, { engagementId });
    const block = await aTimeBlock(anna, { taskId: task.id });
    const { visitor: giulia } = await aPortalContact(test, anna, { clientId });
    await giulia.get('/time-blocks').expect(404);
    await giulia.get(`/time-blocks/${block.id}`).expect(404);
    const body = { taskId: task.id, startsAt: block.startsAt, endsAt: block.endsAt };
    await giulia.post('/time-blocks', body).expect(403);
    await giulia.patch(`/time-blocks/${block.id}`, { note: 'x' }).expect(403);
    await giulia.delete(`/time-blocks/${block.id}`).expect(403);
    await giulia.get('/busy-times?from=2026-11-16T00:00:00Z&to=2026-11-23T00:00:00Z').expect(404);
    expect(JSON.stringify((await giulia.get(`/tasks/${task.id}`).expect(200)).body)).not.toContain(block.id);
  });

  describe('of a task that ends', () => {
    const until = async (look: () => Promise<boolean>) => {
      for (let tries = 0; !(await look()); tries++) {
        if (tries > 100) throw new Error('it did not happen');
        await new Promise((done) => setTimeout(done, 50));
      }
    };
    const removedBy = async (id: string) => (await anna.get(`/time-blocks/${id}`).expect(200)).body.removedBy;

    it('goes when it was to come, whoever closes the task, and stays when it has begun', async () => {
      const { id: engagementId, clientId } = await anEngagement(anna);
      const task = await aTask(anna, { engagementId });
      const begun = await aTimeBlock(anna, { taskId: task.id, startsAt: '2026-11-16T08:00:00Z', endsAt: '2026-11-16T10:00:00Z' }); // prettier-ignore
      const coming = await aTimeBlock(anna, { taskId: task.id });
      const taken = await aTimeBlock(anna, { taskId: task.id });
      await anna.delete(`/time-blocks/${taken.id}`).expect(204);
      await moved(anna, task, 'in_progress', 'delivered');
      const { visitor: giulia } = await aPortalContact(test, anna, { clientId });
      await moved(giulia, task, 'done');
      await until(async () => (await removedBy(coming.id)) === 'task');
      expect(await removedBy(begun.id)).toBeNull();
      expect(await removedBy(taken.id)).toBe('member');
      expect((await anna.post(`/time-blocks/${taken.id}/restore`).expect(422)).body.code).toBe(
        'time-block.task-closed',
      );
      const body = { taskId: task.id, startsAt: coming.startsAt, endsAt: coming.endsAt };
      expect((await anna.post('/time-blocks', body).expect(422)).body.code).toBe('time-block.task-closed');
    });

    it('comes back when the task is opened again, and what somebody took away does not', async () => {
      const task = await aTask(anna);
      const coming = await aTimeBlock(anna, { taskId: task.id });
      const taken = await aTimeBlock(anna, { taskId: task.id });
      await anna.delete(`/time-blocks/${taken.id}`).expect(204);
      await moved(anna, task, 'in_progress', 'delivered', 'done');
      await until(async () => (await removedBy(coming.id)) === 'task');
      await moved(anna, task, 'in_progress');
      await until(async () => (await removedBy(coming.id)) === null);
      expect(await removedBy(taken.id)).toBe('member');
    });
  });
});

describe('busy times', () => {
  let test: TestApp;
  let anna: Visitor;
  let bea: BuiltMember;

  beforeAll(async () => {
    test = await startApp();
    anna = await test.visitor().signUp();
    bea = await aMember(test, anna);
  });
  afterAll(() => test.close());

  const busy = async (by: Visitor, whose = '') =>
    (await by.get(`/busy-times?from=2026-11-16T00:00:00Z&to=2026-11-23T00:00:00Z${whose}`).expect(200)).body
      .items;

  it('tell of oneself what it is, and of a colleague when alone, whichever client it is for', async () => {
    const block = await aTimeBlock(anna);
    await aTimeBlock(anna, { startsAt: '2026-11-17T09:30:00Z', endsAt: '2026-11-17T11:00:00Z' });
    const { memberId } = block;
    expect(await busy(anna)).toEqual([
      { memberId, startsAt: block.startsAt, endsAt: block.endsAt, kind: 'time_block', title: null },
      { memberId, startsAt: '2026-11-17T09:30:00Z', endsAt: '2026-11-17T11:00:00Z', kind: 'time_block', title: null }, // prettier-ignore
    ]);
    expect(await busy(bea.visitor, `&memberIds=me,${memberId}`)).toEqual([
      { memberId, startsAt: block.startsAt, endsAt: '2026-11-17T11:00:00Z', kind: null, title: null },
    ]);
  });

  it('are asked for of people who work here, and of two months at most', async () => {
    const ask = (query: string) => anna.get(`/busy-times?${query}`);
    await ask('from=2026-11-16T00:00:00Z&to=2026-11-16T00:00:00Z').expect(400);
    await ask('from=2026-11-16T00:00:00Z&to=2027-11-16T00:00:00Z').expect(400);
    await ask('from=2026-11-16T00:00:00Z').expect(400);
    const range = 'from=2026-11-16T00:00:00Z&to=2026-11-17T00:00:00Z';
    await ask(`${range}&memberIds=everybody`).expect(400);
    await ask(`${range}&memberIds=019a8b00-0000-7000-8000-00000000dead`).expect(404);
  });
});

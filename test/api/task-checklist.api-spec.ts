import { randomUUID } from 'node:crypto';
import { aPortalContact } from '../builders/contact.js';
import { anEngagement, type BuiltEngagement } from '../builders/engagement.js';
import type { BuiltMember } from '../builders/member.js';
import { aPractice, type PortalContact } from '../builders/practice.js';
import { aService } from '../builders/service.js';
import { aTask, moved } from '../builders/task.js';
import { startApp, type TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';

const NOW = '2026-11-16T08:30:00Z';

describe('the checklist of a task', () => {
  let test: TestApp;
  let anna: Visitor;
  let bea: BuiltMember;
  let office: BuiltEngagement;
  let giulia: PortalContact;

  beforeAll(async () => {
    test = await startApp({ now: NOW });
    ({ anna, bea, office, giulia } = await aPractice(test));
  });
  afterAll(() => test.close());

  const here = () => ({ engagementId: office.id });
  const items = async (id: string, who = anna) =>
    (await who.get(`/tasks/${id}/checklist`).expect(200)).body.items;
  const texts = async (id: string) => (await items(id)).map(({ text }: { text: string }) => text);
  const aList = async () => {
    const checklist = [{ text: 'Compare' }, { text: 'Choose', by: 'client' }, { text: 'Book', by: 'together' }] as const; // prettier-ignore
    const task = await aTask(anna, { ...here(), checklist: [...checklist] });
    const [compare, choose, book] = (await items(task.id)) as { id: string }[];
    if (!compare || !choose || !book) throw new Error('three steps were wished');
    return { id: task.id, path: `/tasks/${task.id}/checklist`, compare, choose, book };
  };

  it('says who does each step, to both sides', async () => {
    const { id } = await aList();
    expect(await items(id, bea.visitor)).toMatchObject([
      { position: 0, text: 'Compare', by: 'assistant', doneAt: null, can: { tick: true, edit: true, remove: true } },
      { position: 1, text: 'Choose', by: 'client' },
      { position: 2, text: 'Book', by: 'together' },
    ]); // prettier-ignore
    const can = (await items(id, giulia.visitor)).map((item: { can: object }) => item.can);
    expect(can).toEqual([
      { tick: false, edit: false, remove: false },
      { tick: true, edit: false, remove: false },
      { tick: true, edit: false, remove: false },
    ]);
  });

  it('is ticked off with the moment and the name, and counted at the task', async () => {
    const { id, path, choose, compare } = await aList();
    const { body } = await giulia.visitor.patch(`${path}/${choose.id}`, { done: true }).expect(200);
    expect(body).toMatchObject({ doneAt: NOW, doneByName: giulia.name });
    test.clock.advance({ hours: 1 });
    const again = await bea.visitor.patch(`${path}/${choose.id}`, { done: true }).expect(200);
    expect(again.body).toMatchObject({ doneAt: NOW, doneByName: giulia.name });
    await bea.visitor.patch(`${path}/${compare.id}`, { done: true }).expect(200);
    expect((await anna.get(`/tasks/${id}`).expect(200)).body.checklist).toEqual({ done: 2, total: 3 });
    const back = await bea.visitor.patch(`${path}/${choose.id}`, { done: false }).expect(200);
    expect(back.body).toMatchObject({ doneAt: null, doneByName: null });
    test.clock.set(NOW);
  });

  it('lets a contact tick off what is theirs or done together, and nothing else', async () => {
    const { path, compare, choose, book } = await aList();
    const other = await giulia.visitor.patch(`${path}/${compare.id}`, { done: true }).expect(403);
    expect(other.body.code).toBe('checklist.not-yours');
    const worded = await giulia.visitor.patch(`${path}/${choose.id}`, { text: 'Do not' }).expect(403);
    expect(worded.body).toMatchObject({ code: 'task.field-of-members', details: { field: 'text' } });
    await giulia.visitor.patch(`${path}/${book.id}`, { done: true }).expect(200);
    await giulia.visitor.post(path, { text: 'More', by: 'client' }).expect(403);
    await giulia.visitor.delete(`${path}/${choose.id}`).expect(403);
  });

  it('grows, changes, and is put in order by members', async () => {
    const { id, path, compare, book } = await aList();
    const own = randomUUID();
    const added = await bea.visitor.post(path, { id: own, text: ' Pay ', by: 'client' }).expect(201);
    expect(added.body).toMatchObject({ id: own, text: 'Pay', by: 'client', position: 3 });
    await bea.visitor.post(path, { id: own, text: 'Again', by: 'client' }).expect(409);
    const first = await bea.visitor.post(path, { text: 'Ask', by: 'together', position: 0 }).expect(201);
    expect(first.body.position).toBe(0);
    expect(await texts(id)).toEqual(['Ask', 'Compare', 'Choose', 'Book', 'Pay']);
    await bea.visitor.patch(`${path}/${book.id}`, { position: 0, text: 'Book it' }).expect(200);
    await bea.visitor.patch(`${path}/${compare.id}`, { position: 200 }).expect(200);
    expect(await texts(id)).toEqual(['Book it', 'Ask', 'Choose', 'Pay', 'Compare']);
    await bea.visitor.delete(`${path}/${own}`).expect(204);
    await bea.visitor.delete(`${path}/${own}`).expect(404);
    expect((await items(id)).map(({ position }: { position: number }) => position)).toEqual([0, 1, 2, 3]);
  });

  it('keeps every step when several put them in order at the same moment', async () => {
    const { id, path, compare, choose, book } = await aList();
    const moves = [compare, choose, book].map(({ id: step }, index) =>
      bea.visitor.patch(`${path}/${step}`, { position: 2 - index }),
    );
    const answers = await Promise.all([
      ...moves,
      anna.post(path, { text: 'Fourth', by: 'client', position: 1 }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 201]);
    expect((await texts(id)).toSorted()).toEqual(['Book', 'Choose', 'Compare', 'Fourth']);
    expect((await items(id)).map(({ position }: { position: number }) => position)).toEqual([0, 1, 2, 3]);
  });

  it('has at most 200 steps', async () => {
    const checklist = Array.from({ length: 200 }, (_, n) => ({ text: `Step ${n}` }));
    const { id } = await aTask(anna, { ...here(), checklist });
    const { body } = await anna
      .post(`/tasks/${id}/checklist`, { text: 'Too much', by: 'client' })
      .expect(422);
    expect(body).toMatchObject({ code: 'checklist.full', details: { most: 200 } });
    const tooMany = [...checklist, { text: 'Too much' }];
    await anna.post('/tasks', { ...here(), title: 'X', checklist: tooMany }).expect(400);
  });

  it('stays as it is once the task is closed', async () => {
    const { id, path, choose } = await aList();
    await moved(anna, { id }, 'cancelled');
    for (const who of [bea.visitor, giulia.visitor]) {
      const { body } = await who.patch(`${path}/${choose.id}`, { done: true }).expect(409);
      expect(body.code).toBe('task.closed');
      expect((await items(id, who))[1].can).toEqual({ tick: false, edit: false, remove: false });
    }
    await anna.delete(`${path}/${choose.id}`).expect(409);
  });

  it('does not exist for others, nor do steps of another task', async () => {
    const { path, choose } = await aList();
    const foreign = await aPortalContact(test, anna);
    const stranger = await test.visitor().signUp({ email: 'stranger@example.com' });
    for (const who of [foreign.visitor, stranger]) {
      await who.get(path).expect(404);
      await who.patch(`${path}/${choose.id}`, { done: true }).expect(404);
    }
    await stranger.post(path, { text: 'Mine', by: 'client' }).expect(404);
    await stranger.delete(`${path}/${choose.id}`).expect(404);
    const elsewhere = await aList();
    await anna.patch(`${elsewhere.path}/${choose.id}`, { done: true }).expect(404);
    await anna.patch(`${path}/x`, { done: true }).expect(400);
    await anna.post(path, { text: 'x'.repeat(501), by: 'client' }).expect(400);
    await anna.post(path, { text: 'Who?', by: 'nobody' }).expect(400);
  });

  describe('from a playbook', () => {
    const markdown = '# Trains\n\n1. Look up connections\n2. Choose one (client)\n3. Book @together\n';
    const aPlaybook = async (fields: object) =>
      (await anna.post('/playbooks', { title: 'Trains', language: 'en', markdown, note: 'First', ...fields }).expect(201)).body; // prettier-ignore

    it('becomes its steps, with who does them, in the version of now', async () => {
      const { id: playbookId } = await aPlaybook({ engagementId: office.id });
      const task = await aTask(anna, { ...here(), playbookId });
      expect(task).toMatchObject({ playbookId, playbookNumber: 1, checklist: { done: 0, total: 3 } });
      expect(await items(task.id)).toMatchObject([
        { text: 'Look up connections', by: 'assistant' },
        { text: 'Choose one', by: 'client' },
        { text: 'Book', by: 'together' },
      ]);
      const own = await aTask(anna, { ...here(), playbookId, checklist: [{ text: 'Only this' }] });
      expect(own).toMatchObject({ playbookId, checklist: { done: 0, total: 1 } });
      const foreign = await anEngagement(anna);
      await anna.post('/tasks', { engagementId: foreign.id, title: 'X', playbookId }).expect(404);
      await anna.post('/tasks', { ...here(), title: 'X', playbookId: randomUUID() }).expect(404);
    });

    it('comes to a client’s request when it is taken on, unless it has steps already', async () => {
      const { id: serviceId } = await aService(anna, { engagementId: office.id });
      const { id: playbookId } = await aPlaybook({ engagementId: office.id, serviceIds: [serviceId] });
      const asked = await aTask(giulia.visitor, { ...here(), serviceId });
      expect(asked).toMatchObject({ playbookId: null, checklist: { done: 0, total: 0 } });
      const taken = await moved(bea.visitor, asked, 'accepted');
      expect(taken).toMatchObject({ playbookId, playbookNumber: 1, checklist: { done: 0, total: 3 } });
      const own = await aTask(giulia.visitor, { ...here(), serviceId });
      await anna.post(`/tasks/${own.id}/checklist`, { text: 'Only this', by: 'client' }).expect(201);
      expect(await moved(bea.visitor, own, 'in_progress')).toMatchObject({ playbookId: null, checklist: { total: 1 } }); // prettier-ignore
      const declined = await aTask(giulia.visitor, { ...here(), serviceId });
      expect(await moved(bea.visitor, declined, 'declined')).toMatchObject({ checklist: { total: 0 } });
    });

    it('comes with the service, unless something else is said', async () => {
      const { id: serviceId } = await aService(anna, { engagementId: office.id });
      const { id: playbookId } = await aPlaybook({ engagementId: office.id, serviceIds: [serviceId] });
      const task = await aTask(anna, { ...here(), serviceId });
      expect(task).toMatchObject({ playbookId, checklist: { done: 0, total: 3 } });
      const plain = await aTask(anna, { ...here(), serviceId, checklist: [] });
      expect(plain).toMatchObject({ playbookId: null, checklist: { done: 0, total: 0 } });
    });
  });
});

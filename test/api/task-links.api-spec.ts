import { aContact } from '../builders/contact.js';
import { anEngagement } from '../builders/engagement.js';
import { aMember } from '../builders/member.js';
import { aQuestion } from '../builders/question.js';
import { aTask, moved } from '../builders/task.js';
import { startApp, type TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';

describe('a link to the page of a task', () => {
  let test: TestApp;
  let anna: Visitor;

  beforeAll(async () => {
    test = await startApp();
    anna = await test.visitor().signUp();
  });
  afterAll(() => test.close());

  const work = async (language = 'en') => {
    const engagement = await anEngagement(anna);
    const task = await aTask(anna, { engagementId: engagement.id, title: 'Fair in Bologna' });
    const contact = await aContact(anna, { clientId: engagement.clientId, language });
    return { engagement, task, contact, taskId: task.id, contactId: contact.id };
  };
  const handOver = async (taskId: string, contactId: string) =>
    (await anna.post('/task-links', { taskId, contactId }).expect(201)).body;
  const linksOf = async (by: Visitor, taskId: string) =>
    (await by.get(`/task-links?taskId=${taskId}`).expect(200)).body.items;
  const page = (url: string) => test.visitor().get(`/${new URL(url).pathname}`);

  it('is handed over to a contact by a member, and opens without sign-in', async () => {
    const { taskId, contactId, contact } = await work();
    expect(await linksOf(anna, taskId)).toEqual([]);
    const link = await handOver(taskId, contactId);
    expect(link).toMatchObject({
      taskId,
      contactId,
      contactName: contact.name,
      createdAt: '2026-11-16T08:30:00Z',
      revokedAt: null,
      expiresAt: null,
      can: { revoke: true },
    });
    expect((await page(link.url).expect(200)).text).toContain('Fair in Bologna');
    expect(await linksOf(anna, taskId)).toEqual([link]);
  });

  it('is one for a contact and a task: asked for again, and at the same time, it is the same', async () => {
    const { taskId, contactId, engagement } = await work();
    const ask = (id?: string) => anna.post('/task-links', { id, taskId, contactId });
    const answers = await Promise.all([ask(), ask(), ask(), ask()]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect((await handOver(taskId, contactId)).id).toBe(answers[0]?.body.id);
    const james = await aContact(anna, { clientId: engagement.clientId });
    const other = await handOver(taskId, james.id);
    expect((await linksOf(anna, taskId)).map(({ id }: { id: string }) => id)).toEqual([
      other.id,
      answers[0]?.body.id,
    ]);
  });

  it('takes an id of the caller’s own once, and says so where it is taken', async () => {
    const id = '019a8b00-0000-7000-8000-00000000a001';
    const { taskId, contactId } = await work();
    const first = await anna.post('/task-links', { id, taskId, contactId }).expect(201);
    expect(first.body.id).toBe(id);
    expect((await anna.post('/task-links', { id, taskId, contactId }).expect(201)).body).toEqual(first.body);
    const other = await work();
    const taken = await anna
      .post('/task-links', { id, taskId: other.taskId, contactId: other.contactId })
      .expect(409);
    expect(taken.body.code).toBe('task-link.id-taken');
    expect(await linksOf(anna, other.taskId)).toEqual([]);
  });

  it('taken back, opens nothing and says so kindly in its reader’s language; a new one is another', async () => {
    const { taskId, contactId } = await work('de');
    const link = await handOver(taskId, contactId);
    test.clock.advance({ minutes: 1 });
    await anna.delete(`/task-links/${link.id}`).expect(204);
    await anna.delete(`/task-links/${link.id}`).expect(204);
    const closed = await page(link.url).expect(410);
    expect(closed.text).toContain('<html lang="de">');
    expect(closed.text).toContain('Dieser Link gilt nicht mehr');
    const fresh = await handOver(taskId, contactId);
    expect(fresh.id).not.toBe(link.id);
    await page(fresh.url).expect(200);
    await page(link.url).expect(410);
    expect(await linksOf(anna, taskId)).toMatchObject([
      { id: fresh.id, revokedAt: null, can: { revoke: true } },
      { id: link.id, url: null, revokedAt: '2026-11-16T08:31:00Z', can: { revoke: false } },
    ]);
    test.clock.set('2026-11-16T08:30:00Z');
  });

  it('expires 180 days after its task was closed, and says when', async () => {
    const { taskId, contactId, task } = await work();
    const link = await handOver(taskId, contactId);
    await moved(anna, task, 'cancelled');
    const { body: token } = await anna.post('/tokens', { name: 'later' }).expect(201);
    const later = test.visitor().useToken(token.token as string);
    expect(await linksOf(anna, taskId)).toMatchObject([{ url: link.url, expiresAt: '2027-05-15T08:30:00Z' }]);
    test.clock.set('2027-05-15T08:30:00Z');
    expect(await linksOf(later, taskId)).toMatchObject([{ url: null, revokedAt: null }]);
    await page(link.url).expect(410);
    test.clock.set('2026-11-16T08:30:00Z');
  });

  it('is given to contacts of that client alone, by those who work there', async () => {
    const { taskId, contactId, engagement, contact } = await work();
    const foreign = await aContact(anna);
    await anna.post('/task-links', { taskId, contactId: foreign.id }).expect(404);
    await anna.post('/task-links', { taskId: foreign.id, contactId }).expect(404);
    await anna.post('/task-links', { taskId, contactId: 'Giulia' }).expect(400);
    await anna.post('/task-links', { taskId }).expect(400);
    await anna.get('/task-links?taskId=1').expect(400);
    const link = await handOver(taskId, contactId);
    const bea = await aMember(test, anna);
    await bea.visitor.post('/task-links', { taskId, contactId }).expect(404);
    await bea.visitor.delete(`/task-links/${link.id}`).expect(404);
    expect(await linksOf(bea.visitor, taskId)).toEqual([]);
    await anna.put(`/engagements/${engagement.id}/assistants`, { memberIds: [bea.id] }).expect(200);
    expect(await linksOf(bea.visitor, taskId)).toEqual([link]);
    await anna.delete(`/contacts/${contact.id}`).expect(204);
    await page(link.url).expect(410);
    expect(await linksOf(anna, taskId)).toMatchObject([{ id: link.id, url: null }]);
    await anna.post('/task-links', { taskId, contactId }).expect(404);
  });

  it('comes in pages', async () => {
    const { taskId, contactId, engagement } = await work();
    const james = await aContact(anna, { clientId: engagement.clientId });
    for (const id of [contactId, james.id]) await handOver(taskId, id);
    const first = (await anna.get(`/task-links?taskId=${taskId}&limit=1`).expect(200)).body;
    const second = (
      await anna.get(`/task-links?taskId=${taskId}&limit=1&cursor=${first.nextCursor}`).expect(200)
    ).body;
    expect([...first.items, ...second.items].map(({ contactId: id }) => id)).toEqual([james.id, contactId]);
    expect(second.nextCursor).toBeNull();
  });

  it('that a mail gave is listed too; taken back, no mail gives another, and the practice is told to call', async () => {
    await test.work();
    const { taskId, contactId, contact, task } = await work();
    const link = await handOver(taskId, contactId);
    await anna.delete(`/task-links/${link.id}`).expect(204);
    const bea = await aMember(test, anna);
    await anna.put(`/engagements/${task.engagementId}/assistants`, { memberIds: [bea.id] }).expect(200);
    await aQuestion(anna, task);
    const told = async () => (await bea.visitor.get('/notices').expect(200)).body.items;
    for (let turn = 0; turn < 100 && (await told()).length === 0; turn++)
      await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await told()).toMatchObject([
      { kind: 'question.unanswered', state: 'call', by: contact.name, subjectId: taskId },
    ]);
    expect(await test.mails.to(contact.email)).toEqual([]);
    expect(await linksOf(anna, taskId)).toMatchObject([{ id: link.id, url: null }]);

    const mailed = await work();
    await aQuestion(anna, mailed.task);
    await test.mails.wait(mailed.contact.email);
    const [made] = await linksOf(anna, mailed.taskId);
    expect(made).toMatchObject({ contactId: mailed.contactId, can: { revoke: true } });
    await page(made.url).expect(200);
  });
});

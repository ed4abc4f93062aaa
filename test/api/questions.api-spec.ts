import { aContact, aPortalContact } from '../builders/contact.js';
import { anEngagement } from '../builders/engagement.js';
import { aMember } from '../builders/member.js';
import { aQuestion } from '../builders/question.js';
import { aTask, moved } from '../builders/task.js';
import { startApp, type TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';

describe('a question', () => {
  let test: TestApp;
  let anna: Visitor;

  beforeAll(async () => {
    test = await startApp();
    anna = await test.visitor().signUp();
  });
  afterAll(() => test.close());

  const work = async (fields: object = {}) => {
    const engagement = await anEngagement(anna, fields);
    const task = await aTask(anna, { engagementId: engagement.id });
    const giulia = await aPortalContact(test, anna, { clientId: engagement.clientId });
    return { engagement, task, giulia };
  };
  const taskOf = async (by: Visitor, id: string) => (await by.get(`/tasks/${id}`).expect(200)).body;
  const questionsOf = async (by: Visitor, query: string) =>
    (await by.get(`/questions?${query}`).expect(200)).body.items;

  it('passes the turn to the client, and the answer gives it back', async () => {
    const { task, giulia } = await work();
    const question = await aQuestion(anna, task, {
      text: 'Window or aisle?',
      choices: ['Window', 'Aisle'],
      dueAt: '2026-11-18T11:00:00Z',
    });
    expect(question).toMatchObject({
      taskId: task.id,
      taskTitle: task.title,
      engagementId: task.engagementId,
      text: 'Window or aisle?',
      choices: ['Window', 'Aisle'],
      askedByName: 'Anna Ferri',
      askedAt: '2026-11-16T08:30:00Z',
      dueAt: '2026-11-18T11:00:00Z',
      contactId: null,
      state: 'open',
      answer: null,
      choice: null,
      answeredByName: null,
      answeredByRole: null,
      answeredAt: null,
      answeredVia: null,
      reminders: 0,
      can: { answer: true, withdraw: true },
    });
    expect(await taskOf(giulia.visitor, task.id)).toMatchObject({
      status: 'waiting_for_client',
      turn: 'client',
      openQuestion: { id: question.id, text: 'Window or aisle?', dueAt: '2026-11-18T11:00:00Z' },
    });
    expect(await questionsOf(giulia.visitor, `taskId=${task.id}&open=true`)).toMatchObject([
      { id: question.id, can: { answer: true, withdraw: false } },
    ]);

    const { body } = await giulia.visitor
      .post(`/questions/${question.id}/answers`, { choice: 1, text: 'Near the door.' })
      .expect(200);
    expect(body).toMatchObject({
      state: 'answered',
      answer: 'Near the door.',
      choice: 1,
      answeredByName: giulia.name,
      answeredByRole: 'contact',
      answeredVia: 'app',
      nextReminderAt: null,
      can: { answer: false, withdraw: false },
    });
    expect(await taskOf(anna, task.id)).toMatchObject({
      status: 'in_progress',
      turn: 'assistant',
      openQuestion: null,
    });
    const { body: history } = await giulia.visitor.get(`/tasks/${task.id}/history`).expect(200);
    expect(history.items.slice(-2)).toMatchObject([
      { to: 'waiting_for_client', note: 'Window or aisle?' },
      { to: 'in_progress', note: 'Aisle\n\nNear the door.', actorName: giulia.name },
    ]);
  });

  it('stands still the turnaround clock, and its answer lets it run on (R-33)', async () => {
    const { engagement, task } = await work();
    test.clock.set('2026-11-16T08:00:00Z'); // Monday 09:00 in Rome
    const { body: service } = await anna
      .post('/services', { engagementId: engagement.id, name: 'Travel', turnaroundMinutes: 960 })
      .expect(201);
    const received = await aTask(anna, { engagementId: engagement.id, serviceId: service.id });
    test.clock.set('2026-11-16T10:00:00Z'); // Monday 11:00
    const question = await aQuestion(anna, received);
    expect((await taskOf(anna, received.id)).turnaround).toMatchObject({
      state: 'paused',
      usedSeconds: 7200,
    });
    test.clock.set('2026-11-17T15:00:00Z'); // Tuesday 16:00
    await anna.post(`/questions/${question.id}/answers`, { text: 'She says: window.' }).expect(200);
    test.clock.set('2026-11-18T09:00:00Z'); // Wednesday 10:00
    await moved(anna, received, 'delivered');
    expect((await taskOf(anna, received.id)).turnaround).toMatchObject({
      usedSeconds: 4 * 3600,
      waitedSeconds: 13 * 3600,
    });
    test.clock.set('2026-11-16T08:30:00Z');
    expect(task.status).toBe('accepted');
  });

  it('is one at a time', async () => {
    const { task } = await work();
    const first = await aQuestion(anna, task);
    const second = await anna.post(`/tasks/${task.id}/questions`, { text: 'Early?' }).expect(409);
    expect(second.body.code).toBe('question.still-open');
    await anna.post(`/questions/${first.id}/answers`, { text: 'Aisle, she said.' }).expect(200);
    await aQuestion(anna, task, { text: 'Early?' });
    const both = await questionsOf(anna, `taskId=${task.id}`);
    expect(both.map(({ state }: { state: string }) => state)).toEqual(['open', 'answered']);
  });

  it('asked twice at once is asked once', async () => {
    const { task } = await work();
    const answers = await Promise.all(
      ['One?', 'Two?', 'Three?'].map((text) => anna.post(`/tasks/${task.id}/questions`, { text })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect(await questionsOf(anna, `taskId=${task.id}`)).toHaveLength(1);
  });

  it('answered twice at once has one answer, and one step in the history', async () => {
    const { task, giulia } = await work();
    const question = await aQuestion(anna, task, { choices: ['Window', 'Aisle'] });
    const answers = await Promise.all([
      giulia.visitor.post(`/questions/${question.id}/answers`, { choice: 0 }),
      anna.post(`/questions/${question.id}/answers`, { text: 'Aisle, by telephone.' }),
      giulia.visitor.post(`/questions/${question.id}/answers`, { choice: 1 }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    const refused = answers.filter(({ status }) => status === 409).map(({ body }) => body.code);
    expect(new Set(refused)).toEqual(new Set(['question.closed']));
    const { body } = await anna.get(`/tasks/${task.id}/history`).expect(200);
    expect(body.items.filter(({ to }: { to: string }) => to === 'in_progress')).toHaveLength(1);
  });

  it('is made of a plain step to the client, and closed by the step back', async () => {
    const { task, giulia } = await work();
    const waiting = { to: 'waiting_for_client', note: 'Which hotel?' };
    await anna.post(`/tasks/${task.id}/transitions`, waiting).expect(200);
    const [open] = await questionsOf(giulia.visitor, `taskId=${task.id}`);
    expect(open).toMatchObject({
      text: 'Which hotel?',
      state: 'open',
      choices: [],
      askedByName: 'Anna Ferri',
    });
    const answered = { to: 'in_progress', note: 'The one by the station.' };
    await giulia.visitor.post(`/tasks/${task.id}/transitions`, answered).expect(200);
    expect((await anna.get(`/questions/${open.id}`).expect(200)).body).toMatchObject({
      state: 'answered',
      answer: 'The one by the station.',
      answeredByName: giulia.name,
      answeredByRole: 'contact',
      answeredVia: 'app',
    });
  });

  it('is withdrawn when its task goes another way, or comes back without a word', async () => {
    for (const step of [
      { to: 'cancelled' },
      { to: 'waiting_for_third_party', note: 'The hotel.' },
      { to: 'in_progress' },
    ]) {
      const { task } = await work();
      const question = await aQuestion(anna, task);
      await anna.post(`/tasks/${task.id}/transitions`, step).expect(200);
      expect((await anna.get(`/questions/${question.id}`)).body).toMatchObject({
        state: 'withdrawn',
        answer: null,
      });
      expect((await taskOf(anna, task.id)).openQuestion).toBeNull();
    }
  });

  it('is withdrawn by a member, which gives the turn back and is told in the history', async () => {
    const { task, giulia } = await work();
    const question = await aQuestion(anna, task);
    await giulia.visitor.post(`/questions/${question.id}/withdraw`, {}).expect(403);
    const { body } = await anna
      .post(`/questions/${question.id}/withdraw`, { note: 'I found it.' })
      .expect(200);
    expect(body).toMatchObject({ state: 'withdrawn', can: { answer: false, withdraw: false } });
    expect(await taskOf(anna, task.id)).toMatchObject({ status: 'in_progress' });
    const { body: history } = await anna.get(`/tasks/${task.id}/history`).expect(200);
    expect(history.items.at(-1)).toMatchObject({ to: 'in_progress', note: 'I found it.' });
    const again = await anna.post(`/questions/${question.id}/withdraw`, {}).expect(409);
    expect(again.body.code).toBe('question.closed');
    const late = await giulia.visitor
      .post(`/questions/${question.id}/answers`, { text: 'Aisle' })
      .expect(409);
    expect(late.body.code).toBe('question.closed');
  });

  it('is answered by a member on the client’s behalf, marked as such', async () => {
    const { task } = await work();
    const question = await aQuestion(anna, task);
    const { body } = await anna
      .post(`/questions/${question.id}/answers`, { text: 'Window; she said so on the phone.' })
      .expect(200);
    expect(body).toMatchObject({ answeredByName: 'Anna Ferri', answeredByRole: 'owner', state: 'answered' });
  });

  it('takes no empty answer, no choice that is not there, and no due moment that is over', async () => {
    const { task, giulia } = await work();
    const past = await anna
      .post(`/tasks/${task.id}/questions`, { text: 'When?', dueAt: '2026-11-16T08:30:00Z' })
      .expect(422);
    expect(past.body.code).toBe('question.due-passed');
    const same = await anna
      .post(`/tasks/${task.id}/questions`, { text: 'When?', choices: ['Early', 'early '] })
      .expect(422);
    expect(same.body.code).toBe('question.choice-twice');
    const many = Array.from({ length: 11 }, (_, index) => `Choice ${index}`);
    await anna.post(`/tasks/${task.id}/questions`, { text: 'When?', choices: many }).expect(400);
    await anna.post(`/tasks/${task.id}/questions`, { text: 'When?', choices: [''] }).expect(400);
    await anna.post(`/tasks/${task.id}/questions`, { text: 'When?', choices: 'Early' }).expect(400);
    await anna.post(`/tasks/${task.id}/questions`, { text: ' ' }).expect(400);
    await anna.post(`/tasks/${task.id}/questions`, { text: 'x'.repeat(5001) }).expect(400);

    const question = await aQuestion(anna, task, { choices: ['Window', 'Aisle'] });
    const answer = (body: object) => giulia.visitor.post(`/questions/${question.id}/answers`, body);
    expect((await answer({}).expect(422)).body.code).toBe('question.answer-needed');
    expect((await answer({ text: '  ' }).expect(422)).body.code).toBe('question.answer-needed');
    expect((await answer({ choice: 2 }).expect(422)).body).toMatchObject({ code: 'question.no-such-choice' });
    await answer({ choice: -1 }).expect(400);
    await answer({ choice: '0' }).expect(400);
    expect((await taskOf(anna, task.id)).status).toBe('waiting_for_client');
  });

  it('can only be asked where the task can wait', async () => {
    const { task, giulia, engagement } = await work();
    const request = await aTask(giulia.visitor, { engagementId: engagement.id });
    expect((await anna.post(`/tasks/${request.id}/questions`, { text: 'What?' }).expect(409)).body.code).toBe(
      'task.no-such-move',
    );
    expect(await questionsOf(anna, `taskId=${request.id}`)).toEqual([]);
    await giulia.visitor.post(`/tasks/${task.id}/questions`, { text: 'When?' }).expect(403);
  });

  it('is addressed to a contact of that client only', async () => {
    const { task, giulia } = await work();
    const stranger = await aContact(anna);
    await anna.post(`/tasks/${task.id}/questions`, { text: 'When?', contactId: stranger.id }).expect(404);
    const question = await aQuestion(anna, task, { contactId: giulia.id });
    expect(question).toMatchObject({ contactId: giulia.id, contactName: giulia.name });
  });

  it('does not exist for another client, or for an assistant of other work', async () => {
    const { task } = await work();
    const question = await aQuestion(anna, task);
    const other = await work();
    const bea = await aMember(test, anna);
    for (const stranger of [other.giulia.visitor, bea.visitor]) {
      await stranger.get(`/questions/${question.id}`).expect(404);
      await stranger.post(`/questions/${question.id}/answers`, { text: 'Mine' }).expect(404);
      expect(await questionsOf(stranger, `taskId=${task.id}`)).toEqual([]);
      expect(await questionsOf(stranger, `engagementId=${task.engagementId}`)).toEqual([]);
    }
    await bea.visitor.post(`/questions/${question.id}/withdraw`, {}).expect(404);
    await bea.visitor.post(`/tasks/${task.id}/questions`, { text: 'Mine?' }).expect(404);
  });

  it('is told in the product: the client that it waits, the practice that it was answered', async () => {
    const { task, giulia } = await work();
    const question = await aQuestion(anna, task);
    const { body: waiting } = await giulia.visitor.get('/notices').expect(200);
    expect(waiting.items).toMatchObject([
      { kind: 'question.asked', subjectId: task.id, text: 'Window or aisle?' },
    ]);
    await giulia.visitor.post(`/questions/${question.id}/answers`, { text: 'Aisle.' }).expect(200);
    const { body: told } = await anna.get('/notices').expect(200);
    expect(told.items[0]).toMatchObject({ kind: 'question.answered', by: giulia.name, text: 'Aisle.' });
  });

  it('comes in pages, those asked last first', async () => {
    const { task } = await work();
    for (const text of ['One?', 'Two?', 'Three?']) {
      const question = await aQuestion(anna, task, { text });
      test.clock.advance({ minutes: 1 });
      await anna.post(`/questions/${question.id}/answers`, { text: 'Yes' }).expect(200);
    }
    const first = (await anna.get(`/questions?taskId=${task.id}&limit=2`).expect(200)).body;
    const second = (
      await anna.get(`/questions?taskId=${task.id}&limit=2&cursor=${first.nextCursor}`).expect(200)
    ).body;
    const texts = [...first.items, ...second.items].map(({ text }: { text: string }) => text);
    expect(texts).toEqual(['Three?', 'Two?', 'One?']);
    expect(second.nextCursor).toBeNull();
  });
});

import { setTimeout as pause } from 'node:timers/promises';
import { QuestionsJobs } from '../../src/modules/tasks/questions.jobs.js';
import { systemActor } from '../../src/kernel/actor.js';
import { Transactions } from '../../src/platform/database/transaction.js';
import { QuestionTellingService } from '../../src/modules/tasks/question-telling.service.js';
import { aContact } from '../builders/contact.js';
import { anEngagement } from '../builders/engagement.js';
import { aMember } from '../builders/member.js';
import { aQuestion, type QuestionFields } from '../builders/question.js';
import { aTask } from '../builders/task.js';
import { startApp, type TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';

// Monday 16 November 2026, 09:30 in Rome; the engagement works Mon–Fri 09–17.
const ASKED = '2026-11-16T08:30:00Z';

describe('a question that waits', () => {
  let test: TestApp;
  let anna: Visitor;

  beforeAll(async () => {
    test = await startApp();
    anna = await test.visitor().signUp();
    await test.work();
  });
  afterAll(() => test.close());
  beforeEach(() => test.clock.set(ASKED));

  /** Everything that waits in the queue is done. */
  const idle = async () => {
    for (let turn = 0; turn < 200; turn++) {
      const [jobs] = await test.sql<{ waiting: number }>(
        `SELECT count(*)::int AS waiting FROM graphile_worker._private_jobs WHERE attempts < max_attempts`,
      );
      if (jobs?.waiting === 0) return;
      await pause(25);
    }
    throw new Error('the queue did not become empty');
  };
  const tickAt = async (instant: string) => {
    test.clock.set(instant);
    await test.app.get(QuestionsJobs).tick();
    await idle();
  };
  const asked = async (fields: QuestionFields = {}, contact: object = {}) => {
    const engagement = await anEngagement(anna);
    const task = await aTask(anna, { engagementId: engagement.id, title: 'Fair in Bologna' });
    const giulia = await aContact(anna, { clientId: engagement.clientId, language: 'en', ...contact });
    return { engagement, task, giulia, ask: () => aQuestion(anna, task, fields) };
  };
  const subjects = async (address: string) => (await test.mails.to(address)).map(({ subject }) => subject);
  const read = async (id: string) => (await anna.get(`/questions/${id}`).expect(200)).body;
  const noticesAbout = async (by: Visitor, taskId: string, kind: string) =>
    (await by.get('/notices?limit=200').expect(200)).body.items.filter(
      (notice: { subjectId: string; kind: string }) => notice.subjectId === taskId && notice.kind === kind,
    );

  it('is asked by mail at once, with its choices one tap away', async () => {
    const { giulia, ask } = await asked({
      choices: ['Thursday 7:35', 'Thursday 9:50'],
      dueAt: '2026-11-18T11:00:00Z',
    });
    await ask();
    const [mail] = await test.mails.wait(giulia.email);
    expect(mail?.subject).toBe('A question about “Fair in Bologna”');
    expect(mail?.text).toContain('Window or aisle?');
    expect(mail?.text).toContain('  1. Thursday 7:35\n  2. Thursday 9:50');
    expect(mail?.text).toContain('An answer by 18 Nov 2026, 12:00 would be a great help.');
    expect(mail?.html).toMatch(/\/r\/task\/[\w-]+\?choice=2#question/);
    expect(mail?.headers['list-unsubscribe']).toMatch(/\/r\/notices\//);
    expect(mail?.headers['reply-to']).toBeUndefined();
    expect(mail?.text).toContain('Please answer with the button');
    await idle();
    expect(await subjects(giulia.email)).toHaveLength(1);
  });

  it('reminds three times, a business day after another, then tells the assistant', async () => {
    const { giulia, ask, task } = await asked();
    const question = await ask();
    await test.mails.wait(giulia.email);
    expect(await read(question.id)).toMatchObject({ reminders: 0, nextReminderAt: '2026-11-17T08:30:00Z' });
    await tickAt('2026-11-17T08:29:00Z');
    expect(await subjects(giulia.email)).toHaveLength(1);
    for (const [count, at, next] of [
      [1, '2026-11-17T08:30:00Z', '2026-11-18T08:30:00Z'],
      [2, '2026-11-18T08:30:00Z', '2026-11-19T08:30:00Z'],
      [3, '2026-11-19T08:30:00Z', null],
    ] as const) {
      await tickAt(at);
      await test.mails.wait(giulia.email, count + 1);
      expect(await read(question.id)).toMatchObject({ reminders: count, nextReminderAt: next });
    }
    const mails = await test.mails.to(giulia.email);
    expect(mails.map(({ subject }) => subject).slice(1)).toEqual(
      Array.from({ length: 3 }, () => 'Still open: a question about “Fair in Bologna”'),
    );
    expect(mails[3]?.text).toContain('This is the last mail about this question');
    expect(await noticesAbout(anna, task.id, 'question.unanswered')).toEqual([]);
    await tickAt('2026-11-20T08:30:00Z');
    expect(await noticesAbout(anna, task.id, 'question.unanswered')).toHaveLength(1);
    await tickAt('2026-11-23T08:30:00Z');
    expect(await subjects(giulia.email)).toHaveLength(4);
    expect(await noticesAbout(anna, task.id, 'question.unanswered')).toHaveLength(1);
  }, 30_000);

  it('reminds over a weekend on the Monday', async () => {
    const { giulia, ask } = await asked();
    test.clock.set('2026-11-20T14:00:00Z'); // Friday 15:00
    const question = await ask();
    expect((await read(question.id)).nextReminderAt).toBe('2026-11-23T14:00:00Z');
    await test.mails.wait(giulia.email);
  });

  it('held up by us over the evening, waits for the next working hour', async () => {
    const { giulia, ask } = await asked();
    const question = await ask();
    await test.mails.wait(giulia.email);
    await tickAt('2026-11-17T20:00:00Z'); // Tuesday 21:00; due at 09:30
    expect(await subjects(giulia.email)).toHaveLength(1);
    await tickAt('2026-11-18T08:01:00Z'); // Wednesday 09:01
    await test.mails.wait(giulia.email, 2);
    expect(await read(question.id)).toMatchObject({ reminders: 1, nextReminderAt: '2026-11-19T08:00:00Z' });
  });

  it('reminds at half of the time that there is, if that is sooner', async () => {
    const { ask } = await asked({ dueAt: '2026-11-16T12:30:00Z' });
    expect((await ask()).nextReminderAt).toBe('2026-11-16T10:30:00Z');
  });

  it('is left in peace once it is answered: checked when its turn has come', async () => {
    const { giulia, ask } = await asked();
    const question = await ask();
    await test.mails.wait(giulia.email);
    await anna.post(`/questions/${question.id}/answers`, { text: 'Aisle, she said.' }).expect(200);
    await tickAt('2026-11-17T08:30:00Z');
    await tickAt('2026-11-20T08:30:00Z');
    expect(await subjects(giulia.email)).toHaveLength(1);
    const mails = await test.sql('SELECT FROM mail WHERE props ->> $1 = $2', ['questionId', question.id]);
    expect(mails).toHaveLength(1);
  });

  it('writes nothing within quiet hours, and catches up after them', async () => {
    const { engagement, giulia, ask } = await asked();
    await anna
      .post('/preferences', {
        clientId: engagement.clientId,
        contactId: giulia.id,
        kind: 'quiet_hours',
        value: { from: '08:00', to: '14:00' },
        source: 'told by her',
      })
      .expect(201);
    const question = await ask();
    await idle();
    expect(await subjects(giulia.email)).toEqual([]);
    await tickAt('2026-11-16T12:59:00Z');
    expect(await subjects(giulia.email)).toEqual([]);
    await tickAt('2026-11-16T13:00:00Z'); // 14:00 in Rome
    await test.mails.wait(giulia.email);
    await tickAt('2026-11-17T08:30:00Z');
    expect(await subjects(giulia.email)).toHaveLength(1);
    await anna.post(`/questions/${question.id}/answers`, { text: 'Aisle' }).expect(200);
    await tickAt('2026-11-17T13:00:00Z');
    expect(await subjects(giulia.email)).toHaveLength(1);
  });

  it('is told to the members at once where the client prefers to be called', async () => {
    const { engagement, giulia, ask, task } = await asked();
    await anna
      .post('/preferences', {
        clientId: engagement.clientId,
        kind: 'channel',
        value: 'phone',
        source: 'agreement',
      })
      .expect(201);
    const bea = await aMember(test, anna);
    await anna.put(`/engagements/${engagement.id}/assistants`, { memberIds: [bea.id] }).expect(200);
    const question = await ask();
    await idle();
    expect(await subjects(giulia.email)).toEqual([]);
    expect(await noticesAbout(bea.visitor, task.id, 'question.unanswered')).toMatchObject([
      { by: giulia.name, state: 'call' },
    ]);
    await tickAt('2026-11-18T08:30:00Z');
    expect(await noticesAbout(bea.visitor, task.id, 'question.unanswered')).toHaveLength(1);
    expect(await read(question.id)).toMatchObject({ reminders: 0, nextReminderAt: null });
  });

  it.each(['paused', 'ended'])('presses no client who has %s: it stays, and the members are told at once', async (stage) => {
    const { engagement, giulia, ask, task } = await asked();
    const bea = await aMember(test, anna);
    await anna.put(`/engagements/${engagement.id}/assistants`, { memberIds: [bea.id] }).expect(200);
    await anna.patch(`/clients/${engagement.clientId}`, { stage }).expect(200);
    const question = await ask();
    await idle();
    expect(await subjects(giulia.email)).toEqual([]);
    expect(await noticesAbout(bea.visitor, task.id, 'question.unanswered')).toMatchObject([
      { by: giulia.name, state: 'call' },
    ]);
    await tickAt('2026-11-18T08:30:00Z');
    expect(await subjects(giulia.email)).toEqual([]);
    expect(await read(question.id)).toMatchObject({ state: 'open', reminders: 0, nextReminderAt: null });
  }); // prettier-ignore

  it('stops its reminders when the client pauses: the members are told when the next one would have gone', async () => {
    const { engagement, giulia, ask, task } = await asked();
    const bea = await aMember(test, anna);
    await anna.put(`/engagements/${engagement.id}/assistants`, { memberIds: [bea.id] }).expect(200);
    const question = await ask();
    await test.mails.wait(giulia.email);
    await idle();
    await anna.patch(`/clients/${engagement.clientId}`, { stage: 'paused' }).expect(200);
    await tickAt('2026-11-17T08:30:00Z');
    await tickAt('2026-11-18T08:30:00Z');
    expect(await subjects(giulia.email)).toHaveLength(1);
    expect(await noticesAbout(bea.visitor, task.id, 'question.unanswered')).toMatchObject([
      { by: giulia.name, state: 'call' },
    ]);
    expect(await read(question.id)).toMatchObject({ state: 'open', reminders: 0, nextReminderAt: null });
  });

  it('is asked of its addressee alone', async () => {
    const { engagement, giulia, task } = await asked();
    const james = await aContact(anna, { clientId: engagement.clientId });
    await aQuestion(anna, task, { contactId: giulia.id });
    await test.mails.wait(giulia.email);
    await idle();
    expect(await subjects(james.email)).toEqual([]);
  });

  it('reminds once, however often and by however many workers it is looked at', async () => {
    const { giulia, ask } = await asked();
    const question = await ask();
    await test.mails.wait(giulia.email);
    await idle();
    test.clock.set('2026-11-17T08:30:00Z');
    const [row] = await test.sql<{ workspace_id: string }>(
      'SELECT workspace_id FROM question WHERE id = $1',
      [question.id],
    );
    const step = () =>
      test.app
        .get(Transactions)
        .as(systemActor(row?.workspace_id as string), () =>
          test.app.get(QuestionTellingService).step(question.id),
        );
    await Promise.all([step(), step(), step(), step()]);
    await step();
    await test.mails.wait(giulia.email, 2);
    await idle();
    expect(await subjects(giulia.email)).toHaveLength(2);
    expect((await read(question.id)).reminders).toBe(1);
  });

  it('lost with its worker in the middle, is asked by the next one, once', async () => {
    const { giulia, ask } = await asked();
    const question = await ask();
    await test.mails.wait(giulia.email);
    await idle();
    test.clock.set('2026-11-17T08:30:00Z');
    // A worker took the job up and was killed before it was done.
    await test.app.get(QuestionsJobs).tick();
    await test.sql(
      `UPDATE graphile_worker._private_jobs SET locked_by = 'pool-dead', locked_at = now() - interval '1 minute'`,
    );
    await test.mails.wait(giulia.email, 2);
    await idle();
    expect(await subjects(giulia.email)).toHaveLength(2);
    expect((await read(question.id)).reminders).toBe(1);
  }, 20_000);

  it('sends nothing to a contact who was removed, or wants no such mails', async () => {
    const { giulia, ask } = await asked();
    const question = await ask();
    await test.mails.wait(giulia.email);
    await anna.delete(`/contacts/${giulia.id}`).expect(204);
    await tickAt('2026-11-17T08:30:00Z');
    expect(await subjects(giulia.email)).toHaveLength(1);
    expect((await read(question.id)).nextReminderAt).toBeNull();
  });
});

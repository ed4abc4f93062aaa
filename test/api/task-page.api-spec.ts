import { SignedLinks } from '../../src/platform/access/signed-link.js';
import { aContact } from '../builders/contact.js';
import { aDeliverable } from '../builders/deliverable.js';
import { anEngagement } from '../builders/engagement.js';
import { aQuestion, type QuestionFields } from '../builders/question.js';
import { aTask, moved } from '../builders/task.js';
import { startApp, type TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';

describe('a contact’s page of a task', () => {
  let test: TestApp;
  let anna: Visitor;

  beforeAll(async () => {
    test = await startApp();
    anna = await test.visitor().signUp();
    await test.work();
  });
  afterAll(() => test.close());

  /** A task whose contact has been asked, and so has a link; its path as the mail gives it. */
  const asked = async (
    fields: QuestionFields = {},
    language = 'en',
    brief = 'Two nights, near the station.',
  ) => {
    const engagement = await anEngagement(anna);
    const task = await aTask(anna, { engagementId: engagement.id, title: 'Fair in <Bologna>', brief });
    const giulia = await aContact(anna, { clientId: engagement.clientId, language });
    const question = await aQuestion(anna, task, fields);
    const [mail] = await test.mails.wait(giulia.email);
    const path = /https?:\/\/[^/]+(\/r\/task\/[\w-]+)/.exec(mail?.text ?? '')?.[1] ?? '';
    return { engagement, task, giulia, question, path: `/${path}` };
  };
  const page = (path: string) => test.visitor().get(path);
  const post = (path: string, body: object) => test.visitor().post(path, body);
  const taskOf = async (id: string) => (await anna.get(`/tasks/${id}`).expect(200)).body;

  it('shows whose turn it is, the brief and the question as a form, small and for its reader alone', async () => {
    const { path } = await asked({ choices: ['Window', 'Aisle'], dueAt: '2026-11-18T11:00:00Z' });
    const { text, headers } = await page(path).expect(200);
    expect(text).toContain('Your turn');
    expect(text).toContain('Anna Ferri needs an answer to go on.');
    expect(text).toContain('Fair in &lt;Bologna&gt;');
    expect(text).toContain('Two nights, near the station.');
    expect(text).toContain('Window or aisle?');
    expect(text.match(/type="radio"/g)).toHaveLength(3);
    expect(text).toContain('<textarea');
    expect(text).not.toMatch(/<script|<img|javascript:/);
    expect(Buffer.byteLength(text)).toBeLessThan(15_000);
    expect(headers).toMatchObject({
      'x-robots-tag': 'noindex, nofollow',
      'referrer-policy': 'no-referrer',
      'cache-control': 'private, no-store',
    });
    expect(headers['content-security-policy']).toContain("default-src 'none'");
  });

  it('takes the answer by its POST, in the contact’s name', async () => {
    const { path, task, question, giulia } = await asked({ choices: ['Window', 'Aisle'] });
    const chosen = (await page(`${path}?choice=2`).expect(200)).text;
    expect(chosen).toMatch(/checked="" value="2"|value="2" checked=""/);
    const answered = await post(`${path}/answers`, {
      questionId: question.id,
      choice: '2',
      text: 'Near the door',
    }).expect(303);
    const after = await page(`/${(answered.headers.location ?? '').split('#')[0]}`).expect(200);
    expect(after.text).toContain('Thank you, your answer has arrived.');
    expect(after.text).toContain('Near the door');
    expect(after.text).not.toContain('name="questionId"');
    expect((await anna.get(`/questions/${question.id}`)).body).toMatchObject({
      state: 'answered',
      choice: 1,
      answer: 'Near the door',
      answeredByName: giulia.name,
      answeredByRole: 'contact',
      answeredVia: 'page',
    });
    expect(await taskOf(task.id)).toMatchObject({ status: 'in_progress' });
  });

  it('is opened by link scanners without anything happening', async () => {
    const { path, task, question } = await asked({ choices: ['Window', 'Aisle'] });
    const before = await test.sql('SELECT count(*)::int AS n FROM audit');
    for (const query of [
      '',
      '?choice=1',
      '?done=answered&at=question',
      '?choice=99',
      '?done=<script>&at=%00x',
    ])
      expect([200, 400]).toContain((await page(path + query)).status);
    for (const route of ['answers', 'decisions', 'comments']) await page(`${path}/${route}`).expect(404);
    expect(await test.sql('SELECT count(*)::int AS n FROM audit')).toEqual(before);
    expect(await taskOf(task.id)).toMatchObject({
      status: 'waiting_for_client',
      openQuestion: { id: question.id },
    });
  });

  it('sent twice answers once; sent too late says so and shows again what was typed', async () => {
    const { path, question, task } = await asked();
    const send = (text: string) => post(`${path}/answers`, { questionId: question.id, text });
    const both = await Promise.all([send('Aisle'), send('Aisle')]);
    expect(both.map(({ status }) => status)).toEqual([303, 303]);
    const late = await send('Window after all, <b>please</b>').expect(409);
    expect(late.text).toContain('This question has already been answered or withdrawn.');
    expect(late.text).toContain('Nothing is lost');
    expect(late.text).toContain('Window after all, &lt;b&gt;please&lt;/b&gt;</textarea>');
    const { body } = await anna.get(`/tasks/${task.id}/history`);
    expect(body.items.filter(({ to }: { to: string }) => to === 'in_progress')).toHaveLength(1);
  });

  it('says kindly what is missing in an answer', async () => {
    const { path, question } = await asked({ choices: ['Window', 'Aisle'] }, 'de');
    const empty = await post(`${path}/answers`, { questionId: question.id, choice: '', text: '' }).expect(
      422,
    );
    expect(empty.text).toContain('<html lang="de">');
    expect(empty.text).toContain('Bitte wählen Sie eine Antwort, oder schreiben Sie ein paar Worte.');
    expect(empty.text).toContain('name="questionId"');
    await post(`${path}/answers`, { questionId: question.id, choice: '9' }).expect(422);
    await post(`${path}/answers`, { questionId: 'x' }).expect(400);
  });

  it('lets its reader download and accept exactly what is shown', async () => {
    const { path, task, question, engagement, giulia } = await asked();
    await post(`${path}/answers`, { questionId: question.id, text: 'Aisle' }).expect(303);
    const hidden = await aDeliverable(anna, {
      engagementId: engagement.id,
      taskId: task.id,
      title: 'Draft <x>',
      show: 'false',
    });
    const shown = await aDeliverable(anna, {
      engagementId: engagement.id,
      taskId: task.id,
      title: 'Itinerary',
    });
    await moved(anna, task, 'delivered');
    const { text } = await page(path).expect(200);
    expect(text).toContain('Itinerary');
    expect(text).not.toContain('Draft');
    const file = await page(`${path}/files/${shown.id}/1`).expect(200);
    expect(file.headers['content-disposition']).toContain('attachment');
    await page(`${path}/files/${hidden.id}/1`).expect(404);

    const { number, sha256 } = shown.latest;
    const decide = (body: object) =>
      post(`${path}/decisions`, { deliverableId: shown.id, version: String(number), sha256, ...body });
    const stale = await decide({
      decision: 'change_requested',
      sha256: 'a'.repeat(64),
      reason: 'Earlier, please',
    }).expect(409);
    expect(stale.text).toContain('Earlier, please</textarea>');
    expect(await taskOf(task.id)).toMatchObject({ status: 'delivered' });
    const empty = await decide({ decision: 'change_requested', reason: '' }).expect(422);
    expect(empty.text).toContain('name="reason"');
    await decide({ decision: 'accepted' }).expect(303);
    await decide({ decision: 'accepted' }).expect(303);
    const { body } = await anna.get(`/deliverables/${shown.id}`).expect(200);
    expect(body).toMatchObject({
      state: 'accepted',
      decisions: [{ decision: 'accepted', sha256, byName: giulia.name }],
    });
    const after = await decide({ decision: 'change_requested', reason: 'One more thing' }).expect(409);
    expect(after.text).toContain('One more thing</textarea>');
  });

  it('passes on the wish for a change, which opens the task again', async () => {
    const { path, task, question, engagement } = await asked();
    await post(`${path}/answers`, { questionId: question.id, text: 'Aisle' }).expect(303);
    const shown = await aDeliverable(anna, { engagementId: engagement.id, taskId: task.id });
    await moved(anna, task, 'delivered');
    const { number, sha256 } = shown.latest;
    const wish = {
      decision: 'change_requested',
      deliverableId: shown.id,
      version: String(number),
      sha256,
      reason: 'A later train',
    };
    const { headers } = await post(`${path}/decisions`, wish).expect(303);
    expect(headers.location).toContain(`#document-${shown.id}`);
    expect(await taskOf(task.id)).toMatchObject({ status: 'change_requested', turn: 'assistant' });
    expect((await page(path)).text).toContain('A later train');
  });

  it('accepts what was handed over without a document', async () => {
    const { path, task, question } = await asked();
    await post(`${path}/answers`, { questionId: question.id, text: 'Aisle' }).expect(303);
    await post(`${path}/decisions`, { decision: 'accepted' }).expect(409);
    await moved(anna, task, 'delivered');
    expect((await page(path)).text).toContain('Is it as you wished?');
    await post(`${path}/decisions`, { decision: 'accepted' }).expect(303);
    await post(`${path}/decisions`, { decision: 'accepted' }).expect(303);
    expect(await taskOf(task.id)).toMatchObject({ status: 'done' });
  });

  it('takes messages, each once, and shows no internal word', async () => {
    const { path, task, giulia } = await asked();
    await anna
      .post('/comments', { taskId: task.id, body: 'Between us: secretive', visibility: 'internal' })
      .expect(201);
    await anna
      .post('/comments', { taskId: task.id, body: 'For you: sunny', visibility: 'client' })
      .expect(201);
    await post(`${path}/comments`, { body: 'Thank you <3' }).expect(303);
    await post(`${path}/comments`, { body: 'Thank you <3' }).expect(303);
    const { text } = await page(path).expect(200);
    expect(text).toContain('For you: sunny');
    expect(text).not.toContain('secretive');
    expect(text.match(/Thank you &lt;3/g)).toHaveLength(1);
    const { body } = await anna.get(`/comments?taskId=${task.id}`).expect(200);
    expect(body.items.at(-1)).toMatchObject({ authorName: giulia.name, visibility: 'client' });
    await post(`${path}/comments`, { body: ' ' }).expect(422);
  });

  it('opens nothing by a foreign secret, and nothing of another task', async () => {
    const one = await asked();
    const other = await asked();
    const document = await aDeliverable(anna, { engagementId: other.engagement.id, taskId: other.task.id });
    await page(`${one.path.slice(0, -1)}${one.path.endsWith('A') ? 'B' : 'A'}`).expect(404);
    await page('//r/task/nonsense').expect(404);
    const [link] = await test.sql<{ id: string; workspace_id: string }>(
      'SELECT id, workspace_id FROM task_link WHERE task_id = $1',
      [one.task.id],
    );
    const forged = test.app.get(SignedLinks).sign('balance', link?.id as string, 1, link?.workspace_id);
    await page(`//r/task/${forged}`).expect(404);
    await post(`${one.path}/answers`, { questionId: other.question.id, text: 'Mine' }).expect(404);
    await post(`${one.path}/decisions`, {
      decision: 'accepted',
      deliverableId: document.id,
      version: '1',
      sha256: document.latest.sha256,
    }).expect(404);
    await page(`${one.path}/files/${document.id}/1`).expect(404);
    expect(await taskOf(other.task.id)).toMatchObject({ status: 'waiting_for_client' });
  });

  it('closes with its contact, and half a year after its task', async () => {
    const removed = await asked({}, 'it');
    await anna.delete(`/contacts/${removed.giulia.id}`).expect(204);
    expect((await page(removed.path).expect(410)).text).toContain('Questo link non è più valido');
    const old = await asked();
    await anna.post(`/tasks/${old.task.id}/transitions`, { to: 'cancelled' }).expect(200);
    test.clock.advance({ hours: 180 * 24 - 1 });
    await page(old.path).expect(200);
    test.clock.advance({ hours: 1 });
    expect((await page(old.path).expect(410)).text).toContain('This link has expired');
    test.clock.set('2026-11-16T08:30:00Z');
  });

  it('stays small however much was said', async () => {
    const long = 'Lorem ipsum dolor sit amet, consetetur sadipscing elitr. '.repeat(300);
    const { path, task, engagement } = await asked({ choices: ['One', 'Two', 'Three'] }, 'en', long);
    for (let index = 0; index < 12; index++) {
      await anna
        .post('/comments', { taskId: task.id, body: `${index} ${long.slice(0, 9000)}`, visibility: 'client' })
        .expect(201);
      await aDeliverable(anna, {
        engagementId: engagement.id,
        taskId: task.id,
        title: `Document ${index}`,
        note: 'As we said.',
      });
    }
    const { text } = await page(path).expect(200);
    expect(Buffer.byteLength(text)).toBeLessThan(15_000);
    expect(text).toContain('Earlier messages are in the portal.');
  }, 30_000);
});

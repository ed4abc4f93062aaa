import { setTimeout as pause } from 'node:timers/promises';
import { NoticesJobs } from '../../src/modules/notices/notices.jobs.js';
import { aComment } from '../builders/comment.js';
import { aPortalContact } from '../builders/contact.js';
import { anEngagement } from '../builders/engagement.js';
import { aMember } from '../builders/member.js';
import { aTask } from '../builders/task.js';
import { startApp, type TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';

/** Monday 16 November 2026, 09:30 in Rome. */
const NOW = '2026-11-16T08:30:00Z';

describe('the mail that tells what is new', () => {
  let test: TestApp;
  let owner: Visitor;
  let bea: Visitor;
  let beaEmail: string;
  let beaId: string;
  let workspaceId: string;
  let giulia: Visitor;
  let contact: { id: string; email: string; clientId: string };
  let engagementId: string;
  let taskId: string;

  beforeAll(async () => {
    test = await startApp({ now: NOW });
    owner = await test.visitor().signUp();
    workspaceId = await owner.workspaceId();
    await test.work();
  }, 60_000);
  afterAll(() => test.close());

  beforeEach(async () => {
    test.clock.set(NOW);
    const member = await aMember(test, owner, { language: 'de' });
    [bea, beaEmail, beaId] = [member.visitor, member.email, member.id];
    const engagement = await anEngagement(owner, { assistantIds: [member.id] });
    engagementId = engagement.id;
    contact = await aPortalContact(test, owner, { clientId: engagement.clientId });
    giulia = (contact as unknown as { visitor: Visitor }).visitor;
    taskId = (await aTask(bea, { engagementId, title: 'Treno per Lione' })).id;
    // The invitations.
    await test.mails.wait(contact.email);
    before = (await test.mails.to(contact.email)).length;
    beforeBea = (await test.mails.to(beaEmail)).length;
  }, 30_000);
  let before = 0;
  let beforeBea = 0;

  const say = (by: Visitor, body: string, fields: object = {}) => aComment(by, { taskId, body, ...fields });
  /** What the clock starts each minute, and everything that follows from it. */
  const tick = async () => {
    await test.app.get(NoticesJobs).tick();
    for (let turn = 0; turn < 200; turn++) {
      const [row] = await test.sql<{ count: number }>(
        'SELECT count(*)::int AS count FROM graphile_worker._private_jobs WHERE run_at <= now() AND attempts < max_attempts',
      );
      if (row?.count === 0) return;
      await pause(25);
    }
    throw new Error('the queue does not become empty');
  };
  const toGiulia = async () => (await test.mails.to(contact.email)).slice(before);
  const toBea = async () => (await test.mails.to(beaEmail)).slice(beforeBea);
  const after = async (minutes: number) => {
    test.clock.advance({ minutes });
    await tick();
  };
  const linkIn = (headers: Readonly<Record<string, string>>) =>
    new URL((headers['list-unsubscribe'] ?? '').slice(1, -1));
  const page = (url: URL) => `/${url.pathname}${url.search}`;

  it('comes once, five minutes after the first thing, with all that happened since, in the reader’s language', async () => {
    await say(bea, 'At **9:30**, or at eleven?', { visibility: 'client' });
    await after(4);
    expect(await toGiulia()).toEqual([]);
    await say(bea, 'And a window seat?', { visibility: 'client' });
    const second = await aTask(bea, { engagementId, title: 'Albergo' });
    await aComment(bea, { taskId: second.id, visibility: 'client', body: 'Two nights?' });
    await after(1);
    const [mail, ...more] = await toGiulia();
    expect(more).toEqual([]);
    expect(mail?.subject).toBe('Novità: Treno per Lione e un’altra');
    expect(mail?.text).toContain('2 nuovi commenti');
    expect(mail?.text).toContain('And a window seat?');
    expect(mail?.text).toContain('Albergo');
    expect(mail?.text).toMatch(/http:\/\/localhost:3000\/(r\/task|tasks)\//);
    expect(mail?.html).toContain('lang="it"');
    expect(mail?.headers['list-unsubscribe-post']).toBe('List-Unsubscribe=One-Click');
    expect(linkIn(mail?.headers ?? {}).pathname).toMatch(/^\/r\/notices\/[\w-]+$/);
    expect(mail?.html).toContain(linkIn(mail?.headers ?? {}).pathname);
    await after(60);
    expect(await toGiulia()).toHaveLength(1);
  });

  it('is grouped by client for a member, with the way into the product', async () => {
    await say(giulia, 'By train, please');
    const other = await anEngagement(owner, { assistantIds: [beaId] });
    const james = await aPortalContact(test, owner, { clientId: other.clientId, language: 'en' });
    const task = await aTask(james.visitor, { engagementId: other.id, title: 'Newsletter' });
    await aComment(james.visitor, { taskId: task.id, body: 'The second picture' });
    await after(5);
    const [mail] = await toBea();
    expect(mail?.text.match(/^== .+ ==$/gm)).toHaveLength(2);
    expect(mail?.text).toContain(`http://localhost:3000/tasks/${taskId}`);
    expect(mail?.text).toContain('By train, please');
    expect(mail?.html).toContain('lang="de"');
  });

  it('leaves out what was read, and does not come when nothing is left', async () => {
    await say(bea, 'Read this', { visibility: 'client' });
    await giulia.post('/notices/read', { all: true }).expect(200);
    await after(6);
    expect(await toGiulia()).toEqual([]);
    await say(bea, 'Nobody shall read this', { visibility: 'client' }).then(({ id }) =>
      bea.delete(`/comments/${id}`).expect(204),
    );
    await after(6);
    expect(await toGiulia()).toEqual([]);
  });

  it('is one mail, however often and by how many the work is done', async () => {
    await say(bea, 'Once', { visibility: 'client' });
    test.clock.advance({ minutes: 6 });
    const jobs = test.app.get(NoticesJobs);
    await Promise.all([1, 2, 3].map(() => jobs.send(workspaceId, contact.id)));
    await jobs.send(workspaceId, contact.id);
    await tick();
    expect(await toGiulia()).toHaveLength(1);
  });

  it('waits for the end of a contact’s quiet hours, and brings what came meanwhile', async () => {
    const { clientId, id: contactId } = contact;
    const quiet = { kind: 'quiet_hours', value: { from: '20:00', to: '08:00' }, source: 'said so' };
    await owner.post('/preferences', { clientId, contactId, ...quiet }).expect(201);
    test.clock.set('2026-11-16T20:30:00Z'); // 21:30 in Rome
    await say(bea, 'Late', { visibility: 'client' });
    await after(6);
    test.clock.set('2026-11-17T06:50:00Z');
    await say(bea, 'Early', { visibility: 'client' });
    await after(9); // 07:59 in Rome
    expect(await toGiulia()).toEqual([]);
    await after(1);
    const [mail, ...more] = await toGiulia();
    expect(more).toEqual([]);
    expect(mail?.text).toContain('Late');
    expect(mail?.text).toContain('Early');
  });

  it('does not go to who prefers the telephone, nor to who was removed', async () => {
    const { clientId, id: contactId } = contact;
    const phone = { kind: 'channel', value: 'phone', source: 'said so' };
    await owner.post('/preferences', { clientId, contactId, ...phone }).expect(201);
    await say(bea, 'Hello', { visibility: 'client' });
    await say(giulia, 'Hello');
    await owner.delete(`/members/${beaId}`).expect(204);
    await after(6);
    expect([await toGiulia(), await toBea()]).toEqual([[], []]);
    expect(await test.sql('SELECT FROM notice WHERE mail_at IS NOT NULL AND seat_id = ANY ($1)', [[contactId, beaId]])).toEqual([]); // prettier-ignore
  });

  it('does not tell of an engagement that was taken away meanwhile', async () => {
    await say(giulia, 'Between us');
    await owner.put(`/engagements/${engagementId}/assistants`, { memberIds: [] }).expect(200);
    await after(6);
    expect(await toBea()).toEqual([]);
  });

  it('ends with one click from the mail program (RFC 8058), while opening the page changes nothing', async () => {
    await say(bea, 'One', { visibility: 'client' });
    await after(6);
    const [mail] = await toGiulia();
    const url = linkIn(mail?.headers ?? {});
    const shown = await test.visitor().get(page(url)).expect(200);
    expect(shown.text).toContain('lang="it"');
    expect(shown.text.match(/<input type="checkbox"[^>]*checked/g)).toHaveLength(14);
    expect(shown.text).not.toContain('<script');
    expect(shown.headers).toMatchObject({
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow',
    });
    expect(Buffer.byteLength(shown.text)).toBeLessThan(15_000);
    await fetch(`${test.url}${url.pathname}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    }).then(({ status }) => expect(status).toBe(200));
    const { items } = (await giulia.get('/notice-preferences').expect(200)).body;
    const still = items.filter(({ mail }: { mail: string }) => mail === 'digest');
    // What waits for the client has mails of its own.
    expect(still.map(({ kind }: { kind: string }) => kind)).toEqual([
      'question.asked',
      'feedback.requested',
      'agreement.proposed',
      ...['proposed', 'booked', 'moved', 'cancelled', 'reminder', 'useful'].map(
        (each) => `appointment.${each}`,
      ),
    ]);
    await say(bea, 'Two', { visibility: 'client' });
    await after(20);
    expect(await toGiulia()).toHaveLength(1);
    expect((await giulia.get('/notices/count').expect(200)).body.unread).toBeGreaterThan(0);
  });

  it('is chosen kind by kind on the page behind it', async () => {
    await say(bea, 'One', { visibility: 'client' });
    await after(6);
    const url = linkIn((await toGiulia())[0]?.headers ?? {});
    const send = (body: string) =>
      fetch(`${test.url}${url.pathname}/choices`, {
        method: 'POST',
        redirect: 'manual',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body,
      });
    const mailed = async () =>
      (await giulia.get('/notice-preferences').expect(200)).body.items
        .filter(({ mail }: { mail: string }) => mail === 'digest')
        .map(({ kind }: { kind: string }) => kind);
    const answer = await send('kind=task.moved&kind=comment.mentioned&kind=feedback.low');
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${url.pathname}?done=saved`]);
    expect(await mailed()).toEqual(['task.moved', 'comment.mentioned']);
    await send('kind=comment.added');
    expect(await mailed()).toEqual(['comment.added']);
    await send('kind=comment.added&none=yes');
    expect(await mailed()).toEqual([]);
    expect((await send('kind=everything')).status).toBe(400);
    const done = await test
      .visitor()
      .get(`${page(url)}?done=saved`)
      .expect(200);
    expect(done.text).toContain('D’ora in poi non Le scriviamo più');
    await fetch(`${test.url}${url.pathname}?kind=question.asked`, { method: 'POST' });
    await test.visitor().get('//r/notices/nothing').expect(404);
    await owner.delete(`/contacts/${contact.id}`).expect(204);
    await test.visitor().get(page(url)).expect(404);
  });
});

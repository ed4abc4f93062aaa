import { setTimeout as pause } from 'node:timers/promises';
import { systemActor } from '../../src/kernel/actor.js';
import { NoticesJobs } from '../../src/modules/notices/notices.jobs.js';
import { NoticesService, type NoticeOrder } from '../../src/modules/notices/notices.service.js';
import { Transactions } from '../../src/platform/database/transaction.js';
import { aComment } from '../builders/comment.js';
import { aPortalContact } from '../builders/contact.js';
import { aDeliverable } from '../builders/deliverable.js';
import { anEngagement } from '../builders/engagement.js';
import { aMember } from '../builders/member.js';
import { aTask } from '../builders/task.js';
import { startApp, type TestApp } from '../support/start-app.js';
import { openStream } from '../support/stream.js';
import type { Visitor } from '../support/visitor.js';

const NOW = '2026-11-16T08:30:00Z';

describe('a notice', () => {
  let test: TestApp;
  let owner: Visitor;
  let assistant: Visitor;
  let giulia: Visitor;
  let workspaceId: string;
  let engagementId: string;
  let taskId: string;
  let ids: { owner: string; assistant: string; elsewhere: string; removed: string };
  let contactId: string;
  let elsewhere: Visitor;

  beforeAll(async () => {
    test = await startApp({ now: NOW });
    owner = await test.visitor().signUp();
    const { body } = await owner.get('/session').expect(200);
    workspaceId = body.seat.workspace.id;
    const bea = await aMember(test, owner);
    const cleo = await aMember(test, owner);
    const dora = await aMember(test, owner);
    [assistant, elsewhere] = [bea.visitor, cleo.visitor];
    ids = { owner: body.seat.id, assistant: bea.id, elsewhere: cleo.id, removed: dora.id };
  }, 60_000);
  afterAll(() => test.close());

  beforeEach(async () => {
    test.clock.set(NOW);
    const assistantIds = [ids.assistant];
    const engagement = await anEngagement(owner, { assistantIds });
    engagementId = engagement.id;
    const contact = await aPortalContact(test, owner, { clientId: engagement.clientId });
    [giulia, contactId] = [contact.visitor, contact.id];
    taskId = (await aTask(owner, { engagementId, title: 'Book a train' })).id;
    for (const who of [owner, assistant, giulia, elsewhere])
      await who.post('/notices/read', { all: true }).expect(200);
  }, 30_000);

  const unread = async (by: Visitor) => (await by.get('/notices?unread=true').expect(200)).body.items;
  const count = async (by: Visitor) => (await by.get('/notices/count').expect(200)).body.unread;
  const tell = (order: Partial<NoticeOrder>) =>
    test.app.get(Transactions).as(systemActor(workspaceId), () =>
      test.app.get(NoticesService).tell({
        kind: 'task.at-risk',
        engagementId,
        to: 'members',
        subject: { noun: 'task', id: taskId, title: 'Book a train' },
        ...order,
      }),
    );

  it('of a contact’s comment is for owners and those who work there, and for nobody else', async () => {
    await aComment(giulia, { taskId, body: 'By **train**, please' });
    for (const who of [owner, assistant])
      expect(await unread(who)).toMatchObject([
        {
          kind: 'comment.added',
          noun: 'task',
          subjectId: taskId,
          title: 'Book a train',
          text: 'By train, please',
          by: expect.stringContaining('Giulia'),
          engagementId,
          at: NOW,
          readAt: null,
          times: 1,
        },
      ]);
    expect(await unread(elsewhere)).toEqual([]);
    expect(await unread(giulia)).toEqual([]);
  });

  it('of what a member says to the client is for the contacts; of what is internal for nobody but the mentioned', async () => {
    await aComment(assistant, { taskId, body: 'Do not tell', mentions: [ids.owner] });
    expect(await count(giulia)).toBe(0);
    expect(await unread(owner)).toMatchObject([{ kind: 'comment.mentioned', text: 'Do not tell' }]);
    await aComment(assistant, { taskId, body: 'At 9:30?', visibility: 'client' });
    expect(await unread(giulia)).toMatchObject([{ kind: 'comment.added', text: 'At 9:30?' }]);
    expect(await count(assistant)).toBe(0);
  });

  it('of a mention is one, not two', async () => {
    await aComment(assistant, { taskId, visibility: 'client', mentions: [contactId, ids.owner] });
    expect(await unread(giulia)).toMatchObject([{ kind: 'comment.mentioned' }]);
    expect(await unread(owner)).toMatchObject([{ kind: 'comment.mentioned' }]);
  });

  it('of the same thing within minutes is one that is renewed; later it is another', async () => {
    await aComment(giulia, { taskId, body: 'First' });
    test.clock.advance({ minutes: 4 });
    await aComment(giulia, { taskId, body: 'Second' });
    expect(await unread(owner)).toMatchObject([{ text: 'Second', times: 2, at: '2026-11-16T08:34:00Z' }]);
    test.clock.advance({ minutes: 10 });
    await aComment(giulia, { taskId, body: 'Third' });
    expect((await unread(owner)).map(({ text }: { text: string }) => text)).toEqual(['Third', 'Second']);
    const other = await aTask(owner, { engagementId });
    await aComment(giulia, { taskId: other.id });
    expect(await count(owner)).toBe(3);
  });

  it('told twice at once is one', async () => {
    await Promise.all([1, 2, 3, 4].map(() => tell({})));
    expect(await unread(owner)).toMatchObject([{ times: 4 }]);
  });

  it('is read by its recipient, becomes unread again, and its count follows', async () => {
    await aComment(giulia, { taskId });
    const [notice] = await unread(owner);
    const mark = (by: Visitor, body: object) => by.post('/notices/read', body);
    // Somebody else's notice does not exist, and nothing happens to it.
    await mark(assistant, { ids: [notice.id] }).expect(200);
    expect(await count(owner)).toBe(1);
    expect((await mark(owner, { ids: [notice.id] }).expect(200)).body).toEqual({ unread: 0 });
    const all = (await owner.get('/notices').expect(200)).body.items;
    expect(all).toContainEqual({ ...notice, readAt: NOW });
    expect((await mark(owner, { ids: [notice.id], read: false }).expect(200)).body).toEqual({ unread: 1 });
    expect((await mark(owner, { subjectId: taskId }).expect(200)).body).toEqual({ unread: 0 });
    expect(await count(assistant)).toBe(1);
    for (const body of [{}, { all: false }, { all: true, ids: [notice.id] }, { ids: ['x'] }, { all: 'yes' }])
      await mark(owner, body).expect(400);
  });

  it('goes when what it tells of is deleted, and says it anew when that is edited', async () => {
    const comment = await aComment(giulia, { taskId, body: 'My card is 4111' });
    await giulia.patch(`/comments/${comment.id}`, { body: 'I will call you' }).expect(200);
    expect(await unread(owner)).toMatchObject([{ text: 'I will call you' }]);
    await giulia.delete(`/comments/${comment.id}`).expect(204);
    expect(await unread(owner)).toEqual([]);
    await aComment(giulia, { taskId, body: 'One' });
    const second = await aComment(giulia, { taskId, body: 'Two' });
    await giulia.delete(`/comments/${second.id}`).expect(204);
    expect(await unread(owner)).toMatchObject([{ text: '', times: 2 }]);
  });

  it('is not for somebody who was removed', async () => {
    const { id: theirs } = await anEngagement(owner, { assistantIds: [ids.removed] });
    const told = () => test.sql('SELECT FROM notice WHERE seat_id = $1', [ids.removed]);
    const about = { engagementId: theirs, to: { memberIds: [ids.removed] } };
    await tell(about);
    expect(await told()).toHaveLength(1);
    await owner.delete(`/members/${ids.removed}`).expect(204);
    test.clock.advance({ minutes: 30 });
    await tell(about);
    expect(await told()).toHaveLength(1);
  });

  it('is out of sight when its engagement is out of reach', async () => {
    await aComment(giulia, { taskId });
    expect(await count(assistant)).toBe(1);
    await owner.put(`/engagements/${engagementId}/assistants`, { memberIds: [] }).expect(200);
    expect(await unread(assistant)).toEqual([]);
    expect(await count(assistant)).toBe(0);
  });

  it('of what concerns members never reaches a contact, whoever asks for it', async () => {
    for (const kind of ['feedback.low', 'preference.stale', 'touchpoint.proposed', 'task.at-risk'] as const)
      await expect(tell({ kind, to: 'contacts' })).rejects.toThrow('is not told to contacts');
    await expect(tell({ kind: 'feedback.low', to: { contactIds: [contactId] } })).rejects.toThrow();
    expect(await count(giulia)).toBe(0);
  });

  it('is given to the named alone, if they have the engagement in reach', async () => {
    await tell({ to: { memberIds: [ids.assistant, ids.elsewhere, ids.removed, contactId] } });
    expect([await count(assistant), await count(elsewhere), await count(owner), await count(giulia)]).toEqual([1, 0, 0, 0]); // prettier-ignore
    await tell({ to: 'owners', subject: { noun: 'client', id: taskId, title: 'Bianchi' } });
    expect([await count(assistant), await count(owner)]).toEqual([1, 1]);
  });

  it('of a document is out of a contact’s sight while the document is hidden', async () => {
    const { id } = await aDeliverable(owner, { engagementId, title: 'Price list', show: 'true' });
    expect(await unread(giulia)).toMatchObject([{ kind: 'deliverable.shown', title: 'Price list' }]);
    await owner.post(`/deliverables/${id}/hide`).expect(200);
    expect([await unread(giulia), await count(giulia)]).toEqual([[], 0]);
    await owner.post(`/deliverables/${id}/show`).expect(200);
    expect(await count(giulia)).toBe(1);
    await owner.delete(`/deliverables/${id}`).expect(204);
    expect(await count(giulia)).toBe(0);
  });

  it('is announced to its recipient alone', async () => {
    const listen = async (by: Visitor) => {
      const { body } = await by.post('/tokens', { name: 'listener' }).expect(201);
      return openStream(test.url, body.token as string);
    };
    const [first, second] = [await listen(owner), await listen(giulia)];
    await aComment(assistant, { taskId, mentions: [ids.owner] });
    for (let turn = 0; turn < 100 && !first.text().includes('notice.changed'); turn++) await pause(50);
    expect(first.text()).toContain(`"type":"notice.changed","id":"${ids.owner}"`);
    expect(second.text()).not.toMatch(/notice\.changed|comment\.changed/);
    first.close();
    second.close();
  });

  it('is for a role what it may be told; each chooses what comes by mail', async () => {
    const { body } = await giulia.get('/notice-preferences').expect(200);
    expect(body.items).toEqual(
      ['question.asked', 'deliverable.shown', 'task.moved', 'comment.added', 'comment.mentioned', 'feedback.requested', 'agreement.proposed', 'appointment.proposed', 'appointment.booked', 'appointment.moved', 'appointment.cancelled', 'appointment.reminder', 'calendar.interrupted', 'appointment.useful'].map(
        (kind) => ({ kind, mail: 'digest' }),
      ),
    ); // prettier-ignore
    const choose = (by: Visitor, ...items: object[]) => by.put('/notice-preferences', { items });
    const chosen = await choose(giulia, { kind: 'task.moved', mail: 'none' }).expect(200);
    expect(chosen.body.items.filter(({ mail }: { mail: string }) => mail === 'none')).toEqual([
      { kind: 'task.moved', mail: 'none' },
    ]);
    const foreign = await choose(giulia, { kind: 'feedback.low', mail: 'none' }).expect(422);
    expect(foreign.body.code).toBe('notice.kind-not-yours');
    const item = { kind: 'task.moved', mail: 'digest' };
    expect((await choose(giulia, item, item).expect(400)).body.code).toBe('notice.kind-twice');
    await choose(giulia, { kind: 'task.moved', mail: 'sms' }).expect(400);
    await choose(giulia, { kind: 'nothing', mail: 'none' }).expect(400);
    const members = (await owner.get('/notice-preferences').expect(200)).body.items;
    expect(members.map(({ kind }: { kind: string }) => kind)).not.toContain('question.asked');
    expect(members.every(({ mail }: { mail: string }) => mail === 'digest')).toBe(true);
  });

  it('is forgotten after half a year', async () => {
    await tell({});
    const told = () =>
      test.sql('SELECT FROM notice WHERE subject_id = $1 AND seat_id = $2', [taskId, ids.owner]);
    test.clock.advance({ hours: 24 * 179 });
    await test.app.get(NoticesJobs).forget();
    expect(await told()).toHaveLength(1);
    test.clock.advance({ hours: 48 });
    await test.app.get(NoticesJobs).forget();
    expect(await told()).toHaveLength(0);
  });

  it('list comes in pages, the newest first', async () => {
    for (let n = 0; n < 5; n++) {
      test.clock.advance({ seconds: 1 });
      await tell({
        subject: { noun: 'task', id: (await aTask(assistant, { engagementId })).id, title: `T${n}` },
      });
    }
    const titles: string[] = [];
    for (let cursor = ''; ;) {
      const { body } = await owner.get(`/notices?unread=true&limit=2${cursor}`).expect(200);
      titles.push(...body.items.map(({ title }: { title: string }) => title));
      if (body.nextCursor === null) break;
      cursor = `&cursor=${body.nextCursor}`;
    }
    expect(titles.filter((title) => /^T\d$/.test(title))).toEqual(['T4', 'T3', 'T2', 'T1', 'T0']);
  });
});

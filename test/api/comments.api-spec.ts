import { setTimeout as pause } from 'node:timers/promises';
import { aComment } from '../builders/comment.js';
import { aContact, aPortalContact } from '../builders/contact.js';
import { anEngagement } from '../builders/engagement.js';
import { aMember } from '../builders/member.js';
import { aTask } from '../builders/task.js';
import { startApp, type TestApp } from '../support/start-app.js';
import { openStream } from '../support/stream.js';
import type { Visitor } from '../support/visitor.js';

type Who = 'owner' | 'author' | 'colleague' | 'contact' | 'otherContact' | 'stranger';

describe('a comment', () => {
  let test: TestApp;
  let owner: Visitor;
  let engagementId: string;
  let clientId: string;
  let taskId: string;
  let ids: Record<'author' | 'colleague' | 'elsewhere' | 'contact' | 'foreignContact', string>;
  let visitors: Record<Who, Visitor>;

  beforeAll(async () => {
    test = await startApp();
    owner = await test.visitor().signUp();
    const author = await aMember(test, owner);
    const colleague = await aMember(test, owner);
    const elsewhere = await aMember(test, owner);
    const assistantIds = [author.id, colleague.id];
    ({ id: engagementId, clientId } = await anEngagement(owner, { assistantIds }));
    const contact = await aPortalContact(test, owner, { clientId });
    const otherContact = await aPortalContact(test, owner, { clientId });
    const foreign = await aContact(owner);
    const stranger = await test.visitor().signUp({ email: 'stranger@example.com' });
    ids = {
      author: author.id,
      colleague: colleague.id,
      elsewhere: elsewhere.id,
      contact: contact.id,
      foreignContact: foreign.id,
    };
    visitors = {
      owner,
      author: author.visitor,
      colleague: colleague.visitor,
      contact: contact.visitor,
      otherContact: otherContact.visitor,
      stranger,
    };
  }, 60_000);
  afterAll(() => test.close());

  beforeEach(async () => {
    test.clock.set('2026-11-16T08:30:00Z');
    taskId = (await aTask(owner, { engagementId })).id;
  });

  const listed = async (by: Visitor, query = `taskId=${taskId}`) =>
    (await by.get(`/comments?${query}`).expect(200)).body.items;
  const count = async (by: Visitor) => (await by.get(`/tasks/${taskId}`).expect(200)).body.commentsCount;
  const code = (answer: { body: { code?: string } }) => answer.body.code;

  it('of a member is internal unless said, and keeps its Markdown', async () => {
    const body = '# Careful\n\n- **bold** <script>alert(1)</script>\n- [x](javascript:alert(1))';
    const comment = await aComment(visitors.author, { taskId, body });
    expect(comment).toMatchObject({
      taskId,
      engagementId,
      body,
      visibility: 'internal',
      authorId: ids.author,
      authorRole: 'assistant',
      createdAt: '2026-11-16T08:30:00Z',
      editedAt: null,
      edits: 0,
      mentions: [],
      attachments: [],
      deletedAt: null,
      version: 1,
      can: { edit: true, remove: true, restore: false, share: true },
    });
  });

  it('of a contact is for both sides, always', async () => {
    const comment = await aComment(visitors.contact, { taskId });
    expect(comment).toMatchObject({
      visibility: 'client',
      authorRole: 'contact',
      can: { edit: true, remove: true, restore: false, share: false },
    });
    const refused = await visitors.contact
      .post('/comments', { taskId, body: 'Psst', visibility: 'internal' })
      .expect(422);
    expect(code(refused)).toBe('comment.contacts-speak-openly');
    for (const who of ['owner', 'author', 'colleague', 'otherContact'] as const)
      expect((await listed(visitors[who])).map(({ id }: { id: string }) => id)).toEqual([comment.id]);
  });

  /** What each person may do with a comment by the author: by its visibility. */
  const matrix: readonly {
    visibility: 'internal' | 'client';
    who: Who;
    reads: boolean;
    edit: number;
    share: number;
    remove: number;
  }[] = [
    { visibility: 'internal', who: 'owner', reads: true, edit: 403, share: 200, remove: 204 },
    { visibility: 'internal', who: 'author', reads: true, edit: 200, share: 200, remove: 204 },
    { visibility: 'internal', who: 'colleague', reads: true, edit: 403, share: 403, remove: 403 },
    { visibility: 'internal', who: 'contact', reads: false, edit: 404, share: 404, remove: 404 },
    { visibility: 'internal', who: 'otherContact', reads: false, edit: 404, share: 404, remove: 404 },
    { visibility: 'internal', who: 'stranger', reads: false, edit: 404, share: 404, remove: 404 },
    { visibility: 'client', who: 'owner', reads: true, edit: 403, share: 403, remove: 204 },
    { visibility: 'client', who: 'author', reads: true, edit: 200, share: 200, remove: 204 },
    { visibility: 'client', who: 'colleague', reads: true, edit: 403, share: 403, remove: 403 },
    { visibility: 'client', who: 'contact', reads: true, edit: 403, share: 403, remove: 403 },
    { visibility: 'client', who: 'otherContact', reads: true, edit: 403, share: 403, remove: 403 },
    { visibility: 'client', who: 'stranger', reads: false, edit: 404, share: 404, remove: 404 },
  ];

  it.each(matrix)(
    '($visibility) by an assistant: $who reads: $reads, edits $edit, shares $share, removes $remove',
    async ({ visibility, who, reads, edit, share, remove }) => {
      const make = () => aComment(visitors.author, { taskId, visibility });
      const by = visitors[who];
      const comment = await make();
      const seen = (await listed(by)).find(({ id }: { id: string }) => id === comment.id);
      expect(seen !== undefined).toBe(reads);
      if (reads) {
        expect(seen.can.edit).toBe(edit === 200);
        expect(seen.can.remove).toBe(remove === 204);
        expect(await count(by)).toBe(1);
      } else if (who !== 'stranger') {
        expect(await count(by)).toBe(0);
      }
      await by.get(`/comments/${comment.id}/edits`).expect(reads ? 200 : 404);
      await by.patch(`/comments/${comment.id}`, { body: 'Otherwise' }).expect(edit);
      await by.delete(`/comments/${comment.id}`).expect(remove);
      const another = await make();
      await by.patch(`/comments/${another.id}`, { visibility: 'client' }).expect(share);
    },
  );

  it('of a contact is removed by that contact or an owner, and by nobody else', async () => {
    for (const [who, status] of [
      ['author', 403],
      ['otherContact', 403],
      ['contact', 204],
    ] as const) {
      const { id } = await aComment(visitors.contact, { taskId });
      await visitors.author.patch(`/comments/${id}`, { body: 'I never said that' }).expect(403);
      await visitors[who].delete(`/comments/${id}`).expect(status);
    }
    const { id } = await aComment(visitors.contact, { taskId });
    await owner.delete(`/comments/${id}`).expect(204);
    expect(code(await visitors.contact.post(`/comments/${id}/restore`).expect(403))).toBe(
      'comment.not-yours',
    );
    await owner.post(`/comments/${id}/restore`).expect(200);
  });

  it('mentions only people who can read it', async () => {
    const say = (visibility: string, mentions: string[]) =>
      visitors.author.post('/comments', { taskId, body: 'See this', visibility, mentions });
    const blind = await say('internal', [ids.colleague, ids.contact]).expect(422);
    expect(code(blind)).toBe('comment.mention-not-visible');
    expect(blind.body.detail).toContain('Giulia Bianchi');
    for (const stranger of [ids.elsewhere, ids.foreignContact, '01890000-0000-7000-8000-000000000000'])
      expect(code(await say('client', [stranger]).expect(422))).toBe('comment.mention-unknown');
    expect((await say('internal', [ids.colleague]).expect(201)).body.mentions).toMatchObject([
      { id: ids.colleague },
    ]);
    expect((await say('client', [ids.colleague, ids.contact]).expect(201)).body.mentions).toHaveLength(2);
    await say('client', [ids.contact, ids.contact]).expect(400);
  });

  it('keeps what stood there before; what was internal stays so after it was shared', async () => {
    const comment = await aComment(visitors.author, { taskId, body: 'He is late again' });
    const path = `/comments/${comment.id}`;
    test.clock.advance({ minutes: 1 });
    await visitors.author.patch(path, { body: 'The venue has not answered' }).expect(200);
    const shared = await visitors.author.patch(path, { visibility: 'client' }).expect(200);
    expect(shared.body).toMatchObject({ visibility: 'client', edits: 1, editedAt: '2026-11-16T08:31:00Z' });
    const [forClient] = await listed(visitors.contact);
    expect(forClient).toMatchObject({ edits: 0, editedAt: null, body: 'The venue has not answered' });
    test.clock.advance({ minutes: 1 });
    await visitors.author.patch(path, { body: 'The venue has answered' }).expect(200);
    const edits = async (by: Visitor) =>
      (await by.get(`${path}/edits`).expect(200)).body.items.map(({ body }: { body: string }) => body);
    expect(await edits(visitors.colleague)).toEqual(['He is late again', 'The venue has not answered']);
    expect(await edits(visitors.contact)).toEqual(['The venue has not answered']);
    const back = await visitors.author.patch(path, { visibility: 'internal' }).expect(422);
    expect(code(back)).toBe('comment.shared-for-good');
  });

  it('that is deleted is gone for everybody else, and comes back as it was', async () => {
    const comment = await aComment(visitors.author, { taskId, visibility: 'client', body: 'Wrong task' });
    await visitors.author.delete(`/comments/${comment.id}`).expect(204);
    expect(code(await visitors.author.delete(`/comments/${comment.id}`).expect(409))).toBe('comment.deleted');
    expect(await listed(visitors.contact)).toEqual([]);
    expect(await listed(visitors.colleague)).toEqual([]);
    expect(await count(visitors.author)).toBe(0);
    await visitors.contact.get(`/comments/${comment.id}/edits`).expect(404);
    const [tombstone] = await listed(visitors.author);
    expect(tombstone).toMatchObject({ id: comment.id, body: '', deletedAt: expect.any(String) });
    expect(tombstone.can).toEqual({ edit: false, remove: false, restore: true, share: false });
    const restored = await visitors.author.post(`/comments/${comment.id}/restore`).expect(200);
    expect(restored.body).toMatchObject({ body: 'Wrong task', deletedAt: null });
    expect(await listed(visitors.contact)).toHaveLength(1);
    const again = await visitors.author.post(`/comments/${comment.id}/restore`).expect(409);
    expect(code(again)).toBe('comment.not-deleted');
  });

  it('is changed by one of two who edit at once', async () => {
    const comment = await aComment(visitors.author, { taskId });
    const edits = ['One', 'Two'].map((body) =>
      visitors.author.patch(`/comments/${comment.id}`, { body }).set('If-Match', '"1"'),
    );
    const statuses = (await Promise.all(edits)).map(({ status }) => status);
    expect(statuses.sort()).toEqual([200, 412]);
    await visitors.author
      .patch(`/comments/${comment.id}`, { body: 'Three' })
      .set('If-Match', '"1"')
      .expect(412);
  });

  it('is refused where it says nothing, too much, or of somebody else’s task', async () => {
    const foreign = await aTask(visitors.stranger);
    await visitors.author.post('/comments', { taskId: foreign.id, body: 'Hello' }).expect(404);
    await visitors.stranger.post('/comments', { taskId, body: 'Hello' }).expect(404);
    for (const body of [
      { body: '  ' },
      { body: 'x'.repeat(10_001) },
      { body: 7 },
      {},
      { body: 'x', who: 'me' },
    ])
      await visitors.author.post('/comments', { taskId, ...body }).expect(400);
    const both = `taskId=${taskId}&deliverableId=${taskId}`;
    expect(code(await visitors.author.get(`/comments?${both}`).expect(400))).toBe('comment.one-thread');
    expect(await listed(visitors.stranger)).toEqual([]);
  });

  it('that is internal is not betrayed by the event stream', async () => {
    const listen = async (by: Visitor) => {
      const { body } = await by.post('/tokens', { name: 'listener' }).expect(201);
      return openStream(test.url, body.token as string);
    };
    const colleague = await listen(visitors.colleague);
    const contact = await listen(visitors.contact);
    const internal = await aComment(visitors.author, { taskId });
    const open = await aComment(visitors.author, { taskId, visibility: 'client' });
    for (let turn = 0; turn < 100 && !contact.text().includes(open.id); turn++) await pause(50);
    expect(contact.text()).toContain(open.id);
    expect(contact.text()).not.toContain(internal.id);
    expect(colleague.text()).toContain(internal.id);
    colleague.close();
    contact.close();
  });

  it('lists come in pages, oldest first', async () => {
    const made: string[] = [];
    for (let n = 0; n < 5; n++) {
      test.clock.advance({ seconds: 1 });
      made.push((await aComment(visitors.author, { taskId, visibility: 'client' })).id);
    }
    const found: string[] = [];
    for (let cursor = ''; ;) {
      const { body } = await visitors.contact.get(`/comments?taskId=${taskId}&limit=2${cursor}`).expect(200);
      found.push(...body.items.map(({ id }: { id: string }) => id));
      if (body.nextCursor === null) break;
      cursor = `&cursor=${body.nextCursor}`;
    }
    expect(found).toEqual(made);
  });
});

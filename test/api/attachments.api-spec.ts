import { AttachmentsJobs } from '../../src/modules/conversations/attachments.jobs.js';
import { FilesJobs } from '../../src/platform/files/files.jobs.js';
import { FileStore } from '../../src/platform/files/file-store.js';
import { aComment } from '../builders/comment.js';
import { aPortalContact } from '../builders/contact.js';
import { anEngagement } from '../builders/engagement.js';
import { aMember } from '../builders/member.js';
import { aTask } from '../builders/task.js';
import { anUpload } from '../builders/upload.js';
import { startApp, type TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';

const NOW = '2026-11-16T08:30:00Z';
type Who = 'owner' | 'author' | 'colleague' | 'contact' | 'stranger';

describe('an attachment', () => {
  let test: TestApp;
  let visitors: Record<Who, Visitor>;
  let engagementId: string;
  let taskId: string;

  beforeAll(async () => {
    test = await startApp({ now: NOW });
    const owner = await test.visitor().signUp();
    const author = await aMember(test, owner);
    const colleague = await aMember(test, owner);
    const engagement = await anEngagement(owner, { assistantIds: [author.id, colleague.id] });
    engagementId = engagement.id;
    const contact = await aPortalContact(test, owner, { clientId: engagement.clientId });
    const stranger = await test.visitor().signUp({ email: 'stranger@example.com' });
    visitors = {
      owner,
      author: author.visitor,
      colleague: colleague.visitor,
      contact: contact.visitor,
      stranger,
    };
    await test.work();
  }, 60_000);
  afterAll(() => test.close());

  beforeEach(async () => {
    test.clock.set(NOW);
    taskId = (await aTask(visitors.owner, { engagementId })).id;
  });

  const attach = async (by: Visitor, fields: object = {}) => {
    const uploadId = await anUpload(test, by);
    return (await by.post('/attachments', { taskId, uploadId, ...fields }).expect(201)).body;
  };
  const listed = async (by: Visitor) =>
    (await by.get(`/attachments?taskId=${taskId}`).expect(200)).body.items;
  const code = (answer: { body: { code?: string } }) => answer.body.code;

  it('of a member is internal unless said, keeps its name and hash, and comes out as it went in', async () => {
    const attachment = await attach(visitors.author);
    expect(attachment).toMatchObject({
      taskId,
      engagementId,
      commentId: null,
      visibility: 'internal',
      fileName: 'note.txt',
      contentType: 'text/plain; charset=utf-8',
      size: 13,
      createdAt: NOW,
      can: { remove: true, restore: false },
    });
    expect(attachment.storageKey).toBeUndefined();
    const content = await visitors.colleague.get(`/attachments/${attachment.id}/content`).expect(200);
    expect(content.text).toBe('What was said');
    expect(content.headers).toMatchObject({
      'content-disposition': expect.stringMatching(/^attachment; filename="?note.txt/),
      'content-security-policy': "sandbox; default-src 'none'",
      etag: `"${attachment.sha256}"`,
    });
  });

  const matrix: readonly { visibility: string; who: Who; content: number; remove: number }[] = [
    { visibility: 'internal', who: 'owner', content: 200, remove: 204 },
    { visibility: 'internal', who: 'author', content: 200, remove: 204 },
    { visibility: 'internal', who: 'colleague', content: 200, remove: 403 },
    { visibility: 'internal', who: 'contact', content: 404, remove: 404 },
    { visibility: 'internal', who: 'stranger', content: 404, remove: 404 },
    { visibility: 'client', who: 'owner', content: 200, remove: 204 },
    { visibility: 'client', who: 'author', content: 200, remove: 204 },
    { visibility: 'client', who: 'colleague', content: 200, remove: 403 },
    { visibility: 'client', who: 'contact', content: 200, remove: 403 },
    { visibility: 'client', who: 'stranger', content: 404, remove: 404 },
  ];
  it.each(matrix)(
    '($visibility) by an assistant: to $who the content is $content, deleting $remove',
    async ({ visibility, who, content, remove }) => {
      const { id } = await attach(visitors.author, { visibility });
      const seen = (await listed(visitors[who])).map((each: { id: string }) => each.id);
      expect(seen).toEqual(content === 200 ? [id] : []);
      await visitors[who].get(`/attachments/${id}/content`).expect(content);
      await visitors[who].delete(`/attachments/${id}`).expect(remove);
      await visitors[who]
        .post(`/attachments/${id}/restore`)
        .expect(remove === 204 ? 200 : remove === 403 ? 409 : 404);
    },
  );

  it('of a contact is for both sides, always', async () => {
    const { id, visibility } = await attach(visitors.contact);
    expect(visibility).toBe('client');
    await visitors.author.get(`/attachments/${id}/content`).expect(200);
    const uploadId = await anUpload(test, visitors.contact);
    const refused = await visitors.contact
      .post('/attachments', { taskId, uploadId, visibility: 'internal' })
      .expect(422);
    expect(code(refused)).toBe('comment.contacts-speak-openly');
  });

  it('of a comment is read by whoever reads the comment, also after it was shared or deleted', async () => {
    const uploadIds = [await anUpload(test, visitors.author), await anUpload(test, visitors.author)];
    const comment = await aComment(visitors.author, { taskId, uploadIds });
    const [first] = comment.attachments as { id: string; visibility: string; commentId: string }[];
    expect(comment.attachments).toHaveLength(2);
    expect(first).toMatchObject({ visibility: 'internal', commentId: comment.id });
    const path = `/attachments/${first?.id}/content`;
    await visitors.contact.get(path).expect(404);
    const shared = await visitors.author
      .patch(`/comments/${comment.id}`, { visibility: 'client' })
      .expect(200);
    expect(shared.body.attachments).toHaveLength(2);
    expect(shared.body.attachments[0].visibility).toBe('client');
    await visitors.contact.get(path).expect(200);
    await visitors.author.delete(`/comments/${comment.id}`).expect(204);
    for (const who of ['contact', 'author', 'owner'] as const) {
      await visitors[who].get(path).expect(404);
      expect(await listed(visitors[who])).toEqual([]);
    }
    await visitors.author.post(`/comments/${comment.id}/restore`).expect(200);
    await visitors.contact.get(path).expect(200);
  });

  it('is added to one’s own comment alone, and never read by more people than it', async () => {
    const comment = await aComment(visitors.author, { taskId });
    const added = await attach(visitors.author, { commentId: comment.id });
    expect(added).toMatchObject({ commentId: comment.id, visibility: 'internal' });
    const uploadId = await anUpload(test, visitors.author);
    const body = { taskId, uploadId, commentId: comment.id };
    const wider = await visitors.author.post('/attachments', { ...body, visibility: 'client' }).expect(422);
    expect(code(wider)).toBe('attachment.follows-comment');
    const foreign = await anUpload(test, visitors.colleague);
    const answer = await visitors.colleague.post('/attachments', { ...body, uploadId: foreign }).expect(403);
    expect(code(answer)).toBe('comment.not-yours');
    const other = await aTask(visitors.owner, { engagementId });
    await visitors.author.post('/attachments', { ...body, taskId: other.id }).expect(404);
    await visitors.contact
      .post('/attachments', { ...body, uploadId: await anUpload(test, visitors.contact) })
      .expect(404);
  });

  it('takes an upload of its own seat, once', async () => {
    const uploadId = await anUpload(test, visitors.author);
    await visitors.colleague.post('/attachments', { taskId, uploadId }).expect(404);
    const twice = [1, 2].map(() => visitors.author.post('/attachments', { taskId, uploadId }));
    expect((await Promise.all(twice)).map(({ status }) => status).sort()).toEqual([201, 404]);
    const again = await visitors.author
      .post('/comments', { taskId, body: 'With a file', uploadIds: [uploadId] })
      .expect(404);
    expect(code(again)).toBe('upload.not-found');
    // The comment was not made without its file.
    expect((await visitors.author.get(`/comments?taskId=${taskId}`).expect(200)).body.items).toEqual([]);
  });

  it('stays through the nightly sweep; deleted, its bytes go after 30 days, and give the room back', async () => {
    const { id } = await attach(visitors.author);
    const { body } = await visitors.author.post('/tokens', { name: 'later' }).expect(201);
    const author = test.visitor().useToken(body.token as string);
    const sweep = async () => {
      await test.app.get(AttachmentsJobs).run();
      await test.app.get(FilesJobs).run();
    };
    const kept = async () =>
      (await Array.fromAsync(test.app.get(FileStore).list())).map(({ storageKey }) => storageKey);
    const [row] = await test.sql<{ key: string }>('SELECT storage_key AS key FROM attachment WHERE id = $1', [
      id,
    ]);
    /** What counts against the quota of the practice. */
    const counted = async () => {
      const rows = await test.sql('SELECT FROM upload WHERE storage_key = $1', [row?.key]);
      return rows.length > 0;
    };
    test.clock.set('2027-03-01T03:00:00Z');
    await sweep();
    expect(await kept()).toContain(row?.key);
    expect(await counted()).toBe(true);
    const { body: before } = await author.get('/attachments?limit=1').expect(200);
    expect(before.items).toHaveLength(1);
    await author.delete(`/attachments/${id}`).expect(204);
    test.clock.set('2027-03-30T03:00:00Z');
    await sweep();
    expect(await kept()).toContain(row?.key);
    await author.post(`/attachments/${id}/restore`).expect(200);
    await author.delete(`/attachments/${id}`).expect(204);
    test.clock.set('2027-05-01T03:00:00Z');
    await sweep();
    expect(await kept()).not.toContain(row?.key);
    expect(await counted()).toBe(false);
    expect(code(await author.post(`/attachments/${id}/restore`).expect(409))).toBe('attachment.gone');
  });

  it('is refused for a task that is not there, or an upload that is none', async () => {
    const nobody = '01890000-0000-7000-8000-000000000000';
    const uploadId = await anUpload(test, visitors.author);
    await visitors.author.post('/attachments', { taskId: nobody, uploadId }).expect(404);
    await visitors.author.post('/attachments', { taskId, uploadId: nobody }).expect(404);
    for (const body of [
      { taskId },
      { taskId, uploadId: 'x' },
      { taskId, uploadId, visibility: 'all' },
      { uploadId },
    ])
      await visitors.author.post('/attachments', body).expect(400);
  });
});

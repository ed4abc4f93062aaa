import { randomUUID } from 'node:crypto';
import { readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { FilesJobs } from '../../src/platform/files/files.jobs.js';
import { QUOTA } from '../../src/platform/files/quota.js';
import { LARGEST_FILE } from '../../src/platform/http/server.js';
import { aPortalContact } from '../builders/contact.js';
import { aDeliverable } from '../builders/deliverable.js';
import { anEngagement, type BuiltEngagement } from '../builders/engagement.js';
import type { BuiltMember } from '../builders/member.js';
import { aPractice, type PortalContact } from '../builders/practice.js';
import { aTask } from '../builders/task.js';
import { beginUpload } from '../support/broken-upload.js';
import { sha256 } from '../support/sha256.js';
import { startApp, type TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';

const NOW = '2026-11-16T08:30:00Z';
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64'); // prettier-ignore

describe('deliverables', () => {
  let test: TestApp;
  let anna: Visitor;
  let office: BuiltEngagement;
  let bea: BuiltMember;
  let giulia: PortalContact;

  beforeAll(async () => {
    test = await startApp({ now: NOW });
    ({ anna, bea, office, giulia } = await aPractice(test, { name: 'Office' }));
  }, 30_000);
  beforeEach(() => test.clock.set(NOW));
  afterAll(() => test.close());

  const here = () => ({ engagementId: office.id });
  const text = (content = 'What was said', name = 'notes.txt') => ({ name, content });
  const content = (id: string, number = 1) => `/deliverables/${id}/versions/${number}/content`;
  /** Names of everything that lies in the store. */
  const stored = async () => {
    const root = fileURLToPath(test.environment.filesUrl);
    const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []);
    return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  };

  describe('handing over', () => {
    it('keeps the file under a random name, with its size, hash and type', async () => {
      const task = await aTask(anna, here());
      const fields = { ...here(), taskId: task.id, title: ' Minutes ', note: 'First draft' };
      const { body, headers } = await bea.visitor.upload('/deliverables', fields, text()).expect(201);
      const version = {
        number: 1,
        fileName: 'notes.txt',
        contentType: 'text/plain; charset=utf-8',
        size: 13,
        sha256: sha256('What was said'),
        url: null,
        body: null,
        note: 'First draft',
        createdAt: NOW,
        createdByName: bea.name,
        shownAt: null,
        hasPreview: true,
        preview: 'text',
        pages: null,
        contentRemovedAt: null,
        contentRemovedWhy: null,
      };
      expect(body).toEqual({
        ...here(),
        id: body.id,
        clientName: expect.any(String),
        taskId: task.id,
        taskTitle: task.title,
        kind: 'file',
        title: 'Minutes',
        folder: '',
        tags: [],
        keepUntil: null,
        state: 'draft',
        shownVersion: null,
        shownAt: null,
        latest: version,
        versions: [version],
        decisions: [],
        contentRemovedAt: null,
        deletedAt: null,
        version: 1,
        can: { edit: true, addVersion: true, show: true, hide: false, accept: false, requestChange: false, remove: true, restore: false },
      }); // prettier-ignore
      expect(headers['etag']).toBe('"1"');
      expect((await stored()).some((path) => path.includes('notes'))).toBe(false);
    });

    it('is named after its file unless said, whatever path or control character the name came with', async () => {
      const name = '..\\..\\Übersicht März.pdf';
      const { title, latest } = await aDeliverable(anna, here(), { name, content: '%PDF-1.7\n' });
      expect([title, latest.fileName]).toEqual(['Übersicht März.pdf', 'Übersicht März.pdf']);
    });

    it('believes neither the name nor the type that the sender gives', async () => {
      const type = async (name: string, body: Buffer | string, claimed?: string) => {
        const file = { name, content: body, ...(claimed && { type: claimed }) };
        const answer = await anna.upload('/deliverables', here(), file).expect(201);
        return answer.body.latest.contentType;
      };
      expect(await type('photo.png', PNG)).toBe('image/png');
      expect(await type('photo.pdf', PNG, 'application/pdf')).toBe('application/octet-stream');
      expect(await type('photo.png', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'image/png')).toBe('application/octet-stream'); // prettier-ignore
      expect(await type('page.html', '<script>alert(1)</script>', 'text/html')).toBe(
        'application/octet-stream',
      );
      expect(await type('data.csv', Buffer.from([0, 1, 2, 3]))).toBe('application/octet-stream');
      expect(await type('data.csv', 'name;hours\nZoë;2\n')).toBe('text/csv; charset=utf-8');
    });

    it('does nothing twice with the same idempotency key, and keeps the file once', async () => {
      const send = (body: string) =>
        anna.upload('/deliverables', here(), text(body)).set('Idempotency-Key', 'one-file');
      const first = await send('only once').expect(201);
      const before = await stored();
      const second = await send('only once').expect(201);
      expect(second.body).toEqual(first.body);
      expect(second.headers['idempotency-replayed']).toBe('true');
      await send('another content').expect(422);
      expect(await stored()).toEqual(before);
    });

    it('tells the screens', async () => {
      const { id } = await aDeliverable(anna, here());
      const told = await test.sql(`SELECT FROM event WHERE type = 'deliverable.changed' AND record_id = $1`, [
        id,
      ]);
      expect(told).toHaveLength(1);
    });
  });

  describe('what cannot be taken leaves nothing behind:', () => {
    let before: string[];
    beforeEach(async () => {
      before = await stored();
    });
    afterEach(async () => {
      expect(await stored()).toEqual(before);
    });

    it('a form without a file', async () => {
      const { body } = await anna.upload('/deliverables', here(), { name: '', content: 'x' }).expect(400);
      expect(body.code).toBe('files.missing');
    });

    it('a form with two files', async () => {
      const form = anna.upload('/deliverables', here(), text()).attach('file', Buffer.from('two'), 'two.txt');
      const { body } = await form.expect(400);
      expect(body.code).toBe('files.more-than-one');
    });

    it('a file in another field', async () => {
      const form = anna.upload('/deliverables', here(), text()).attach('portrait', PNG, 'me.png');
      const { body } = await form.expect(400);
      expect(body.errors).toEqual([expect.objectContaining({ field: 'portrait', code: 'unknown-field' })]);
    });

    it('an empty file', async () => {
      const { body } = await anna.upload('/deliverables', here(), text('')).expect(422);
      expect(body.code).toBe('files.empty');
    });

    it('a file of one byte too many; the largest one is taken', async () => {
      const huge = Buffer.alloc(LARGEST_FILE + 1, 'x');
      const { body } = await anna
        .upload('/deliverables', here(), { name: 'huge.bin', content: huge })
        .expect(413);
      expect(body).toMatchObject({ code: 'files.too-large', details: { limitMegabytes: 50 } });
      expect(await stored()).toEqual(before);
      const largest = { name: 'largest.bin', content: huge.subarray(1) };
      await anna.upload('/deliverables', here(), largest).expect(201);
      before = await stored();
    }, 30_000);

    it('a form whose fields are wrong', async () => {
      const fields = { engagementId: 'x', title: ' ', colour: 'red' };
      const { body } = await anna.upload('/deliverables', fields, text()).expect(400);
      expect(body.errors.map(({ field }: { field: string }) => field).sort()).toEqual([
        'colour',
        'engagementId',
        'title',
      ]);
    });

    it('a field that comes twice, or hides a character that cannot be stored', async () => {
      await anna
        .upload('/deliverables', here(), text())
        .field('title', 'one')
        .field('title', 'two')
        .expect(400);
      await anna.upload('/deliverables', { ...here(), note: 'a\0b' }, text()).expect(400);
    });

    it('a body that is no form', async () => {
      const { body } = await anna.post('/deliverables', { ...here(), file: 'notes.txt' }).expect(400);
      expect(body.errors).toEqual([expect.objectContaining({ field: 'uploadId', code: 'required' })]);
    });

    it('a form that breaks off in its middle', async () => {
      const torn = '--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nhalf';
      await anna
        .post('/deliverables')
        .set('Content-Type', 'multipart/form-data; boundary=b')
        .send(torn)
        .expect(400);
    });

    it('a task of another engagement', async () => {
      const elsewhere = await aTask(anna);
      await anna.upload('/deliverables', { ...here(), taskId: elsewhere.id }, text()).expect(404);
    });

    it('an upload that is cut; meanwhile it holds no connection of the database', async () => {
      const upload = await beginUpload(test, 'anna@example.com', here(), 200_000);
      for (let turn = 0; turn < 100 && (await stored()).length === before.length; turn++) await pause(10);
      expect((await stored()).filter((path) => path.endsWith('.part'))).toHaveLength(1);
      const held = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in transaction%'`;
      expect(await test.sql(held)).toEqual([]);
      await upload.cut();
      for (let turn = 0; turn < 100 && (await stored()).length > before.length; turn++) await pause(10);
    });

    it('whatever passes the quota of the workspace, also for who sees only a part of it', async () => {
      const elsewhere = await aDeliverable(anna);
      before = await stored();
      const grow = (size: number) =>
        test.sql('UPDATE deliverable_version SET size = $2 WHERE deliverable_id = $1', [elsewhere.id, size]);
      await grow(QUOTA - 5);
      const { body } = await bea.visitor.upload('/deliverables', here(), text()).expect(422);
      expect(body).toMatchObject({ code: 'files.quota', details: { quotaGigabytes: 50 } });
      await grow(13);
    });
  });

  describe('versions', () => {
    it('stand beside each other, the latest first, each with its own content', async () => {
      const first = await aDeliverable(anna, here(), text('one'));
      test.clock.advance({ hours: 1 });
      const fields = { note: 'Corrected', show: 'true' };
      const { body } = await bea.visitor
        .upload(`/deliverables/${first.id}/versions`, fields, text('two', 'notes-2.txt'))
        .expect(201);
      expect(body).toMatchObject({
        title: 'notes.txt',
        version: 2,
        latest: { number: 2, note: 'Corrected' },
      });
      expect(
        body.versions.map(({ number, fileName }: Record<string, unknown>) => [number, fileName]),
      ).toEqual([
        [2, 'notes-2.txt'],
        [1, 'notes.txt'],
      ]);
      expect((await giulia.visitor.get(content(first.id, 1)).expect(200)).text).toBe('one');
      expect((await giulia.visitor.get(content(first.id, 2)).expect(200)).text).toBe('two');
      await giulia.visitor.get(content(first.id, 3)).expect(404);
    });

    it('get numbers of their own when two come at the same time', async () => {
      const { id } = await aDeliverable(anna, here());
      const send = (who: Visitor, body: string) => who.upload(`/deliverables/${id}/versions`, {}, text(body));
      const answers = await Promise.all([send(anna, 'hers'), send(bea.visitor, 'mine')]);
      expect(answers.map(({ status }) => status)).toEqual([201, 201]);
      expect(answers.map(({ body }) => body.latest.number).sort()).toEqual([2, 3]);
    });

    it('cannot be changed once they are there, not even by the product itself', async () => {
      const grants = await test.sql<{ privilege_type: string }>(
        `SELECT privilege_type FROM information_schema.role_table_grants
         WHERE grantee = 'affianco_app' AND table_name = 'deliverable_version' ORDER BY 1`,
      );
      expect(grants.map((grant) => grant.privilege_type)).toEqual(['INSERT', 'SELECT']);
      const columns = await test.sql<{ column_name: string }>(
        `SELECT column_name FROM information_schema.role_column_grants
         WHERE grantee = 'affianco_app' AND table_name = 'deliverable_version' AND privilege_type = 'UPDATE' ORDER BY 1`,
      );
      // When it was first shown, and that its content is gone: once each, which a trigger holds.
      expect(columns.map(({ column_name: name }) => name)).toEqual(['body', 'content_removed_at', 'content_removed_why', 'shown_at', 'storage_key']); // prettier-ignore
      const { id } = await aDeliverable(anna, here());
      const change = (set: string) =>
        test.sql(`UPDATE deliverable_version SET ${set} WHERE deliverable_id = $1`, [id]);
      await expect(change('shown_at = now()')).rejects.toThrow('never changed');
      await expect(change(`storage_key = 'elsewhere'`)).rejects.toThrow('never changed');
    });
  });

  describe('downloading', () => {
    it('gives an attachment that no browser runs, whatever is in it', async () => {
      const page = { name: 'Preisliste “neu”.html', content: '<script>alert(1)</script>' };
      const { id, latest } = await aDeliverable(anna, here(), page);
      const { headers, body } = await giulia.visitor.get(content(id)).expect(200);
      expect(headers).toMatchObject({
        'content-type': 'application/octet-stream',
        'content-length': '25',
        'content-security-policy': "sandbox; default-src 'none'",
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, no-cache',
        etag: `"${latest.sha256}"`,
      });
      expect(headers['content-disposition']).toMatch(
        /^attachment; filename=.*; filename\*=UTF-8''Preisliste%20/,
      );
      expect(Buffer.from(body).toString()).toBe(page.content);
    });

    it('gives a part of it to who shows films and long papers, and says where the part belongs', async () => {
      const { id, latest } = await aDeliverable(anna, here(), text('0123456789'));
      const whole = await giulia.visitor.get(content(id)).expect(200);
      expect(whole.headers['accept-ranges']).toBe('bytes');
      const part = await giulia.visitor.get(content(id)).set('Range', 'bytes=2-4').expect(206);
      expect([part.text, part.headers['content-range'], part.headers['content-length']]).toEqual(['234', 'bytes 2-4/10', '3']); // prettier-ignore
      const end = await giulia.visitor
        .get(content(id))
        .set('Range', 'bytes=-3')
        .set('If-Range', `"${latest.sha256}"`);
      expect([end.status, end.text]).toEqual([206, '789']);
      const other = await giulia.visitor.get(content(id)).set('Range', 'bytes=-3').set('If-Range', '"other"');
      expect([other.status, other.text]).toEqual([200, '0123456789']);
      const after = await giulia.visitor.get(content(id)).set('Range', 'bytes=10-').expect(416);
      expect(after.headers['content-range']).toBe('bytes */10');
    });

    it('sends nothing again that the browser has', async () => {
      const { id, latest } = await aDeliverable(anna, here());
      const again = anna.get(content(id)).set('If-None-Match', `"other", "${latest.sha256}"`);
      expect((await again.expect(304)).text).toBe('');
    });

    it('asks for the rights each time', async () => {
      const { id } = await aDeliverable(anna, here());
      await giulia.visitor.get(content(id)).expect(200);
      await anna.delete(`/deliverables/${id}`).expect(204);
      await giulia.visitor.get(content(id)).expect(404);
      await test.visitor().get(content(id)).expect(401);
    });

    it('says so when the file has been lost', async () => {
      const before = await stored();
      const { id } = await aDeliverable(anna, here());
      for (const path of (await stored()).filter((path) => !before.includes(path))) await rm(path); // prettier-ignore
      const { body } = await anna.get(content(id)).expect(503);
      expect(body.code).toBe('files.unavailable');
      await anna.get(`/deliverables/${id}/versions/one/content`).expect(400);
    });
  });

  describe('keeping in order', () => {
    it('changes title and task, unless somebody else was faster', async () => {
      const { id } = await aDeliverable(anna, here());
      const task = await aTask(anna, here());
      const change = (body: object) => bea.visitor.patch(`/deliverables/${id}`, body).set('If-Match', '"1"');
      const { body } = await change({ title: 'Minutes', taskId: task.id }).expect(200);
      expect(body).toMatchObject({ title: 'Minutes', taskTitle: task.title, version: 2 });
      expect((await change({ title: 'Late' }).expect(412)).body.code).toBe('record.stale');
      await anna.delete(`/deliverables/${id}`).set('If-Match', '"1"').expect(412);
      const stale = anna.upload(`/deliverables/${id}/versions`, {}, text('late')).set('If-Match', '"1"');
      await stale.expect(412);
      await anna.patch(`/deliverables/${id}`, { taskId: null }).expect(200);
      await anna.patch(`/deliverables/${id}`, { taskId: (await aTask(anna)).id }).expect(404);
    });

    it('deletes so that it can be brought back, with all versions', async () => {
      const { id } = await aDeliverable(anna, here());
      await anna.delete(`/deliverables/${id}`).expect(204);
      const gone = await anna.get(`/deliverables/${id}`).expect(200);
      expect(gone.body).toMatchObject({
        deletedAt: NOW,
        can: { edit: false, addVersion: false, show: false, hide: false, remove: false, restore: true },
      });
      await giulia.visitor.get(`/deliverables/${id}`).expect(404);
      const refused = await anna.upload(`/deliverables/${id}/versions`, {}, text()).expect(409);
      expect(refused.body.code).toBe('deliverable.deleted');
      const listed = await anna.get('/deliverables?limit=200').expect(200);
      expect(listed.body.items.map((item: { id: string }) => item.id)).not.toContain(id);
      const { body } = await anna.post(`/deliverables/${id}/restore`).expect(200);
      expect(body).toMatchObject({ deletedAt: null, versions: [{ number: 1 }] });
      expect((await anna.post(`/deliverables/${id}/restore`).expect(409)).body.code).toBe(
        'deliverable.not-deleted',
      );
      await giulia.visitor.get(`/deliverables/${id}`).expect(200);
    });

    it('lists the newest first, by engagement or task, page by page', async () => {
      const archive = await anEngagement(anna);
      const task = await aTask(anna, { engagementId: archive.id });
      const made: string[] = [];
      for (const title of ['one', 'two', 'three']) {
        test.clock.advance({ seconds: 1 });
        const taskId = title === 'two' ? { taskId: task.id } : {};
        made.unshift((await aDeliverable(anna, { engagementId: archive.id, title, ...taskId })).id);
      }
      const first = await anna.get(`/deliverables?engagementId=${archive.id}&limit=2`).expect(200);
      const rest = await anna
        .get(`/deliverables?engagementId=${archive.id}&cursor=${first.body.nextCursor}`)
        .expect(200);
      const ids = [...first.body.items, ...rest.body.items].map(({ id }: { id: string }) => id);
      expect(ids).toEqual(made);
      expect(rest.body.nextCursor).toBeNull();
      const ofTask = await anna.get(`/deliverables?taskId=${task.id}`).expect(200);
      expect(ofTask.body.items.map(({ title }: { title: string }) => title)).toEqual(['two']);
    });

    it('forgets each night what no version refers to, a day after it came', async () => {
      const { id } = await aDeliverable(anna, here());
      const before = await stored();
      const folder = join(before[0] as string, '..');
      const orphans = [`${'a'.repeat(40)}`, `${'b'.repeat(40)}.part`].map((name) => join(folder, name));
      for (const orphan of orphans) await writeFile(orphan, 'left behind');
      const age = async (hours: number) => {
        const at = new Date(test.clock.now().subtract({ hours }).epochMilliseconds);
        for (const path of await stored()) await utimes(path, at, at);
      };
      await age(23);
      await test.app.get(FilesJobs).run();
      expect(await stored()).toHaveLength(before.length + 2);
      await age(25);
      await test.app.get(FilesJobs).run();
      expect((await stored()).filter((path) => orphans.includes(path))).toEqual([]);
      await anna.get(content(id)).expect(200);
    });
  });

  describe('are not files alone', () => {
    const post = (body: object) => anna.post('/deliverables', { ...here(), ...body });

    it('a link is known by its address, and there is nothing to download', async () => {
      const url = 'https://docs.example.com/plan?x=1';
      const { body } = await post({ kind: 'link', url, title: 'Plan', show: true }).expect(201);
      expect(body).toMatchObject({ kind: 'link', state: 'shown', latest: { url, body: null, fileName: 'docs.example.com', sha256: sha256(url), hasPreview: false } }); // prettier-ignore
      expect((await giulia.visitor.get(content(body.id)).expect(404)).body.code).toBe(
        'deliverable.no-content',
      );
    });

    it('a text is read on the screen, saved as Markdown, and named after its first line', async () => {
      const words = '# Viaggio a Vienna\n\nPartenza alle **8:05**.';
      const { body } = await post({ body: words }).expect(201);
      expect(body).toMatchObject({ kind: 'text', title: 'Viaggio a Vienna', latest: { body: words, fileName: 'Viaggio a Vienna.md', preview: 'text', sha256: sha256(words) } }); // prettier-ignore
      const { headers, text: saved } = await anna.get(content(body.id)).expect(200);
      expect([headers['content-type'], saved]).toEqual(['text/markdown; charset=utf-8', words]);
      const longer = await anna
        .post(`/deliverables/${body.id}/versions`, { body: 'y'.repeat(2000) })
        .expect(201);
      expect(longer.body.latest.body).toHaveLength(2000);
      const listed = await anna.get('/deliverables?kind=text&limit=1').expect(200);
      expect(listed.body.items[0].latest.body).toHaveLength(500);
    });

    it('one thing at a time, of the kind it says, and versions stay of one kind', async () => {
      const problems = async (body: object) => (await post(body).expect(400)).body.errors as { field: string; code: string }[]; // prettier-ignore
      expect(await problems({})).toMatchObject([{ field: 'uploadId', code: 'required' }]);
      expect(await problems({ kind: 'link' })).toMatchObject([{ field: 'url', code: 'required' }]);
      expect(await problems({ kind: 'text', url: 'https://a.example' })).toMatchObject([{ field: 'kind' }]);
      expect(await problems({ url: 'https://a.example', body: 'x' })).toMatchObject([{ field: 'body', code: 'unknown-field' }]); // prettier-ignore
      for (const url of ['javascript:alert(1)', 'ftp://a.example', 'https://me:secret@a.example', 'nowhere'])
        expect(await problems({ url })).toMatchObject([{ field: 'url', code: 'web-address' }]);
      const link = await post({ url: 'https://a.example' }).expect(201);
      const other = await anna.post(`/deliverables/${link.body.id}/versions`, { body: 'x' }).expect(422);
      expect(other.body.code).toBe('deliverable.other-kind');
    });
  });

  describe('found again', () => {
    it('in folders and by tags, written in one way however they came', async () => {
      const { id: engagementId, clientId } = await anEngagement(anna);
      const keep = async (folder: string, tags: string[], title: string, show = true) =>
        (
          await anna
            .post('/deliverables', { engagementId, body: title, title, folder, tags, show })
            .expect(201)
        ).body;
      const made = await keep(' /Viaggi//2026/../Vienna\u200f/ ', [' Treno ', 'treno', 'Hotel'], 'one');
      expect([made.folder, made.tags]).toEqual(['Viaggi/2026/Vienna', ['Treno', 'Hotel']]);
      await keep('Viaggi', ['Treno'], 'two');
      await keep('Viaggistica', [], 'three');
      await keep('Segreti', ['Bozza'], 'hidden', false);
      const carla = await aPortalContact(test, anna, { clientId });
      const titles = async (who: Visitor, asked: string) =>
        ((await who.get(`/deliverables?clientId=${clientId}&${asked}`).expect(200)).body.items as { title: string }[]).map(({ title }) => title).sort(); // prettier-ignore
      expect(await titles(anna, 'folder=Viaggi')).toEqual(['one', 'two']);
      expect(await titles(anna, 'folder=')).toEqual([]);
      expect(await titles(anna, 'tag=Treno')).toEqual(['one', 'two']);
      expect(await titles(anna, 'q=THRE')).toEqual(['three']);
      expect(await titles(anna, 'state=draft')).toEqual(['hidden']);
      expect(await titles(carla.visitor, 'state=draft')).toEqual([]);
      const shelves = async (who: Visitor) => (await who.get(`/deliverables/folders?clientId=${clientId}`).expect(200)).body; // prettier-ignore
      expect(await shelves(anna)).toEqual({
        items: [{ folder: 'Segreti', count: 1 }, { folder: 'Viaggi', count: 1 }, { folder: 'Viaggi/2026/Vienna', count: 1 }, { folder: 'Viaggistica', count: 1 }],
        tags: [{ tag: 'Treno', count: 2 }, { tag: 'Bozza', count: 1 }, { tag: 'Hotel', count: 1 }],
      }); // prettier-ignore
      expect(JSON.stringify(await shelves(carla.visitor))).not.toMatch(/Segreti|Bozza/);
      expect(JSON.stringify(await shelves(giulia.visitor))).not.toMatch(/Viaggi/);
      const deep = await anna
        .patch(`/deliverables/${made.id}`, { folder: Array(11).fill('a').join('/') })
        .expect(400);
      expect(deep.body.errors).toMatchObject([{ field: 'folder' }]);
      const changed = await anna.patch(`/deliverables/${made.id}`, { folder: '', tags: [], keepUntil: '2027-01-31' }).expect(200); // prettier-ignore
      expect(changed.body).toMatchObject({ folder: '', tags: [], keepUntil: '2027-01-31' });
    });
  });

  describe('seen by others', () => {
    it('are read by contacts and changed by members only', async () => {
      const { id } = await aDeliverable(anna, here());
      const { body } = await giulia.visitor.get(`/deliverables/${id}`).expect(200);
      expect(body.can).toEqual({ edit: false, addVersion: false, show: false, hide: false, accept: true, requestChange: true, remove: false, restore: false }); // prettier-ignore
      await giulia.visitor.upload('/deliverables', here(), text()).expect(403);
      await giulia.visitor.upload(`/deliverables/${id}/versions`, {}, text()).expect(403);
      await giulia.visitor.patch(`/deliverables/${id}`, { title: 'Mine' }).expect(403);
      await giulia.visitor.delete(`/deliverables/${id}`).expect(403);
    });

    it('are those of the engagements in reach, and no other', async () => {
      const foreign = await aDeliverable(anna);
      const elsewhere = await anEngagement(anna);
      const james = await aPortalContact(test, anna, { clientId: elsewhere.clientId });
      const mine = await aDeliverable(anna, here());
      for (const [who, unseen] of [
        [bea, foreign],
        [giulia, foreign],
        [james, mine],
      ] as const) {
        // prettier-ignore
        await who.visitor.get(`/deliverables/${unseen.id}`).expect(404);
        await who.visitor.get(content(unseen.id)).expect(404);
        const { body } = await who.visitor.get('/deliverables?limit=200').expect(200);
        expect(JSON.stringify(body)).not.toContain(unseen.id);
        const none = await who.visitor.get(`/deliverables?engagementId=${unseen.engagementId}`).expect(200);
        expect(none.body.items).toEqual([]);
      }
      await bea.visitor.upload('/deliverables', { engagementId: foreign.engagementId }, text()).expect(404);
      await bea.visitor.upload(`/deliverables/${foreign.id}/versions`, {}, text()).expect(404);
      await bea.visitor.delete(`/deliverables/${foreign.id}`).expect(404);
    });

    it('do not exist for another workspace, nor are their ids told apart', async () => {
      const { id } = await aDeliverable(anna, here());
      const stranger = await test.visitor().signUp({ email: 'stranger@example.com' });
      const before = await stored();
      for (const unknown of [id, randomUUID()]) {
        await stranger.get(`/deliverables/${unknown}`).expect(404);
        await stranger.get(content(unknown)).expect(404);
        await stranger.patch(`/deliverables/${unknown}`, { title: 'Mine' }).expect(404);
        await stranger.delete(`/deliverables/${unknown}`).expect(404);
        await stranger.post(`/deliverables/${unknown}/restore`).expect(404);
        await stranger.upload(`/deliverables/${unknown}/versions`, {}, text()).expect(404);
      }
      await stranger.upload('/deliverables', here(), text()).expect(404);
      expect((await stranger.get('/deliverables').expect(200)).body.items).toEqual([]);
      expect(await stored()).toEqual(before);
    });
  });
});

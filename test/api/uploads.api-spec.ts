import { randomUUID } from 'node:crypto';
import { readdir, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FilesJobs } from '../../src/platform/files/files.jobs.js';
import { QUOTA } from '../../src/platform/files/quota.js';
import { LARGEST_UPLOAD } from '../../src/platform/files/upload.limits.js';
import { UploadsJobs } from '../../src/platform/files/uploads.jobs.js';
import { aPortalContact } from '../builders/contact.js';
import { anEngagement, type BuiltEngagement } from '../builders/engagement.js';
import { aMember, type BuiltMember } from '../builders/member.js';
import { sha256 } from '../support/sha256.js';
import { startApp, type TestApp } from '../support/start-app.js';
import { anyBytes, breakingLine, send } from '../support/tus.js';
import type { Visitor } from '../support/visitor.js';

const NOW = '2026-11-16T08:30:00Z';
const BYTES = 'application/offset+octet-stream';
const named = (name: string) => `filename ${Buffer.from(name).toString('base64')}`;
const until = async (done: () => Promise<boolean> | boolean) => {
  for (let turn = 0; turn < 200 && !(await done()); turn++) await new Promise((go) => setTimeout(go, 25));
};

describe('uploads', () => {
  let test: TestApp;
  let anna: Visitor;
  let bea: BuiltMember;
  let office: BuiltEngagement;
  let giulia: Awaited<ReturnType<typeof aPortalContact>>;
  let token: string;

  beforeAll(async () => {
    test = await startApp({ now: NOW });
    anna = await test.visitor().signUp();
    office = await anEngagement(anna);
    bea = await aMember(test, anna);
    giulia = await aPortalContact(test, anna, { clientId: office.clientId });
    token = (await anna.post('/tokens', { name: 'Uploads' }).expect(201)).body.token as string;
  }, 30_000);
  beforeEach(() => test.clock.set(NOW));
  afterAll(() => test.close());

  const tus = { 'Tus-Resumable': '1.0.0' };
  const begin = (who: Visitor, size: number, name = 'notes.txt', bytes?: Buffer) =>
    who
      .post('/uploads', bytes)
      .set({ ...tus, 'Upload-Length': String(size), 'Upload-Metadata': named(name) });
  const begun = async (who: Visitor, size: number, name?: string): Promise<string> => {
    const { headers } = await begin(who, size, name).expect(201);
    return (headers['location'] as string).split('/').at(-1) as string;
  };
  const piece = (who: Visitor, id: string, offset: number, bytes: string | Buffer) =>
    who
      .patch(`/uploads/${id}`, Buffer.from(bytes))
      .set({ ...tus, 'Upload-Offset': String(offset), 'Content-Type': BYTES });
  const whole = async (who: Visitor, content = 'What was said', name?: string) => {
    const id = await begun(who, Buffer.byteLength(content), name);
    await piece(who, id, 0, content).expect(204);
    return id;
  };
  const root = () => fileURLToPath(test.environment.filesUrl);
  const incoming = () => readdir(join(root(), '.incoming')).catch(() => []);
  const head = async (who: 'anna', id: string) => {
    const answer = await fetch(`${test.url}/api/v1/uploads/${id}`, {
      method: 'HEAD',
      headers: { ...tus, ...(who === 'anna' && { authorization: `Bearer ${token}` }) },
    });
    return { status: answer.status, headers: Object.fromEntries(answer.headers) };
  };

  describe('by tus 1.0', () => {
    it('come in pieces, from where they stand, and are hashed, typed and whole at the end', async () => {
      const answer = await begin(anna, 13).expect(201);
      expect(answer.headers).toMatchObject({
        location: expect.stringMatching(/^\/api\/v1\/uploads\/[0-9a-f-]{36}$/),
        'tus-resumable': '1.0.0',
        'cache-control': 'no-store',
        'x-request-id': expect.any(String),
      });
      expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
      const id = (answer.headers['location'] as string).split('/').at(-1) as string;
      const first = await piece(anna, id, 0, 'What ').expect(204);
      expect(first.headers['upload-offset']).toBe('5');
      const standing = await anna.get(`/uploads/${id}`).expect(200);
      expect(standing.body).toEqual({
        id,
        fileName: 'notes.txt',
        size: 13,
        receivedBytes: 5,
        state: 'receiving',
        expiresAt: '2026-11-17T08:30:00Z',
      });
      expect((await piece(anna, id, 3, 'at w').expect(409)).body.code).toBe('upload.offset');
      await piece(anna, id, 5, 'was said').expect(204);
      const { body } = await anna.get(`/uploads/${id}`).expect(200);
      expect(body).toMatchObject({ receivedBytes: 13, state: 'complete' });
      const [row] = await test.sql<{ sha256: string; content_type: string }>('SELECT sha256, content_type FROM upload WHERE id = $1', [id]); // prettier-ignore
      expect(row).toEqual({ sha256: sha256('What was said'), content_type: 'text/plain; charset=utf-8' });
      expect((await incoming()).filter((name) => name.startsWith(id))).toEqual([]);
    });

    it('may begin with their first bytes', async () => {
      const bytes = Buffer.from('What was said');
      const answer = await begin(anna, 13, 'a.txt', bytes).set('Content-Type', BYTES).expect(201);
      expect(answer.headers['upload-offset']).toBe('13');
      const id = (answer.headers['location'] as string).split('/').at(-1);
      expect((await anna.get(`/uploads/${id}`).expect(200)).body.state).toBe('complete');
    });

    it('tell where they stand by HEAD, also when they are complete', async () => {
      const id = await begun(anna, 13);
      // The token is Anna's, from the same seat.
      await piece(anna, id, 0, 'What ').expect(204);
      expect(await head('anna', id)).toMatchObject({
        status: 200,
        headers: { 'upload-offset': '5', 'upload-length': '13', 'cache-control': 'no-store', 'tus-resumable': '1.0.0', 'upload-expires': 'Tue, 17 Nov 2026 08:30:00 GMT' },
      }); // prettier-ignore
      await piece(anna, id, 5, 'was said').expect(204);
      expect((await head('anna', id)).headers['upload-offset']).toBe('13');
    });

    it('are given up by DELETE, bytes and all', async () => {
      const id = await begun(anna, 13);
      await piece(anna, id, 0, 'What ').expect(204);
      await anna.delete(`/uploads/${id}`).expect(204);
      await anna.get(`/uploads/${id}`).expect(404);
      await piece(anna, id, 5, 'was said').expect(404);
      expect((await incoming()).filter((name) => name.startsWith(id))).toEqual([]);
      const done = await whole(anna);
      const [row] = await test.sql<{ storage_key: string }>('SELECT storage_key FROM upload WHERE id = $1', [done]); // prettier-ignore
      await stat(join(root(), row?.storage_key ?? ''));
      await anna.delete(`/uploads/${done}`).expect(204);
      await expect(stat(join(root(), row?.storage_key ?? ''))).rejects.toThrow();
    });
  });

  describe('what cannot be taken is refused in the words of every other route:', () => {
    const refused = async (headers: Record<string, string>, status: number) =>
      (await anna.post('/uploads').set(headers).expect(status)).body.code as string;

    it('another protocol, no length, a length of words, an unknown one', async () => {
      expect(await refused({ 'Upload-Length': '5' }, 412)).toBe('upload.protocol');
      expect(await refused({ 'Tus-Resumable': '0.2.2', 'Upload-Length': '5' }, 400)).toBe('upload.protocol');
      expect(await refused(tus, 400)).toBe('upload.protocol');
      expect(await refused({ ...tus, 'Upload-Length': 'five' }, 400)).toBe('upload.protocol');
      expect(await refused({ ...tus, 'Upload-Defer-Length': '1' }, 422)).toBe('files.empty');
      expect(await refused({ ...tus, 'Upload-Length': '5', 'Upload-Metadata': 'filename ,,' }, 400)).toBe('upload.protocol'); // prettier-ignore
    });

    it('nothing, and more than 2 GiB', async () => {
      expect(await refused({ ...tus, 'Upload-Length': '0' }, 422)).toBe('files.empty');
      expect(await refused({ ...tus, 'Upload-Length': String(LARGEST_UPLOAD + 1) }, 413)).toBe('files.too-large');
      await anna.delete(`/uploads/${await begun(anna, LARGEST_UPLOAD)}`).expect(204);
    }); // prettier-ignore

    it('bytes of another type, without an offset, or more than were announced', async () => {
      const id = await begun(anna, 5);
      await anna.patch(`/uploads/${id}`, { a: 1 }).set({ ...tus, 'Upload-Offset': '0' }).expect(400); // prettier-ignore
      await anna.patch(`/uploads/${id}`, Buffer.from('x')).set({ ...tus, 'Content-Type': BYTES }).expect(400); // prettier-ignore
      const much = await piece(anna, id, 0, 'What was said').expect(413);
      expect(much.body.code).toBe('files.too-large');
      await piece(anna, id, 0, 'Whats').expect(204);
      expect((await piece(anna, id, 5, 'x')).status).toBeGreaterThanOrEqual(400);
    });

    it('whatever passes the quota, what is on its way included', async () => {
      const ids: string[] = [];
      for (let used = 0; used < QUOTA - LARGEST_UPLOAD; used += LARGEST_UPLOAD)
        ids.push(await begun(anna, LARGEST_UPLOAD));
      const { body } = await begin(anna, LARGEST_UPLOAD).expect(422);
      expect(body).toMatchObject({ code: 'files.quota', details: { quotaGigabytes: 50 } });
      for (const id of ids) await anna.delete(`/uploads/${id}`).expect(204);
    });

    it('a method hidden in a header', async () => {
      const id = await begun(anna, 13);
      const hidden = await anna.post('/uploads').set({ ...tus, 'Upload-Length': '1', 'X-HTTP-Method-Override': 'DELETE' }); // prettier-ignore
      expect(hidden.status).toBe(201);
      await anna.get(`/uploads/${id}`).expect(200);
    });
  });

  describe('belong to the seat that began them', () => {
    it('and do not exist for anybody else, the owner included', async () => {
      const id = await begun(bea.visitor, 13);
      const stranger = await test.visitor().signUp({ email: 'stranger@example.com' });
      for (const who of [anna, giulia.visitor, stranger]) {
        await who.get(`/uploads/${id}`).expect(404);
        expect((await piece(who, id, 0, 'What ').expect(404)).body.code).toBe('upload.not-found');
        await who.delete(`/uploads/${id}`).expect(404);
        await who.get(`/uploads/${randomUUID()}`).expect(404);
      }
      expect((await head('anna', id)).status).toBe(404);
      await piece(bea.visitor, id, 0, 'What was said').expect(204);
      const taken = await anna.post('/deliverables', { engagementId: office.id, kind: 'file', uploadId: id });
      expect([taken.status, taken.body.code]).toEqual([404, 'upload.not-found']);
    });

    it('are sent by contacts too, and by nobody without a session, a proof and our own pages', async () => {
      const id = await whole(giulia.visitor);
      expect((await giulia.visitor.get(`/uploads/${id}`).expect(200)).body.state).toBe('complete');
      await begin(test.visitor(), 13).expect(401);
      const foreign = await begin(anna, 13).set('Sec-Fetch-Site', 'cross-site').expect(403);
      expect(foreign.body.code).toBe('access.csrf');
      const unproven = await anna.post('/uploads').set({ ...tus, 'Upload-Length': '5', 'X-CSRF-Token': 'x' });
      expect(unproven.status).toBe(403);
    });
  });

  describe('used by a record', () => {
    const handOver = (who: Visitor, uploadId: string) =>
      who.post('/deliverables', { engagementId: office.id, kind: 'file', uploadId });

    it('are its content, once, even when two take them at the same time', async () => {
      const id = await whole(anna, 'What was said', 'Übersicht.txt');
      const answers = await Promise.all([handOver(anna, id), handOver(anna, id)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 404]);
      const { body } = answers.find(({ status }) => status === 201) as { body: Record<string, never> };
      expect(body).toMatchObject({ title: 'Übersicht.txt', latest: { size: 13, sha256: sha256('What was said') } });
      expect((await anna.get(`/deliverables/${body['id']}/versions/1/content`).expect(200)).text).toBe('What was said');
      await anna.get(`/uploads/${id}`).expect(404);
    }); // prettier-ignore

    it('are not taken before they are complete, nor when the record is refused', async () => {
      const id = await begun(anna, 13);
      expect((await handOver(anna, id).expect(409)).body.code).toBe('upload.incomplete');
      await piece(anna, id, 0, 'What was said').expect(204);
      await anna
        .post('/deliverables', { engagementId: randomUUID(), kind: 'file', uploadId: id })
        .expect(404);
      expect((await anna.get(`/uploads/${id}`).expect(200)).body.state).toBe('complete');
      await handOver(anna, id).expect(201);
    });
  });

  describe('whose line breaks', () => {
    it('arrive whole: 20 at once, each cut in its middle, by their SHA-256', async () => {
      const size = 8 * 1_048_576;
      const contents = Array.from({ length: 20 }, () => anyBytes(size));
      const before = process.memoryUsage().rss;
      let most = before;
      const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 20);
      let cuts = 0;
      // The first connections break somewhere in the middle of their bytes, the later ones hold.
      const line = await breakingLine(test, () => (cuts++ < 20 ? 1_000_000 + ((cuts * 312_345) % 6_000_000) : Infinity)); // prettier-ignore
      const ids = await Promise.all(
        contents.map((content, place) => send({ url: line.url, token }, content, { name: `${place}.bin` })),
      );
      clearInterval(watch);
      expect(line.broken()).toBeGreaterThan(10);
      await line.close();
      const rows = await test.sql<{ id: string; sha256: string; state: string }>(
        'SELECT id, sha256, state FROM upload WHERE id = ANY ($1)',
        [ids],
      );
      expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['complete']));
      const found = new Map(rows.map((row) => [row.id, row.sha256]));
      expect(ids.map((id) => found.get(id))).toEqual(contents.map(sha256));
      // The client and the proxy of this test share the process; what is received is not held in it.
      expect(most - before).toBeLessThan(350 * 1_048_576);
    }, 120_000);

    it('let go of the request that hangs when the sender comes back', async () => {
      const id = await begun(anna, 4_000_000);
      const hanging = new AbortController();
      const never = new ReadableStream<Uint8Array>({
        start: (controller) => controller.enqueue(new Uint8Array(100_000)),
      });
      const headers = {
        ...tus,
        'Upload-Offset': '0',
        'Content-Type': BYTES,
        authorization: `Bearer ${token}`,
      };
      const first = fetch(`${test.url}/api/v1/uploads/${id}`, {
        method: 'PATCH', headers, body: never, signal: hanging.signal, duplex: 'half',
      } as RequestInit).then(({ status }) => status, () => 'broken'); // prettier-ignore
      await until(async () => (await anna.get(`/uploads/${id}`)).body.receivedBytes === 100_000);
      const second = await piece(anna, id, 100_000, Buffer.alloc(3_900_000));
      expect(second.status).toBe(204);
      hanging.abort();
      await first;
      expect((await anna.get(`/uploads/${id}`).expect(200)).body.state).toBe('complete');
    });
  });

  describe('when the process is killed', () => {
    it('after the last byte arrived, before it was noted: the next question finds them complete', async () => {
      const id = await begun(anna, 13);
      await writeFile(join(root(), '.incoming', id), 'What was said');
      expect((await anna.get(`/uploads/${id}`).expect(200)).body.state).toBe('complete');
    });

    it('during the look: it begins anew', async () => {
      const id = await begun(anna, 13);
      await writeFile(join(root(), '.incoming', id), 'What was said');
      await test.sql(`UPDATE upload SET state = 'checking' WHERE id = $1`, [id]);
      expect((await anna.get(`/uploads/${id}`).expect(200)).body.state).toBe('complete');
    });

    it('after the move, before it was noted: it is known where they went', async () => {
      const id = await whole(anna);
      await test.sql(`UPDATE upload SET state = 'checking', storage_key = NULL WHERE id = $1`, [id]);
      expect((await anna.get(`/uploads/${id}`).expect(200)).body.state).toBe('complete');
    });

    it('in the middle of a piece: they go on from what is on the disk', async () => {
      const id = await begun(anna, 13);
      await piece(anna, id, 0, 'What was ').expect(204);
      await truncate(join(root(), '.incoming', id), 5);
      expect((await piece(anna, id, 9, 'said')).status).toBe(409);
      await piece(anna, id, 5, 'was said').expect(204);
      expect((await anna.get(`/uploads/${id}`).expect(200)).body.state).toBe('complete');
    });
  });

  describe('that nobody uses', () => {
    it('expire after a day, and are swept with their bytes; what was used stays', async () => {
      const half = await begun(anna, 13);
      await piece(anna, half, 0, 'What ').expect(204);
      const unused = await whole(anna);
      const used = await whole(anna);
      const { body } = await anna.post('/deliverables', { engagementId: office.id, kind: 'file', uploadId: used }).expect(201); // prettier-ignore
      test.clock.advance({ hours: 25 });
      await anna.get(`/uploads/${half}`).expect(404);
      await piece(anna, half, 5, 'was said').expect(404);
      await anna.post('/deliverables', { engagementId: office.id, kind: 'file', uploadId: unused }).expect(404); // prettier-ignore
      await test.app.get(UploadsJobs).run();
      const left = await test.sql<{ id: string }>('SELECT id FROM upload WHERE id = ANY ($1)', [[half, unused, used]]); // prettier-ignore
      expect(left).toEqual([{ id: used }]);
      expect((await incoming()).filter((name) => name.startsWith(half))).toEqual([]);
      await anna.get(`/deliverables/${body.id}/versions/1/content`).expect(200);
    });

    it('leave no bytes behind that no row knows, and the sweep of files leaves what waits', async () => {
      const waiting = await whole(anna);
      const stray = join(root(), '.incoming', randomUUID());
      await writeFile(stray, 'left behind');
      const old = new Date(test.clock.now().subtract({ hours: 25 }).epochMilliseconds);
      await utimes(stray, old, old);
      await test.app.get(UploadsJobs).run();
      await expect(stat(stray)).rejects.toThrow();
      const [row] = await test.sql<{ storage_key: string }>('SELECT storage_key FROM upload WHERE id = $1', [waiting]); // prettier-ignore
      await utimes(join(root(), row?.storage_key ?? ''), old, old);
      await test.app.get(FilesJobs).run();
      await anna
        .post('/deliverables', { engagementId: office.id, kind: 'file', uploadId: waiting })
        .expect(201);
    });
  });
});

describe('a scanner for malware', () => {
  const EICAR = 'malware, says the test';
  const scanned = async (environment: Record<string, string>, work: (test: TestApp, anna: Visitor) => Promise<void>) => {
    const test = await startApp({ now: NOW, environment });
    try {
      await work(test, await test.visitor().signUp());
    } finally {
      await test.close();
    }
  }; // prettier-ignore
  const state = async (anna: Visitor, content: string) => {
    const bytes = Buffer.from(content);
    const { headers } = await anna
      .post('/uploads', bytes)
      .set({
        'Tus-Resumable': '1.0.0',
        'Upload-Length': String(bytes.length),
        'Upload-Metadata': named('a.txt'),
      })
      .set('Content-Type', BYTES)
      .expect(201);
    const id = (headers['location'] as string).split('/').at(-1) as string;
    return { id, state: (await anna.get(`/uploads/${id}`).expect(200)).body.state as string };
  };

  it('that is a program is given the path, and its word is believed', async () => {
    const script = join(tmpdir(), `affianco-scan-${randomUUID()}.mjs`);
    await writeFile(script, `import { readFileSync } from 'node:fs';
      const text = readFileSync(process.argv.at(-1), 'utf8');
      process.exit(text.includes('malware') ? 1 : text.includes('broken') ? 2 : 0);`); // prettier-ignore
    await scanned({ MALWARE_SCAN_COMMAND: `${process.execPath} ${script}` }, async (test, anna) => {
      expect((await state(anna, 'harmless')).state).toBe('complete');
      const bad = await state(anna, EICAR);
      expect(bad.state).toBe('infected');
      const { id: engagementId } = await anEngagement(anna);
      const taken = await anna
        .post('/deliverables', { engagementId, kind: 'file', uploadId: bad.id })
        .expect(422);
      expect(taken.body.code).toBe('upload.infected');
      const left = await readdir(fileURLToPath(test.environment.filesUrl), { recursive: true });
      for (const name of left) expect(name).not.toContain(bad.id);
      // What nobody could look at is given to nobody.
      expect((await state(anna, 'broken')).state).toBe('checking');
      const form = (content: string) =>
        anna.upload('/deliverables', { engagementId }, { name: 'a.txt', content });
      expect((await form(EICAR).expect(422)).body.code).toBe('upload.infected');
      await form('broken').expect(503);
      await form('harmless').expect(201);
    });
    await rm(script);
  }, 60_000);

  it('that is clamd gets the bytes by its own protocol', async () => {
    const received: Buffer[] = [];
    const clamd = createServer((socket) => {
      let all = Buffer.alloc(0);
      socket.on('data', (chunk: Buffer) => {
        all = Buffer.concat([all, chunk]);
        if (!all.subarray(-4).equals(Buffer.alloc(4))) return;
        expect(all.subarray(0, 10).toString()).toBe('zINSTREAM\0');
        received.push(all);
        socket.end(all.includes('malware') ? 'stream: Test-Signature FOUND\0' : 'stream: OK\0');
      });
    });
    await new Promise<void>((listening) => clamd.listen(0, '127.0.0.1', listening));
    const { port } = clamd.address() as { port: number };
    await scanned({ MALWARE_SCAN_URL: `tcp://127.0.0.1:${port}` }, async (_test, anna) => {
      const large = 'x'.repeat(700_000);
      expect((await state(anna, large)).state).toBe('complete');
      // Three pieces of at most 256 KiB, each with its length, and the end.
      expect(received[0]?.length).toBe(10 + 3 * 4 + 700_000 + 4);
      expect((await state(anna, EICAR)).state).toBe('infected');
      await new Promise((closed) => clamd.close(closed));
      expect((await state(anna, 'nobody looks')).state).toBe('checking');
    });
  }, 60_000);
});

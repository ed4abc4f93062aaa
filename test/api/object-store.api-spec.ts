import { Logger } from '@nestjs/common';
import { createHash, randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newStorageKey } from '../../src/platform/files/file-store.js';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { S3Store } from '../../src/platform/files/s3-store.js';
import { sha256 } from '../support/sha256.js';

const WORKSPACE = '01934e6a-0000-7000-8000-000000000001';

// What goes wrong here goes wrong on purpose.
Logger.overrideLogger(false);

/** As much of an object store as we use: keeps objects by path, and compares the hash that comes with them. */
class ObjectStore {
  readonly objects = new Map<string, Buffer>();
  private readonly server: Server;

  constructor() {
    this.server = createServer((request, response) => {
      void this.answer(request).then(({ status, body }) =>
        response.writeHead(status, { 'content-type': 'application/xml' }).end(body),
      );
    });
  }

  async start(): Promise<URL> {
    await new Promise<void>((listening) => this.server.listen(0, '127.0.0.1', listening));
    const endpoint = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
    return new URL(`s3://papers?endpoint=${encodeURIComponent(endpoint)}&region=eu-south-1`);
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private async answer(request: IncomingMessage): Promise<{ status: number; body: Buffer | string }> {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://store');
    const content = await buffer(request);
    if (!request.headers.authorization?.includes('Credential=known/')) return { status: 403, body: '' };
    if (request.method === 'PUT')
      return this.keep(pathname, content, request.headers['x-amz-checksum-sha256']);
    if (request.method === 'DELETE') {
      this.objects.delete(pathname);
      return { status: 204, body: '' };
    }
    if (searchParams.has('list-type')) return { status: 200, body: this.listing() };
    const found = this.objects.get(pathname);
    const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? [];
    if (found && first !== undefined)
      return { status: 206, body: found.subarray(Number(first), Number(last) + 1) };
    return found
      ? { status: 200, body: found }
      : { status: 404, body: '<Error><Code>NoSuchKey</Code></Error>' };
  }

  private keep(path: string, content: Buffer, promised: unknown): { status: number; body: string } {
    const hash = createHash('sha256').update(content).digest('base64');
    if (hash !== promised) return { status: 400, body: '<Error><Code>BadDigest</Code></Error>' };
    this.objects.set(path, content);
    return { status: 200, body: '' };
  }

  private listing(): string {
    const keys = [...this.objects.keys()].map((path) => path.replace('/papers/', ''));
    const found = keys.map((key) => `<Contents><Key>${key}</Key><LastModified>2026-11-16T08:30:00.000Z</LastModified></Contents>`); // prettier-ignore
    return `<ListBucketResult><IsTruncated>false</IsTruncated>${found.join('')}</ListBucketResult>`;
  }
}

describe('files in an object store', () => {
  const outside = new ObjectStore();
  const credentials = { AWS_ACCESS_KEY_ID: 'known', AWS_SECRET_ACCESS_KEY: 'secret' };
  const before = { ...process.env };
  let store: S3Store;

  beforeAll(async () => {
    Object.assign(process.env, credentials);
    store = new S3Store(await outside.start());
  });
  afterAll(() => {
    outside.stop();
    for (const name of Object.keys(credentials)) {
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
    }
  });
  beforeEach(() => outside.objects.clear());

  it('come out as they went in, under a name that tells nothing', async () => {
    const file = await store.put(
      WORKSPACE,
      'C:\\secret\\plan.txt',
      Readable.from([Buffer.from('pl'), Buffer.from('an')]),
    );
    expect(file).toMatchObject({ fileName: 'plan.txt', size: 4, sha256: sha256('plan'), contentType: 'text/plain; charset=utf-8' }); // prettier-ignore
    expect([...outside.objects.keys()]).toEqual([`/papers/${file.storageKey}`]);
    expect(file.storageKey).not.toContain('plan');
    expect((await buffer(await store.open(file.storageKey))).toString()).toBe('plan');
  });

  it('that come in pieces are sent as a whole, once or again, and are read in parts', async () => {
    const path = join(tmpdir(), `affianco-object-${randomUUID()}`);
    const known = { size: 13, sha256: sha256('What was said') };
    const key = newStorageKey(WORKSPACE);
    expect(await store.has(key)).toBe(false);
    await writeFile(path, 'What was said');
    await store.keep(key, path, known);
    await writeFile(path, 'What was said');
    await store.keep(key, path, known);
    expect(await store.has(key)).toBe(true);
    expect((await buffer(await store.open(key, { start: 5, end: 7 }))).toString()).toBe('was');
    await expect(readFile(path)).rejects.toThrow();
  });

  it('are listed with the workspace they belong to and the moment they came', async () => {
    const { storageKey } = await store.put(WORKSPACE, 'a.txt', Readable.from([Buffer.from('a')]));
    outside.objects.set('/papers/of-somebody-else', Buffer.from(''));
    const listed = await Array.fromAsync(store.list());
    expect(listed).toEqual([{ storageKey, workspaceId: WORKSPACE, storedAt: expect.anything() }]);
    expect(listed[0]?.storedAt.toString()).toBe('2026-11-16T08:30:00Z');
  });

  it('are forgotten when they are removed, also twice', async () => {
    const { storageKey } = await store.put(WORKSPACE, 'a.txt', Readable.from([Buffer.from('a')]));
    await store.remove(storageKey);
    await store.remove(storageKey);
    await expect(store.open(storageKey)).rejects.toMatchObject({ code: 'files.unavailable' });
  });

  it('are not there at all when the stream breaks', async () => {
    async function* torn() {
      yield Buffer.from('half');
      throw new Error('the line was cut');
    }
    await expect(store.put(WORKSPACE, 'a.txt', Readable.from(torn()))).rejects.toThrow('the line was cut');
    expect(outside.objects.size).toBe(0);
  });

  it('are reached by storage names only', async () => {
    await expect(store.open('../other')).rejects.toThrow('not a storage name');
    await expect(store.remove(`${WORKSPACE}/../x`)).rejects.toThrow('not a storage name');
  });
});

import { Logger } from '@nestjs/common';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { LARGEST_FILE } from '../http/server.js';
import { DiskStore } from './disk-store.js';
import { newStorageKey } from './file-store.js';

const WORKSPACE = '01934e6a-0000-7000-8000-000000000001';

// What goes wrong here goes wrong on purpose.
Logger.overrideLogger(false);

describe('files on this disk', () => {
  let root: string;
  let store: DiskStore;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'affianco-files-'));
    store = new DiskStore(root);
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  const put = (content: string | Buffer, name = 'a.txt') =>
    store.put(WORKSPACE, name, Readable.from([Buffer.from(content)]));
  const found = () => readdir(join(root, WORKSPACE)).catch(() => []);

  it('come out as they went in, in the folder of their workspace', async () => {
    const file = await put('What was said');
    expect((await buffer(await store.open(file.storageKey))).toString()).toBe('What was said');
    expect(await found()).toEqual([file.storageKey.slice(WORKSPACE.length + 1)]);
  });

  it('are there whole or not at all', async () => {
    async function* torn() {
      yield Buffer.from('half');
      throw new Error('the line was cut');
    }
    await expect(store.put(WORKSPACE, 'a.txt', Readable.from(torn()))).rejects.toThrow('the line was cut');
    await expect(put('')).rejects.toMatchObject({ code: 'files.empty' });
    await expect(put(Buffer.alloc(LARGEST_FILE + 1))).rejects.toMatchObject({ code: 'files.too-large' });
    expect(await found()).toEqual([]);
  });

  it('are listed, and forgotten when they are removed', async () => {
    const { storageKey } = await put('one');
    const listed = await Array.fromAsync(store.list());
    expect(listed).toEqual([{ storageKey, workspaceId: WORKSPACE, storedAt: expect.anything() }]);
    await store.remove(storageKey);
    await store.remove(storageKey);
    expect(await Array.fromAsync(store.list())).toEqual([]);
    await expect(store.open(storageKey)).rejects.toMatchObject({
      code: 'files.unavailable',
      kind: 'unavailable',
    });
  });

  it('that come in pieces are moved in, once or again, and are read in parts', async () => {
    const path = join(store.incoming, 'upload');
    await mkdir(store.incoming);
    await writeFile(path, 'What was said');
    const key = newStorageKey(WORKSPACE);
    expect(await store.has(key)).toBe(false);
    await store.keep(key, path);
    await store.keep(key, path);
    expect(await store.has(key)).toBe(true);
    expect((await buffer(await store.open(key, { start: 5, end: 7 }))).toString()).toBe('was');
    expect((await Array.fromAsync(store.list())).map(({ storageKey }) => storageKey)).toEqual([key]);
    await expect(store.keep(newStorageKey(WORKSPACE), path)).rejects.toMatchObject({
      code: 'files.unavailable',
    });
  });

  it('are reached by storage names only', async () => {
    await expect(store.open(`${WORKSPACE}/../../etc/passwd`)).rejects.toThrow('not a storage name');
  });

  it('cannot be kept where there is no room, and the path is not told', async () => {
    const nowhere = new DiskStore('/dev/null/files');
    const refusal = nowhere.put(WORKSPACE, 'a.txt', Readable.from([Buffer.from('a')]));
    await expect(refusal).rejects.toMatchObject({ code: 'files.unavailable', details: {} });
  });
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { DataSource } from 'typeorm';
import { checkBackup } from '../../src/cli/backup/check-backup.js';
import { diskStoreOf } from '../../src/cli/backup/files.js';
import { pathOfFile, pathOfTable, readManifest, type Manifest } from '../../src/cli/backup/manifest.js';
import { restoreBackup } from '../../src/cli/backup/restore-backup.js';
import { takeBackup, type Say } from '../../src/cli/backup/take-backup.js';
import { SecretKey } from '../../src/platform/config/secret-key.js';
import { migrations } from '../../src/platform/database/migrations/migrations.js';
import { unprotectedTables } from '../../src/platform/database/self-check.js';
import { testSecret } from '../support/cluster.js';
import { describeSchema } from '../support/schema.js';
import { startApp, type TestApp } from '../support/start-app.js';
import { anEntry, buildWorld, markOf, type World } from '../support/world.js';

const secret = new SecretKey(testSecret);
const quiet: Say = () => undefined;
/** What a restore changes on purpose, and the record of it. */
const HELD = ['audit', 'delivery', 'mail', 'schedule'];

const backUp = ({ addresses, environment, clock }: TestApp, out: string) =>
  takeBackup({ out, address: addresses.backup, store: diskStoreOf(environment), secret, clock, say: quiet });
const restore = ({ addresses, environment, clock }: TestApp, folder: string, say = quiet) =>
  restoreBackup({ folder, base: addresses.base, store: diskStoreOf(environment), clock, say });
const check = ({ addresses }: TestApp, folder: string) =>
  checkBackup({ folder, base: addresses.base, secret, say: quiet });

describe('a backup', () => {
  let home: string;
  let folder: string;
  let manifest: Manifest;
  let source: TestApp;
  let world: World;
  /** Holds nothing, and after every test nothing still. */
  let empty: TestApp;
  const inHome = (name: string) => join(home, name);

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'affianco-backup-'));
    folder = inHome('monday');
    source = await startApp();
    empty = await startApp({ now: '2026-11-18T12:00:00Z' });
    world = await buildWorld(source);
    const tuesdays = { enabled: true, weekday: 2, time: '08:00', autoSend: true };
    const { owner } = world.visitors;
    await owner.put(`/engagements/${world.places.x.engagementId}/schedule`, tuesdays).expect(200);
    await owner
      .put(`/engagements/${world.places.y.engagementId}/schedule`, { ...tuesdays, weekday: 5 })
      .expect(200);
    manifest = await whileSomebodyWorks(world, () => backUp(source, folder));
  }, 60_000);
  afterAll(async () => {
    await Promise.all([source.close(), empty.close()]);
    await rm(home, { recursive: true, force: true });
  });

  /** The backup, with something done to it. */
  async function changed(name: string, change: (manifest: Manifest) => Partial<Manifest>): Promise<string> {
    const copy = inHome(name);
    await cp(folder, copy, { recursive: true });
    const path = join(copy, 'manifest.json');
    const read = await readManifest(copy);
    await writeFile(path, JSON.stringify({ ...read, ...change(read) }));
    return copy;
  }

  async function staysEmpty(): Promise<void> {
    expect(await empty.sql('SELECT FROM person UNION ALL SELECT FROM workspace')).toEqual([]);
    const files = await readdir(join(empty.environment.dataDir, 'files'), { recursive: true }).catch(
      () => [],
    );
    expect(files.filter((name) => name.includes('/'))).toEqual([]);
  }

  it('can be checked beside a running installation, and leaves no trace there', async () => {
    const databases = () =>
      source.sql(`SELECT datname FROM pg_database WHERE datname LIKE 'affianco_check%'`);
    await expect(check(source, folder)).resolves.toEqual(manifest);
    expect(await databases()).toEqual([]);
  });

  it('holds neither sessions nor what would let somebody in again', () => {
    expect(Object.keys(manifest.tables)).toEqual(
      expect.arrayContaining(['person', 'workspace', 'audit', 'mail']),
    );
    expect(Object.keys(manifest.tables)).not.toEqual(expect.arrayContaining(['session']));
    expect(Object.keys(manifest.tables)).not.toEqual(expect.arrayContaining(['password_reset']));
  });

  it('overwrites nothing', async () => {
    await expect(backUp(source, folder)).rejects.toThrow('is there already');
    await expect(restore(source, folder)).rejects.toThrow('not empty');
  });

  it('tells which files the store has lost, and keeps the others', async () => {
    const [lost, ...others] = (await readManifest(folder)).files.store === 'disk' ? keysOf(manifest) : [];
    const path = diskStoreOf(source.environment)?.pathOf(lost ?? '') ?? '';
    const bytes = await readFile(path);
    await rm(path);
    const { files } = await backUp(source, inHome('lossy'));
    await writeFile(path, bytes);
    expect(files).toMatchObject({ store: 'disk', count: others.length, missing: [lost] });
    await expect(check(source, inHome('lossy'))).resolves.toMatchObject({ files: { missing: [lost] } });
  });

  it('that is killed leaves nothing that looks like one', async () => {
    const out = inHome('killed');
    await source.sql('BEGIN; LOCK TABLE time_entry IN ACCESS EXCLUSIVE MODE');
    const script = fileURLToPath(new URL('../support/take-backup.ts', import.meta.url));
    const args = ['--import', 'tsx', script, out, source.addresses.backup, testSecret];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let told = '';
    child.stdout.on('data', (text) => (told += String(text)));
    while (!told.includes('task_move:') && child.exitCode === null) await pause(20);
    child.kill('SIGKILL');
    await once(child, 'close');
    await source.sql('ROLLBACK');

    const left = (await readdir(home)).filter((name) => name.startsWith('killed'));
    expect(left).toEqual([expect.stringMatching(/^killed\.part-/)]);
    await expect(restore(empty, inHome(left[0] ?? ''))).rejects.toThrow('not a whole one');
    await expect(backUp(source, out)).resolves.toMatchObject({ format: 'affianco-backup' });
  }, 30_000);

  describe('is refused, and nothing of it taken,', () => {
    afterEach(staysEmpty);

    it('where a table is damaged', async () => {
      const copy = await changed('torn', () => ({}));
      await truncate(pathOfTable(copy, 'task'), 60);
      await expect(restore(empty, copy)).rejects.toThrow(/task\.tsv\.gz is damaged/);
      await expect(check(source, copy)).rejects.toThrow(/task\.tsv\.gz is damaged/);
    });

    it('where a file is damaged or missing', async () => {
      const copy = await changed('other-file', () => ({}));
      await writeFile(pathOfFile(copy, keysOf(manifest)[0] ?? ''), 'something else');
      await expect(restore(empty, copy)).rejects.toThrow(/file files\/.* is damaged/);
    });

    it('where the manifest leaves out a table or a file', async () => {
      const { task, ...tables } = manifest.tables;
      expect(task?.rows).toBeGreaterThan(0);
      await expect(restore(empty, await changed('short', () => ({ tables })))).rejects.toThrow(
        'manifest is damaged',
      );
      const files = { store: 'disk', count: 0, bytes: 0, kept: [], missing: [] } as const;
      await expect(restore(empty, await changed('bare', () => ({ files })))).rejects.toThrow(
        /not the one that its record/,
      );
    });

    it('where its files are in a bucket, and this installation looks for them on its disk', async () => {
      const { addresses, clock } = source;
      const out = inHome('bucket');
      const taken = await takeBackup({
        ...{ out, secret, clock, say: quiet },
        address: addresses.backup,
        store: null,
      });
      expect(taken.files).toMatchObject({ store: 's3', note: expect.stringContaining('bucket') });
      await expect(restore(empty, out)).rejects.toThrow('name it in FILES_URL');
      await expect(check(source, out)).resolves.toEqual(taken);
    });

    it('by a version whose schema is older or newer, naming both', async () => {
      const newest = migrations.at(-1)?.name;
      const newer = await changed('newer', ({ migrations }) => ({
        migrations: [...migrations, 'Later1800000000000'],
      }));
      await expect(restore(empty, newer)).rejects.toThrow(
        new RegExp(`up to Later1800000000000[^]*up to ${newest}`),
      );
      const older = await changed('older', ({ migrations }) => ({ migrations: migrations.slice(0, -1) }));
      await expect(restore(empty, older)).rejects.toThrow(/schemas differ/);
    });

    it('where a file cannot be put in its place', async () => {
      const inTheWay = diskStoreOf(empty.environment)?.pathOf(keysOf(manifest).at(-1) ?? '') ?? '';
      await mkdir(inTheWay, { recursive: true });
      await expect(restore(empty, folder)).rejects.toThrow('EISDIR');
      await rm(dirname(inTheWay), { recursive: true });
    });

    it('where it breaks off half-way', async () => {
      const breakOff: Say = (line) => {
        if (line.includes('task:')) throw new Error('the power went');
      };
      await expect(restore(empty, folder, breakOff)).rejects.toThrow('the power went');
    });

    it('for an account that the database does not trust with it', async () => {
      const base = empty.addresses.jobs;
      const order = { folder, base, store: diskStoreOf(empty.environment), clock: empty.clock, say: quiet };
      await expect(restoreBackup(order)).rejects.toThrow('needs a superuser');
    });
  });

  describe('restored two days later', () => {
    let target: TestApp;
    let restored: Awaited<ReturnType<typeof restore>>;
    beforeAll(async () => {
      target = await startApp({ now: '2026-11-18T12:00:00Z' });
      restored = await restore(target, folder);
    }, 30_000);
    afterAll(() => target.close());

    it('is what it was: the same rows, in the same schema, behind the same walls', async () => {
      const again = await backUp(target, inHome('again'));
      const comparable = ({ tables }: Manifest) =>
        Object.fromEntries(Object.entries(tables).filter(([name]) => !HELD.includes(name)));
      expect(comparable(again)).toEqual(comparable(manifest));
      expect(again.files).toEqual(manifest.files);
      expect(await describeSchema(target)).toEqual(await describeSchema(source));
      expect(await unprotectedTables(target.app.get(DataSource))).toEqual([]);
      await check(target, inHome('again'));
    });

    it('is of one moment, although somebody went on working', async () => {
      const [counted] = await target.sql<{ entries: number; recorded: number }>(
        `SELECT (SELECT count(*)::int FROM time_entry) AS entries,
           (SELECT count(*)::int FROM audit WHERE noun = 'time_entry' AND action = 'insert') AS recorded`,
      );
      expect(counted?.recorded).toBe(counted?.entries);
    });

    it('lets people in with their passwords, and nobody with a session of before', async () => {
      const anna = await target.visitor().signIn('anna@example.com');
      const { body } = await anna.get(`/deliverables/${world.places.x.deliverableId}`).expect(200);
      const file = await anna.get(`/deliverables/${body.id}/versions/1/content`).expect(200);
      expect(file.text).toBe(`What ${markOf.x} said`);
      await anna.get(`/deliverables/${world.places.z.deliverableId}`).expect(404);
      expect(await target.sql('SELECT FROM session')).toHaveLength(1);
      // Numbers of rows go on: what is done now is recorded after what was done then.
      await anEntry(anna, { engagementId: world.places.x.engagementId, mark: 'after', day: '2026-11-20' });
    });

    it('sends nothing twice: what waited is held back, and goes out by hand', async () => {
      expect(restored.deliveries).toBe(3);
      expect(await target.sql(`SELECT FROM mail WHERE state IN ('queued', 'sending')`)).toEqual([]);
      expect(await target.sql('SELECT FROM graphile_worker._private_jobs')).toEqual([]);
      await target.work();
      const anna = await target.visitor().signIn('anna@example.com');
      const { reportId, deliveryId } = world.places.x;
      const report = await anna.get(`/reports/${reportId}`).expect(200);
      expect(report.body.deliveries[0]).toMatchObject({
        state: 'failed',
        lastError: expect.stringContaining('Held back'),
      });
      await anna.post(`/reports/${reportId}/deliveries/${deliveryId}/retry`).expect(200);
      await expect(target.mails.wait(`contact@${markOf.x}.example.com`)).resolves.toHaveLength(1);
      const sent = () => target.sql(`SELECT FROM mail WHERE state = 'sent'`);
      // The mail is there some moments before the record of it.
      for (let turn = 0; turn < 100 && (await sent()).length === 0; turn++) await pause(20);
      expect(await sent()).toHaveLength(1);
    });

    it('lets a schedule that fell due since make drafts only, and says which', async () => {
      expect(restored.schedules).toEqual([
        { engagementId: world.places.x.engagementId, engagement: `Office ${markOf.x}`, client: `Client ${markOf.x}`, workspace: 'Studio Ferri' },
      ]); // prettier-ignore
      const sending = await target.sql('SELECT engagement_id AS id FROM schedule WHERE auto_send');
      expect(sending).toEqual([{ id: world.places.y.engagementId }]);
      const recorded = await target.sql(
        `SELECT record_id AS id, after ->> 'auto_send' AS now FROM audit WHERE noun = 'schedule' AND role = 'system'`,
      );
      expect(recorded).toEqual([{ id: world.places.x.engagementId, now: 'false' }]);
    });
  });
});

const keysOf = ({ files }: Manifest) => (files.store === 'disk' ? files.kept.map(({ key }) => key) : []);

/** Somebody logs time, entry after entry, until the work is done. */
async function whileSomebodyWorks<T>({ places, visitors }: World, work: () => Promise<T>): Promise<T> {
  let done = false;
  const { engagementId } = places.x;
  const logging = (async () => {
    while (!done) await anEntry(visitors.owner, { engagementId, mark: 'meanwhile', day: '2026-11-13' });
  })();
  try {
    return await work();
  } finally {
    done = true;
    await logging;
  }
}

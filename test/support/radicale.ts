import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { debianProgram } from './programs.js';

/** A real CalDAV server, of Debian's package `radicale`, on a free port of loopback. */
export interface Radicale {
  readonly url: string;
  readonly user: string;
  readonly password: string;
  /** Speaks to it as another program of the same person would. */
  as(method: string, path: string, body?: string, headers?: Record<string, string>): Promise<Response>;
  /** Makes a calendar; its path. */
  calendar(name: string): Promise<string>;
  /** As a person does in the settings of their server; what knew the old one is no longer let in. */
  changePassword(password: string): Promise<void>;
  stop(): Promise<void>;
}

/** Starts it with nothing in it, and one person; call in `beforeAll`, and `stop()` in `afterAll`. */
export async function startRadicale(user = 'ada', password = 'a sécret: of hers'): Promise<Radicale> {
  const folder = await mkdtemp(join(tmpdir(), 'affianco-radicale-'));
  const port = await freePort();
  await writeFile(join(folder, 'users'), `${user}:${password}\n`);
  await writeFile(
    join(folder, 'config'),
    [
      ...['[server]', `hosts = 127.0.0.1:${port}`],
      ...['[auth]', 'type = htpasswd', `htpasswd_filename = ${folder}/users`, 'htpasswd_encryption = plain'],
      ...['delay = 0', '[storage]', `filesystem_folder = ${folder}/collections`],
      ...['[logging]', 'level = error', ''],
    ].join('\n'),
  );
  const process = spawn(debianProgram('radicale'), ['--config', join(folder, 'config')], { stdio: 'ignore' });
  const url = `http://127.0.0.1:${port}`;
  await answering(process, url);
  let current = password;
  const as: Radicale['as'] = (method, path, body, headers) => {
    const authorization = `Basic ${Buffer.from(`${user}:${current}`).toString('base64')}`;
    return fetch(new URL(path, url), { method, body: body ?? null, headers: { authorization, ...headers } });
  };
  return {
    url,
    user,
    password,
    as,
    async calendar(name) {
      const path = `/${user}/${encodeURIComponent(name)}/`;
      const made = await as('MKCALENDAR', path);
      if (made.status !== 201) throw new Error(`MKCALENDAR answered ${made.status}`);
      return path;
    },
    async changePassword(next) {
      current = next;
      await writeFile(join(folder, 'users'), `${user}:${next}\n`);
    },
    async stop() {
      const ended = new Promise((done) => process.once('exit', done));
      if (process.kill()) await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

/** Waits until it listens. */
async function answering(process: ChildProcess, url: string): Promise<void> {
  let failed: Error | null = null;
  process.once('error', (error) => (failed = error));
  process.once('exit', (code) => (failed ??= new Error(`radicale ended with ${code}`)));
  for (let tries = 0; tries < 200 && failed === null; tries++) {
    const answer = await fetch(`${url}/.web/`).catch(() => null);
    if (answer) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw failed ?? new Error('radicale does not answer');
}

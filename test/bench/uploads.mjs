// One file of 2 GiB by tus, whose line breaks in its middle, against a server in a process of its own: does it arrive
// whole, how long does it take, and how much memory does the server need? By itself: node test/bench/uploads.mjs [MiB].
// Needs `npm run build`; begins an embedded database in a folder that is removed at the end.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const SIZE = Number(process.argv[2] ?? 2048) * 1_048_576;
const BREAK_AT = Math.floor(SIZE * 0.55);
const LONGEST_MS = 10 * 60_000;
const TUS = { 'tus-resumable': '1.0.0' };
const main = process.env.BENCH_MAIN ?? fileURLToPath(new URL('../../dist/main.js', import.meta.url));

/** The same bytes each time, and none like those before them: 64 KiB that carry their number. */
function* bytes(from, to) {
  const block = 65_536;
  for (let place = from - (from % block); place < to; place += block) {
    const piece = Buffer.alloc(block, (place / block) % 251);
    piece.writeUInt32BE(place / block, 0);
    yield piece.subarray(Math.max(0, from - place), Math.min(block, to - place));
  }
}

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

const folder = await mkdtemp(join(tmpdir(), 'affianco-bench-uploads-'));
const port = await freePort();
const url = `http://127.0.0.1:${port}`;
const server = spawn(process.execPath, [main], {
  env: { PATH: process.env.PATH, DATA_DIR: folder, PORT: String(port), MAILBOX_SMTP_PORT: '0', PUBLIC_URL: url, LOG_LEVEL: 'error' },
  stdio: ['ignore', 'inherit', 'inherit'],
}); // prettier-ignore
const deadline = setTimeout(() => server.kill('SIGTERM'), LONGEST_MS);
let most = 0;
const memory = async () => {
  const status = await readFile(`/proc/${server.pid}/status`, 'utf8').catch(() => '');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024;
};
const watch = setInterval(async () => (most = Math.max(most, await memory())), 100);

try {
  for (let turn = 0; turn < 600; turn++) {
    if ((await fetch(`${url}/health/ready`).catch(() => null))?.ok) break;
    await pause(200);
  }
  const person = { workspaceName: 'Bench', name: 'Anna', email: 'anna@bench.test', password: 'correct-horse-battery', language: 'en', timeZone: 'Europe/Rome' }; // prettier-ignore
  const signedUp = await fetch(`${url}/api/v1/workspaces`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(person),
  });
  const { csrfToken } = await signedUp.json();
  const cookie = signedUp.headers.getSetCookie()[0].split(';')[0];
  const own = { ...TUS, cookie, 'x-csrf-token': csrfToken };
  await pause(1000);
  const before = await memory();
  const start = performance.now();
  const begun = await fetch(`${url}/api/v1/uploads`, {
    method: 'POST',
    headers: { ...own, 'upload-length': String(SIZE), 'upload-metadata': `filename ${btoa('film.mp4')}` },
  });
  if (begun.status !== 201) throw new Error(`it could not be begun: ${begun.status} ${await begun.text()}`);
  const upload = new URL(begun.headers.get('location'), url);

  const send = async (from, breakAt) => {
    const line = new AbortController();
    async function* content() {
      let sent = from;
      for (const piece of bytes(from, SIZE)) {
        if (sent >= breakAt) {
          line.abort();
          return;
        }
        sent += piece.length;
        yield piece;
      }
    }
    return fetch(upload, {
      method: 'PATCH',
      headers: { ...own, 'upload-offset': String(from), 'content-type': 'application/offset+octet-stream' },
      body: Readable.toWeb(Readable.from(content())),
      duplex: 'half',
      signal: line.signal,
    }).catch(() => null);
  };
  const broken = await send(0, BREAK_AT);
  if (broken) throw new Error('the line was to break');
  const standing = await fetch(upload, { method: 'HEAD', headers: own });
  const offset = Number(standing.headers.get('upload-offset'));
  const rest = await send(offset, Infinity);
  if (rest?.status !== 204) throw new Error(`it could not go on: ${rest?.status} ${await rest?.text()}`);
  const arrived = performance.now();
  let state = '';
  while (state !== 'complete') {
    state = (await (await fetch(upload, { headers: own })).json()).state;
    if (state === 'infected') throw new Error('it was refused');
    if (state !== 'complete') await pause(200);
  }
  const done = performance.now();

  // Downloaded again through a record, its hash is that of what was sent.
  const hash = createHash('sha256');
  for (const piece of bytes(0, SIZE)) hash.update(piece);
  const json = { ...own, 'content-type': 'application/json' };
  const post = async (path, body) => {
    const answer = await fetch(`${url}/api/v1${path}`, {
      method: 'POST',
      headers: json,
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  const client = await post('/clients', { name: 'Bench' });
  const terms = { clientId: client.id, name: 'Office', timeZone: 'Europe/Rome', currency: 'EUR' };
  const engagement = await post('/engagements', terms);
  const uploadId = upload.pathname.split('/').at(-1);
  const paper = await post('/deliverables', { engagementId: engagement.id, kind: 'file', uploadId });
  const whole = paper.latest.sha256 === hash.digest('hex') && paper.latest.size === SIZE;
  const result = {
    mebibytes: SIZE / 1_048_576,
    brokeAtMebibytes: Math.round(offset / 1_048_576),
    whole,
    sentSeconds: Math.round((arrived - start) / 100) / 10,
    lookedAtSeconds: Math.round((done - arrived) / 100) / 10,
    memoryBeforeMegabytes: Math.round(before),
    memoryMostMegabytes: Math.round(most),
  };
  process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  if (!whole) process.exitCode = 1;
} finally {
  clearInterval(watch);
  clearTimeout(deadline);
  server.kill('SIGTERM');
  await new Promise((ended) => server.once('exit', ended));
  await rm(folder, { recursive: true, force: true });
}

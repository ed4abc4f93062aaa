// npm run bench: the product beside a bare partner, in one run on one machine; prints a table, writes JSON to BENCH_OUT.
//   npm run bench -- --as-built     measures what is built already
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median, sideBySide } from './load.mjs';
import { freePort, startMeasured } from './measured.mjs';
import { makePractice } from './practice.mjs';
import { measureChain, startSink } from './report-chain.mjs';
import { firstJavaScript, mailedPage } from './sizes.mjs';

const ENTRIES = Number(process.env.BENCH_ENTRIES ?? 100_000);
const REPORTS = Number(process.env.BENCH_REPORTS ?? 300);
const product = new URL('../../dist/main.js', import.meta.url);
const partner = new URL('partner.mjs', import.meta.url);
const built = (path) => import(new URL(`../../dist/${path}`, import.meta.url));
const root = fileURLToPath(new URL('../..', import.meta.url));

const rows = [];
const row = (name, measured, value, bound, unit, more = {}) => {
  rows.push({ name, measured, value: Number(value.toFixed(2)), bound, unit, ok: value <= bound, ...more });
};
const say = (text) => process.stderr.write(`${text}\n`);

const begun = performance.now();
if (!process.argv.includes('--as-built')) {
  const building = spawnSync(process.execPath, [join(root, 'bin/build.mjs'), '--if-needed'], {
    stdio: 'inherit',
  });
  if (building.status !== 0) process.exit(1);
}

const folder = mkdtempSync(join(tmpdir(), 'affianco-bench-'));
const secret = randomBytes(32).toString('base64');
const common = {
  NODE_ENV: 'production',
  SECRET_KEY: secret,
  LOG_LEVEL: 'warn',
  PUBLIC_URL: 'http://localhost:3000',
};
const running = [];
const kept = (server) => (running.push(server), server);

try {
  await measureStarts();
  await measureWork();
  row('web: first JavaScript', 'gzip', firstJavaScript() / 1000, 200, 'kB');
} finally {
  for (const server of running.reverse()) await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
print();

/** A first start makes the database; a later one finds it. Both with the embedded PostgreSQL, all roles in one. */
async function measureStarts() {
  say('Starting the product, the first time and again …');
  const start = async () =>
    startMeasured(product, {
      ...common, ROLE: 'all', DATA_DIR: join(folder, 'starts'), MAILBOX_SMTP_PORT: String(await freePort()),
    }); // prettier-ignore
  const first = await start();
  await first.stop();
  const later = [];
  for (let turn = 0; turn < 3; turn++) {
    const server = await start();
    later.push(server.readyMs / 1000);
    await server.stop();
  }
  row('second start to ready', 'time', median(later), 3, 's', { firstStartSeconds: first.readyMs / 1000 });
}

async function measureWork() {
  const { joinEmbeddedServer } = await built('platform/database/embedded-server.js');
  const { addressesOf, prepareDatabase } = await built('platform/database/database.js');
  const { SecretKey } = await built('platform/config/secret-key.js');
  // The settings of the product itself: every commit reaches the disk.
  const database = await joinEmbeddedServer(join(folder, 'work'));
  running.push({ stop: () => database.release() });
  await prepareDatabase(database.url, new SecretKey(secret));
  const addresses = addressesOf(database.url, new SecretKey(secret));
  const sink = kept(await startSink());
  const environment = {
    ...common,
    DATABASE_URL: addresses.app,
    DATA_DIR: join(folder, 'work'),
    SMTP_URL: sink.url,
  };

  const api = kept(await startMeasured(product, { ...environment, ROLE: 'api' }));
  say(`Filling in ${ENTRIES} entries …`);
  const practice = await makePractice(api.url, database.url, { entries: ENTRIES, due: REPORTS });
  const bare = kept(
    await startMeasured(partner, { DATABASE_URL: database.url, WORKSPACE: practice.workspace }),
  );
  await measureRequests(api, bare, practice);
  row('api memory after all that', 'resident', (await api.cost()).rssBytes / 2 ** 20, 250, 'MiB');

  say('Sending reports …');
  const worker = kept(await startMeasured(product, { ...environment, ROLE: 'worker' }));
  const chain = await measureChain(worker, sink, { ...practice, databaseUrl: database.url });

  const perCore = 60_000_000 / chain.cpuMicros;
  rows.push({
    name: 'report: composed, frozen, PDF, accepted', measured: 'per minute and worker core', value: Math.round(perCore), bound: 1000,
    unit: '/min', ok: perCore >= 1000, perMinuteByTheClock: Math.round(chain.perMinute), cpuMillis: chain.cpuMicros / 1000,
  }); // prettier-ignore
  row('worker memory', 'resident', chain.rssBytes / 2 ** 20, 256, 'MiB');
  const page = await mailedPage(api.url, sink.last);
  row('page that a mail links to', 'gzip, all in', page.gzip / 1000, 15, 'kB', {
    uncompressedKB: page.bytes / 1000,
  });
}

async function measureRequests(api, bare, { headers, engagements, members }) {
  const compare = async (name, ours, theirs, status, bound) => {
    say(`${name} …`);
    const result = await sideBySide(
      { server: api, next: ours, status },
      { server: bare, next: theirs, status },
    );
    const ratio = result.ours.cpuMicros / result.bare.cpuMicros;
    row(name, 'server CPU, times bare', ratio, bound, '×', { ours: result.ours, bare: result.bare });
    return result;
  };
  const engagementId = engagements[0];
  const week = Temporal.Now.plainDateISO().subtract({ weeks: 5 });
  const from = week.subtract({ days: week.dayOfWeek - 1 });
  const days = `engagementId=${engagementId}&from=${from}&to=${from.add({ weeks: 1 })}`;

  const entry = counter();
  const created = await compare(
    'create a time entry',
    () => ({
      method: 'POST',
      path: '/api/v1/time-entries',
      headers,
      body: { engagementId, ...minute(entry()).asked },
    }),
    () => ({
      method: 'POST',
      path: '/entries',
      body: { engagementId, memberId: members[1], ...minute(entry()).stored },
    }),
    201,
    5,
  );
  row('create a time entry', 'p99 of 8 callers', created.ours.p99, 25, 'ms');
  const get = (path) => () => ({ path, headers });
  await compare('list 50 entries', get('/api/v1/time-entries?limit=50'), get('/entries'), 200, 2);
  await compare(
    'one week of an engagement',
    get(`/api/v1/time-entries?limit=200&${days}`),
    get(`/week?${days}`),
    200,
    2,
  );
}

function counter() {
  let count = 0;
  return () => count++;
}

/** A minute in each hour since 1980, as each of the two is told of it. */
function minute(n) {
  const start = Temporal.Instant.from('1980-01-07T08:00:00Z').add({ hours: n });
  const [startedAt, endedAt] = [start, start.add({ minutes: 1 })].map(String);
  const asked = { startedAt, endedAt, description: 'Inbox and calendar', timeZone: 'Europe/Rome' };
  const day = start.toZonedDateTimeISO('Europe/Rome').toPlainDate().toString();
  return { asked, stored: { startedAt, endedAt, description: asked.description, day, durationSeconds: 60 } };
}

function print() {
  const seconds = (performance.now() - begun) / 1000;
  const line = (...cells) => {
    const [name, measured, value, bound, verdict, detail] = cells;
    return `${name.padEnd(42)}${measured.padEnd(28)}${value.padStart(12)}${bound.padStart(12)}  ${verdict.padEnd(5)} ${detail}`;
  };
  const detailOf = ({ ours, bare, firstStartSeconds, perMinuteByTheClock, uncompressedKB }) => {
    if (ours)
      return `${ours.cpuMicros.toFixed(0)} and ${bare.cpuMicros.toFixed(0)} µs CPU; p50 ${ours.p50.toFixed(1)} and ${bare.p50.toFixed(1)} ms, p99 ${ours.p99.toFixed(1)} and ${bare.p99.toFixed(1)} ms`;
    if (firstStartSeconds) return `the very first: ${firstStartSeconds.toFixed(1)} s`;
    if (perMinuteByTheClock) return `by the clock ${perMinuteByTheClock} a minute`;
    return uncompressedKB ? `${uncompressedKB.toFixed(1)} kB uncompressed` : '';
  };
  const text = [line('', 'measured', 'value', 'bound', '', '')];
  for (const each of rows) {
    const sign = each.unit === '/min' ? '≥' : '≤';
    const bound = `${sign} ${each.bound} ${each.unit}`;
    text.push(
      line(
        each.name,
        each.measured,
        `${each.value} ${each.unit}`,
        bound,
        each.ok ? 'ok' : 'over',
        detailOf(each),
      ),
    );
  }
  process.stdout.write(
    `\n${text.join('\n')}\n${rows.filter(({ ok }) => !ok).length} over, in ${seconds.toFixed(0)} s\n`,
  );
  if (!process.env.BENCH_OUT) return;
  const machine = {
    cpus: cpus().length,
    model: cpus()[0]?.model,
    node: process.version,
    platform: process.platform,
  };
  writeFileSync(
    process.env.BENCH_OUT,
    `${JSON.stringify({ entries: ENTRIES, machine, seconds, rows }, null, 2)}\n`,
  );
}

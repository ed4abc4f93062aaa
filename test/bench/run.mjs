// npm run bench: the product beside a bare partner, in one run on one machine; prints a table, writes JSON to BENCH_OUT.
//   npm run bench -- --as-built     measures what is built already
//   BENCH_ENTRIES=1000,20000        sizes to measure at; BENCH_REPORTS, BENCH_IMPORT how many reports and rows
//   BENCH_ONLY=requests             leaves out starts, reports and the import; =search measures the archive alone,
//                                   =reports the reports alone, =calendar the calendars alone
//   BENCH_LONG_ROW=10000            how many reports are sent in one row; 0 leaves it out
//   BENCH_CALENDARS=50,2000         how many people connect a calendar, and its events
//   BENCH_ARCHIVE=100000            how many documents and tasks are searched
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fillArchive, measureSearch } from './archive.mjs';
import { measureCalendars, startGoogle } from './calendars.mjs';
import { measureImport } from './import-rate.mjs';
import { load, median, sideBySide } from './load.mjs';
import { freePort, startMeasured } from './measured.mjs';
import { makePractice } from './practice.mjs';
import { measureChain, measureLongRow, startSink } from './report-chain.mjs';
import { firstJavaScript, mailedPage } from './sizes.mjs';

const SIZES = (process.env.BENCH_ENTRIES ?? '1000,100000,1000000').split(',').map(Number);
const REPORTS = Number(process.env.BENCH_REPORTS ?? 300);
const LONG_ROW = Number(process.env.BENCH_LONG_ROW ?? 10_000);
/** After so many of the row everything is loaded and warm: what grows from there on grows for ever. */
const WARM_REPORTS = 1000;
const IMPORTED = Number(process.env.BENCH_IMPORT ?? 20_000);
const ARCHIVED = Number(process.env.BENCH_ARCHIVE ?? 100_000);
const REQUESTS_ONLY = process.env.BENCH_ONLY === 'requests';
const SEARCH_ONLY = process.env.BENCH_ONLY === 'search';
const REPORTS_ONLY = process.env.BENCH_ONLY === 'reports';
const CALENDAR_ONLY = process.env.BENCH_ONLY === 'calendar';
const ALL = !REQUESTS_ONLY && !SEARCH_ONLY && !REPORTS_ONLY && !CALENDAR_ONLY;

/** Short rounds, many of them: whatever else the machine does meets both sides. */
const ROUNDS = { rounds: 3, milliseconds: 1500, warmUp: 800 };
const product = new URL('../../dist/main.js', import.meta.url);
const partner = new URL('partner.mjs', import.meta.url);
const built = (path) => import(new URL(`../../dist/${path}`, import.meta.url));
/** A profile of the worker, or another way to start it: `BENCH_WORKER_FLAGS='--cpu-prof --cpu-prof-dir=/tmp/prof'`. */
const workerFlags = (process.env.BENCH_WORKER_FLAGS ?? '').split(' ').filter(Boolean);
const root = fileURLToPath(new URL('../..', import.meta.url));

const rows = [];
let minutes = 0;
/** What a list of 50 cost, size after size. */
const lists = [];
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
  if (ALL) await measureStarts();
  await measureWork();
  if (ALL || REQUESTS_ONLY) row('web: first JavaScript', 'gzip', firstJavaScript() / 1000, 200, 'kB');
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

  const google = ALL || CALENDAR_ONLY ? kept(await startGoogle()) : null;
  Object.assign(environment, google?.environment);
  const api = kept(await startMeasured(product, { ...environment, ROLE: 'api' }));
  const practice = kept(await makePractice(api.url, database.url));
  if (SEARCH_ONLY) return measureArchive(api, practice);
  const calendars = () => measureCalendars({ row, say, kept }, api, google, practice, environment);
  if (CALENDAR_ONLY) return calendars();
  const makeWorker = async () =>
    kept(await startMeasured(product, { ...environment, ROLE: 'worker' }, undefined, workerFlags));
  if (REPORTS_ONLY) return measureReports(await makeWorker(), sink, practice);
  const bare = kept(
    await startMeasured(partner, { DATABASE_URL: database.url, WORKSPACE: practice.workspace }),
  );
  for (const size of SIZES) await measureSize(api, bare, practice, size);
  compareSizes();
  row('api memory after all that', 'resident', (await api.cost()).rssBytes / 2 ** 20, 250, 'MiB');
  if (REQUESTS_ONLY) return;

  const worker = await makeWorker();
  await measureReports(worker, sink, practice);
  say('Settling ten years …');
  await practice.settle();
  const balancePath = `/api/v1/engagements/${practice.old}/balance`;
  const balance = await load(api, () => ({ path: balancePath, headers: practice.headers }), 200, 3000);
  row('balance of ten years, settled', 'server CPU, times list 50', balance.cpuMicros / lists.at(-1).cpuMicros, 2, '×', { ours: balance, bare: lists.at(-1) }); // prettier-ignore
  const page = await mailedPage(api.url, sink.last);
  row('page that a mail links to', 'gzip, all in', page.gzip / 1000, 15, 'kB', {
    uncompressedKB: page.bytes / 1000,
  });
  await calendars();
  await measureArchive(api, practice);
  say(`Importing ${IMPORTED} rows …`);
  const imported = await measureImport(api, worker, practice.headers, IMPORTED);
  rows.push({
    name: 'import of a file', measured: 'rows by the clock', value: Math.round(imported.perSecond), bound: 5000, unit: '/s',
    ok: imported.perSecond >= 5000, grownMiB: (imported.rssMost - imported.rssBefore) / 2 ** 20,
  }); // prettier-ignore
}

/** Every client's weekly report: batches for the price of one, and a long row that leaves nothing behind. */
async function measureReports(worker, sink, practice) {
  const reports = await practice.due(REPORTS);
  say('Sending reports …');
  const chain = await measureChain(worker, sink, practice, reports);
  const speed = ({ cpuMicros, perMinute }, measured) => {
    const perCore = 60_000_000 / cpuMicros;
    rows.push({
      name: 'report with clauses: composed, frozen, PDF, sent', measured, value: Math.round(perCore), bound: 1000,
      unit: '/min', ok: perCore >= 1000, perMinuteByTheClock: Math.round(perMinute), cpuMillis: cpuMicros / 1000,
    }); // prettier-ignore
  };
  speed(chain, 'per minute and worker core');
  row('worker memory', 'resident', chain.rssBytes / 2 ** 20, 256, 'MiB');
  if (LONG_ROW === 0) return;
  const many = await practice.due(LONG_ROW, REPORTS + 1);
  say(`Sending ${LONG_ROW} reports in a row …`);
  const long = await measureLongRow(worker, sink, practice, many, WARM_REPORTS, say);
  const name = `${LONG_ROW.toLocaleString('en')} reports in a row`;
  speed(long, name);
  row(name, 'worker, most resident', long.mostBytes / 2 ** 20, 256, 'MiB', { memory: long.memory });
  const [{ rssBytes: warm } = long] = long.memory;
  row(name, `worker, times after ${WARM_REPORTS}`, long.rssBytes / warm, 1.1, '×', {
    grownMiB: (long.rssBytes - warm) / 2 ** 20,
  });
}

/** What people look for in everything that they ever wrote and handed over. */
async function measureArchive(api, practice) {
  say(`Filling the archive with ${ARCHIVED} documents and tasks …`);
  await fillArchive(practice.database, practice, ARCHIVED);
  say('Searching …');
  await measureSearch(api, practice.headers, 3000);
  const searched = await measureSearch(api, practice.headers, 10_000);
  const name = `search the archive, ${ARCHIVED.toLocaleString('en')} documents and tasks`;
  row(name, 'p95 of 8 callers', searched.p95, 150, 'ms', { searched });
}

/** The pages that people wait for, with so many entries in the workspace. */
async function measureSize(api, bare, practice, size) {
  say(`Filling up to ${size} entries …`);
  await practice.grow(size);
  const { headers, callers, engagements, members, clients } = practice;
  const at = `${size.toLocaleString('en')} entries`;
  const compare = async (name, ours, theirs, status, bound) => {
    say(`${name}, ${at} …`);
    const result = await sideBySide(
      { server: api, next: ours, status },
      { server: bare, next: theirs, status },
      ROUNDS,
    );
    const ratio = result.ours.cpuMicros / result.bare.cpuMicros;
    row(`${name}, ${at}`, 'server CPU, times bare', ratio, bound, '×', { size, kind: name, ours: result.ours, bare: result.bare }); // prettier-ignore
    return result;
  };
  const get = (path) => () => ({ path, headers });
  const engagementId = engagements[0];
  const week = Temporal.Now.plainDateISO().subtract({ weeks: 1 });
  const from = week.subtract({ days: week.dayOfWeek - 1 });
  const days = `engagementId=${engagementId}&from=${from}&to=${from.add({ weeks: 1 })}`;
  await compare(
    'one week of an engagement',
    get(`/api/v1/time-entries?limit=200&${days}`),
    get(`/week?${days}`),
    200,
    2,
  );
  const list = await compare(
    'list 50 entries',
    get('/api/v1/time-entries?limit=50'),
    get('/entries'),
    200,
    2,
  );
  const created = await compare(
    'create a time entry',
    () => {
      const { caller, asked } = nextMinute();
      return {
        method: 'POST',
        path: '/api/v1/time-entries',
        headers: callers[caller],
        body: { engagementId: engagements[caller], ...asked },
      };
    },
    () => {
      const { caller, stored } = nextMinute();
      return {
        method: 'POST',
        path: '/entries',
        body: { engagementId: engagements[caller], memberId: members[caller], ...stored },
      };
    },
    201,
    5,
  );
  row(`create a time entry, ${at}`, 'p99 of 8 callers', created.ours.p99, 25, 'ms');

  const year = `from=${from.subtract({ weeks: 51 })}&to=${from.add({ weeks: 1 })}`;
  const insights = `/api/v1/insights?${year}&groupBy=client&bucket=week`;
  const one = { ...ROUNDS, callers: 1 };
  const all = await sideBySide(
    { server: api, next: get(insights), status: 200 },
    { server: bare, next: get(`/insights?${year}`), status: 200 },
    one,
  );
  row(`all clients × 52 weeks, ${at}`, 'p50, one caller', all.ours.p50, 110, 'ms', {
    ours: all.ours,
    bare: all.bare,
  });
  const single = await sideBySide(
    { server: api, next: get(`${insights}&clientId=${clients[0]}`), status: 200 },
    { server: bare, next: get(`/insights?${year}&clientId=${clients[0]}`), status: 200 },
    one,
  );
  row(`one client × 52 weeks, ${at}`, 'p50, times its SQL', single.ours.p50 / single.bare.p50, 2, '×', { ours: single.ours, bare: single.bare }); // prettier-ignore
  lists.push(list.ours);
}

/** A page of a million entries takes about as long as one of a hundred thousand. */
function compareSizes() {
  for (const kind of ['list 50 entries', 'one week of an engagement'])
    for (const [size, before] of [[1_000_000, 100_000], [100_000, 1000]]) {
      const [large, small] = [size, before].map((each) => rows.find((one) => one.kind === kind && one.size === each));
      if (!large || !small) continue;
      const name = `${kind}, ${size.toLocaleString('en')} to ${before.toLocaleString('en')}`;
      row(name, 'p50, times the smaller', large.ours.p50 / small.ours.p50, 1.3, '×');
    }
} // prettier-ignore

/** A minute every three hours since 1990 for each caller in turn, as each of the two is told of it. */
function nextMinute() {
  const n = minutes++;
  const caller = n % 8;
  const start = Temporal.Instant.from('1990-01-08T08:00:00Z').add({ hours: 3 * Math.floor(n / 8) });
  const [startedAt, endedAt] = [start, start.add({ minutes: 1 })].map(String);
  const asked = { startedAt, endedAt, description: 'Inbox and calendar', timeZone: 'Europe/Rome' };
  const day = start.toZonedDateTimeISO('Europe/Rome').toPlainDate().toString();
  return {
    caller,
    asked,
    stored: { startedAt, endedAt, description: asked.description, day, durationSeconds: 60 },
  };
}

function print() {
  const seconds = (performance.now() - begun) / 1000;
  const line = (...cells) => {
    const [name, measured, value, bound, verdict, detail] = cells;
    return `${name.padEnd(52)}${measured.padEnd(28)}${value.padStart(12)}${bound.padStart(12)}  ${verdict.padEnd(5)} ${detail}`;
  };
  const detailOf = ({
    ours,
    bare,
    firstStartSeconds,
    perMinuteByTheClock,
    uncompressedKB,
    grownMiB,
    searched,
    full,
    most,
    seconds: taken,
  }) => {
    if (full)
      return `all in ${full.seconds.toFixed(0)} s, ${full.theirs.toFixed(0)} ms of each the provider’s; most ${(Math.max(...full.times) / 1000).toFixed(1)} s`;
    if (most !== undefined) return `most ${most.toFixed(0)} ms`;
    if (taken !== undefined) return `in ${taken.toFixed(0)} s`;
    if (searched)
      return `${searched.requests} searches; p50 ${searched.p50.toFixed(1)} ms, p99 ${searched.p99.toFixed(1)} ms`;
    if (grownMiB !== undefined) return `the worker grew by ${grownMiB.toFixed(0)} MiB`;
    if (ours)
      return `${ours.cpuMicros.toFixed(0)} and ${bare.cpuMicros.toFixed(0)} µs CPU; p50 ${ours.p50.toFixed(1)} and ${bare.p50.toFixed(1)} ms, p99 ${ours.p99.toFixed(1)} and ${bare.p99.toFixed(1)} ms`;
    if (firstStartSeconds) return `the very first: ${firstStartSeconds.toFixed(1)} s`;
    if (perMinuteByTheClock) return `by the clock ${perMinuteByTheClock} a minute`;
    return uncompressedKB ? `${uncompressedKB.toFixed(1)} kB uncompressed` : '';
  };
  const text = [line('', 'measured', 'value', 'bound', '', '')];
  for (const each of rows) {
    const sign = each.unit.startsWith('/') ? '≥' : '≤';
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
    `${JSON.stringify({ entries: SIZES, machine, seconds, rows }, null, 2)}\n`,
  );
}

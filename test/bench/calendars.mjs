// Calendars in step: fifty people with a Google account of two thousand events each, against the stand-in of the tests.
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { call, median } from './load.mjs';
import { startMeasured } from './measured.mjs';
import { COLLEAGUE } from './practice.mjs';

const [PEOPLE, EVENTS] = (process.env.BENCH_CALENDARS ?? '50,2000').split(',').map(Number);
const WRITES = PEOPLE * 20;
const STALLED_MS = 120_000;
const CHANGES = 10;

/** The stand-in, with the variables by which the product finds it. */
export async function startGoogle() {
  const program = new URL('google.ts', import.meta.url);
  const server = await startMeasured(program, {}, '/health', ['--import', 'tsx']);
  const { environment } = await server.ask({ order: 'told', email: 'nobody@gmail.test' });
  return { ...server, environment };
}

/** Everybody's calendar, read whole, then read on; and due dates of a thousand tasks, written within the quotas. */
export async function measureCalendars({ row, say, kept }, api, google, practice, environment) {
  say(`Connecting ${PEOPLE} calendars with ${EVENTS} events each …`);
  const people = await connectEverybody(api, google, practice);
  const program = new URL('calendar-worker.mjs', import.meta.url);
  const worker = kept(
    await startMeasured(program, { ...environment, ROLE: 'worker' }, '/health/live', ['--expose-gc']),
  );
  const each = `${EVENTS.toLocaleString('en')} events`;
  const all = `${PEOPLE} calendars of ${each}`;
  say('Reading all of them …');
  const full = await measureFull(worker, google, practice, people);
  if (full.mirrored !== PEOPLE * EVENTS) throw new Error(`${full.mirrored} events were read`);
  row(`calendar of ${each}, read whole`, 'median', median(full.times) / 1000, 5, 's', { full });
  row(all, 'worker, most resident', full.rssBytes / 2 ** 20, 512, 'MiB');
  // Events come and go by the page: what fifty calendars leave behind is what one leaves.
  row(all, 'heap, more than after one', full.leftBytes / 2 ** 20, 16, 'MiB');
  say('Reading on …');
  const on = await measureIncremental(worker, google, practice, people);
  row('10 changes, read', 'median, without the provider', on.ours, 100, 'ms', { most: on.most });
  say(`Writing ${WRITES} due dates …`);
  const burst = await measureBurst(api, worker, google, practice, people);
  if (burst.written !== WRITES || burst.mails > 0)
    throw new Error(`${burst.written} events written, ${burst.mails} mails sent`);
  const name = `${WRITES.toLocaleString('en')} due dates into ${PEOPLE} calendars`;
  row(name, 'refused by a quota', burst.refused, 0, 'calls', { seconds: burst.seconds });
}

/** Everybody connects by Google's page and the product's own routes. */
async function connectEverybody(api, google, practice) {
  const connected = [];
  for (let number = 0; number < PEOPLE; number++) {
    const person = number < practice.callers.length ? seatOf(practice, number) : await colleague(api, practice);
    const email = `person-${number}@gmail.test`;
    await google.ask({ order: 'fill', email, count: EVENTS });
    await google.ask({ order: 'choose', email });
    await consent(api, person.headers, 'own');
    const account = await consent(api, person.headers, 'read');
    const [main, ours] = [(one) => one.name === email, (one) => one.isOurs].map((is) => account.calendars.find(is));
    await patch(api, person.headers, main, { readMode: 'details' });
    await patch(api, person.headers, ours, { isTarget: true });
    connected.push({ ...person, email, calendar: main.id, target: ours.id });
  }
  return connected;
} // prettier-ignore

/** Everything of everybody, one after the other. */
async function measureFull(worker, google, practice, people) {
  const before = await google.ask({ order: 'told', email: people[0].email });
  const begun = performance.now();
  const first = await pulled(worker, practice, people.slice(0, 1));
  const rest = await pulled(worker, practice, people.slice(1));
  const seconds = (performance.now() - begun) / 1000;
  const after = await google.ask({ order: 'told', email: people[0].email });
  const { rows } = await practice.database.query('SELECT count(*)::int AS n FROM external_event');
  return {
    seconds,
    times: [...first.times, ...rest.times],
    rssBytes: Math.max(first.rssBytes, rest.rssBytes),
    leftBytes: rest.keptBytes - first.keptBytes,
    theirs: (after.busyMs - before.busyMs) / people.length,
    mirrored: rows[0].n,
  };
}

/** Ten changes each. @returns our time of each reading: all of it without the provider's */
async function measureIncremental(worker, google, practice, people) {
  const ours = [];
  for (const person of people) {
    const before = await google.ask({ order: 'change', email: person.email, count: CHANGES });
    const read = await pulled(worker, practice, [person]);
    const after = await google.ask({ order: 'told', email: person.email });
    ours.push(read.times[0] - (after.busyMs - before.busyMs));
  }
  return { ours: median(ours), most: Math.max(...ours) };
}

/** A due date each for so many tasks, all at once; waits until all of them stand in the calendars. */
async function measureBurst(api, worker, google, practice, people) {
  await google.ask({ order: 'quota', email: people[0].email, count: 2 });
  const dueOn = Temporal.Now.plainDateISO().add({ days: 7 }).toString();
  const engagementId = practice.engagements[0];
  for (let number = 0; number < WRITES; number++) {
    const { seat } = people[number % people.length];
    const body = { engagementId, title: `Task number ${number}`, assigneeId: seat, dueOn };
    await made(api, practice.headers, '/tasks', body);
  }
  const begun = performance.now();
  await worker.ask({ order: 'work' });
  const left = async () => (await practice.database.query('SELECT count(*)::int AS n FROM sync_outbox')).rows[0].n;
  for (let last = await left(), at = performance.now(); last > 0; await pause(250)) {
    const now = await left();
    if (now < last) [last, at] = [now, performance.now()];
    if (performance.now() - at > STALLED_MS) throw new Error(`${now} writes are left, and none is done any more`);
  }
  const seconds = (performance.now() - begun) / 1000;
  const told = [];
  for (const { email } of people) told.push(await google.ask({ order: 'told', email }));
  const written = told.reduce((sum, one) => sum + one.written, 0);
  return { seconds, written, refused: told[0].refused, mails: told[0].mails };
} // prettier-ignore

async function pulled(worker, { workspace, database }, people) {
  const calendars = people.map(({ calendar }) => calendar);
  await database.query(
    'UPDATE sync_cursor SET next_pull_at = now() WHERE calendar_id = ANY ($1::uuid[])',
    [calendars], // as a notification does it
  );
  return worker.ask({ order: 'pull', workspace, calendars });
} // prettier-ignore

const seatOf = ({ members, callers }, number) => ({ seat: members[number], headers: callers[number] });

/** One more member, who is signed in. */
async function colleague(api, { database, workspace, headers }) {
  const secret = randomBytes(32).toString('base64url');
  const [person, seat] = [randomUUID(), randomUUID()];
  const hash = createHash('sha256').update(secret).digest();
  await database.query(COLLEAGUE, [person, `${seat}@bench.test`, seat, workspace, hash]);
  const own = { cookie: `${headers.cookie.split('=')[0]}=${secret}` };
  const { body } = await call(api.url, { path: '/api/v1/session', headers: own });
  return { seat, headers: { ...own, 'x-csrf-token': JSON.parse(body).csrfToken } };
}

/** To Google's page, which answers at once, and back. @returns the connection */
async function consent(api, headers, calendars) {
  const { address } = await made(api, headers, '/calendar-connections/google', { calendars }, 200);
  const page = await fetch(address, { redirect: 'manual' });
  const back = new URL(page.headers.get('location'));
  const returned = await call(api.url, { path: back.pathname + back.search, headers });
  const { items } = JSON.parse((await call(api.url, { path: '/api/v1/calendar-connections', headers })).body);
  if (returned.status !== 302 || items.length !== 1) throw new Error(`connecting: ${returned.status}`);
  return items[0];
} // prettier-ignore

async function made(api, headers, path, body, expected = 201) {
  const answer = await call(api.url, { method: 'POST', path: `/api/v1${path}`, headers, body });
  if (answer.status !== expected) throw new Error(`${path}: ${answer.status} ${answer.body}`);
  return JSON.parse(answer.body);
}

async function patch(api, headers, { id }, body) {
  const path = `/api/v1/calendars/${id}`;
  const { body: known } = await call(api.url, { path, headers });
  const condition = { 'if-match': `"${JSON.parse(known).version}"` };
  const answer = await call(api.url, { method: 'PATCH', path, headers: { ...headers, ...condition }, body });
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${answer.body}`);
}

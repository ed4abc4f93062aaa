// The practice that is measured: 20 engagements, 8 members who are signed in, entries that grow from a thousand to a
// million, one engagement with ten years of periods, and engagements with a report due.
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { dueReports } from './due-reports.mjs';
import { call } from './load.mjs';

const MEMBERS = 8;
const TERMS = { rate: { amount: '30.00', currency: 'EUR' }, showAmounts: true, overage: { mode: 'allow', limitMinutes: null, rate: null } }; // prettier-ignore
const PLACE = { name: 'Office', timeZone: 'Europe/Rome', currency: 'EUR', startsOn: '2015-01-01' };
/** An allowance from this month on: the periods before are nobody's, as the worker would have settled them. */
const MONTH = Temporal.Now.plainDateISO('Europe/Rome').with({ day: 1 }).toString();

/** Signs up by the API, so that the callers are real ones; the mass of rows comes by statements. */
export async function makePractice(url, databaseUrl) {
  const account = { workspaceName: 'Bench', name: 'Anna', email: 'anna@bench.test', password: 'bench-bench-bench', language: 'en', timeZone: 'Europe/Rome' }; // prettier-ignore
  const answer = await fetch(`${url}/api/v1/workspaces`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(account),
  });
  if (answer.status !== 201) throw new Error(`sign-up: ${answer.status} ${await answer.text()}`);
  const session = await answer.json();
  const cookie = answer.headers.getSetCookie()[0].split(';')[0];
  const headers = { cookie, 'x-csrf-token': session.csrfToken };
  const workspace = session.seat.workspace.id;
  const post = async (path, body) => {
    const made = await call(url, { method: 'POST', path: `/api/v1${path}`, headers, body });
    if (made.status !== 201) throw new Error(`${path}: ${made.status} ${made.body}`);
    return JSON.parse(made.body);
  };
  const clients = [];
  const engagements = [];
  for (let number = 0; number < 20; number++) {
    clients.push((await post('/clients', { name: `Client ${number}` })).id);
    const { id } = await post('/engagements', { clientId: clients[number], ...PLACE, ...TERMS });
    await post(`/engagements/${id}/agreements`, { validFrom: MONTH, allowanceMinutes: 2400, ...TERMS });
    engagements.push(id);
  }
  const ten = { ...PLACE, ...TERMS, name: 'Ten years', allowanceMinutes: 1200 };
  const old = (await post('/engagements', { clientId: clients[0], ...ten })).id;

  const database = new pg.Client({ connectionString: databaseUrl, options: '-c search_path=affianco' });
  database.on('error', () => undefined);
  await database.connect();
  // Neither the audit nor the keys are what is measured here; the rows are such as the product makes.
  await database.query(`SET session_replication_role = replica`);
  const members = [session.seat.id];
  const callers = [headers];
  while (members.length < MEMBERS) {
    const secret = randomBytes(32).toString('base64url');
    const [person, member] = [randomUUID(), randomUUID()];
    const hash = createHash('sha256').update(secret).digest();
    await database.query(COLLEAGUE, [person, `${member}@bench.test`, member, workspace, hash]);
    const own = { cookie: `${cookie.split('=')[0]}=${secret}` };
    const { body } = await call(url, { path: '/api/v1/session', headers: own });
    callers.push({ ...own, 'x-csrf-token': JSON.parse(body).csrfToken });
    members.push(member);
  }
  await database.query(TEN_YEARS, [workspace, old, members[0]]);
  await database.query(SUM_UP);
  let filled = 0;
  return {
    ...{ headers, callers, workspace, members, clients, engagements, old, database, databaseUrl },
    /** Adds entries until there are so many. */
    async grow(entries) {
      await database.query(FILL, [workspace, engagements, members, filled, entries]);
      filled = entries;
      await database.query(SUM_UP);
      await database.query('VACUUM ANALYZE');
    },
    /** Lets the worker close the periods that are over, as its clock would; terms of three days ago close nothing yet. */
    async settle() {
      await database.query(
        `UPDATE agreement SET created_at = now() - interval '10 years' WHERE engagement_id = $1`,
        [old],
      );
      const order = JSON.stringify({ workspaceId: workspace, engagementId: old });
      await database.query(`SELECT graphile_worker.enqueue('balance-settle', $1::json, now(), 'bench')`, [
        order,
      ]);
      for (let turn = 0; turn < 600; turn++) {
        const { rows } = await database.query(
          `SELECT last_error FROM graphile_worker._private_jobs WHERE key = 'bench'`,
        );
        if (rows.length === 0) return;
        if (rows[0].last_error) throw new Error(`settling: ${rows[0].last_error}`);
        await pause(100);
      }
      throw new Error('ten years are not settled after a minute');
    },
    due: (count, first) => dueReports(database, workspace, members[1], count, first),
    stop: () => database.end(),
  };
}

export const COLLEAGUE = `
  WITH colleague AS (
    INSERT INTO person (id, email, name, language, time_zone, created_at) VALUES ($1, $2, 'Member', 'en', 'Europe/Rome', now())
  ), seat AS (
    INSERT INTO member (id, workspace_id, person_id, name, email, role, created_at) VALUES ($3, $4, $1, 'Member', $2, 'owner', now())
  )
  INSERT INTO session (id_hash, person_id, created_at, last_seen_at, expires_at) VALUES ($5, $1, now(), now(), now() + interval '1 day')`;

/** Half an hour each, one after the other for each member, back from last Sunday evening. */
const FILL = `
  INSERT INTO time_entry (id, workspace_id, engagement_id, member_id, description, billable, day, started_at, ended_at,
    duration_seconds, time_zone, rate_minor, rate_source, created_at)
  SELECT uuidv7(), $1, ($2::uuid[])[1 + (n / 3) % cardinality($2::uuid[])], ($3::uuid[])[1 + n % cardinality($3::uuid[])],
    'Work number ' || n, n % 7 <> 0, (start AT TIME ZONE 'Europe/Rome')::date, start, start + interval '30 minutes', 1800,
    'Europe/Rome', 3000, 'engagement', start
  FROM (
    SELECT n, date_trunc('week', now()) - interval '1 hour' * (n / cardinality($3::uuid[])) * 0.5 AS start
    FROM generate_series($4::int, $5::int - 1) n
  ) numbered`;

/** Five hours in each of 520 weeks, without clock times. */
const TEN_YEARS = `
  INSERT INTO time_entry (id, workspace_id, engagement_id, member_id, description, billable, day, duration_seconds,
    time_zone, rate_minor, rate_source, created_at)
  SELECT uuidv7(), $1, $2, $3, 'Week ' || n, true, current_date - 7 * (n / 5) - n % 5, 3600, 'Europe/Rome', 3000, 'engagement', now()
  FROM generate_series(1, 2600) n`;

/** The triggers that keep the sums of each day were at rest. */
const SUM_UP = `
  TRUNCATE worked_day;
  INSERT INTO worked_day (workspace_id, day, engagement_id, member_id, service_id, seconds, billable_seconds, amount_minor, entries)
  SELECT workspace_id, day, engagement_id, member_id, service_id, sum(duration_seconds),
    coalesce(sum(duration_seconds) FILTER (WHERE billable), 0),
    coalesce(sum(round(duration_seconds::numeric * rate_minor / 3600)) FILTER (WHERE billable), 0), count(*)
  FROM time_entry WHERE deleted_at IS NULL AND duration_seconds IS NOT NULL
  GROUP BY workspace_id, day, engagement_id, member_id, service_id`;

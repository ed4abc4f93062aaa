// The practice that is measured: 20 engagements, 4 members, 100,000 entries over two years, and engagements with a report due.
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { call } from './load.mjs';

const MEMBERS = 4;

/** Signs up by the API, so that the caller is a real one; the mass of rows comes by statements. */
export async function makePractice(url, databaseUrl, { entries, due }) {
  const account = { workspaceName: 'Bench', name: 'Anna', email: 'anna@bench.test', password: 'bench-bench-bench', language: 'en', timeZone: 'Europe/Rome' }; // prettier-ignore
  const answer = await fetch(`${url}/api/v1/workspaces`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(account),
  });
  if (answer.status !== 201) throw new Error(`sign-up: ${answer.status} ${await answer.text()}`);
  const session = await answer.json();
  const headers = {
    cookie: answer.headers.getSetCookie()[0].split(';')[0],
    'x-csrf-token': session.csrfToken,
  };
  const workspace = session.seat.workspace.id;
  const memberId = session.seat.id;
  const post = async (path, body) => {
    const made = await call(url, { method: 'POST', path: `/api/v1${path}`, headers, body });
    if (made.status !== 201) throw new Error(`${path}: ${made.status} ${made.body}`);
    return JSON.parse(made.body);
  };
  const terms = { timeZone: 'Europe/Rome', currency: 'EUR', startsOn: '2020-01-01', rate: { amount: '30.00', currency: 'EUR' }, allowanceMinutes: 2400, showAmounts: true }; // prettier-ignore
  const engagements = [];
  for (let number = 0; number < 20; number++) {
    const client = await post('/clients', { name: `Client ${number}` });
    engagements.push((await post('/engagements', { clientId: client.id, name: 'Office', ...terms })).id);
  }

  const database = new pg.Client({ connectionString: databaseUrl, options: '-c search_path=affianco' });
  database.on('error', () => undefined);
  await database.connect();
  // Neither the audit nor the keys are what is measured here; the rows are such as the product makes.
  await database.query(`SET session_replication_role = replica`);
  const members = [memberId, ...Array.from({ length: MEMBERS - 1 }, () => randomUUID())];
  for (const id of members.slice(1)) {
    await database.query(
      `INSERT INTO member (id, workspace_id, name, email, role, created_at) VALUES ($1, $2, 'Member', $3, 'assistant', now())`,
      [id, workspace, `${id}@bench.test`],
    );
  }
  await database.query(FILL, [workspace, engagements, members, entries]);
  const reports = await dueReports(database, workspace, members[1], due);
  await database.query('ANALYZE');
  await database.end();
  return { headers, workspace, memberId, members, engagements, reports };
}

/** Half an hour each, one after the other for each member, back from last Sunday evening, on working hours. */
const FILL = `
  INSERT INTO time_entry (id, workspace_id, engagement_id, member_id, description, billable, day, started_at, ended_at,
    duration_seconds, time_zone, rate_minor, created_at)
  SELECT uuidv7(), $1, ($2::uuid[])[1 + (n / 3) % cardinality($2::uuid[])], ($3::uuid[])[1 + n % cardinality($3::uuid[])],
    'Work number ' || n, n % 7 <> 0, (start AT TIME ZONE 'Europe/Rome')::date, start, start + interval '30 minutes', 1800,
    'Europe/Rome', 3000, start
  FROM (
    SELECT n, date_trunc('week', now()) - interval '1 hour' * (n / cardinality($3::uuid[])) * 0.5 AS start
    FROM generate_series(0, $4::int - 1) n
  ) numbered`;

/** The last one whose eight o'clock is over. */
export const LAST_MONDAY = `date_trunc('week', now() - interval '8 hours')`;

/** Engagements of their own, each with a reader and 20 lines in the week that is reported; not due yet. */
async function dueReports(database, workspace, memberId, count) {
  const { rows } = await database.query(
    `SELECT uuidv7() AS client, uuidv7() AS engagement, uuidv7() AS contact FROM generate_series(1, $1)`,
    [count],
  );
  const lists = ['client', 'engagement', 'contact'].map((key) => rows.map((row) => row[key]));
  const each = `SELECT * FROM unnest($2::uuid[], $3::uuid[], $4::uuid[]) WITH ORDINALITY AS made (client, engagement, contact, n)`;
  const insert = (sql, more = []) =>
    database.query(`WITH each AS (${each}) ${sql}`, [workspace, ...lists, ...more]);
  await insert(
    `INSERT INTO client (id, workspace_id, name, created_at) SELECT client, $1, 'Reported ' || n, now() FROM each`,
  );
  await insert(`INSERT INTO contact (id, workspace_id, client_id, name, email, language, time_zone, created_at)
    SELECT contact, $1, client, 'Reader ' || n, 'reader-' || n || '@bench.test', 'it', 'Europe/Rome', now() FROM each`);
  await insert(`INSERT INTO engagement (id, workspace_id, client_id, name, time_zone, currency, week_starts_on, starts_on, created_at)
    SELECT engagement, $1, client, 'Office', 'Europe/Rome', 'EUR', 1, '2020-01-01', now() FROM each`);
  await insert(`INSERT INTO agreement (id, workspace_id, engagement_id, valid_from, rate_minor, allowance_minutes, show_amounts, created_at)
    SELECT uuidv7(), $1, engagement, '2020-01-01', 3000, 2400, true, now() FROM each`);
  await insert(`INSERT INTO schedule (engagement_id, workspace_id, enabled, weekday, time, auto_send, next_run_at)
    SELECT engagement, $1, true, 1, '08:00', true, now() + interval '1 year' FROM each`);
  await insert(
    `INSERT INTO time_entry (id, workspace_id, engagement_id, member_id, description, billable, day, duration_seconds,
      time_zone, rate_minor, created_at)
    SELECT uuidv7(), $1, engagement, $5, 'Line number ' || line, true, (${LAST_MONDAY} - interval '6 days')::date + line % 5,
      900 + line, 'Europe/Rome', 3000, now() FROM each, generate_series(1, 20) line`,
    [memberId],
  );
  return rows.map((row) => row.engagement);
}

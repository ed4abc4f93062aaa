// The partner of the comparison: Fastify and pg, one statement a request, no session, policy, validation or context.
import Fastify from 'fastify';
import pg from 'pg';

const pool = new pg.Pool({
  connectionString: process.env.DATABASE_URL,
  max: 10,
  // The audit trigger of the table asks for whom the row is.
  options: `-c search_path=affianco -c app.workspace=${process.env.WORKSPACE} -c app.role=owner`,
});
const workspace = process.env.WORKSPACE;

const utc = (column) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
const SHOWN = `SELECT t.id, t.engagement_id AS "engagementId", e.name AS "engagementName", e.client_id AS "clientId",
  c.name AS "clientName", t.member_id AS "memberId", coalesce(p.name, m.name) AS "memberName", t.task_id AS "taskId",
  k.title AS "taskTitle", t.service_id AS "serviceId", s.name AS "serviceName", t.description, t.billable,
  t.day::text AS day, ${utc('t.started_at')} AS "startedAt", ${utc('t.ended_at')} AS "endedAt",
  t.duration_seconds AS "durationSeconds", t.time_zone AS "timeZone", t.overlap_reason AS "overlapReason",
  t.rate_minor::float8 AS "rateMinor", e.currency, ${utc('t.deleted_at')} AS "deletedAt", t.version FROM`;
const JOINS = `JOIN engagement e ON e.id = t.engagement_id JOIN client c ON c.id = e.client_id
  JOIN member m ON m.id = t.member_id LEFT JOIN person p ON p.id = m.person_id
  LEFT JOIN task k ON k.id = t.task_id LEFT JOIN service s ON s.id = t.service_id`;
const NEWEST = `t.day DESC, coalesce(t.started_at, '-infinity'::timestamptz) DESC, t.id DESC`;

const LIST = `${SHOWN} (SELECT * FROM time_entry t WHERE t.workspace_id = $1 AND t.deleted_at IS NULL
  ORDER BY ${NEWEST} LIMIT 50) t ${JOINS} ORDER BY ${NEWEST}`;
const WEEK = `${SHOWN} (SELECT * FROM time_entry t WHERE t.workspace_id = $1 AND t.deleted_at IS NULL
  AND t.engagement_id = $2 AND t.day >= $3 AND t.day < $4 ORDER BY ${NEWEST} LIMIT 200) t ${JOINS} ORDER BY ${NEWEST}`;
const ADD = `INSERT INTO time_entry (id, workspace_id, engagement_id, member_id, description, billable, day, started_at,
  ended_at, duration_seconds, time_zone, rate_minor, rate_source, created_at)
  VALUES (uuidv7(), $1, $2, $3, $4, true, $5, $6, $7, $8, 'Europe/Rome', 3000, 'engagement', now())
  RETURNING id, day::text, description, duration_seconds AS "durationSeconds", version`;

const INSIGHTS = `SELECT e.client_id, date_trunc('week', d.day::timestamp)::date AS week, sum(d.seconds) AS seconds,
  sum(d.billable_seconds) AS billable, sum(d.amount_minor) AS amount FROM worked_day d JOIN engagement e ON e.id = d.engagement_id
  WHERE d.workspace_id = $1 AND d.day >= $2 AND d.day < $3 AND ($4::uuid IS NULL OR e.client_id = $4)
  GROUP BY GROUPING SETS ((e.client_id), (date_trunc('week', d.day::timestamp)::date))`;

const app = Fastify();
app.get('/health/ready', async () => (await pool.query('SELECT 1')).rows);
app.get('/entries', async () => {
  const { rows } = await pool.query({ name: 'list', text: LIST, values: [workspace] });
  return { items: rows };
});
app.get('/week', async ({ query }) => {
  const { rows } = await pool.query({
    name: 'week',
    text: WEEK,
    values: [workspace, query.engagementId, query.from, query.to],
  });
  return { items: rows };
});
app.get('/insights', async ({ query }) => {
  const values = [workspace, query.from, query.to, query.clientId ?? null];
  const { rows } = await pool.query({ name: 'insights', text: INSIGHTS, values });
  return { rows };
});
app.post('/entries', async ({ body }, reply) => {
  const { engagementId, memberId, description, day, startedAt, endedAt, durationSeconds } = body;
  const values = [workspace, engagementId, memberId, description, day, startedAt, endedAt, durationSeconds];
  const { rows } = await pool.query({ name: 'add', text: ADD, values });
  return reply.status(201).send(rows[0]);
});
await app.listen({ host: process.env.HOST, port: Number(process.env.PORT) });
process.on('SIGTERM', () => process.exit(0));

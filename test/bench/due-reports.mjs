// Engagements with a report due: each with a reader, an agreement of four clauses, work in the week that is reported,
// and tasks that were delivered in it. What each clause asks was done, so that nothing keeps a report back.

/** The last one whose eight o'clock is over. */
export const LAST_MONDAY = `date_trunc('week', now() - interval '8 hours')`;

/** Lines of each report, by the clock and inside the working windows. */
export const LINES = 20;
const TASKS = 2;

/** Their periods before were settled, as the worker settles every period that is over. */
const BEGUN = `date_trunc('month', now() - interval '3 months')::date`;

/** Of one kind each, as the agreements' service keeps them. */
const CLAUSES = [
  ['minutes', { min: 60, max: 3000, per: 'week' }],
  ['turnaround', { serviceId: null, businessMinutes: 960, percent: 95 }],
  ['response', { businessMinutes: 480, percent: 90 }],
  ['working_window', { percent: 90 }],
].map(([kind, terms], place) => ({ id: `0199f2c4-0000-7000-8000-00000000000${place + 1}`, kind, terms }));

/** Engagements of their own; not due yet. @param first number of the first of them, so that no two readers are one */
export async function dueReports(database, workspace, memberId, count, first = 1) {
  const { rows } = await database.query(
    `SELECT uuidv7() AS client, uuidv7() AS engagement, uuidv7() AS contact FROM generate_series(1, $1)`,
    [count],
  );
  const lists = ['client', 'engagement', 'contact'].map((key) => rows.map((row) => row[key]));
  const each = `SELECT client, engagement, contact, place + $5 - 1 AS n
    FROM unnest($2::uuid[], $3::uuid[], $4::uuid[]) WITH ORDINALITY AS made (client, engagement, contact, place)`;
  const insert = (sql, more = []) =>
    database.query(`WITH each AS (${each}) ${sql}`, [workspace, ...lists, first, ...more]);
  await insert(
    `INSERT INTO client (id, workspace_id, name, created_at) SELECT client, $1, 'Reported ' || n, now() FROM each`,
  );
  await insert(`INSERT INTO contact (id, workspace_id, client_id, name, email, language, time_zone, created_at)
    SELECT contact, $1, client, 'Reader ' || n, 'reader-' || n || '@bench.test', 'it', 'Europe/Rome', now() FROM each`);
  await insert(`INSERT INTO engagement (id, workspace_id, client_id, name, time_zone, currency, week_starts_on, starts_on, created_at)
    SELECT engagement, $1, client, 'Office', 'Europe/Rome', 'EUR', 1, ${BEGUN}, now() FROM each`);
  await insert(
    `INSERT INTO agreement (id, workspace_id, engagement_id, valid_from, rate_minor, allowance_minutes, show_amounts,
      overage, clauses, created_at)
    SELECT uuidv7(), $1, engagement, ${BEGUN}, 3000, 2400, true, 'allow',
      $6::jsonb, now() FROM each`,
    [JSON.stringify(CLAUSES)],
  );
  await insert(`INSERT INTO schedule (engagement_id, workspace_id, enabled, weekday, time, auto_send, next_run_at)
    SELECT engagement, $1, true, 1, '08:00', true, now() + interval '1 year' FROM each`);
  await insert(
    `INSERT INTO time_entry (id, workspace_id, engagement_id, member_id, description, billable, day, started_at, ended_at,
      duration_seconds, time_zone, rate_minor, rate_source, overlap_reason, created_at)
    SELECT uuidv7(), $1, engagement, $6, 'Line number ' || line, true, began::date, began AT TIME ZONE 'Europe/Rome',
      began AT TIME ZONE 'Europe/Rome' + interval '1 second' * (900 + line), 900 + line, 'Europe/Rome', 3000, 'engagement',
      'One clock for all', now()
    FROM each, generate_series(0, ${LINES - 1}) line,
      LATERAL (SELECT (${LAST_MONDAY} - interval '7 days')::date + line % 5 + time '09:30' + interval '1 hour' * (line / 5)) at (began)`,
    [memberId],
  );
  await insert(WORKED);
  await insert(MOVED);
  await database.query('ANALYZE');
  return rows.map((row) => row.engagement);
}

const TASK_TIMES = `(${LAST_MONDAY} - interval '6 days')::date + time '09:00' + interval '1 hour' * number`;

/** Asked on Tuesday morning, delivered and accepted on Wednesday. */
const WORKED = `
  INSERT INTO task (id, workspace_id, engagement_id, title, brief, status, created_by_name, created_at, turn_since,
    delivered_at, closed_at, changed_at)
  SELECT uuidv7(), $1, engagement, 'Task number ' || number, '', 'done', 'Reader ' || n, asked, asked + interval '1 day 2 hours',
    asked + interval '1 day', asked + interval '1 day 2 hours', asked + interval '1 day 2 hours'
  FROM each, generate_series(1, ${TASKS}) number, LATERAL (SELECT (${TASK_TIMES}) AT TIME ZONE 'Europe/Rome') at (asked)`;

const MOVED = `
  INSERT INTO task_move (id, workspace_id, engagement_id, task_id, moved_from, moved_to, actor_name, actor_role, at)
  SELECT uuidv7(), $1, engagement, t.id, step.moved_from, step.moved_to, 'Anna', step.role, t.created_at + step.after
  FROM each JOIN task t ON t.workspace_id = $1 AND t.engagement_id = engagement,
    (VALUES (NULL, 'requested', 'contact', interval '0'), ('requested', 'accepted', 'owner', interval '1 hour'),
      ('accepted', 'delivered', 'owner', interval '1 day'), ('delivered', 'done', 'contact', interval '1 day 2 hours'))
    step (moved_from, moved_to, role, after)`;

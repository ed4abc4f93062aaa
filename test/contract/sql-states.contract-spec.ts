import type { ArgumentsHost } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { systemActor } from '../../src/kernel/actor.js';
import { query, Transactions } from '../../src/platform/database/transaction.js';
import { sqlState } from '../../src/platform/database/sql-state.js';
import { ProblemFilter } from '../../src/platform/http/problem.filter.js';
import type { Problem } from '../../src/platform/http/problem.js';
import { startApp, type TestApp } from '../support/start-app.js';

const MEMBER = `INSERT INTO member (id, workspace_id, name, email, role, created_at)`;
const ENTRY = `INSERT INTO time_entry (id, workspace_id, engagement_id, member_id, billable, day, time_zone, created_at, started_at)`;

/** A statement that PostgreSQL refuses, with the state it refuses with and the answer that a caller gets. */
const refusals: readonly (readonly [state: string, status: number, sql: string])[] = [
  ['22003', 400, `SELECT 99999999999::int`],
  ['22007', 400, `SELECT 'tomorrow-ish'::date`],
  ['22008', 400, `SELECT '2026-02-30'::date`],
  ['22P02', 400, `SELECT 'not a uuid'::uuid`],
  ['23502', 400, `${MEMBER} VALUES (gen_random_uuid(), workspace(), NULL, 'a@example.com', 'owner', now())`],
  [
    '23503',
    404,
    `${ENTRY} SELECT gen_random_uuid(), workspace(), gen_random_uuid(), id, true, '2026-11-16', 'UTC', now(), now() FROM member`,
  ],
  ['23505', 409, `${MEMBER} SELECT gen_random_uuid(), workspace(), name, email, role, now() FROM member`],
  [
    '23514',
    422,
    `${MEMBER} VALUES (gen_random_uuid(), workspace(), 'A', 'UPPER@example.com', 'owner', now())`,
  ],
  ['25006', 503, `SET LOCAL transaction_read_only = on; DELETE FROM rate_limit`],
  [
    '42501',
    404,
    `${MEMBER} VALUES (gen_random_uuid(), gen_random_uuid(), 'A', 'a@example.com', 'owner', now())`,
  ],
  ['57014', 503, `SET LOCAL statement_timeout = 20; SELECT pg_sleep(5)`],
];

describe('what PostgreSQL refuses', () => {
  let test: TestApp;
  let workspaceId: string;
  /** A name belongs to one text of SQL. */
  let statements = 0;
  beforeAll(async () => {
    test = await startApp();
    const anna = await test.visitor().signUp();
    const { body } = await anna.get('/session').expect(200);
    workspaceId = (body as { seat: { workspace: { id: string } } }).seat.workspace.id;
  });
  afterAll(() => test.close());

  /** Runs statements as the product does for a workspace; gives the error that comes out. */
  async function refused(sql: string): Promise<unknown> {
    const work = async () => {
      for (const statement of sql.split('; ')) await query(`provoke.${++statements}`, statement);
    };
    return test.app
      .get(Transactions)
      .as(systemActor(workspaceId), work)
      .then(
        () => undefined,
        (error: unknown) => error,
      );
  }

  it.each(refusals)('%s is answered with %i, in words that betray nothing', async (state, status, sql) => {
    const error = await refused(sql);
    expect(sqlState(error)).toBe(state);
    const { problem, contentType } = answer(error);
    expect(problem.status).toBe(status);
    expect(contentType).toBe('application/problem+json');
    expect(JSON.stringify(problem)).not.toMatch(/member|time_entry|rate_limit|INSERT|SELECT|constraint|\.ts/);
  });

  it('55P03, a lock that is held too long, is answered with 409', async () => {
    const source = test.app.get(DataSource);
    const holder = source.createQueryRunner();
    await holder.connect();
    await holder.startTransaction();
    await holder.query(`INSERT INTO rate_limit (key) VALUES ('held')`);
    const error = await refused(`SET LOCAL lock_timeout = 50; INSERT INTO rate_limit (key) VALUES ('held')`);
    await holder.rollbackTransaction();
    await holder.release();
    expect(sqlState(error)).toBe('55P03');
    expect(answer(error).problem.status).toBe(409);
  });

  it('something that nobody foresaw is answered with 500 and without a word about it', async () => {
    const { problem } = answer(await refused(`SELECT no_such_column FROM member`));
    expect(problem).toMatchObject({ status: 500, code: 'server.unexpected' });
    expect(JSON.stringify(problem)).not.toMatch(/no_such_column|member/);
  });

  it('leaves no connection behind in a broken transaction', async () => {
    const rows = await test.sql<{ state: string }>(
      `SELECT state FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'affianco' AND state LIKE 'idle in%'`,
    );
    expect(rows).toEqual([]);
  });
});

/** What the filter sends for an error. */
function answer(error: unknown): { problem: Problem; contentType: string } {
  const sent = { body: '', contentType: '' };
  const reply = {
    status: () => reply,
    header: () => reply,
    type: (contentType: string) => {
      sent.contentType = contentType;
      return reply;
    },
    send: (body: string) => {
      sent.body = body;
      return reply;
    },
  };
  const request = { id: 'request-1', headers: {} };
  const host = { switchToHttp: () => ({ getRequest: () => request, getResponse: () => reply }) };
  new ProblemFilter().catch(error, host as unknown as ArgumentsHost);
  return { problem: JSON.parse(sent.body) as Problem, contentType: sent.contentType };
}

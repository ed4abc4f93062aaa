import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import request from 'supertest';
import { anEngagement } from '../builders/engagement.js';
import { aTask } from '../builders/task.js';
import { startApp, type TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';

/** What no answer may hold, least of all an error: code, SQL, paths, names of the database. */
const INSIDES =
  /\bat \w+.*:\d+:\d+|node_modules|\/src\/|\/dist\/|SELECT |INSERT |relation |constraint|violates|affianco_app|pg_|stack/;

describe('every request', () => {
  let test: TestApp;
  let anna: Visitor;
  let token: string;
  let engagementId: string;

  beforeAll(async () => {
    test = await startApp();
    anna = await test.visitor().signUp();
    token = (await anna.post('/tokens', { name: 'Program' }).expect(201)).body.token as string;
    engagementId = (await anEngagement(anna)).id;
  });
  afterAll(() => test.close());

  /** A body as bytes, as only a program sends them. */
  const raw = async (body: string, type = 'application/json', path = '/tasks') => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': type };
    const answer = await fetch(`${test.url}/api/v1${path}`, { method: 'POST', headers, body });
    const text = await answer.text();
    expect(text).not.toMatch(INSIDES);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    return {
      status: answer.status,
      problem: JSON.parse(text) as {
        code: string;
        requestId: string;
        errors?: { field: string; code: string }[];
      },
    };
  };
  const task = (fields: object) => JSON.stringify({ engagementId, title: 'A task', ...fields });

  describe('with a body that cannot be taken', () => {
    const nested = (depth: number, [open, close]: readonly [string, string]) =>
      open.repeat(depth) + '1' + close.repeat(depth);
    it.each([
      ['a NUL', () => task({ title: 'a\0b' }), 400, 'request.malformed'],
      ['a NUL in a name', () => task({ 'a\0b': 1 }), 400, 'request.malformed'],
      ['half a character', () => `{"engagementId":"${engagementId}","title":"\\ud800"}`, 400, 'request.malformed'],
      ['deep lists', () => `{"title":${nested(5000, ['[', ']'])}}`, 400, 'request.malformed'],
      ['deep objects', () => `{"title":${nested(5000, ['{"a":', '}'])}}`, 400, 'request.malformed'],
      ['a list just too deep', () => `{"title":${nested(40, ['[', ']'])}}`, 400, 'request.malformed'],
      ['no JSON', () => '{"title":', 400, 'request.malformed'],
      ['a prototype', () => '{"__proto__":{"role":"owner"}}', 400, 'request.malformed'],
      ['a list for an object', () => '[]', 400, 'request.invalid'],
      ['an object for a text', () => task({ title: { $ne: '' } }), 400, 'request.invalid'],
      ['a list for a text', () => task({ title: ['A task'] }), 400, 'request.invalid'],
      ['too many characters', () => task({ title: 'a'.repeat(201) }), 400, 'request.invalid'],
      ['a day that does not exist', () => task({ dueOn: '2026-02-30' }), 400, 'request.invalid'],
      ['a week for a day', () => task({ dueOn: '2026-W47-7' }), 400, 'request.invalid'],
      ['a day of the year 0', () => task({ dueOn: '0000-01-01' }), 400, 'request.invalid'],
      ['more than a mebibyte', () => task({ brief: 'a'.repeat(1_100_000) }), 413, 'request.too-large'],
    ])('refuses %s', async (_, body, status, code) => {
      expect(await raw(body())).toMatchObject({ status, problem: { code } });
    }); // prettier-ignore

    it.each([
      'text/plain',
      'application/xml',
      'text/json',
      'application/octet-stream',
      'application/x-www-form-urlencoded',
    ])('refuses the type %s', async (type) => {
      expect(await raw(task({}), type)).toMatchObject({
        status: 415,
        problem: { code: 'request.unsupported-type' },
      });
    });

    it('says everything that is wrong at once, by field, and names fields it does not know', async () => {
      const { status, problem } = await raw(
        JSON.stringify({ engagementId: 'x', title: '', workspaceId: randomUUID() }),
      );
      expect(status).toBe(400);
      expect(problem.errors?.map(({ field, code }) => [field, code]).sort()).toEqual([
        ['engagementId', 'id'],
        ['title', 'required'],
        ['workspaceId', 'unknown-field'],
      ]);
    });

    it('refuses offsets as zones, and instants without one', async () => {
      const entry = { engagementId, startedAt: '2026-11-16T08:00:00Z', endedAt: '2026-11-16T08:10:00Z' };
      for (const wrong of [
        { timeZone: '+02:00' },
        { timeZone: 'Rome' },
        { startedAt: '2026-11-16T08:00:00' },
        { startedAt: '20261116T080000Z' },
        { startedAt: '2026-02-30T08:00:00Z' },
      ])
        expect((await anna.post('/time-entries', { ...entry, ...wrong }).expect(400)).body.code).toBe(
          'request.invalid',
        );
    });
  });

  it.each(['/tasks/1', '/tasks?limit=0', '/tasks?limit=201', '/tasks?limit=1&limit=2', '/tasks?limit=a', '/tasks?unknown=1', '/tasks?engagementId=%00', '/time-entries?from=2026-02-30', '/tasks?cursor[]=a'])(
    'refuses the address %s', async (path) => {
      const { body, text } = await anna.get(path).expect(400);
      expect(body.code).toMatch(/^request\./);
      expect(text).not.toMatch(INSIDES);
    },
  ); // prettier-ignore

  it('refuses cursors that are not its own, in every list', async () => {
    const coded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const rubbish = [
      'abc',
      '%F0%9F%98%80',
      coded({}),
      coded([1, 2]),
      coded([]),
      coded(['x']),
      coded(['x', 'y']),
      coded(['x', 'y', 'z']),
      coded(['2026-11-16', "'; --"]),
      'a'.repeat(500),
    ];
    const lists = [
      'clients',
      'contacts',
      'engagements',
      'services',
      'tasks',
      'deliverables',
      'time-entries',
      'reports',
      'members',
      'invitations',
      'tokens',
    ];
    const taken: string[] = [];
    for (const list of lists) {
      for (const cursor of rubbish) {
        const answer = await anna.get(`/${list}?cursor=${cursor}`);
        if (answer.status !== 400) taken.push(`${list} ${cursor}: ${answer.status}`);
        expect(answer.text).not.toMatch(INSIDES);
      }
    }
    expect(taken).toEqual([]);
  });

  describe('that is repeated with an Idempotency-Key', () => {
    const post = (key: string, body: object) => anna.post('/tasks', body).set('Idempotency-Key', key);
    const count = async () =>
      (await anna.get(`/tasks?engagementId=${engagementId}&limit=200`)).body.items.length as number;

    it('gets the first answer and does nothing', async () => {
      const before = await count();
      const first = await post('once', { engagementId, title: 'Once' }).expect(201);
      const second = await post('once', { engagementId, title: 'Once' }).expect(201);
      expect(second.body).toEqual(first.body);
      expect(second.headers['idempotency-replayed']).toBe('true');
      expect(await count()).toBe(before + 1);
    });

    it('is done once, by eight at the same instant', async () => {
      const before = await count();
      const answers = await Promise.all(
        Array.from({ length: 8 }, () => post('parallel', { engagementId, title: 'Parallel' })),
      );
      const taken = answers.filter(({ status }) => status === 201);
      expect(answers.filter(({ status }) => status !== 201 && status !== 409)).toEqual([]);
      expect(new Set(taken.map(({ body }) => body.id)).size).toBe(1);
      expect(await count()).toBe(before + 1);
    });

    it('is refused with another body or at another address, and free again after a failure', async () => {
      await post('other', { engagementId, title: 'One' }).expect(201);
      expect((await post('other', { engagementId, title: 'Two' }).expect(422)).body.code).toBe(
        'idempotency.key-reused',
      );
      await anna.post('/services', { engagementId, name: 'S' }).set('Idempotency-Key', 'other').expect(422);
      await post('failed', { engagementId: randomUUID(), title: 'One' }).expect(404);
      await post('failed', { engagementId, title: 'One' }).expect(201);
      await post('k'.repeat(256), { engagementId, title: 'One' }).expect(400);
    });

    it('is kept for its own seat alone', async () => {
      const stranger = await test.visitor().signUp({ email: 'stranger@example.com' });
      const { id } = await anEngagement(stranger);
      await stranger
        .post('/tasks', { engagementId: id, title: 'Mine' })
        .set('Idempotency-Key', 'once')
        .expect(201);
    });
  });

  it('carries the version of what it reads, and changes nothing newer', async () => {
    const { id } = await aTask(anna, { engagementId });
    const { headers } = await anna.get(`/tasks/${id}`).expect(200);
    expect(headers.etag).toBe('"1"');
    const changed = await anna.patch(`/tasks/${id}`, { brief: 'One' }).set('If-Match', '"1"').expect(200);
    expect(changed.headers.etag).toBe('"2"');
    const stale = await anna.patch(`/tasks/${id}`, { brief: 'Two' }).set('If-Match', '"1"').expect(412);
    expect(stale.body).toMatchObject({ code: 'record.stale', details: { version: 2 } });
    await anna.patch(`/tasks/${id}`, { brief: 'Two' }).set('If-Match', 'W/"2"').expect(400);
    const both = await Promise.all(
      ['A', 'B'].map((brief) => anna.patch(`/tasks/${id}`, { brief }).set('If-Match', '"2"')),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
  });

  it('has an id of its own, in the header and in the problem', async () => {
    const answers = [await anna.get('/tasks'), await anna.get('/nothing'), await anna.get('/tasks/1')];
    const ids = answers.map(({ headers }) => headers['x-request-id'] as string);
    expect(new Set(ids).size).toBe(3);
    expect(answers[2]?.body.requestId).toBe(ids[2]);
    const mine = await anna.get('/tasks').set('X-Request-Id', '<script>');
    expect(mine.headers['x-request-id']).not.toBe('<script>');
  });

  it('is answered in the reader’s language', async () => {
    const detail = async (language: string) =>
      (await request(test.url).get('/api/v1/session').set('Accept-Language', language).expect(401)).body
        .detail as string;
    const all = await Promise.all(['en', 'it', 'de-CH', 'es', 'fr'].map(detail));
    expect(new Set(all).size).toBe(4);
    expect(all[4]).toBe(all[0]);
  });

  it.each(['/', '/api/v1/nothing', '/api/v1/tasks', '/r/nothing', '/nothing.php', '/health/live', '/api/v1/tasks/..%2f..%2fetc', '/%00', '/%ff', `/r/${'a'.repeat(300)}`])(
    'carries the protecting headers at %s', async (path) => {
      const { headers, text } = await request(test.url).get(path);
      expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'content-security-policy': expect.stringMatching(/frame-ancestors 'none'/), 'referrer-policy': expect.any(String), 'x-request-id': expect.any(String) });
      expect(headers['x-powered-by'] ?? headers['access-control-allow-origin']).toBeUndefined();
      expect(text).not.toMatch(INSIDES);
      if (path.startsWith('/api/')) expect(headers['cache-control']).toBe('no-store');
    },
  ); // prettier-ignore

  it('stays vague about what nobody foresaw', async () => {
    await test.sql('ALTER TABLE task RENAME TO task_away');
    try {
      const { body, text, headers } = await anna.get('/tasks').expect(500);
      expect(body).toMatchObject({ code: 'server.unexpected', requestId: headers['x-request-id'] });
      expect(text).not.toMatch(INSIDES);
    } finally {
      await test.sql('ALTER TABLE task_away RENAME TO task');
    }
    await anna.get('/tasks').expect(200);
  });

  it('is counted by route, without any id in the names', async () => {
    const { text, headers } = await request(test.url).get('/metrics').expect(200);
    expect(headers['content-type']).toContain('text/plain');
    expect(text).toMatch(
      /affianco_http_request_seconds_count\{method="GET",route="\/api\/v1\/tasks\/:id",status="200"\} \d/,
    );
    expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-7/);
  });

  it('is answered “not ready” while the database takes nobody, and ready again without a restart', async () => {
    await request(test.url).get('/health/live').expect(200);
    await request(test.url).get('/health/ready').expect(200, { status: 'ready', database: true });
    const name = new URL(test.addresses.base).pathname.slice(1);
    // From beside: nobody can close the database that they are in.
    const admin = new pg.Client({ connectionString: process.env.TEST_CLUSTER_URL });
    await admin.connect();
    await admin.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
    try {
      await admin.query(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND usename <> 'postgres'",
        [name],
      );
      await pause(200);
      await request(test.url).get('/health/ready').expect(503);
      await request(test.url).get('/health/live').expect(200);
      const { text } = await anna.get('/tasks');
      expect(text).not.toMatch(INSIDES);
    } finally {
      await admin.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
      await admin.end();
    }
    await pause(300);
    await request(test.url).get('/health/ready').expect(200);
    await anna.get('/tasks').expect(200);
  });
});

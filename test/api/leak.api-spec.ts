import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Actor } from '../../src/kernel/actor.js';
import { startApp, type TestApp } from '../support/start-app.js';
import { buildWorld, leaksTo, type Place, type Who, type World } from '../support/world.js';

const CLIENTS = 24;
const DURATION_MS = 12_000;
const insiders = ['owner', 'assistant', 'contactX', 'contactY', 'stranger'] as const satisfies readonly Who[];
type Insider = (typeof insiders)[number];

/**
 * Many at once over one small pool: some requests go well, some fail, some are broken off by their caller, while
 * PostgreSQL's processes are killed under them. Whatever happens, no answer holds a row of somebody else.
 */
describe('under fire', () => {
  let test: TestApp;
  let world: World;
  const tokens = new Map<Insider, string>();

  beforeAll(async () => {
    test = await startApp();
    world = await buildWorld(test);
    for (const who of insiders) {
      const { body } = await world.visitors[who].post('/tokens', { name: 'Program' }).expect(201);
      tokens.set(who, body.token as string);
    }
  }, 60_000);
  afterAll(() => test.close());

  const places: Record<Insider, 'x' | 'y' | 'z'> = { owner: 'x', assistant: 'x', contactX: 'x', contactY: 'y', stranger: 'z' }; // prettier-ignore
  const foreignPlace: Record<Insider, 'x' | 'y' | 'z'> = { owner: 'z', assistant: 'y', contactX: 'y', contactY: 'x', stranger: 'x' }; // prettier-ignore

  const send = (who: Insider, method: string, path: string, body?: object, signal?: AbortSignal) =>
    fetch(`${test.url}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${tokens.get(who)}`,
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
      ...(signal && { signal }),
    });

  const requests = (who: Insider, turn: number) => {
    const own = world.places[places[who]];
    const foreign: Place = world.places[foreignPlace[who]];
    const title = `${own.mark} ${turn}`;
    return [
      () => send(who, 'GET', '/tasks?limit=200'),
      () => send(who, 'GET', '/time-entries'),
      () => send(who, 'GET', `/reports/${own.reportId}`),
      () => send(who, 'GET', '/deliverables'),
      () => send(who, 'POST', '/tasks', { engagementId: own.engagementId, title }),
      // Refused by the service, by the database, by validation.
      () => send(who, 'POST', '/tasks', { engagementId: foreign.engagementId, title }),
      () =>
        send(who, 'POST', '/tasks', { engagementId: own.engagementId, title, serviceId: foreign.serviceId }),
      () => send(who, 'POST', '/tasks', { engagementId: own.engagementId, title: '' }),
      () => send(who, 'GET', `/tasks/${foreign.taskId}`),
      () => send(who, 'GET', '/tasks?limit=200', undefined, AbortSignal.timeout(1 + (turn % 12))),
      () =>
        send(
          who,
          'POST',
          '/tasks',
          { engagementId: own.engagementId, title },
          AbortSignal.timeout(1 + (turn % 12)),
        ),
    ];
  };

  it('gives no answer with a foreign row, leaves no transaction open and crosses no records', async () => {
    const seen = { answers: 0, failures: 0, broken: 0, killed: 0 };
    const leaks: string[] = [];
    const until = performance.now() + DURATION_MS;
    const client = async (number: number) => {
      const who = insiders[number % insiders.length] as Insider;
      for (let turn = number; performance.now() < until; turn++) {
        const all = requests(who, turn);
        try {
          const answer = await (all[(turn * 7) % all.length] as () => Promise<Response>)();
          const text = await answer.text();
          seen.answers++;
          if (!answer.ok) seen.failures++;
          if (leaksTo(who, text).length > 0) leaks.push(`${who} ${answer.url}: ${text.slice(0, 200)}`);
        } catch {
          seen.broken++;
        }
      }
    };
    const killer = async () => {
      while (performance.now() < until) {
        const killed = await test.sql(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
           WHERE datname = current_database() AND usename = 'affianco_app' ORDER BY random() LIMIT 1`,
        );
        seen.killed += killed.length;
        await pause(60);
      }
    };
    await Promise.all([...Array.from({ length: CLIENTS }, (_, number) => client(number)), killer()]);
    expect(leaks).toEqual([]);
    expect(seen.answers).toBeGreaterThan(300);
    expect(seen.failures).toBeGreaterThan(50);
    expect(seen.broken).toBeGreaterThan(5);
    expect(seen.killed).toBeGreaterThan(50);

    await pause(500);
    const idle = await test.sql(
      `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND usename = 'affianco_app'
       AND state LIKE 'idle in transaction%'`,
    );
    expect(idle).toEqual([]);
    const crossed = await test.sql(
      `SELECT t.id FROM task t JOIN engagement e ON e.id = t.engagement_id JOIN client c ON c.id = e.client_id
       WHERE split_part(t.title, ' ', 1) IN ('xylophone', 'yggdrasil', 'zanzibar')
         AND position(split_part(t.title, ' ', 1) IN c.name) = 0`,
    );
    expect(crossed).toEqual([]);
  }, 60_000);

  it('goes on answering afterwards', async () => {
    for (const who of insiders) {
      const answer = await send(who, 'GET', '/tasks');
      expect([who, answer.status, leaksTo(who, await answer.text())]).toEqual([who, 200, []]);
    }
  });

  it('would have seen a leak: a context set for the session instead of the transaction gives foreign rows', async () => {
    const pool = new pg.Pool({
      connectionString: test.addresses.app,
      max: 8,
      options: '-c search_path=affianco',
    });
    const settings = `SELECT set_config('app.workspace', $1, false), set_config('app.role', 'owner', false)`;
    const ask = async (who: 'owner' | 'stranger') => {
      await pool.query(settings, [((await world.actor(who)) as Actor).workspaceId]);
      const { rows } = await pool.query('SELECT title FROM task');
      return leaksTo(who, rows).length;
    };
    const wrong = await Promise.all(
      Array.from({ length: 200 }, (_, turn) => ask(turn % 2 ? 'owner' : 'stranger')),
    );
    await pool.end();
    expect(wrong.filter((count) => count > 0).length).toBeGreaterThan(0);
  });
});

import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { buildServer, type BuiltServer } from '../support/built-server.js';
import { testSecret } from '../support/cluster.js';
import { startApp, type TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';

const ROWS = 30_000;

/** Work of half a minute, one piece after the other, since January. */
function file(): string {
  const lines = ['Email,Client,Project,Description,Start date,Start time,Duration'];
  for (let index = 0; index < ROWS; index++) {
    const at = new Date(Date.UTC(2026, 0, 1, 5) + index * 60_000).toISOString();
    const person = `${index % 2 === 0 ? 'anna' : 'bea'}@x.test`;
    lines.push(
      `${person},Client ${index % 7},Service ${index % 3},Work ${index},${at.slice(0, 10)},${at.slice(11, 19)},00:00:30`,
    );
  }
  return lines.join('\n');
}

describe('a worker that is killed while it takes a file', () => {
  let test: TestApp;
  let built: BuiltServer;
  let anna: Visitor;
  let worker: ChildProcess | undefined;

  beforeAll(async () => {
    built = await buildServer();
    test = await startApp();
    anna = await test.visitor().signUp();
  }, 60_000);
  afterAll(async () => {
    worker?.kill('SIGKILL');
    await test.close();
    await built.remove();
  });

  const begin = () => {
    worker = built.start({
      NODE_ENV: 'test', ROLE: 'worker', PORT: '0', DATABASE_URL: test.addresses.app, DATA_DIR: test.environment.dataDir,
      SECRET_KEY: testSecret, PUBLIC_URL: 'http://localhost:3000', LOG_LEVEL: 'silent', MAILBOX_SMTP_PORT: '0',
    }); // prettier-ignore
    return worker;
  };
  const entries = async () =>
    Number((await test.sql<{ count: string }>('SELECT count(*) FROM time_entry'))[0]?.count);

  it('leaves nothing behind; the next worker takes it whole, telling how far it is', async () => {
    const { body } = await anna.upload('/imports', {}, { name: 'toggl.csv', content: file() }).expect(201);
    const progress: number[] = [];
    const until = async (reached: (record: { state: string; rows: number }) => boolean) => {
      for (let turn = 0; turn < 2400; turn++) {
        const { body: record } = await anna.get(`/imports/${body.id}`).expect(200);
        const rows = (record.progress?.rows ?? 0) as number;
        if (rows > (progress.at(-1) ?? 0)) progress.push(rows);
        if (reached({ state: record.state as string, rows })) return record;
        await pause(25);
      }
      throw new Error('it takes too long');
    };
    await anna.post(`/imports/${body.id}/start`).expect(200);
    for (let kills = 0; kills < 2; kills++) {
      const killed = begin();
      progress.length = 0;
      await until(({ rows }) => rows > 0 && progress.length > kills);
      killed.kill('SIGKILL');
      await once(killed, 'exit');
      expect(await entries()).toBe(0);
      expect(await test.sql('SELECT id FROM client')).toEqual([]);
    }
    begin();
    progress.length = 0;
    const done = await until(({ state }) => state === 'done' || state === 'failed');
    expect(done).toMatchObject({
      state: 'done',
      error: null,
      result: { taken: ROWS, alreadyTaken: 0, errorCount: 0 },
    });
    expect(progress.length).toBeGreaterThan(1);
    expect(await entries()).toBe(ROWS);
    expect(await test.sql('SELECT sum(entries)::int AS entries FROM worked_day')).toEqual([
      { entries: ROWS },
    ]);
  }, 240_000);
});

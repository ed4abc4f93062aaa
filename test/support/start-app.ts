import { mkdtemp, rm } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import { createApplication } from '../../src/application.js';
import { FixedClock } from '../../src/kernel/clock.js';
import { Environment, readEnvironment } from '../../src/platform/config/environment.js';
import { SecretKey } from '../../src/platform/config/secret-key.js';
import { addressesOf, type DatabaseAddresses } from '../../src/platform/database/database.js';
import { Live } from '../../src/platform/events/live.js';
import { Worker } from '../../src/platform/jobs/worker.js';
import { TEMPLATE, testSecret } from './cluster.js';
import { Mails } from './mails.js';
import { Visitor } from './visitor.js';

/** The whole product on its own cloned database, listening on a free port of loopback. */
export interface TestApp {
  readonly app: NestFastifyApplication;
  readonly url: string;
  readonly clock: FixedClock;
  readonly environment: Environment;
  readonly addresses: DatabaseAddresses;
  /** What arrived in the mailbox, by real SMTP. */
  readonly mails: Mails;
  /** Somebody without a session. */
  visitor(): Visitor;
  /** Runs SQL as superuser: to look at what the product wrote, or to break it. */
  sql<Row extends object>(text: string, values?: unknown[]): Promise<Row[]>;
  /** Starts doing jobs; without it they only queue. */
  work(): Promise<void>;
  close(): Promise<void>;
}

export interface TestOptions {
  /** Where the clock stands; Monday 16 November 2026, 09:30 in Rome. */
  readonly now?: string;
  readonly environment?: Record<string, string>;
}

/** Starts it; call in `beforeAll`, and `close()` in `afterAll`. */
export async function startApp(options: TestOptions = {}): Promise<TestApp> {
  const base = await cloneDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'affianco-app-'));
  const environment = readEnvironment({
    NODE_ENV: 'test', PORT: '0', MAILBOX_SMTP_PORT: '0', DATA_DIR: folder, SECRET_KEY: testSecret, LOG_LEVEL: 'silent',
    PUBLIC_URL: 'http://localhost:3000', DATABASE_URL: base, ...options.environment,
  }); // prettier-ignore
  const clock = new FixedClock(options.now ?? '2026-11-16T08:30:00Z');
  const addresses = addressesOf(base, new SecretKey(testSecret));
  const app = await createApplication(environment, addresses, clock);
  await app.get(Live).start();
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  const admin = new pg.Client({ connectionString: base, options: '-c search_path=affianco,public' });
  await admin.connect();
  return {
    app,
    url,
    clock,
    environment,
    addresses,
    mails: new Mails(app),
    visitor: () => new Visitor(url),
    sql: async (text, values = []) => (await admin.query(text, values)).rows as never,
    work: () => app.get(Worker).start(),
    async close() {
      await app.close();
      await admin.end();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A database of its own, with the newest schema and nothing in it; its superuser address. */
export async function cloneDatabase(): Promise<string> {
  const url = new URL(process.env.TEST_CLUSTER_URL as string);
  const admin = new pg.Client({ connectionString: url.toString() });
  await admin.connect();
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  // Only one clone at a time: the template may have no other reader.
  await admin.query('SELECT pg_advisory_lock(1)');
  await admin.query(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`);
  await admin.end();
  url.pathname = `/${name}`;
  return url.toString();
}

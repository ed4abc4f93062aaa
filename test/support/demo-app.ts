import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApplication, startRole } from '../../src/application.js';
import { tellStory } from '../../src/cli/demo/tell-story.js';
import type { Clock } from '../../src/kernel/clock.js';
import { readEnvironment } from '../../src/platform/config/environment.js';
import { SecretKey } from '../../src/platform/config/secret-key.js';
import { addressesOf } from '../../src/platform/database/database.js';
import { freePort } from '../../src/platform/database/embedded-server.js';
import { testSecret } from './cluster.js';
import { Mails } from './mails.js';
import { cloneDatabase } from './start-app.js';

/** The product as the demo leaves it: the story told, the web app served, the worker at work, today's clock. */
export interface DemoApp {
  readonly app: NestFastifyApplication;
  readonly url: string;
  readonly mails: Mails;
  /** Of its database, as superuser. */
  readonly database: string;
  close(): Promise<void>;
}

/**
 * @param extra further variables
 * @param clock what it goes by once the story is told, if not the machine's own
 * @param now when the story ends, if not now
 */
export async function startDemo(
  extra: Record<string, string> = {},
  clock?: Clock,
  now?: Temporal.Instant,
): Promise<DemoApp> {
  const base = await cloneDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'affianco-demo-'));
  const port = String(await freePort());
  const environment = readEnvironment({
    NODE_ENV: 'test',
    PORT: port,
    MAILBOX_SMTP_PORT: '0',
    DATA_DIR: folder,
    SECRET_KEY: testSecret,
    LOG_LEVEL: 'silent',
    DATABASE_URL: base,
    ...extra,
  });
  const addresses = addressesOf(base, new SecretKey(testSecret));
  await tellStory(environment, addresses, () => undefined, now);
  const app = await createApplication(environment, addresses, clock);
  await startRole(app, environment);
  return {
    app,
    url: environment.publicUrl,
    mails: new Mails(app),
    database: base,
    async close() {
      await app.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

import { Command } from 'commander';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { createApplication, startRole } from '../application.js';
import { FixedClock, SystemClock } from '../kernel/clock.js';
import { readEnvironment, type Environment } from '../platform/config/environment.js';
import { processVariables } from '../platform/config/variables.js';
import { SecretKey } from '../platform/config/secret-key.js';
import { openDatabase, startAfresh, type OpenDatabase } from '../platform/database/database.js';
import { Worker } from '../platform/jobs/worker.js';
import { KeptMails } from '../platform/mail/kept-mails.js';
import { serveUntilStopped } from '../stopping.js';
import { StoryCalendar } from './demo/calendar.js';
import { alameda, vogt } from './demo/clients-de-es.js';
import { brightwater, moretti } from './demo/clients-it-en.js';
import { addressOf, PASSWORD, Teller } from './demo/teller.js';
import { askAsOperator, UsageError } from './product.js';

const CLIENTS = [moretti, brightwater, vogt, alameda];
const PATIENCE_MS = 120_000;

/** Tells the demo story once, then serves it. */
export function demoCommand(): Command {
  return new Command('demo')
    .description(
      'Fill an empty installation with the demo story, send its reports to the embedded mailbox, and serve it.',
    )
    .option('--no-serve', 'only tell the story')
    .action(async ({ serve }: { serve: boolean }) => {
      const environment = readEnvironment({ LOG_LEVEL: 'warn', ...processVariables() });
      if (environment.nodeEnv === 'production')
        throw new UsageError('The demo is not told in production: its password is known to everybody.');
      if (!environment.embeddedMailbox)
        throw new UsageError('The demo is told only where mail stays on this machine: unset SMTP_URL.');
      say('Starting the database');
      const database = await openDatabase(environment, SecretKey.of(environment));
      await tellOnce(environment, database);
      if (!serve) return database.release();
      say('Starting the server');
      const app = await createApplication(environment, database);
      await startRole(app, environment);
      process.stdout.write(welcome(environment.publicUrl));
      await serveUntilStopped(app, () => database.release());
    });
}

async function tellOnce(environment: Environment, database: OpenDatabase): Promise<void> {
  const [found] = await askAsOperator<{ told: boolean; begun: boolean; others: boolean }>(
    database,
    `SELECT EXISTS (SELECT FROM affianco.person WHERE email = $1 AND password_hash IS NOT NULL) AS told,
       EXISTS (SELECT FROM affianco.person WHERE email = $1) AS begun, EXISTS (SELECT FROM affianco.workspace) AS others`,
    [addressOf('anna')],
  );
  if (found?.told) return say('The story has been told already');
  if (found?.others && !found.begun) {
    throw new UsageError(
      'There is a workspace already; the demo wants an installation of its own (another DATA_DIR).',
    );
  }
  if (found?.begun) {
    say('The story was broken off: telling it anew');
    await startAfresh(database.base, SecretKey.of(environment));
  }
  say('Telling the story of five weeks');
  const calendar = new StoryCalendar(new SystemClock().now());
  const clock = new FixedClock(calendar.now);
  const app = await createApplication(environment, database, clock);
  try {
    await app.init();
    await app.get(KeptMails).clear();
    await app.get(Worker).start(2);
    const mails = new pg.Client({ connectionString: database.backup, application_name: 'affianco demo' });
    await mails.connect();
    try {
      const teller = new Teller(app, clock, calendar, () => untilMailIsSent(mails));
      await teller.tell(CLIENTS, (client) => say(`  ${client}`));
      say(`  ${await sentMails(mails)} reports were sent and are in the mailbox`);
      await teller.end();
    } finally {
      await mails.end();
    }
  } finally {
    await app.close();
  }
}

async function untilMailIsSent(database: pg.Client): Promise<void> {
  for (let waited = 0; waited < PATIENCE_MS; waited += 50) {
    const { rowCount } = await database.query(
      `SELECT FROM affianco.mail WHERE state IN ('queued', 'sending') LIMIT 1`,
    );
    if (rowCount === 0) return;
    await pause(50);
  }
  throw new Error('The reports did not reach the mailbox in two minutes');
}

async function sentMails(database: pg.Client): Promise<number> {
  const { rows } = await database.query<{ sent: number }>(
    `SELECT count(*)::int AS sent FROM affianco.mail WHERE state = 'sent'`,
  );
  return rows[0]?.sent ?? 0;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function welcome(url: string): string {
  const people = (['anna', 'bea', 'giulia', 'james', 'lena', 'carmen'] as const).map(
    (who) => `    ${addressOf(who)}`,
  );
  return [
    '',
    `  Affianco      ${url}`,
    `  Mailbox       ${url}/mailbox`,
    `  API           ${url}/api/docs`,
    '',
    `  Sign in, password ${PASSWORD}`,
    ...people,
    '',
    '  Ctrl-C stops all of it.',
    '',
  ].join('\n');
}

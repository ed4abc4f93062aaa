import { Command } from 'commander';
import { startServer } from '../application.js';
import { readEnvironment, type Environment } from '../platform/config/environment.js';
import { processVariables } from '../platform/config/variables.js';
import { SecretKey } from '../platform/config/secret-key.js';
import { openDatabase, startAfresh, type OpenDatabase } from '../platform/database/database.js';
import { orRelease, serveUntilStopped } from '../stopping.js';
import { addressOf, PASSWORD } from './demo/story.js';
import { tellStory } from './demo/tell-story.js';
import { askAsOperator, UsageError } from './product.js';

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
      const release = () => database.release();
      await orRelease(release, () => tellOnce(environment, database));
      if (!serve) return release();
      say('Starting the server');
      const app = await orRelease(release, () => startServer(environment, database));
      process.stdout.write(welcome(environment.publicUrl));
      await serveUntilStopped(app, release);
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
  await tellStory(environment, database, say);
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

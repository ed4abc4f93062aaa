import 'reflect-metadata';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApplication, startRole } from './application.js';
import { EnvironmentError, readEnvironment } from './platform/config/environment.js';
import { processVariables } from './platform/config/variables.js';
import { SecretKey } from './platform/config/secret-key.js';
import { openDatabase } from './platform/database/database.js';

const GRACE_MS = 15_000;

/** Validates the environment, then starts what the role says; stops on SIGTERM and Ctrl-C, the database last. */
async function main(): Promise<void> {
  const environment = readEnvironment(processVariables());
  const database = await openDatabase(environment, SecretKey.of(environment));
  const app = await createApplication(environment, database);
  await startRole(app, environment);
  process.stdout.write(`Affianco answers at ${environment.publicUrl}\n`);
  const stop = () => void shutDown(app, () => database.release());
  process.once('SIGTERM', stop).once('SIGINT', stop);
}

async function shutDown(app: NestFastifyApplication, release: () => Promise<void>): Promise<void> {
  setTimeout(() => process.exit(1), GRACE_MS).unref();
  await app.close();
  await release();
  process.exit(0);
}

main().catch((error: unknown) => {
  const lines =
    error instanceof EnvironmentError ? error.lines : [Error.isError(error) ? error.message : String(error)];
  process.stderr.write(`${lines.join('\n')}\n`);
  process.exit(1);
});

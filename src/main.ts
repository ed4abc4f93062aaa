import 'reflect-metadata';
import { startServer } from './application.js';
import { EnvironmentError, readEnvironment } from './platform/config/environment.js';
import { SecretKey } from './platform/config/secret-key.js';
import { processVariables } from './platform/config/variables.js';
import { openDatabase } from './platform/database/database.js';
import { orRelease, serveUntilStopped } from './stopping.js';

/** Validates the environment, then starts what the role says; stops on SIGTERM and Ctrl-C, the database last. */
async function main(): Promise<void> {
  const environment = readEnvironment(processVariables());
  const database = await openDatabase(environment, SecretKey.of(environment));
  const release = () => database.release();
  const app = await orRelease(release, () => startServer(environment, database));
  process.stdout.write(`Affianco answers at ${environment.publicUrl}\n`);
  await serveUntilStopped(app, release);
}

main().catch((error: unknown) => {
  const lines =
    error instanceof EnvironmentError ? error.lines : [Error.isError(error) ? error.message : String(error)];
  process.stderr.write(`${lines.join('\n')}\n`);
  process.exit(1);
});

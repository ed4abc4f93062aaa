import type { INestApplicationContext } from '@nestjs/common';
import pg from 'pg';
import { createApplication } from '../application.js';
import type { Clock } from '../kernel/clock.js';
import { readEnvironment, type Environment } from '../platform/config/environment.js';
import { SecretKey } from '../platform/config/secret-key.js';
import { processVariables } from '../platform/config/variables.js';
import { openDatabase, type OpenDatabase } from '../platform/database/database.js';

/** What a command works with: the product in this process, beside a running server or without one. */
export interface Product {
  readonly app: INestApplicationContext;
  readonly environment: Environment;
  readonly database: OpenDatabase;
}

/** An error of the person at the keyboard; printed as it is. */
export class UsageError extends Error {}

/** The environment of commands: quiet, unless the operator asks for more. */
export function commandEnvironment(): Environment {
  const variables = processVariables();
  return readEnvironment({ LOG_LEVEL: 'error', ...variables });
}

/** Opens the database and the product, does something, and lets go of both, also after a failure. */
export async function withProduct<T>(work: (product: Product) => Promise<T>, clock?: Clock): Promise<T> {
  const environment = commandEnvironment();
  return withDatabase(environment, async (database) => {
    const app = await createApplication(environment, database, clock);
    try {
      await app.init();
      return await work({ app, environment, database });
    } finally {
      await app.close();
    }
  });
}

/** @param open how: prepared for this version unless said */
export async function withDatabase<T>(
  environment: Environment,
  work: (database: OpenDatabase) => Promise<T>,
  open = openDatabase,
): Promise<T> {
  const database = await open(environment, SecretKey.of(environment));
  try {
    return await work(database);
  } finally {
    await database.release();
  }
}

/**
 * Asks across workspaces, as the operator's own account may: commands must find a workspace before they can act in it.
 */
export async function askAsOperator<Row extends object>(
  database: OpenDatabase,
  text: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: database.backup, application_name: 'affianco command' });
  await client.connect();
  try {
    return (await client.query<Row & Record<string, unknown>>(text, values)).rows;
  } finally {
    await client.end();
  }
}

/** The workspace of `--workspace`, else the only one there is. @throws UsageError */
export async function theWorkspace(
  database: OpenDatabase,
  wished?: string,
): Promise<{ id: string; name: string }> {
  const rows = await askAsOperator<{ id: string; name: string }>(
    database,
    'SELECT id, name FROM affianco.workspace ORDER BY created_at',
  );
  const chosen = wished ? rows.find(({ id }) => id === wished) : rows.length === 1 ? rows[0] : undefined;
  if (chosen) return chosen;
  const list = rows.map(({ id, name }) => `  ${id}  ${name}`).join('\n');
  throw new UsageError(
    rows.length === 0
      ? 'There is no workspace yet.'
      : `Which workspace? Name it with --workspace ID:\n${list}`,
  );
}

/** Where a command tells how far it is: beside the JSON that a program reads, never in it. */
export function progress(json = false): (line: string) => void {
  const stream = json ? process.stderr : process.stdout;
  return (line) => void stream.write(`${line}\n`);
}

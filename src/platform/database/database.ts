import pg from 'pg';
import { Logger, runMigrations as migrateQueue } from 'graphile-worker';
import type { Environment } from '../config/environment.js';
import type { SecretKey } from '../config/secret-key.js';
import { migrationDataSource } from './data-source.js';
import { joinEmbeddedServer, type EmbeddedServer } from './embedded-server.js';
import { addressFor, maySetUp, setUpRoles } from './roles.js';

const NAME = 'affianco';
const MIGRATING = 7_265_002;

/** The addresses the product works with; all lead to one database. */
export interface DatabaseAddresses {
  readonly app: string;
  readonly jobs: string;
  readonly backup: string;
  /** As given by the operator, or the embedded server's own. */
  readonly base: string;
}

/** A database that is there. */
export interface OpenDatabase extends DatabaseAddresses {
  /** Lets go of the embedded server, if there is one. */
  release(): Promise<void>;
}

/** Finds the database, starting the embedded one where DATABASE_URL is absent, and leaves its schema as it is. */
export async function findDatabase(environment: Environment, secret: SecretKey): Promise<OpenDatabase> {
  const embedded = environment.databaseUrl ? undefined : await joinEmbeddedServer(environment.dataDir);
  try {
    const base = environment.databaseUrl ?? (await embeddedDatabase(embedded as EmbeddedServer));
    return { ...addressesOf(base, secret), release: async () => embedded?.release() };
  } catch (error) {
    await embedded?.release();
    throw error;
  }
}

/**
 * Finds the database and brings it to the newest schema, where the account of DATABASE_URL may change it.
 * Where it may not and the schema is behind, the pool refuses to open.
 */
export async function openDatabase(environment: Environment, secret: SecretKey): Promise<OpenDatabase> {
  const found = await findDatabase(environment, secret);
  try {
    if (await maySetUp(found.base)) await prepareDatabase(found.base, secret);
    return found;
  } catch (error) {
    await found.release();
    throw error;
  }
}

/** The product's own addresses of a prepared database. */
export function addressesOf(base: string, secret: SecretKey): DatabaseAddresses {
  return {
    base,
    app: addressFor('app', base, secret),
    jobs: addressFor('jobs', base, secret),
    backup: addressFor('backup', base, secret),
  };
}

/** Roles, schema and queue, brought up to date. Two processes may call it at once: one works, the other waits. */
export async function prepareDatabase(base: string, secret: SecretKey): Promise<void> {
  const lock = new pg.Client({ connectionString: base, application_name: 'affianco migrate' });
  await lock.connect();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [MIGRATING]);
    await setUpRoles(base, secret);
    const source = await migrationDataSource(addressFor('migrate', base, secret)).initialize();
    try {
      await source.runMigrations();
    } finally {
      await source.destroy();
    }
    await prepareQueue(addressFor('jobs', base, secret));
  } finally {
    await lock.end();
  }
}

/**
 * The product's only door to the queue. It belongs to the queue's account, so the product can put work in, inside
 * its own transaction, and can neither read nor change what is there.
 */
const ENQUEUE = `
  CREATE OR REPLACE FUNCTION graphile_worker.enqueue(task text, payload json, run_at timestamptz, job_key text)
    RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = graphile_worker, pg_temp AS $$
      -- Nobody waits for a mail until ten thousand reports are composed.
      SELECT graphile_worker.add_job(task, payload, run_at => run_at, job_key => job_key, max_attempts => 20,
        priority => CASE task WHEN 'mail-send' THEN -1 ELSE 0 END);
    $$;
  REVOKE ALL ON FUNCTION graphile_worker.enqueue FROM PUBLIC;
  GRANT USAGE ON SCHEMA graphile_worker TO affianco_app, affianco_lookup;
  GRANT EXECUTE ON FUNCTION graphile_worker.enqueue TO affianco_app, affianco_lookup;
`;

/** Takes everything of ours out of a database and prepares it anew: for a demo that was broken off half-told. */
export async function startAfresh(base: string, secret: SecretKey): Promise<void> {
  const client = new pg.Client({ connectionString: base, application_name: 'affianco set-up' });
  await client.connect();
  try {
    await client.query('DROP SCHEMA affianco CASCADE; DROP SCHEMA graphile_worker CASCADE');
  } finally {
    await client.end();
  }
  await prepareDatabase(base, secret);
}

async function prepareQueue(address: string): Promise<void> {
  await migrateQueue({ connectionString: address, logger: new Logger(() => () => undefined) });
  const client = new pg.Client({ connectionString: address, application_name: 'affianco migrate' });
  await client.connect();
  try {
    await client.query(ENQUEUE);
  } finally {
    await client.end();
  }
}

async function embeddedDatabase(server: EmbeddedServer): Promise<string> {
  const client = new pg.Client({ connectionString: server.url, application_name: 'affianco set-up' });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [NAME]);
    if (!rowCount) await client.query(`CREATE DATABASE ${NAME}`);
  } catch (error) {
    // 42P04: another process made it between the two statements.
    if ((error as { code?: string }).code !== '42P04') throw error;
  } finally {
    await client.end();
  }
  const url = new URL(server.url);
  url.pathname = `/${NAME}`;
  return url.toString();
}

import pg from 'pg';
import type { SecretKey } from '../config/secret-key.js';

/**
 * The accounts of the database. `owner` owns the tables and cannot sign in; `migrate` may become it; `app` runs
 * the product and owns nothing; `jobs` owns the queue alone; `lookup` owns the few functions that find a
 * person's seats before a workspace is known; `backup` reads all and writes nothing.
 */
export const roles = {
  owner: 'affianco_owner',
  migrate: 'affianco_migrate',
  app: 'affianco_app',
  jobs: 'affianco_jobs',
  lookup: 'affianco_lookup',
  backup: 'affianco_backup',
} as const;

export type SignInRole = 'migrate' | 'app' | 'jobs' | 'backup';

/** The address of the same database for one of our own accounts; its password is derived, not stored. */
export function addressFor(role: SignInRole, databaseUrl: string, secret: SecretKey): string {
  const url = new URL(databaseUrl);
  url.username = roles[role];
  url.password = passwordOf(role, secret);
  return url.toString();
}

function passwordOf(role: SignInRole, secret: SecretKey): string {
  return secret.derive(`database-role:${role}`).toString('hex');
}

/** Whether the account of this address may create roles, and so prepare a database. */
export async function maySetUp(databaseUrl: string): Promise<boolean> {
  return withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<{ may: boolean }>(
      'SELECT rolsuper OR rolcreaterole AS may FROM pg_roles WHERE rolname = current_user',
    );
    return rows[0]?.may === true;
  });
}

/** Makes the roles, schemas and extensions; may be repeated, also by two processes at once. */
export async function setUpRoles(databaseUrl: string, secret: SecretKey): Promise<void> {
  await withClient(databaseUrl, async (client) => {
    await client.query('BEGIN');
    await client.query(`SELECT pg_advisory_xact_lock(hashtext('affianco roles'))`);
    for (const [role, attributes] of [
      [roles.owner, 'NOLOGIN'],
      [roles.lookup, 'NOLOGIN BYPASSRLS'],
      [roles.migrate, `LOGIN PASSWORD '${passwordOf('migrate', secret)}'`],
      [roles.app, `LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD '${passwordOf('app', secret)}'`],
      [roles.jobs, `LOGIN PASSWORD '${passwordOf('jobs', secret)}'`],
      [roles.backup, `LOGIN BYPASSRLS PASSWORD '${passwordOf('backup', secret)}'`],
    ] as const) {
      const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
      await client.query(`${rowCount ? 'ALTER' : 'CREATE'} ROLE ${role} ${attributes}`);
    }
    const database = client.escapeIdentifier(new URL(databaseUrl).pathname.slice(1));
    await client.query(`
      GRANT ${roles.owner} TO ${roles.migrate};
      GRANT ${roles.lookup} TO ${roles.owner};
      GRANT pg_read_all_data TO ${roles.backup};
      GRANT CONNECT ON DATABASE ${database} TO ${roles.migrate}, ${roles.app}, ${roles.jobs}, ${roles.backup};
      -- The queue's own migrations say CREATE SCHEMA IF NOT EXISTS, which asks for the right even where it exists.
      GRANT CREATE ON DATABASE ${database} TO ${roles.jobs};
      CREATE EXTENSION IF NOT EXISTS btree_gist;
      -- What the search needs: a workspace within the index of words, letters without accents, mistyped words.
      CREATE EXTENSION IF NOT EXISTS btree_gin;
      CREATE EXTENSION IF NOT EXISTS unaccent;
      CREATE EXTENSION IF NOT EXISTS fuzzystrmatch;
      CREATE SCHEMA IF NOT EXISTS affianco AUTHORIZATION ${roles.owner};
      CREATE SCHEMA IF NOT EXISTS graphile_worker AUTHORIZATION ${roles.jobs};
      REVOKE CREATE ON SCHEMA public FROM PUBLIC;
    `);
    await client.query('COMMIT');
  });
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'affianco set-up',
    connectionTimeoutMillis: 15_000,
  });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

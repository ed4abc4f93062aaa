import type { DataSource } from 'typeorm';
import { migrations } from './migrations/migrations.js';

/** Tables without a workspace, each with the reason why row-level security would protect nothing there. */
export const tablesOutsideWorkspaces: Readonly<Record<string, string>> = {
  person: 'one person may belong to several workspaces; reached only by identity',
  session: 'found by the hash of a secret, before a workspace is known',
  password_reset: 'belongs to a person, used once, before sign-in',
  oauth_flow: 'on the way to a provider and back, found by the hash of a secret; used once',
  person_identity: 'belongs to a person, as a password does; reached only by identity',
  rate_limit: 'counters by address and account',
  migration: 'the history of the schema',
};

/** The database would not keep workspaces apart, or is not of this version; the start is refused. */
export class UnsafeDatabase extends Error {}

/**
 * Refuses to run as an account that row-level security does not bind, with a table that lacks it, or on an
 * older schema: each would work and protect nothing.
 */
export async function refuseUnsafeDatabase(source: DataSource): Promise<void> {
  const [account] = await source.query<{ name: string; privileged: boolean; owns: number }[]>(`
    SELECT current_user AS name, rolsuper OR rolbypassrls AS privileged,
      (SELECT count(*)::int FROM pg_tables WHERE schemaname = 'affianco' AND tableowner = current_user) AS owns
    FROM pg_roles WHERE rolname = current_user`);
  if (!account || account.privileged || account.owns > 0) {
    throw new UnsafeDatabase('The database account is a superuser, passes row-level security or owns tables');
  }
  const open = await unprotectedTables(source);
  if (open.length > 0)
    throw new UnsafeDatabase(`Tables without forced row-level security: ${open.join(', ')}`);

  const done = await source.query<{ name: string }[]>('SELECT name FROM affianco.migration');
  const missing = migrations
    .map((step) => step.name)
    .filter((name) => !done.some((row) => row.name === name));
  if (missing.length > 0)
    throw new UnsafeDatabase(`The schema is behind (${missing.join(', ')}): run "npx affianco migrate"`);
}

/** Tables of our schema that row-level security does not bind, beside the listed exceptions. */
export async function unprotectedTables(source: DataSource): Promise<string[]> {
  const rows = await source.query<{ name: string }[]>(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = 'affianco' AND c.relkind IN ('r', 'p') AND NOT (c.relrowsecurity AND c.relforcerowsecurity)
       AND c.relname <> ALL ($1) ORDER BY 1`,
    [Object.keys(tablesOutsideWorkspaces)],
  );
  return rows.map((row) => row.name);
}

import { DataSource } from 'typeorm';
import { SecretKey } from '../../src/platform/config/secret-key.js';
import { migrationDataSource } from '../../src/platform/database/data-source.js';
import { migrations } from '../../src/platform/database/migrations/migrations.js';
import { addressFor } from '../../src/platform/database/roles.js';
import { tablesOutsideWorkspaces, unprotectedTables } from '../../src/platform/database/self-check.js';
import { testSecret } from '../support/cluster.js';
import { describeSchema } from '../support/schema.js';
import { startApp, type TestApp } from '../support/start-app.js';

interface Column {
  readonly table_name: string;
  readonly column_name: string;
  readonly is_nullable: 'YES' | 'NO';
  readonly column_default: string | null;
  readonly is_generated: string;
}

describe('the schema', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startApp();
  });
  afterAll(() => test.close());

  it('holds every column of every entity, nullable where the entity is', async () => {
    const columns = await test.sql<Column>(
      `SELECT table_name, column_name, is_nullable, column_default, is_generated
       FROM information_schema.columns WHERE table_schema = 'affianco'`,
    );
    const differences = test.app.get(DataSource).entityMetadatas.flatMap((entity) =>
      entity.columns.flatMap((field) => {
        const place = `${entity.tableName}.${field.databaseName}`;
        const column = columns.find(
          ({ table_name, column_name }) => `${table_name}.${column_name}` === place,
        );
        if (!column) return [`${place} is not in the database`];
        return (column.is_nullable === 'YES') === field.isNullable
          ? []
          : [`${place} is ${column.is_nullable === 'YES' ? 'nullable' : 'not null'} in the database alone`];
      }),
    );
    expect(test.app.get(DataSource).entityMetadatas.length).toBeGreaterThan(10);
    expect(differences).toEqual([]);
  });

  it('lets an entity be added without what it does not know', async () => {
    const columns = await test.sql<Column>(
      `SELECT table_name, column_name, is_nullable, column_default, is_generated
       FROM information_schema.columns WHERE table_schema = 'affianco'`,
    );
    const unknown = test.app.get(DataSource).entityMetadatas.flatMap((entity) =>
      columns
        .filter(({ table_name }) => table_name === entity.tableName)
        .filter(({ column_name }) => !entity.columns.some((field) => field.databaseName === column_name))
        .filter(
          (column) =>
            column.is_nullable === 'NO' && column.column_default === null && column.is_generated === 'NEVER',
        )
        .map(({ table_name, column_name }) => `${table_name}.${column_name}`),
    );
    expect(unknown).toEqual([]);
  });

  it('is that of the newest migration, and nobody else changed it', async () => {
    const done = await test.sql<{ name: string }>('SELECT name FROM migration ORDER BY timestamp');
    expect(done.map(({ name }) => name)).toEqual(migrations.map((step) => step.name));
  });

  it('is the same after every migration was taken back and done again', async () => {
    const copy = await startApp();
    try {
      const before = await describeSchema(copy);
      const address = addressFor('migrate', copy.addresses.base, new SecretKey(testSecret));
      const source = await migrationDataSource(address).initialize();
      for (const _step of migrations) await source.undoLastMigration();
      expect(await source.query('SELECT * FROM affianco.migration')).toEqual([]);
      await source.runMigrations();
      await source.destroy();
      expect(await describeSchema(copy)).toEqual(before);
    } finally {
      await copy.close();
    }
    // Every step there and back, in a database of its own: that takes seconds.
  }, 60_000);
});

describe('row-level security', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startApp();
  });
  afterAll(() => test.close());

  it('is forced on every table, or the table stands in the list with its reason', async () => {
    expect(await unprotectedTables(test.app.get(DataSource))).toEqual([]);
    const tables = await test.sql<{ name: string }>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'affianco'`,
    );
    const names = tables.map(({ name }) => name);
    expect(Object.keys(tablesOutsideWorkspaces).filter((name) => !names.includes(name))).toEqual([]);
  });

  it('has no table of a workspace among the exceptions', async () => {
    const tables = await test.sql<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.columns WHERE table_schema = 'affianco' AND column_name = 'workspace_id'`,
    );
    expect(tables.map(({ name }) => name).filter((name) => name in tablesOutsideWorkspaces)).toEqual([]);
  });

  it('asks for the context once a statement: every function of a policy stands in a sub-select', async () => {
    const policies = await test.sql<{ place: string; condition: string }>(
      `SELECT tablename || '.' || policyname AS place, concat(qual, ' ', with_check) AS condition
       FROM pg_policies WHERE schemaname = 'affianco'`,
    );
    const bare = policies.filter(({ condition }) =>
      /\w+\(\)/.test(condition.replace(/SELECT (affianco\.)?\w+\(\)/g, '')),
    );
    expect(policies.length).toBeGreaterThan(30);
    expect(bare).toEqual([]);
  });

  it('lets no workspace but its own be named: each policy asks for the workspace', async () => {
    const policies = await test.sql<{ place: string; condition: string }>(
      `SELECT tablename || '.' || policyname AS place, coalesce(qual, with_check) AS condition
       FROM pg_policies WHERE schemaname = 'affianco'`,
    );
    expect(policies.filter(({ condition }) => !/\bworkspace\(\)/.test(condition))).toEqual([]);
  });

  it('cannot be passed by the account of the product, which owns nothing and may not empty a table', async () => {
    const [account] = await test.sql<{
      rolsuper: boolean;
      rolbypassrls: boolean;
      rolcreaterole: boolean;
      owns: number;
    }>(
      `SELECT rolsuper, rolbypassrls, rolcreaterole,
         (SELECT count(*)::int FROM pg_class WHERE relowner = r.oid) AS owns
       FROM pg_roles r WHERE rolname = 'affianco_app'`,
    );
    expect(account).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: false, owns: 0 });
    const truncating = await test.sql(
      `SELECT table_name FROM information_schema.role_table_grants
       WHERE grantee = 'affianco_app' AND privilege_type = 'TRUNCATE'`,
    );
    expect(truncating).toEqual([]);
  });

  it('hides every row from a transaction without a context', async () => {
    await test.visitor().signUp();
    const source = test.app.get(DataSource);
    for (const table of ['workspace', 'member', 'audit', 'event']) {
      const [row] = await source.query<{ count: number }[]>(
        `SELECT count(*)::int AS count FROM affianco.${table}`,
      );
      expect({ table, ...row }).toEqual({ table, count: 0 });
    }
  });
});

describe('references between tables', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startApp();
  });
  afterAll(() => test.close());

  it('name the workspace too, so that a row can never point into another one', async () => {
    const keys = await test.sql<{ constraint: string; columns: string[] }>(
      `SELECT format('%s %s', k.conrelid::regclass, k.conname) AS constraint,
         array_agg(a.attname ORDER BY a.attnum)::text[] AS columns
       FROM pg_constraint k JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey)
       WHERE k.contype = 'f' AND k.connamespace = 'affianco'::regnamespace
         AND k.confrelid NOT IN ('affianco.workspace'::regclass, 'affianco.person'::regclass)
       GROUP BY k.oid, k.conrelid, k.conname`,
    );
    expect(keys.length).toBeGreaterThan(15);
    expect(keys.filter(({ columns }) => !columns.includes('workspace_id'))).toEqual([]);
  });
});

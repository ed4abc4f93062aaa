import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An import is a record that waits, works, and can be undone; a member that it made may be known by name alone. */
export class Imports1763767300000 implements MigrationInterface {
  name = 'Imports1763767300000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE affianco.time_import
        ALTER format DROP NOT NULL,
        ADD state text NOT NULL DEFAULT 'done' CHECK (state IN
          ('ready', 'previewing', 'previewed', 'queued', 'running', 'done', 'failed', 'undone')),
        -- What is being done or waits to be done; null while nobody works on it.
        ADD doing text CHECK (doing IN ('preview', 'import', 'undo')),
        ADD size bigint NOT NULL DEFAULT 0,
        -- Where the file waits; forgotten when its rows are taken, or after a day.
        ADD upload_key text,
        ADD detected jsonb,
        ADD options jsonb NOT NULL DEFAULT '{}',
        ADD result jsonb,
        ADD progress jsonb,
        ADD error jsonb,
        -- Ids of what it had to make, so that undoing takes that back too.
        ADD made jsonb NOT NULL DEFAULT '{}',
        ADD created_by_name text NOT NULL DEFAULT '',
        ADD finished_at timestamptz,
        ADD version integer NOT NULL DEFAULT 1,
        ADD CONSTRAINT time_import_doing CHECK ((doing IS NOT NULL) = (state IN ('previewing', 'queued', 'running')));
      CREATE INDEX time_import_order ON affianco.time_import (workspace_id, at, id);
      CREATE INDEX time_entry_import ON affianco.time_entry (import_id) WHERE import_id IS NOT NULL;

      -- Some tools export names and no addresses.
      ALTER TABLE affianco.member ALTER email DROP NOT NULL;
      CREATE UNIQUE INDEX member_without_address ON affianco.member (workspace_id, lower(name)) WHERE email IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX affianco.member_without_address;
      ALTER TABLE affianco.member NO FORCE ROW LEVEL SECURITY;
      UPDATE affianco.member SET email = id || '@placeholder.invalid' WHERE email IS NULL;
      ALTER TABLE affianco.member FORCE ROW LEVEL SECURITY;
      ALTER TABLE affianco.member ALTER email SET NOT NULL;
      DROP INDEX affianco.time_entry_import, affianco.time_import_order;
      ALTER TABLE affianco.time_import NO FORCE ROW LEVEL SECURITY;
      DELETE FROM affianco.time_import WHERE format IS NULL;
      ALTER TABLE affianco.time_import FORCE ROW LEVEL SECURITY;
      ALTER TABLE affianco.time_import
        DROP version, DROP finished_at, DROP created_by_name, DROP made, DROP error, DROP progress, DROP result,
        DROP options, DROP detected, DROP upload_key, DROP size, DROP doing, DROP state,
        ALTER format SET NOT NULL;
    `);
  }
}

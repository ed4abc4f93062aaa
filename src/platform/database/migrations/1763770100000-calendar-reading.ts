import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What reading calendars needs beside their tables: a person's word for an emptied one, and the list for the night. */
export class CalendarReading1763770100000 implements MigrationInterface {
  name = 'CalendarReading1763770100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Its owner said that the next full reading is right, however little there is in it (F4).
      ALTER TABLE affianco.sync_cursor ADD COLUMN trusts_next boolean NOT NULL DEFAULT false;

      -- Every calendar that is read, for what is done with all of them at night.
      CREATE FUNCTION affianco.read_calendars() RETURNS TABLE (workspace_id uuid, calendar_id uuid)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = affianco, pg_temp AS $$
          SELECT c.workspace_id, c.id FROM calendar c WHERE c.read_mode <> 'off' AND c.removed_at IS NULL ORDER BY c.id
        $$;

      GRANT CREATE ON SCHEMA affianco TO affianco_lookup;
      ALTER FUNCTION affianco.read_calendars OWNER TO affianco_lookup;
      REVOKE CREATE ON SCHEMA affianco FROM affianco_lookup;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION affianco.read_calendars;
      ALTER TABLE affianco.sync_cursor DROP COLUMN trusts_next;
    `);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What is tended at night is every calendar of which something is kept, and not only those that are read; an account may
 * be on its way out while what is ours is taken out of it; and what nothing ever used is gone.
 */
export class CalendarOrder1763770800000 implements MigrationInterface {
  name = 'CalendarOrder1763770800000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION affianco.read_calendars;
      GRANT SELECT ON affianco.external_event TO affianco_lookup;

      -- Those that are followed, and those of which a reading or an opening under way has left something behind.
      CREATE FUNCTION affianco.kept_calendars() RETURNS TABLE (workspace_id uuid, calendar_id uuid)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = affianco, pg_temp AS $$
          SELECT c.workspace_id, c.id FROM calendar c
          WHERE (c.removed_at IS NULL AND (c.read_mode <> 'off' OR c.is_target))
            OR EXISTS (SELECT FROM watch_channel w WHERE w.workspace_id = c.workspace_id AND w.calendar_id = c.id)
            OR EXISTS (SELECT FROM external_event e WHERE e.workspace_id = c.workspace_id AND e.calendar_id = c.id)
          ORDER BY c.id
        $$;

      ALTER TABLE affianco.calendar_connection DROP CONSTRAINT calendar_connection_status_check;
      -- leaving: taken back by its owner, who sees it no more, while what is ours is taken out of it.
      ALTER TABLE affianco.calendar_connection ADD CHECK
        (status IN ('active', 'needs_reauth', 'insufficient_scope', 'leaving', 'disconnected'));
      -- When its owner took it back: what cannot be taken out within a day is left there.
      ALTER TABLE affianco.calendar_connection ADD COLUMN leaving_since timestamptz
        CHECK ((status = 'leaving') = (leaving_since IS NOT NULL));

      CREATE FUNCTION affianco.leaving_accounts(at timestamptz) RETURNS TABLE (workspace_id uuid, connection_id uuid)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = affianco, pg_temp AS $$
          SELECT a.workspace_id, a.id FROM calendar_connection a
          WHERE a.status = 'leaving' AND (a.retry_at IS NULL OR a.retry_at <= at) ORDER BY a.leaving_since LIMIT 1000
        $$;

      ALTER TABLE affianco.event_link DROP COLUMN base_hash;

      GRANT CREATE ON SCHEMA affianco TO affianco_lookup;
      ALTER FUNCTION affianco.kept_calendars OWNER TO affianco_lookup;
      ALTER FUNCTION affianco.leaving_accounts OWNER TO affianco_lookup;
      REVOKE CREATE ON SCHEMA affianco FROM affianco_lookup;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION affianco.kept_calendars, affianco.leaving_accounts;
      REVOKE SELECT ON affianco.external_event FROM affianco_lookup;
      CREATE FUNCTION affianco.read_calendars() RETURNS TABLE (workspace_id uuid, calendar_id uuid)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = affianco, pg_temp AS $$
          SELECT c.workspace_id, c.id FROM calendar c WHERE c.read_mode <> 'off' AND c.removed_at IS NULL ORDER BY c.id
        $$;
      ALTER TABLE affianco.event_link ADD COLUMN base_hash text;
      ALTER TABLE affianco.calendar_connection DROP COLUMN leaving_since;
      ALTER TABLE affianco.calendar_connection DROP CONSTRAINT calendar_connection_status_check;
      -- Forgotten as if it had left, with nothing more taken out.
      ALTER TABLE affianco.calendar_connection NO FORCE ROW LEVEL SECURITY;
      UPDATE affianco.calendar_connection SET status = 'disconnected', disconnected_at = now(), credentials = NULL,
        key_id = NULL WHERE status = 'leaving';
      ALTER TABLE affianco.calendar_connection FORCE ROW LEVEL SECURITY;
      ALTER TABLE affianco.calendar_connection ADD CHECK
        (status IN ('active', 'needs_reauth', 'insufficient_scope', 'paused', 'disconnected'));
      GRANT CREATE ON SCHEMA affianco TO affianco_lookup;
      ALTER FUNCTION affianco.read_calendars OWNER TO affianco_lookup;
      REVOKE CREATE ON SCHEMA affianco FROM affianco_lookup;
    `);
  }
}

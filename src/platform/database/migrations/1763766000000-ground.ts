import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from './protect.js';

/** What every other table stands on: the context of a transaction, people, sessions, mail, events, audit. */
export class Ground1763766000000 implements MigrationInterface {
  name = 'Ground1763766000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      GRANT USAGE ON SCHEMA affianco TO affianco_app, affianco_backup, affianco_lookup, affianco_jobs;
      ALTER DEFAULT PRIVILEGES IN SCHEMA affianco REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;

      -- The context of a transaction. A custom setting is '' (not NULL) once a connection has used it.
      CREATE FUNCTION affianco.workspace() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
        AS $$ SELECT NULLIF(current_setting('app.workspace', true), '')::uuid $$;
      CREATE FUNCTION affianco.person() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
        AS $$ SELECT NULLIF(current_setting('app.person', true), '')::uuid $$;
      CREATE FUNCTION affianco.seat() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
        AS $$ SELECT NULLIF(current_setting('app.seat', true), '')::uuid $$;
      CREATE FUNCTION affianco.role() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
        AS $$ SELECT NULLIF(current_setting('app.role', true), '') $$;
      CREATE FUNCTION affianco.engagements() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE
        AS $$ SELECT NULLIF(current_setting('app.engagements', true), '')::uuid[] $$;
      CREATE FUNCTION affianco.clients() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE
        AS $$ SELECT NULLIF(current_setting('app.clients', true), '')::uuid[] $$;
      CREATE FUNCTION affianco.sees_all() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
        AS $$ SELECT coalesce(affianco.role() IN ('owner', 'system'), false) $$;
      CREATE FUNCTION affianco.is_member() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
        AS $$ SELECT coalesce(affianco.role() IN ('owner', 'assistant', 'system'), false) $$;
      GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA affianco TO affianco_app, affianco_lookup, affianco_backup;

      CREATE TABLE affianco.person (
        id uuid PRIMARY KEY,
        email text NOT NULL CHECK (email = lower(email) AND length(email) <= 254),
        name text NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
        language text NOT NULL CHECK (language IN ('en', 'it', 'de', 'es')),
        time_zone text NOT NULL,
        password_hash text,
        created_at timestamptz NOT NULL,
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT person_email UNIQUE (email)
      );
      CREATE TABLE affianco.session (
        id_hash bytea PRIMARY KEY,
        person_id uuid NOT NULL REFERENCES affianco.person ON DELETE CASCADE,
        seat_id uuid,
        user_agent text NOT NULL DEFAULT '',
        created_at timestamptz NOT NULL,
        last_seen_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL
      );
      CREATE INDEX session_person ON affianco.session (person_id);
      CREATE TABLE affianco.password_reset (
        id uuid PRIMARY KEY,
        person_id uuid NOT NULL REFERENCES affianco.person ON DELETE CASCADE,
        expires_at timestamptz NOT NULL,
        used_at timestamptz,
        created_at timestamptz NOT NULL
      );
      CREATE INDEX password_reset_person ON affianco.password_reset (person_id);
      CREATE TABLE affianco.rate_limit (
        key text PRIMARY KEY,
        points integer NOT NULL DEFAULT 0,
        expire bigint
      );
      GRANT SELECT, INSERT, UPDATE, DELETE
        ON affianco.person, affianco.session, affianco.password_reset, affianco.rate_limit TO affianco_app;

      CREATE TABLE affianco.workspace (
        id uuid PRIMARY KEY,
        name text NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
        created_at timestamptz NOT NULL,
        version integer NOT NULL DEFAULT 1
      );

      CREATE TABLE affianco.audit (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        workspace_id uuid NOT NULL,
        noun text NOT NULL,
        record_id uuid,
        action text NOT NULL,
        person_id uuid,
        role text,
        at timestamptz NOT NULL DEFAULT clock_timestamp(),
        before jsonb,
        after jsonb
      );
      CREATE INDEX audit_record ON affianco.audit (workspace_id, record_id, id);
      ALTER TABLE affianco.audit ENABLE ROW LEVEL SECURITY;
      ALTER TABLE affianco.audit FORCE ROW LEVEL SECURITY;
      CREATE POLICY reading ON affianco.audit FOR SELECT
        USING (workspace_id = (SELECT affianco.workspace()) AND (SELECT affianco.sees_all()));
      CREATE POLICY recording ON affianco.audit FOR INSERT WITH CHECK (workspace_id = (SELECT affianco.workspace()));
      GRANT SELECT ON affianco.audit TO affianco_app;
      CREATE FUNCTION affianco.record_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
        SET search_path = affianco, pg_temp AS $$
      DECLARE
        old_row jsonb := CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) END;
        new_row jsonb := CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) END;
        row_now jsonb := coalesce(new_row, old_row);
      BEGIN
        IF TG_OP = 'UPDATE' THEN
          SELECT jsonb_object_agg(key, value) INTO new_row FROM jsonb_each(new_row) WHERE value IS DISTINCT FROM old_row -> key;
          IF new_row IS NULL THEN RETURN NULL; END IF;
          SELECT jsonb_object_agg(key, value) INTO old_row FROM jsonb_each(old_row) WHERE new_row ? key;
        END IF;
        INSERT INTO audit (workspace_id, noun, record_id, action, person_id, role, before, after)
        VALUES ((row_now ->> 'workspace_id')::uuid, TG_TABLE_NAME, coalesce(row_now ->> 'id', row_now ->> 'engagement_id')::uuid, lower(TG_OP), person(), role(), old_row, new_row);
        RETURN NULL;
      END $$;

      -- What a browser is told has changed. Ids only: whoever listens asks again, in its own name.
      CREATE TABLE affianco.event (
        id uuid PRIMARY KEY,
        workspace_id uuid NOT NULL,
        engagement_id uuid,
        type text NOT NULL,
        record_id uuid NOT NULL,
        at timestamptz NOT NULL
      );
      CREATE INDEX event_order ON affianco.event (workspace_id, id);
      -- Everybody may tell; what was told is read by those who have its engagement in reach.
      ALTER TABLE affianco.event ENABLE ROW LEVEL SECURITY;
      ALTER TABLE affianco.event FORCE ROW LEVEL SECURITY;
      CREATE POLICY reading ON affianco.event FOR SELECT USING (workspace_id = (SELECT affianco.workspace())
        AND ((SELECT affianco.sees_all()) OR engagement_id = ANY ((SELECT affianco.engagements())::uuid[])));
      CREATE POLICY telling ON affianco.event FOR INSERT WITH CHECK (workspace_id = (SELECT affianco.workspace()));
      GRANT SELECT, INSERT ON affianco.event TO affianco_app;

      CREATE TABLE affianco.idempotency_key (
        workspace_id uuid NOT NULL,
        seat_id uuid NOT NULL,
        key text NOT NULL CHECK (length(key) BETWEEN 1 AND 255),
        request_hash bytea NOT NULL,
        status integer,
        body jsonb,
        created_at timestamptz NOT NULL,
        PRIMARY KEY (workspace_id, seat_id, key)
      );
      -- The kept answers are those of one seat, and nobody else's to read.
      ${protect('idempotency_key', 'workspace', 'everybody', "seat_id = (SELECT affianco.seat()) OR (SELECT affianco.role()) = 'system'")}

      -- The truth about a mail is its row; a job is only a nudge. Mails of identity belong to no workspace.
      CREATE TABLE affianco.mail (
        id uuid PRIMARY KEY,
        workspace_id uuid,
        key text NOT NULL,
        kind text NOT NULL,
        to_address text NOT NULL,
        to_name text NOT NULL,
        language text NOT NULL,
        props jsonb NOT NULL,
        state text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'sending', 'sent', 'failed', 'dropped')),
        attempts integer NOT NULL DEFAULT 0,
        lease_until timestamptz,
        message_id text NOT NULL,
        last_answer text,
        created_at timestamptz NOT NULL,
        sent_at timestamptz,
        CONSTRAINT mail_once UNIQUE (key)
      );
      ALTER TABLE affianco.mail ENABLE ROW LEVEL SECURITY;
      ALTER TABLE affianco.mail FORCE ROW LEVEL SECURITY;
      -- A mail names its reader: contacts neither order nor see any.
      CREATE POLICY reaching ON affianco.mail
        USING (workspace_id IS NOT DISTINCT FROM (SELECT affianco.workspace())
          AND (SELECT affianco.role()) IS DISTINCT FROM 'contact');
      GRANT SELECT, INSERT, UPDATE ON affianco.mail TO affianco_app;

      GRANT SELECT ON affianco.migration TO affianco_app;

    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE affianco.mail, affianco.idempotency_key, affianco.event, affianco.audit, affianco.workspace,
        affianco.rate_limit, affianco.password_reset, affianco.session, affianco.person;
      DROP FUNCTION affianco.record_change, affianco.is_member, affianco.sees_all, affianco.clients,
        affianco.engagements, affianco.role, affianco.seat, affianco.person, affianco.workspace;
      REVOKE SELECT ON affianco.migration FROM affianco_app;
      ALTER DEFAULT PRIVILEGES IN SCHEMA affianco GRANT EXECUTE ON FUNCTIONS TO PUBLIC;
      REVOKE USAGE ON SCHEMA affianco FROM affianco_app, affianco_backup, affianco_lookup, affianco_jobs;
    `);
  }
}

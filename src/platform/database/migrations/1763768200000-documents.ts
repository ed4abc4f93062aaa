import type { MigrationInterface, QueryRunner } from 'typeorm';
import { audited, protect } from './protect.js';

const REACH = `workspace_id = (SELECT affianco.workspace()) AND ((SELECT affianco.sees_all())
  OR engagement_id = ANY ((SELECT affianco.engagements())::uuid[]))`;
const IS_MEMBER = '(SELECT affianco.is_member())';
/** A contact knows of a deliverable once it was shown, and of its versions up to the shown one. */
const SHOWN = `${IS_MEMBER} OR (deleted_at IS NULL AND shown_version IS NOT NULL)`;
const SHOWN_VERSION = `${IS_MEMBER} OR EXISTS (SELECT FROM affianco.deliverable d
  WHERE d.workspace_id = deliverable_version.workspace_id AND d.id = deliverable_version.deliverable_id
    AND d.shown_version >= deliverable_version.number)`;
const OF_SHOWN = `${IS_MEMBER} OR EXISTS (SELECT FROM affianco.deliverable d WHERE d.id = deliverable_id)`;

/**
 * Deliverables that are drafts until they are shown, and then decided about; links and texts beside files; previews;
 * how long contents are kept; and files that come in pieces.
 */
export class Documents1763768200000 implements MigrationInterface {
  name = 'Documents1763768200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UPLOADS);
    await runner.query(DELIVERABLES);
    await runner.query(DECISIONS);
    await runner.query(KEEPING);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION affianco.workspaces_with_files, affianco.expired_uploads;
      ${storedBytes('SELECT coalesce(sum(size), 0) FROM deliverable_version WHERE workspace_id = workspace()')}
      DROP TABLE affianco.deliverable_preview, affianco.acceptance, affianco.upload;
      ALTER TABLE affianco.engagement DROP retention_months;

      DROP TRIGGER guard ON affianco.deliverable_version;
      DROP TRIGGER guard ON affianco.deliverable;
      DROP FUNCTION affianco.guard_version, affianco.guard_deliverable;
      DROP POLICY deciding ON affianco.deliverable;
      ${readingPolicies(`${IS_MEMBER} OR deleted_at IS NULL`, 'true')}
      REVOKE UPDATE (shown_at, storage_key, body, content_removed_at, content_removed_why)
        ON affianco.deliverable_version FROM affianco_app;

      ALTER TABLE affianco.deliverable_version NO FORCE ROW LEVEL SECURITY;
      -- What is no file, or has lost its content, has no place in the older schema.
      DELETE FROM affianco.deliverable_version WHERE storage_key IS NULL;
      ALTER TABLE affianco.deliverable_version FORCE ROW LEVEL SECURITY;
      ALTER TABLE affianco.deliverable NO FORCE ROW LEVEL SECURITY;
      ALTER TABLE affianco.deliverable_version NO FORCE ROW LEVEL SECURITY;
      DELETE FROM affianco.deliverable d WHERE NOT EXISTS (
        SELECT FROM affianco.deliverable_version v WHERE v.deliverable_id = d.id);
      ALTER TABLE affianco.deliverable_version FORCE ROW LEVEL SECURITY;
      ALTER TABLE affianco.deliverable FORCE ROW LEVEL SECURITY;
      ALTER TABLE affianco.deliverable_version
        DROP CONSTRAINT deliverable_version_workspace, DROP url, DROP body, DROP shown_at, DROP content_removed_at,
        DROP content_removed_why, ALTER storage_key SET NOT NULL;
      ALTER TABLE affianco.deliverable
        DROP state, DROP kind, DROP folder, DROP tags, DROP keep_until, DROP shown_version, DROP shown_at, DROP decision;
    `);
  }
}

/** SQL that says what contacts see of deliverables and their versions. */
function readingPolicies(deliverable: string, version: string): string {
  return `
    DROP POLICY reading ON affianco.deliverable;
    CREATE POLICY reading ON affianco.deliverable FOR SELECT USING (${REACH} AND (${deliverable}));
    DROP POLICY reading ON affianco.deliverable_version;
    CREATE POLICY reading ON affianco.deliverable_version FOR SELECT USING (${REACH} AND (${version}));`;
}

/** SQL of the function that counts the quota of the caller's workspace. */
function storedBytes(body: string): string {
  return `
    CREATE OR REPLACE FUNCTION affianco.stored_bytes() RETURNS numeric
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = affianco, pg_temp AS $$ ${body} $$;`;
}

const UPLOADS = `
  -- A file on its way (tus 1.0), and then what waits to be taken by a record. Its seat's alone.
  CREATE TABLE affianco.upload (
    id uuid PRIMARY KEY,
    workspace_id uuid NOT NULL REFERENCES affianco.workspace,
    seat_id uuid NOT NULL,
    file_name text NOT NULL CHECK (length(file_name) BETWEEN 1 AND 255),
    size bigint NOT NULL CHECK (size BETWEEN 1 AND 2147483648),
    state text NOT NULL CHECK (state IN ('receiving', 'checking', 'complete', 'infected', 'taken')),
    -- Where it is going to be kept, so that a move that was cut short is known to have happened.
    store_as text NOT NULL,
    content_type text,
    sha256 text CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    -- Set when the bytes are there; again null when they were removed.
    storage_key text,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    taken_at timestamptz,
    UNIQUE (workspace_id, id),
    CONSTRAINT upload_complete CHECK (state <> 'complete' OR
      (content_type IS NOT NULL AND sha256 IS NOT NULL AND storage_key IS NOT NULL)),
    CONSTRAINT upload_taken CHECK ((state = 'taken') = (taken_at IS NOT NULL))
  );
  CREATE INDEX upload_expiry ON affianco.upload (expires_at) WHERE state <> 'taken';
  CREATE INDEX upload_storage ON affianco.upload (workspace_id, storage_key);
  ${protect('upload', 'workspace', 'everybody', `seat_id = (SELECT affianco.seat()) OR (SELECT affianco.role()) = 'system'`)}

  GRANT SELECT ON affianco.upload TO affianco_lookup;
  CREATE FUNCTION affianco.expired_uploads(at timestamptz) RETURNS TABLE (workspace_id uuid, id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = affianco, pg_temp AS $$
      SELECT workspace_id, id FROM upload WHERE state <> 'taken' AND expires_at <= at ORDER BY expires_at LIMIT 1000
    $$;
  GRANT CREATE ON SCHEMA affianco TO affianco_lookup;
  ALTER FUNCTION affianco.expired_uploads OWNER TO affianco_lookup;
  REVOKE CREATE ON SCHEMA affianco FROM affianco_lookup;`;

const DELIVERABLES = `
  ALTER TABLE affianco.deliverable
    ADD kind text NOT NULL DEFAULT 'file' CHECK (kind IN ('file', 'link', 'text')),
    ADD folder text NOT NULL DEFAULT '' CHECK (length(folder) <= 300),
    ADD tags text[] NOT NULL DEFAULT '{}' CHECK (cardinality(tags) <= 20),
    -- The last day on which its contents are kept.
    ADD keep_until date,
    -- The client sees versions up to this one; null: none, it is a draft.
    ADD shown_version integer CHECK (shown_version > 0),
    -- The first time that the client could see anything of it.
    ADD shown_at timestamptz,
    -- What was decided about the shown version.
    ADD decision text CHECK (decision IN ('accepted', 'change_requested')),
    ADD CONSTRAINT deliverable_decided CHECK (decision IS NULL OR shown_version IS NOT NULL),
    ADD CONSTRAINT deliverable_shown CHECK (shown_version IS NULL OR shown_at IS NOT NULL),
    ADD state text NOT NULL GENERATED ALWAYS AS (
      CASE WHEN shown_version IS NULL THEN 'draft' ELSE coalesce(decision, 'shown') END) STORED;
  CREATE INDEX deliverable_folder ON affianco.deliverable (workspace_id, engagement_id, folder);

  ALTER TABLE affianco.deliverable_version
    ALTER storage_key DROP NOT NULL,
    ADD url text CHECK (length(url) BETWEEN 1 AND 2000),
    ADD body text CHECK (length(body) <= 100000),
    -- The first time that the client could see it.
    ADD shown_at timestamptz,
    ADD content_removed_at timestamptz,
    ADD content_removed_why text CHECK (content_removed_why IN ('engagement-ended', 'keep-until', 'deleted')),
    ADD CONSTRAINT deliverable_version_workspace UNIQUE (workspace_id, deliverable_id, number),
    ADD CONSTRAINT deliverable_version_content CHECK (CASE WHEN content_removed_at IS NULL
      THEN num_nonnulls(storage_key, url, body) = 1 AND content_removed_why IS NULL
      ELSE storage_key IS NULL AND body IS NULL AND content_removed_why IS NOT NULL END);

  -- Until now whatever was handed over was shown at once.
  ALTER TABLE affianco.deliverable NO FORCE ROW LEVEL SECURITY;
  ALTER TABLE affianco.deliverable_version NO FORCE ROW LEVEL SECURITY;
  ALTER TABLE affianco.deliverable DISABLE TRIGGER audit;
  UPDATE affianco.deliverable d SET shown_at = created_at, shown_version = (
    SELECT max(v.number) FROM affianco.deliverable_version v WHERE v.deliverable_id = d.id);
  UPDATE affianco.deliverable_version SET shown_at = created_at;
  ALTER TABLE affianco.deliverable ENABLE TRIGGER audit;
  ALTER TABLE affianco.deliverable FORCE ROW LEVEL SECURITY;
  ALTER TABLE affianco.deliverable_version FORCE ROW LEVEL SECURITY;

  ${readingPolicies(SHOWN, SHOWN_VERSION)}
  GRANT UPDATE (shown_at, storage_key, body, content_removed_at, content_removed_why)
    ON affianco.deliverable_version TO affianco_app;

  -- A contact decides about what is shown, and changes nothing else of it.
  CREATE POLICY deciding ON affianco.deliverable FOR UPDATE USING (${REACH} AND (${SHOWN}))
    WITH CHECK (${REACH} AND (${SHOWN}));
  CREATE FUNCTION affianco.guard_deliverable() RETURNS trigger LANGUAGE plpgsql
    SET search_path = affianco, pg_temp AS $$
  BEGIN
    IF NOT is_member() AND to_jsonb(NEW) - '{decision,state,version}'::text[]
      IS DISTINCT FROM to_jsonb(OLD) - '{decision,state,version}'::text[] THEN
      RAISE insufficient_privilege USING MESSAGE = 'a contact only decides';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER guard BEFORE UPDATE ON affianco.deliverable
    FOR EACH ROW EXECUTE FUNCTION affianco.guard_deliverable();

  -- What was handed over stays as it was: it is shown once, and its content goes once.
  CREATE FUNCTION affianco.guard_version() RETURNS trigger LANGUAGE plpgsql
    SET search_path = affianco, pg_temp AS $$
  BEGIN
    IF (OLD.shown_at IS NOT NULL AND NEW.shown_at IS DISTINCT FROM OLD.shown_at)
      OR OLD.content_removed_at IS NOT NULL
      OR (NEW.content_removed_at IS NULL
        AND (NEW.storage_key, NEW.body) IS DISTINCT FROM (OLD.storage_key, OLD.body)) THEN
      RAISE insufficient_privilege USING MESSAGE = 'a version is never changed';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER guard BEFORE UPDATE ON affianco.deliverable_version
    FOR EACH ROW EXECUTE FUNCTION affianco.guard_version();`;

const DECISIONS = `
  -- The client's yes, or not yet with its reason, to one version by its hash; never changed.
  CREATE TABLE affianco.acceptance (
    id uuid PRIMARY KEY,
    workspace_id uuid NOT NULL,
    engagement_id uuid NOT NULL,
    deliverable_id uuid NOT NULL,
    number integer NOT NULL,
    sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    decision text NOT NULL CHECK (decision IN ('accepted', 'change_requested')),
    reason text NOT NULL DEFAULT '' CHECK (length(reason) <= 5000),
    -- The document itself, or together with its task.
    by_task boolean NOT NULL DEFAULT false,
    seat_id uuid,
    person_id uuid,
    by_name text NOT NULL,
    at timestamptz NOT NULL,
    CONSTRAINT acceptance_reason CHECK ((decision = 'change_requested') = (reason <> '')),
    FOREIGN KEY (workspace_id, engagement_id, deliverable_id) REFERENCES affianco.deliverable (workspace_id, engagement_id, id),
    FOREIGN KEY (workspace_id, deliverable_id, number) REFERENCES affianco.deliverable_version (workspace_id, deliverable_id, number)
  );
  CREATE INDEX acceptance_order ON affianco.acceptance (deliverable_id, at, id);
  ${protect('acceptance', 'engagement', 'everybody', OF_SHOWN)}
  REVOKE UPDATE, DELETE ON affianco.acceptance FROM affianco_app;
  ${audited('acceptance')}

  -- Pictures of a version; made by a job, and made again where they are missing.
  CREATE TABLE affianco.deliverable_preview (
    deliverable_id uuid NOT NULL,
    number integer NOT NULL,
    workspace_id uuid NOT NULL,
    engagement_id uuid NOT NULL,
    -- Null: nothing could be made of the content.
    kind text CHECK (kind IN ('image', 'pages')),
    pages integer CHECK (pages > 0),
    -- Names in the store, page by page, each first small and then large.
    pictures text[] NOT NULL DEFAULT '{}',
    made_at timestamptz NOT NULL,
    PRIMARY KEY (deliverable_id, number),
    FOREIGN KEY (workspace_id, engagement_id, deliverable_id) REFERENCES affianco.deliverable (workspace_id, engagement_id, id),
    FOREIGN KEY (workspace_id, deliverable_id, number) REFERENCES affianco.deliverable_version (workspace_id, deliverable_id, number)
  );
  CREATE INDEX deliverable_preview_pictures ON affianco.deliverable_preview USING gin (pictures);
  ${protect('deliverable_preview', 'engagement', 'members', OF_SHOWN)}`;

const KEEPING = `
  ALTER TABLE affianco.engagement ADD retention_months integer CHECK (retention_months BETWEEN 1 AND 240);

  -- The quota counts what is kept once, whoever refers to it, and keeps a place for what is on its way.
  ${storedBytes(`
    SELECT coalesce(sum(size), 0) FROM (
      SELECT size, storage_key FROM deliverable_version WHERE workspace_id = workspace() AND storage_key IS NOT NULL
      UNION
      SELECT size, store_as FROM upload WHERE workspace_id = workspace()
        AND (state IN ('receiving', 'checking') OR storage_key IS NOT NULL)
    ) AS kept`)}
  CREATE FUNCTION affianco.workspaces_with_files() RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = affianco, pg_temp AS $$
      SELECT DISTINCT workspace_id FROM deliverable_version WHERE content_removed_at IS NULL
    $$;
  GRANT CREATE ON SCHEMA affianco TO affianco_lookup;
  ALTER FUNCTION affianco.workspaces_with_files OWNER TO affianco_lookup;
  REVOKE CREATE ON SCHEMA affianco FROM affianco_lookup;`;

import type { MigrationInterface, QueryRunner } from 'typeorm';
import { audited, protect } from './protect.js';

/** The work: delegated tasks and their history, deliverables with versions, time entries and imports. */
export class Work1763766200000 implements MigrationInterface {
  name = 'Work1763766200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE affianco.task (
        id uuid PRIMARY KEY,
        workspace_id uuid NOT NULL,
        engagement_id uuid NOT NULL,
        service_id uuid,
        assignee_id uuid,
        title text NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
        brief text NOT NULL DEFAULT '' CHECK (length(brief) <= 20000),
        due_on date,
        status text NOT NULL CHECK (status IN ('requested', 'accepted', 'declined', 'in_progress', 'waiting_for_client',
          'waiting_for_third_party', 'delivered', 'change_requested', 'done', 'cancelled')),
        turn text NOT NULL GENERATED ALWAYS AS (CASE
          WHEN status IN ('waiting_for_client', 'delivered') THEN 'client'
          WHEN status = 'waiting_for_third_party' THEN 'third_party'
          WHEN status IN ('declined', 'done', 'cancelled') THEN 'none'
          ELSE 'assistant' END) STORED,
        estimate_minutes integer CHECK (estimate_minutes > 0),
        created_by uuid,
        created_by_name text NOT NULL,
        created_at timestamptz NOT NULL,
        turn_since timestamptz NOT NULL,
        delivered_at timestamptz,
        closed_at timestamptz,
        version integer NOT NULL DEFAULT 1,
        UNIQUE (workspace_id, id),
        UNIQUE (workspace_id, engagement_id, id),
        FOREIGN KEY (workspace_id, engagement_id) REFERENCES affianco.engagement (workspace_id, id),
        FOREIGN KEY (workspace_id, engagement_id, service_id) REFERENCES affianco.service (workspace_id, engagement_id, id),
        FOREIGN KEY (workspace_id, assignee_id) REFERENCES affianco.member (workspace_id, id)
      );
      CREATE INDEX task_order ON affianco.task (workspace_id, engagement_id, created_at, id);
      CREATE INDEX task_turn ON affianco.task (workspace_id, turn, due_on);
      ${protect('task', 'engagement', 'everybody')}
      REVOKE DELETE ON affianco.task FROM affianco_app;
      ${audited('task')}

      CREATE TABLE affianco.task_move (
        id uuid PRIMARY KEY,
        workspace_id uuid NOT NULL,
        engagement_id uuid NOT NULL,
        task_id uuid NOT NULL,
        moved_from text,
        moved_to text NOT NULL,
        note text NOT NULL DEFAULT '' CHECK (length(note) <= 5000),
        actor_name text NOT NULL,
        actor_role text NOT NULL,
        person_id uuid,
        at timestamptz NOT NULL,
        FOREIGN KEY (workspace_id, engagement_id, task_id) REFERENCES affianco.task (workspace_id, engagement_id, id)
      );
      CREATE INDEX task_move_order ON affianco.task_move (task_id, at, id);
      ${protect('task_move', 'engagement', 'everybody')}
      REVOKE UPDATE, DELETE ON affianco.task_move FROM affianco_app;

      CREATE TABLE affianco.deliverable (
        id uuid PRIMARY KEY,
        workspace_id uuid NOT NULL,
        engagement_id uuid NOT NULL,
        task_id uuid,
        title text NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
        created_at timestamptz NOT NULL,
        deleted_at timestamptz,
        version integer NOT NULL DEFAULT 1,
        UNIQUE (workspace_id, id),
        UNIQUE (workspace_id, engagement_id, id),
        FOREIGN KEY (workspace_id, engagement_id) REFERENCES affianco.engagement (workspace_id, id),
        FOREIGN KEY (workspace_id, engagement_id, task_id) REFERENCES affianco.task (workspace_id, engagement_id, id)
      );
      CREATE INDEX deliverable_order ON affianco.deliverable (workspace_id, engagement_id, created_at, id);
      CREATE INDEX deliverable_task ON affianco.deliverable (task_id);
      ${protect('deliverable', 'engagement', 'members', `(SELECT affianco.is_member()) OR deleted_at IS NULL`)}
      ${audited('deliverable')}

      CREATE TABLE affianco.deliverable_version (
        deliverable_id uuid NOT NULL,
        number integer NOT NULL CHECK (number > 0),
        workspace_id uuid NOT NULL,
        engagement_id uuid NOT NULL,
        file_name text NOT NULL CHECK (length(file_name) BETWEEN 1 AND 255),
        content_type text NOT NULL,
        size bigint NOT NULL CHECK (size >= 0),
        sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
        storage_key text NOT NULL,
        note text NOT NULL DEFAULT '' CHECK (length(note) <= 5000),
        created_by_name text NOT NULL,
        created_at timestamptz NOT NULL,
        PRIMARY KEY (deliverable_id, number),
        FOREIGN KEY (workspace_id, engagement_id, deliverable_id) REFERENCES affianco.deliverable (workspace_id, engagement_id, id)
      );
      CREATE INDEX deliverable_version_storage ON affianco.deliverable_version (workspace_id, storage_key);
      ${protect('deliverable_version', 'engagement', 'members')}
      REVOKE UPDATE, DELETE ON affianco.deliverable_version FROM affianco_app;

      CREATE TABLE affianco.time_import (
        id uuid PRIMARY KEY,
        workspace_id uuid NOT NULL REFERENCES affianco.workspace,
        format text NOT NULL,
        file_name text NOT NULL,
        taken integer NOT NULL,
        person_id uuid,
        at timestamptz NOT NULL,
        UNIQUE (workspace_id, id)
      );
      ${protect('time_import', 'members', 'members')}

      -- An interval (a timer while it has no end), or a duration on a day without a clock time.
      CREATE TABLE affianco.time_entry (
        id uuid PRIMARY KEY,
        workspace_id uuid NOT NULL,
        engagement_id uuid NOT NULL,
        member_id uuid NOT NULL,
        task_id uuid,
        service_id uuid,
        description text NOT NULL DEFAULT '' CHECK (length(description) <= 3000),
        billable boolean NOT NULL,
        day date NOT NULL,
        started_at timestamptz,
        ended_at timestamptz,
        duration_seconds integer CHECK (duration_seconds >= 0),
        time_zone text NOT NULL,
        rate_minor bigint,
        overlap_reason text CHECK (length(overlap_reason) BETWEEN 1 AND 500),
        import_id uuid,
        source_hash bytea,
        created_at timestamptz NOT NULL,
        deleted_at timestamptz,
        version integer NOT NULL DEFAULT 1,
        UNIQUE (workspace_id, id),
        FOREIGN KEY (workspace_id, engagement_id) REFERENCES affianco.engagement (workspace_id, id),
        FOREIGN KEY (workspace_id, member_id) REFERENCES affianco.member (workspace_id, id),
        FOREIGN KEY (workspace_id, engagement_id, task_id) REFERENCES affianco.task (workspace_id, engagement_id, id),
        FOREIGN KEY (workspace_id, engagement_id, service_id) REFERENCES affianco.service (workspace_id, engagement_id, id),
        FOREIGN KEY (workspace_id, import_id) REFERENCES affianco.time_import (workspace_id, id),
        CONSTRAINT time_entry_span CHECK (
          CASE WHEN started_at IS NULL THEN ended_at IS NULL AND duration_seconds IS NOT NULL
               WHEN ended_at IS NULL THEN duration_seconds IS NULL
               ELSE ended_at >= started_at AND duration_seconds IS NOT NULL END),
        CONSTRAINT time_entry_no_overlap EXCLUDE USING gist (
          member_id WITH =, tstzrange(started_at, coalesce(ended_at, 'infinity'), '[)') WITH &&
        ) WHERE (started_at IS NOT NULL AND overlap_reason IS NULL AND deleted_at IS NULL)
      );
      CREATE UNIQUE INDEX time_entry_one_timer ON affianco.time_entry (member_id)
        WHERE started_at IS NOT NULL AND ended_at IS NULL AND deleted_at IS NULL;
      CREATE UNIQUE INDEX time_entry_source ON affianco.time_entry (workspace_id, source_hash) WHERE source_hash IS NOT NULL;
      -- The order of the list, newest first; untimed work stands last in its day.
      CREATE INDEX time_entry_order ON affianco.time_entry
        (workspace_id, day DESC, coalesce(started_at, '-infinity'::timestamptz) DESC, id DESC) WHERE deleted_at IS NULL;
      CREATE INDEX time_entry_day ON affianco.time_entry (workspace_id, engagement_id, day);
      CREATE INDEX time_entry_member_day ON affianco.time_entry (workspace_id, member_id, day);
      CREATE INDEX time_entry_task ON affianco.time_entry (task_id) WHERE task_id IS NOT NULL;
      ${protect('time_entry', 'engagement', 'members', `(SELECT affianco.is_member()) OR deleted_at IS NULL`)}
      ${audited('time_entry')}

      -- The quota counts all files of a workspace, also those of engagements that the caller does not see: one number.
      GRANT SELECT ON affianco.deliverable_version TO affianco_lookup;
      CREATE FUNCTION affianco.stored_bytes() RETURNS numeric
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = affianco, pg_temp AS $$
          SELECT coalesce(sum(size), 0) FROM deliverable_version WHERE workspace_id = workspace()
        $$;
      GRANT CREATE ON SCHEMA affianco TO affianco_lookup;
      ALTER FUNCTION affianco.stored_bytes OWNER TO affianco_lookup;
      REVOKE CREATE ON SCHEMA affianco FROM affianco_lookup;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION affianco.stored_bytes;
      DROP TABLE affianco.time_entry, affianco.time_import, affianco.deliverable_version, affianco.deliverable,
        affianco.task_move, affianco.task;
    `);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';
import { audited, protect } from './protect.js';

const BRIEF_TEXTS = ['purpose', 'inputs', 'acceptance_criteria'];

/** Working windows and holidays, the whole brief of a task, its business clock, and its checklist. */
export class Delegation1763768000000 implements MigrationInterface {
  name = 'Delegation1763768000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE affianco.engagement
        ADD working_windows jsonb NOT NULL DEFAULT '[{"weekdays":[1,2,3,4,5],"from":"09:00","to":"17:00"}]'
          CHECK (jsonb_typeof(working_windows) = 'array'),
        -- A country, or a country and its part, as date-holidays names them.
        ADD holidays text CHECK (holidays ~ '^[A-Z]{2}(-[A-Z0-9]{1,4})?$'),
        ADD notice_minutes integer CHECK (notice_minutes > 0);
      ALTER TABLE affianco.service ADD turnaround_minutes integer CHECK (turnaround_minutes > 0);

      ALTER TABLE affianco.task
        ${BRIEF_TEXTS.map((name) => `ADD ${name} text NOT NULL DEFAULT '' CHECK (length(${name}) <= 20000),`).join(' ')}
        ADD due_time time,
        -- The end of the due day, or its due time, in the engagement's zone.
        ADD due_at timestamptz,
        ADD priority text NOT NULL DEFAULT 'normal' CHECK (priority IN ('low', 'normal', 'high', 'urgent')),
        -- The places of a task in lists: open before closed, the most pressing first; then by its due moment, and
        -- of closed ones the latest first. Intervals, because differences of moments depend on no zone.
        ADD pressure smallint NOT NULL GENERATED ALWAYS AS (CASE WHEN closed_at IS NOT NULL THEN 9
          WHEN priority = 'urgent' THEN 0 WHEN priority = 'high' THEN 1 WHEN priority = 'normal' THEN 2 ELSE 3 END) STORED,
        ADD language text CHECK (language IN ('en', 'it', 'de', 'es')),
        ADD rush boolean NOT NULL DEFAULT false,
        -- The service's turnaround when the task got it, in business minutes.
        ADD target_minutes integer CHECK (target_minutes > 0),
        -- Business seconds on each side up to turn_since.
        ADD assistant_seconds bigint NOT NULL DEFAULT 0 CHECK (assistant_seconds >= 0),
        ADD client_seconds bigint NOT NULL DEFAULT 0 CHECK (client_seconds >= 0),
        ADD promised_at timestamptz,
        ADD at_risk_at timestamptz,
        -- The promise about which the members were warned.
        ADD warned_of timestamptz,
        ADD playbook_id uuid,
        ADD playbook_number integer CHECK (playbook_number > 0),
        ADD changed_at timestamptz,
        ADD next_place interval NOT NULL GENERATED ALWAYS AS (CASE WHEN closed_at IS NULL
          THEN coalesce(due_at, timestamptz '3000-01-01 00:00+00') - timestamptz '1970-01-01 00:00+00'
          ELSE timestamptz '1970-01-01 00:00+00' - closed_at END) STORED,
        ADD CONSTRAINT task_due_time CHECK (due_time IS NULL OR due_on IS NOT NULL),
        ADD CONSTRAINT task_due_at CHECK ((due_at IS NULL) = (due_on IS NULL)) NOT VALID,
        ADD CONSTRAINT task_playbook CHECK ((playbook_id IS NULL) = (playbook_number IS NULL));
      ALTER TABLE affianco.task NO FORCE ROW LEVEL SECURITY;
      ALTER TABLE affianco.engagement NO FORCE ROW LEVEL SECURITY;
      ALTER TABLE affianco.task_move NO FORCE ROW LEVEL SECURITY;
      ALTER TABLE affianco.task DISABLE TRIGGER audit;
      UPDATE affianco.task t SET
        due_at = (t.due_on + 1)::timestamp AT TIME ZONE e.time_zone,
        changed_at = coalesce((SELECT max(m.at) FROM affianco.task_move m WHERE m.task_id = t.id), t.created_at)
        FROM affianco.engagement e WHERE e.id = t.engagement_id;
      ALTER TABLE affianco.task ENABLE TRIGGER audit;
      ALTER TABLE affianco.task_move FORCE ROW LEVEL SECURITY;
      ALTER TABLE affianco.engagement FORCE ROW LEVEL SECURITY;
      ALTER TABLE affianco.task FORCE ROW LEVEL SECURITY;
      ALTER TABLE affianco.task ALTER changed_at SET NOT NULL;
      ALTER TABLE affianco.task VALIDATE CONSTRAINT task_due_at;

      -- The board, "what comes next", "late", and what was touched last; closed tasks are the many.
      CREATE INDEX task_next ON affianco.task (workspace_id, (closed_at IS NOT NULL), next_place, created_at, id);
      CREATE INDEX task_pressing ON affianco.task (workspace_id, pressure, next_place, created_at, id);
      CREATE INDEX task_open_due ON affianco.task (workspace_id, due_at, id) WHERE closed_at IS NULL;
      CREATE INDEX task_open_assignee ON affianco.task (workspace_id, assignee_id) WHERE closed_at IS NULL;
      CREATE INDEX task_changed ON affianco.task (workspace_id, changed_at DESC, id DESC);
      CREATE INDEX task_to_warn ON affianco.task (at_risk_at)
        WHERE at_risk_at IS NOT NULL AND turn = 'assistant' AND warned_of IS DISTINCT FROM promised_at;

      CREATE TABLE affianco.checklist_item (
        id uuid PRIMARY KEY,
        workspace_id uuid NOT NULL,
        engagement_id uuid NOT NULL,
        task_id uuid NOT NULL,
        position integer NOT NULL CHECK (position >= 0),
        text text NOT NULL CHECK (length(text) BETWEEN 1 AND 500),
        doer text NOT NULL CHECK (doer IN ('assistant', 'client', 'together')),
        done_at timestamptz,
        done_by_name text,
        created_at timestamptz NOT NULL,
        UNIQUE (workspace_id, id),
        CONSTRAINT checklist_item_place UNIQUE (task_id, position) DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT checklist_item_done CHECK ((done_at IS NULL) = (done_by_name IS NULL)),
        FOREIGN KEY (workspace_id, engagement_id, task_id) REFERENCES affianco.task (workspace_id, engagement_id, id)
      );
      ${protect('checklist_item', 'engagement', 'everybody')}
      ${audited('checklist_item')}

      -- Whose zone moves, their due moments move with it: a due time is a wall clock.
      CREATE FUNCTION affianco.move_due_moments() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
        SET search_path = affianco, pg_temp AS $$
      BEGIN
        UPDATE task SET due_at = CASE WHEN due_time IS NULL THEN (due_on + 1)::timestamp ELSE due_on + due_time END
          AT TIME ZONE NEW.time_zone
          WHERE workspace_id = NEW.workspace_id AND engagement_id = NEW.id AND due_on IS NOT NULL;
        RETURN NULL;
      END $$;
      CREATE TRIGGER move_due_moments AFTER UPDATE OF time_zone ON affianco.engagement
        FOR EACH ROW WHEN (OLD.time_zone <> NEW.time_zone) EXECUTE FUNCTION affianco.move_due_moments();

      -- Before a workspace is known: which promises come near, as ids.
      CREATE FUNCTION affianco.promises_at_risk(at timestamptz) RETURNS TABLE (workspace_id uuid, task_id uuid)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = affianco, pg_temp AS $$
          SELECT t.workspace_id, t.id FROM task t
          WHERE t.at_risk_at <= at AND t.turn = 'assistant' AND t.warned_of IS DISTINCT FROM t.promised_at
          ORDER BY t.at_risk_at LIMIT 1000
        $$;
      GRANT CREATE ON SCHEMA affianco TO affianco_lookup;
      GRANT SELECT, UPDATE ON affianco.task TO affianco_lookup;
      ALTER FUNCTION affianco.promises_at_risk OWNER TO affianco_lookup;
      ALTER FUNCTION affianco.move_due_moments OWNER TO affianco_lookup;
      REVOKE CREATE ON SCHEMA affianco FROM affianco_lookup;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION affianco.promises_at_risk;
      DROP TRIGGER move_due_moments ON affianco.engagement;
      DROP FUNCTION affianco.move_due_moments;
      REVOKE SELECT, UPDATE ON affianco.task FROM affianco_lookup;
      DROP TABLE affianco.checklist_item;
      DROP INDEX affianco.task_to_warn, affianco.task_changed, affianco.task_open_assignee,
        affianco.task_open_due, affianco.task_pressing, affianco.task_next;
      ALTER TABLE affianco.task
        DROP CONSTRAINT task_playbook, DROP CONSTRAINT task_due_at, DROP CONSTRAINT task_due_time,
        DROP next_place, DROP pressure, DROP changed_at, DROP playbook_number, DROP playbook_id,
        DROP warned_of, DROP at_risk_at, DROP promised_at, DROP client_seconds, DROP assistant_seconds,
        DROP target_minutes, DROP rush, DROP language, DROP priority, DROP due_at, DROP due_time,
        ${[...BRIEF_TEXTS]
          .reverse()
          .map((name) => `DROP ${name}`)
          .join(', ')};
      ALTER TABLE affianco.service DROP turnaround_minutes;
      ALTER TABLE affianco.engagement DROP notice_minutes, DROP holidays, DROP working_windows;
    `);
  }
}

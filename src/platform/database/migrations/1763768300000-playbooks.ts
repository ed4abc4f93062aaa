import type { MigrationInterface, QueryRunner } from 'typeorm';
import { audited, protect } from './protect.js';

const SEES_ALL = '(SELECT affianco.sees_all())';
const IS_MEMBER = '(SELECT affianco.is_member())';
const IN_REACH = 'engagement_id = ANY ((SELECT affianco.engagements())::uuid[])';

/**
 * Playbooks with versions that are never changed, templates of tasks, and tasks that come again: their series, what of
 * it was made or missed, and the days on which it is otherwise.
 */
export class Playbooks1763768300000 implements MigrationInterface {
  name = 'Playbooks1763768300000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Of one engagement, or (without one) of the whole practice and its members alone.
      CREATE TABLE affianco.playbook (
        id uuid PRIMARY KEY,
        workspace_id uuid NOT NULL REFERENCES affianco.workspace,
        engagement_id uuid,
        title text NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
        language text NOT NULL CHECK (language IN ('en', 'it', 'de', 'es')),
        shared boolean NOT NULL DEFAULT false,
        latest integer NOT NULL DEFAULT 1 CHECK (latest > 0),
        created_at timestamptz NOT NULL,
        archived_at timestamptz,
        version integer NOT NULL DEFAULT 1,
        UNIQUE (workspace_id, id),
        CONSTRAINT playbook_shared CHECK (NOT shared OR engagement_id IS NOT NULL),
        FOREIGN KEY (workspace_id, engagement_id) REFERENCES affianco.engagement (workspace_id, id)
      );
      CREATE INDEX playbook_order ON affianco.playbook (workspace_id, lower(title), id);
      ${protect(
        'playbook',
        'workspace',
        'members',
        `${SEES_ALL} OR (engagement_id IS NULL AND ${IS_MEMBER})
          OR (${IN_REACH} AND (${IS_MEMBER} OR (shared AND archived_at IS NULL)))`,
      )}
      REVOKE DELETE ON affianco.playbook FROM affianco_app;
      ${audited('playbook')}

      -- Written once. Whoever reaches the playbook reads its versions.
      CREATE TABLE affianco.playbook_version (
        playbook_id uuid NOT NULL,
        number integer NOT NULL CHECK (number > 0),
        workspace_id uuid NOT NULL,
        markdown text NOT NULL CHECK (length(markdown) BETWEEN 1 AND 50000),
        steps jsonb NOT NULL CHECK (jsonb_typeof(steps) = 'array' AND jsonb_array_length(steps) BETWEEN 1 AND 200),
        note text NOT NULL DEFAULT '' CHECK (length(note) <= 2000),
        from_task_id uuid,
        restores integer CHECK (restores < number),
        created_by uuid,
        created_by_name text NOT NULL,
        created_at timestamptz NOT NULL,
        PRIMARY KEY (playbook_id, number),
        UNIQUE (workspace_id, playbook_id, number),
        FOREIGN KEY (workspace_id, playbook_id) REFERENCES affianco.playbook (workspace_id, id),
        FOREIGN KEY (workspace_id, from_task_id) REFERENCES affianco.task (workspace_id, id)
      );
      ${protect(
        'playbook_version',
        'workspace',
        'members',
        'EXISTS (SELECT FROM affianco.playbook p WHERE p.id = playbook_id)',
      )}
      REVOKE UPDATE, DELETE ON affianco.playbook_version FROM affianco_app;

      CREATE TABLE affianco.playbook_service (
        playbook_id uuid NOT NULL,
        service_id uuid NOT NULL,
        workspace_id uuid NOT NULL,
        engagement_id uuid NOT NULL,
        attached_at timestamptz NOT NULL,
        PRIMARY KEY (playbook_id, service_id),
        FOREIGN KEY (workspace_id, playbook_id) REFERENCES affianco.playbook (workspace_id, id),
        FOREIGN KEY (workspace_id, engagement_id, service_id) REFERENCES affianco.service (workspace_id, engagement_id, id)
      );
      CREATE INDEX playbook_service_of ON affianco.playbook_service (service_id, playbook_id);
      ${protect('playbook_service', 'engagement', 'members')}

      -- Templates of the practice; those that come with the product are part of the program.
      CREATE TABLE affianco.task_template (
        id uuid PRIMARY KEY,
        workspace_id uuid NOT NULL REFERENCES affianco.workspace,
        language text NOT NULL CHECK (language IN ('en', 'it', 'de', 'es')),
        title text NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
        brief text NOT NULL DEFAULT '' CHECK (length(brief) <= 20000),
        purpose text NOT NULL DEFAULT '' CHECK (length(purpose) <= 20000),
        inputs text NOT NULL DEFAULT '' CHECK (length(inputs) <= 20000),
        acceptance_criteria text NOT NULL DEFAULT '' CHECK (length(acceptance_criteria) <= 20000),
        estimate_minutes integer CHECK (estimate_minutes > 0),
        checklist jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(checklist) = 'array'),
        deliverable text CHECK (length(deliverable) BETWEEN 1 AND 200),
        offered boolean NOT NULL DEFAULT false,
        created_at timestamptz NOT NULL,
        deleted_at timestamptz,
        version integer NOT NULL DEFAULT 1,
        UNIQUE (workspace_id, id)
      );
      CREATE INDEX task_template_order ON affianco.task_template (workspace_id, lower(title), id);
      ${protect('task_template', 'workspace', 'members', `${IS_MEMBER} OR (offered AND deleted_at IS NULL)`)}
      REVOKE DELETE ON affianco.task_template FROM affianco_app;
      ${audited('task_template')}

      CREATE TABLE affianco.recurring_task (
        id uuid PRIMARY KEY,
        workspace_id uuid NOT NULL,
        engagement_id uuid NOT NULL,
        service_id uuid,
        assignee_id uuid,
        playbook_id uuid,
        title text NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
        brief text NOT NULL DEFAULT '' CHECK (length(brief) <= 20000),
        purpose text NOT NULL DEFAULT '' CHECK (length(purpose) <= 20000),
        inputs text NOT NULL DEFAULT '' CHECK (length(inputs) <= 20000),
        acceptance_criteria text NOT NULL DEFAULT '' CHECK (length(acceptance_criteria) <= 20000),
        priority text NOT NULL DEFAULT 'normal' CHECK (priority IN ('low', 'normal', 'high', 'urgent')),
        language text CHECK (language IN ('en', 'it', 'de', 'es')),
        estimate_minutes integer CHECK (estimate_minutes > 0),
        checklist jsonb CHECK (jsonb_typeof(checklist) = 'array'),
        rule text NOT NULL CHECK (length(rule) BETWEEN 1 AND 500),
        starts_on date NOT NULL,
        time text NOT NULL CHECK (time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
        due_after_days integer CHECK (due_after_days BETWEEN 0 AND 366),
        ahead_days integer NOT NULL DEFAULT 7 CHECK (ahead_days BETWEEN 0 AND 92),
        -- Up to this day everything was made, missed or left out on purpose.
        settled_to date NOT NULL,
        paused_from date,
        paused_until date,
        ended_on date,
        -- It was changed, and what is made and not begun has to follow.
        changed boolean NOT NULL DEFAULT false,
        -- When an occurrence has to be made next; null: never.
        next_at timestamptz,
        created_by uuid,
        created_by_name text NOT NULL,
        -- The language of who set it up, in which the product says what it does.
        created_in text NOT NULL CHECK (created_in IN ('en', 'it', 'de', 'es')),
        created_at timestamptz NOT NULL,
        version integer NOT NULL DEFAULT 1,
        UNIQUE (workspace_id, id),
        UNIQUE (workspace_id, engagement_id, id),
        CONSTRAINT recurring_task_pause CHECK (paused_until IS NULL OR paused_until > paused_from),
        FOREIGN KEY (workspace_id, engagement_id) REFERENCES affianco.engagement (workspace_id, id),
        FOREIGN KEY (workspace_id, engagement_id, service_id) REFERENCES affianco.service (workspace_id, engagement_id, id),
        FOREIGN KEY (workspace_id, assignee_id) REFERENCES affianco.member (workspace_id, id),
        FOREIGN KEY (workspace_id, playbook_id) REFERENCES affianco.playbook (workspace_id, id)
      );
      CREATE INDEX recurring_task_order ON affianco.recurring_task (workspace_id, engagement_id, lower(title), id);
      CREATE INDEX recurring_task_next ON affianco.recurring_task (next_at);
      ${protect('recurring_task', 'engagement', 'members')}
      REVOKE DELETE ON affianco.recurring_task FROM affianco_app;
      ${audited('recurring_task')}

      -- A day of the rule on which the series does something else.
      CREATE TABLE affianco.recurring_exception (
        recurring_task_id uuid NOT NULL,
        day date NOT NULL,
        workspace_id uuid NOT NULL,
        engagement_id uuid NOT NULL,
        kind text NOT NULL CHECK (kind IN ('skip', 'move')),
        moved_to date,
        reason text NOT NULL DEFAULT '' CHECK (length(reason) <= 2000),
        PRIMARY KEY (recurring_task_id, day),
        CONSTRAINT recurring_exception_moved CHECK ((kind = 'move') = (moved_to IS NOT NULL)),
        FOREIGN KEY (workspace_id, engagement_id, recurring_task_id)
          REFERENCES affianco.recurring_task (workspace_id, engagement_id, id)
      );
      ${protect('recurring_exception', 'engagement', 'members')}

      -- What became of a day of the rule: once.
      CREATE TABLE affianco.recurring_occurrence (
        recurring_task_id uuid NOT NULL,
        day date NOT NULL,
        workspace_id uuid NOT NULL,
        engagement_id uuid NOT NULL,
        -- On which day its task is to be done: another one, where it was moved.
        falls_on date NOT NULL,
        -- Null: missed, since nobody was there to make it in time.
        task_id uuid,
        -- The task as the series left it; another version means that somebody has begun to work with it.
        task_version integer,
        PRIMARY KEY (recurring_task_id, day),
        CONSTRAINT recurring_occurrence_made CHECK ((task_id IS NULL) = (task_version IS NULL)),
        FOREIGN KEY (workspace_id, engagement_id, recurring_task_id)
          REFERENCES affianco.recurring_task (workspace_id, engagement_id, id),
        FOREIGN KEY (workspace_id, engagement_id, task_id) REFERENCES affianco.task (workspace_id, engagement_id, id)
      );
      CREATE INDEX recurring_occurrence_task ON affianco.recurring_occurrence (task_id);
      ${protect('recurring_occurrence', 'engagement', 'members')}

      -- A task that its series took back keeps the series, and gives its day free.
      ALTER TABLE affianco.task
        ADD recurring_task_id uuid,
        ADD occurrence_on date,
        ADD CONSTRAINT task_occurrence CHECK (occurrence_on IS NULL OR recurring_task_id IS NOT NULL),
        ADD CONSTRAINT task_follows FOREIGN KEY (workspace_id, playbook_id, playbook_number)
          REFERENCES affianco.playbook_version (workspace_id, playbook_id, number),
        ADD CONSTRAINT task_occurrence_once UNIQUE (recurring_task_id, occurrence_on),
        ADD CONSTRAINT task_series FOREIGN KEY (workspace_id, engagement_id, recurring_task_id)
          REFERENCES affianco.recurring_task (workspace_id, engagement_id, id);
      CREATE INDEX task_playbook_use ON affianco.task (playbook_id) WHERE playbook_id IS NOT NULL;

      GRANT SELECT ON affianco.recurring_task TO affianco_lookup;
      CREATE FUNCTION affianco.due_recurring_tasks(at timestamptz) RETURNS TABLE (workspace_id uuid, recurring_task_id uuid)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = affianco, pg_temp AS $$
          SELECT r.workspace_id, r.id FROM recurring_task r WHERE r.next_at <= at ORDER BY r.next_at LIMIT 1000
        $$;
      GRANT CREATE ON SCHEMA affianco TO affianco_lookup;
      ALTER FUNCTION affianco.due_recurring_tasks OWNER TO affianco_lookup;
      REVOKE CREATE ON SCHEMA affianco FROM affianco_lookup;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION affianco.due_recurring_tasks;
      DROP INDEX affianco.task_playbook_use;
      ALTER TABLE affianco.task DROP CONSTRAINT task_series, DROP CONSTRAINT task_occurrence_once,
        DROP CONSTRAINT task_follows, DROP CONSTRAINT task_occurrence, DROP occurrence_on, DROP recurring_task_id;
      DROP TABLE affianco.recurring_occurrence, affianco.recurring_exception, affianco.recurring_task,
        affianco.task_template, affianco.playbook_service, affianco.playbook_version, affianco.playbook;
    `);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';
import { audited, protect } from './protect.js';

/** What clients say about finished work: asked for once a task, and once a client in seven days. */
export class Feedback1763768700000 implements MigrationInterface {
  name = 'Feedback1763768700000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A contact reaches their own alone: what others of the client said is not theirs.
      CREATE TABLE affianco.feedback (
        id uuid PRIMARY KEY,
        workspace_id uuid NOT NULL,
        engagement_id uuid NOT NULL,
        client_id uuid NOT NULL,
        task_id uuid NOT NULL,
        contact_id uuid NOT NULL,
        state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'asked', 'answered', 'lapsed')),
        approach integer CHECK (approach BETWEEN 1 AND 5),
        timing integer CHECK (timing BETWEEN 1 AND 5),
        sentence text NOT NULL DEFAULT '',
        created_at timestamptz NOT NULL,
        asked_at timestamptz,
        asked_until timestamptz,
        answered_at timestamptz,
        recovery_task_id uuid,
        version integer NOT NULL DEFAULT 1,
        UNIQUE (workspace_id, id),
        CONSTRAINT feedback_once UNIQUE (task_id),
        CONSTRAINT feedback_week CHECK ((asked_at IS NULL) = (asked_until IS NULL) AND extract(epoch FROM asked_until - asked_at) = 604800),
        CONSTRAINT feedback_apart EXCLUDE USING gist (client_id WITH =, tstzrange(asked_at, asked_until) WITH &&)
          WHERE (asked_at IS NOT NULL),
        CONSTRAINT feedback_asked CHECK ((state IN ('asked', 'answered')) = (asked_at IS NOT NULL)),
        CONSTRAINT feedback_answered CHECK ((state = 'answered') = (answered_at IS NOT NULL)
          AND (state = 'answered') = (approach IS NOT NULL) AND (state = 'answered') = (timing IS NOT NULL)),
        FOREIGN KEY (workspace_id, engagement_id) REFERENCES affianco.engagement (workspace_id, id),
        FOREIGN KEY (workspace_id, client_id) REFERENCES affianco.client (workspace_id, id),
        FOREIGN KEY (workspace_id, contact_id, client_id) REFERENCES affianco.contact (workspace_id, id, client_id),
        FOREIGN KEY (workspace_id, engagement_id, task_id) REFERENCES affianco.task (workspace_id, engagement_id, id),
        FOREIGN KEY (workspace_id, engagement_id, recovery_task_id) REFERENCES affianco.task (workspace_id, engagement_id, id)
      );
      CREATE INDEX feedback_order ON affianco.feedback (workspace_id, engagement_id, id);
      CREATE INDEX feedback_waiting ON affianco.feedback (client_id) WHERE state = 'waiting';
      ${protect('feedback', 'engagement', 'everybody', '(SELECT affianco.is_member()) OR contact_id = (SELECT affianco.seat())')}
      REVOKE DELETE ON affianco.feedback FROM affianco_app;
      ${audited('feedback')}

      GRANT SELECT ON affianco.feedback TO affianco_lookup;
      CREATE FUNCTION affianco.due_feedback(at timestamptz) RETURNS TABLE (workspace_id uuid, client_id uuid)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = affianco, pg_temp AS $$
          SELECT DISTINCT f.workspace_id, f.client_id FROM feedback f
          WHERE f.state = 'waiting' AND (f.created_at <= at - interval '14 days' OR NOT EXISTS (
            SELECT FROM feedback a WHERE a.client_id = f.client_id AND a.asked_until > at))
          LIMIT 1000
        $$;
      GRANT CREATE ON SCHEMA affianco TO affianco_lookup;
      ALTER FUNCTION affianco.due_feedback OWNER TO affianco_lookup;
      REVOKE CREATE ON SCHEMA affianco FROM affianco_lookup;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION affianco.due_feedback;
      DROP TABLE affianco.feedback;
    `);
  }
}

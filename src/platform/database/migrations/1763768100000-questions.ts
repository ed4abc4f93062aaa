import type { MigrationInterface, QueryRunner } from 'typeorm';
import { audited, protect } from './protect.js';

/**
 * Questions that pass the turn of a task to the client, the mails that ask and remind, answers that came by mail, and
 * links to the page of a task.
 */
export class Questions1763768100000 implements MigrationInterface {
  name = 'Questions1763768100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE affianco.question (
        id uuid PRIMARY KEY,
        workspace_id uuid NOT NULL,
        engagement_id uuid NOT NULL,
        task_id uuid NOT NULL,
        -- Who is asked; null: whoever at the client reads it first.
        contact_id uuid,
        text text NOT NULL CHECK (length(text) BETWEEN 1 AND 5000),
        choices text[] NOT NULL DEFAULT '{}' CHECK (cardinality(choices) <= 10),
        due_at timestamptz CHECK (due_at > asked_at),
        asked_by_name text NOT NULL,
        asked_at timestamptz NOT NULL,
        state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'answered', 'withdrawn')),
        answer text CHECK (length(answer) BETWEEN 1 AND 20000),
        -- Counted from 0.
        choice integer CHECK (choice >= 0 AND choice < cardinality(choices)),
        answered_by_name text,
        answered_by_role text CHECK (answered_by_role IN ('owner', 'assistant', 'contact', 'system')),
        answered_at timestamptz,
        answered_via text CHECK (answered_via IN ('app', 'page', 'mail')),
        reminders integer NOT NULL DEFAULT 0 CHECK (reminders BETWEEN 0 AND 3),
        -- When the next reminder is due or, after the last one, the word to the assistant; null: never.
        next_step_at timestamptz,
        UNIQUE (workspace_id, id),
        CONSTRAINT question_answered CHECK (
          (state = 'answered') = (answer IS NOT NULL OR choice IS NOT NULL)
          AND (state = 'answered') = (answered_at IS NOT NULL) AND (state = 'answered') = (answered_by_name IS NOT NULL)
          AND (state = 'answered') = (answered_by_role IS NOT NULL) AND (state = 'answered') = (answered_via IS NOT NULL)),
        CONSTRAINT question_steps CHECK (state = 'open' OR next_step_at IS NULL),
        FOREIGN KEY (workspace_id, engagement_id, task_id) REFERENCES affianco.task (workspace_id, engagement_id, id),
        FOREIGN KEY (workspace_id, contact_id) REFERENCES affianco.contact (workspace_id, id)
      );
      CREATE UNIQUE INDEX question_open ON affianco.question (task_id) WHERE state = 'open';
      CREATE INDEX question_order ON affianco.question (workspace_id, engagement_id, asked_at DESC, id DESC);
      CREATE INDEX question_task ON affianco.question (task_id, asked_at);
      CREATE INDEX question_step ON affianco.question (next_step_at) WHERE next_step_at IS NOT NULL;

      -- What waits for a client already is a question. Nobody is reminded of what was asked before there were reminders.
      ALTER TABLE affianco.task NO FORCE ROW LEVEL SECURITY;
      ALTER TABLE affianco.task_move NO FORCE ROW LEVEL SECURITY;
      INSERT INTO affianco.question (id, workspace_id, engagement_id, task_id, text, asked_by_name, asked_at)
        SELECT gen_random_uuid(), t.workspace_id, t.engagement_id, t.id, m.note, m.actor_name, m.at
        FROM affianco.task t CROSS JOIN LATERAL (
          SELECT note, actor_name, at FROM affianco.task_move
          WHERE task_id = t.id AND moved_to = 'waiting_for_client' AND note <> '' ORDER BY at DESC, id DESC LIMIT 1) m
        WHERE t.status = 'waiting_for_client';
      ALTER TABLE affianco.task FORCE ROW LEVEL SECURITY;
      ALTER TABLE affianco.task_move FORCE ROW LEVEL SECURITY;

      ${protect('question', 'engagement', 'everybody')}
      REVOKE DELETE ON affianco.question FROM affianco_app;
      ${audited('question')}

      -- One mail to one contact: the question itself (0), then its reminders (1 to 3), each once.
      CREATE TABLE affianco.question_mail (
        question_id uuid NOT NULL,
        contact_id uuid NOT NULL,
        number integer NOT NULL CHECK (number BETWEEN 0 AND 3),
        workspace_id uuid NOT NULL,
        engagement_id uuid NOT NULL,
        -- Not before this moment: outside the contact's quiet hours.
        due_at timestamptz NOT NULL,
        -- Handed to the outbox, or found to have no reason any more.
        done_at timestamptz,
        PRIMARY KEY (question_id, contact_id, number),
        FOREIGN KEY (workspace_id, question_id) REFERENCES affianco.question (workspace_id, id),
        FOREIGN KEY (workspace_id, contact_id) REFERENCES affianco.contact (workspace_id, id)
      );
      CREATE INDEX question_mail_due ON affianco.question_mail (due_at) WHERE done_at IS NULL;
      ${protect('question_mail', 'engagement', 'members', '(SELECT affianco.is_member())')}
      REVOKE DELETE ON affianco.question_mail FROM affianco_app;

      CREATE TABLE affianco.task_link (
        id uuid PRIMARY KEY,
        workspace_id uuid NOT NULL,
        engagement_id uuid NOT NULL,
        task_id uuid NOT NULL,
        contact_id uuid NOT NULL,
        created_at timestamptz NOT NULL,
        revoked_at timestamptz,
        UNIQUE (workspace_id, id),
        FOREIGN KEY (workspace_id, engagement_id, task_id) REFERENCES affianco.task (workspace_id, engagement_id, id),
        FOREIGN KEY (workspace_id, contact_id) REFERENCES affianco.contact (workspace_id, id)
      );
      CREATE UNIQUE INDEX task_link_open ON affianco.task_link (task_id, contact_id) WHERE revoked_at IS NULL;
      ${protect('task_link', 'engagement', 'members', '(SELECT affianco.is_member())')}
      REVOKE DELETE ON affianco.task_link FROM affianco_app;
      ${audited('task_link')}

      -- Mails that came as answers, by their Message-ID: the same mail twice is one answer.
      CREATE TABLE affianco.reply_mail (
        workspace_id uuid NOT NULL,
        message_id text NOT NULL CHECK (length(message_id) BETWEEN 1 AND 1000),
        engagement_id uuid NOT NULL,
        question_id uuid NOT NULL,
        contact_id uuid NOT NULL,
        became text NOT NULL CHECK (became IN ('answer', 'comment')),
        received_at timestamptz NOT NULL,
        PRIMARY KEY (workspace_id, message_id),
        FOREIGN KEY (workspace_id, question_id) REFERENCES affianco.question (workspace_id, id),
        FOREIGN KEY (workspace_id, contact_id) REFERENCES affianco.contact (workspace_id, id)
      );
      ${protect('reply_mail', 'engagement', 'members', '(SELECT affianco.is_member())')}
      REVOKE UPDATE, DELETE ON affianco.reply_mail FROM affianco_app;

      -- Asked before a workspace is known: which questions are due, and whose a question is that a mail names.
      GRANT SELECT ON affianco.question, affianco.question_mail TO affianco_lookup;
      CREATE FUNCTION affianco.due_questions(at timestamptz) RETURNS TABLE (workspace_id uuid, question_id uuid)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = affianco, pg_temp AS $$
          SELECT q.workspace_id, q.id FROM question q WHERE q.next_step_at <= at
          UNION
          SELECT m.workspace_id, m.question_id FROM question_mail m WHERE m.done_at IS NULL AND m.due_at <= at
          LIMIT 1000
        $$;
      CREATE FUNCTION affianco.workspace_of_question(question uuid) RETURNS uuid
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = affianco, pg_temp AS $$
          SELECT q.workspace_id FROM question q WHERE q.id = question
        $$;
      GRANT CREATE ON SCHEMA affianco TO affianco_lookup;
      ALTER FUNCTION affianco.due_questions OWNER TO affianco_lookup;
      ALTER FUNCTION affianco.workspace_of_question OWNER TO affianco_lookup;
      REVOKE CREATE ON SCHEMA affianco FROM affianco_lookup;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION affianco.workspace_of_question, affianco.due_questions;
      DROP TABLE affianco.reply_mail, affianco.task_link, affianco.question_mail, affianco.question;
    `);
  }
}

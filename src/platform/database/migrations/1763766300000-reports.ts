import type { MigrationInterface, QueryRunner } from 'typeorm';
import { audited, protect } from './protect.js';

/** Reports: composed, frozen, delivered, answered. */
export class Reports1763766300000 implements MigrationInterface {
  name = 'Reports1763766300000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE affianco.report (
        id uuid PRIMARY KEY,
        workspace_id uuid NOT NULL,
        engagement_id uuid NOT NULL,
        week text NOT NULL CHECK (week ~ '^[0-9]{4}-W[0-9]{2}$'),
        period_from date NOT NULL,
        period_to date NOT NULL,
        number integer NOT NULL DEFAULT 1,
        state text NOT NULL CHECK (state IN ('draft', 'sent', 'accepted')),
        word text NOT NULL DEFAULT '' CHECK (length(word) <= 2000),
        content text,
        content_sha256 text,
        created_at timestamptz NOT NULL,
        sent_at timestamptz,
        sent_by uuid,
        accepted_at timestamptz,
        accepted_by uuid,
        version integer NOT NULL DEFAULT 1,
        UNIQUE (workspace_id, id),
        UNIQUE (workspace_id, engagement_id, id),
        CONSTRAINT report_once UNIQUE (engagement_id, period_from, number),
        CONSTRAINT report_frozen_when_sent CHECK (state = 'draft' OR (content IS NOT NULL AND content_sha256 IS NOT NULL AND sent_at IS NOT NULL)),
        FOREIGN KEY (workspace_id, engagement_id) REFERENCES affianco.engagement (workspace_id, id)
      );
      CREATE INDEX report_order ON affianco.report (workspace_id, engagement_id, period_from, id);
      ${protect('report', 'engagement', 'everybody', `(SELECT affianco.is_member()) OR state <> 'draft'`)}
      ${audited('report')}

      -- What a client was told never changes: not even by a mistake of ours.
      CREATE FUNCTION affianco.keep_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'DELETE' THEN
          IF OLD.state <> 'draft' THEN RAISE EXCEPTION 'a sent report stays' USING ERRCODE = '23514', CONSTRAINT = 'report_frozen'; END IF;
          RETURN OLD;
        END IF;
        IF OLD.state <> 'draft' AND (NEW.content, NEW.content_sha256, NEW.word, NEW.week, NEW.period_from, NEW.period_to, NEW.engagement_id, NEW.number, NEW.sent_at, NEW.sent_by)
            IS DISTINCT FROM (OLD.content, OLD.content_sha256, OLD.word, OLD.week, OLD.period_from, OLD.period_to, OLD.engagement_id, OLD.number, OLD.sent_at, OLD.sent_by)
          OR OLD.state <> 'draft' AND NEW.state = 'draft'
          OR OLD.state = 'accepted' AND (NEW.state, NEW.accepted_at, NEW.accepted_by) IS DISTINCT FROM (OLD.state, OLD.accepted_at, OLD.accepted_by) THEN
          RAISE EXCEPTION 'a sent report stays as it is' USING ERRCODE = '23514', CONSTRAINT = 'report_frozen';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER keep_frozen BEFORE UPDATE OR DELETE ON affianco.report FOR EACH ROW EXECUTE FUNCTION affianco.keep_frozen();

      CREATE TABLE affianco.report_pdf (
        report_id uuid NOT NULL,
        language text NOT NULL CHECK (language IN ('en', 'it', 'de', 'es')),
        workspace_id uuid NOT NULL,
        engagement_id uuid NOT NULL,
        bytes bytea NOT NULL,
        sha256 text NOT NULL,
        PRIMARY KEY (report_id, language),
        FOREIGN KEY (workspace_id, engagement_id, report_id) REFERENCES affianco.report (workspace_id, engagement_id, id)
      );
      ${protect('report_pdf', 'engagement', 'everybody')}
      REVOKE UPDATE, DELETE ON affianco.report_pdf FROM affianco_app;

      CREATE TABLE affianco.delivery (
        id uuid PRIMARY KEY,
        workspace_id uuid NOT NULL,
        engagement_id uuid NOT NULL,
        report_id uuid NOT NULL,
        contact_id uuid NOT NULL,
        email text NOT NULL,
        name text NOT NULL,
        language text NOT NULL,
        state text NOT NULL CHECK (state IN ('queued', 'sent', 'failed')),
        attempts integer NOT NULL DEFAULT 0,
        last_error text,
        created_at timestamptz NOT NULL,
        sent_at timestamptz,
        link_expires_at timestamptz NOT NULL,
        link_revoked_at timestamptz,
        UNIQUE (workspace_id, id),
        CONSTRAINT delivery_once UNIQUE (report_id, contact_id),
        FOREIGN KEY (workspace_id, engagement_id, report_id) REFERENCES affianco.report (workspace_id, engagement_id, id),
        FOREIGN KEY (workspace_id, contact_id) REFERENCES affianco.contact (workspace_id, id)
      );
      ${protect('delivery', 'engagement', 'members')}
      REVOKE DELETE ON affianco.delivery FROM affianco_app;
      ${audited('delivery')}

      CREATE TABLE affianco.report_answer (
        id uuid PRIMARY KEY,
        workspace_id uuid NOT NULL,
        engagement_id uuid NOT NULL,
        report_id uuid NOT NULL,
        contact_id uuid NOT NULL,
        contact_name text NOT NULL,
        kind text NOT NULL CHECK (kind IN ('accepted', 'question')),
        entry_id uuid,
        entry_label text,
        text text NOT NULL DEFAULT '' CHECK (length(text) <= 5000),
        at timestamptz NOT NULL,
        reply text CHECK (length(reply) BETWEEN 1 AND 5000),
        replied_at timestamptz,
        replied_by_name text,
        version integer NOT NULL DEFAULT 1,
        CHECK (kind = 'accepted' OR length(text) > 0),
        FOREIGN KEY (workspace_id, engagement_id, report_id) REFERENCES affianco.report (workspace_id, engagement_id, id),
        FOREIGN KEY (workspace_id, contact_id) REFERENCES affianco.contact (workspace_id, id)
      );
      CREATE UNIQUE INDEX report_answer_accepted_once ON affianco.report_answer (report_id) WHERE kind = 'accepted';
      CREATE INDEX report_answer_order ON affianco.report_answer (report_id, at);
      ${protect('report_answer', 'engagement', 'everybody')}
      REVOKE DELETE ON affianco.report_answer FROM affianco_app;
      ${audited('report_answer')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE affianco.report_answer, affianco.delivery, affianco.report_pdf, affianco.report;
      DROP FUNCTION affianco.keep_frozen;
    `);
  }
}

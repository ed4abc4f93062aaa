import type { MigrationInterface, QueryRunner } from 'typeorm';
import { audited, protect } from './protect.js';

/** Links to reports that may be handed on, links that are made anew, and whose file this is. */
export class ReportLinks1763769400000 implements MigrationInterface {
  name = 'ReportLinks1763769400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE affianco.delivery ADD COLUMN link_generation integer NOT NULL DEFAULT 1
        CHECK (link_generation BETWEEN 1 AND 65535);

      -- A contact reaches their own alone: whom another one hands a report on to is not theirs to know.
      CREATE TABLE affianco.report_link (
        id uuid PRIMARY KEY,
        workspace_id uuid NOT NULL,
        engagement_id uuid NOT NULL,
        report_id uuid NOT NULL,
        label text NOT NULL DEFAULT '' CHECK (length(label) <= 100),
        language text NOT NULL CHECK (language IN ('en', 'it', 'de', 'es')),
        created_at timestamptz NOT NULL,
        created_by uuid NOT NULL,
        created_by_name text NOT NULL,
        expires_at timestamptz NOT NULL,
        revoked_at timestamptz,
        UNIQUE (workspace_id, id),
        CONSTRAINT report_link_life CHECK (expires_at > created_at AND expires_at <= created_at + interval '91 days'),
        FOREIGN KEY (workspace_id, engagement_id, report_id) REFERENCES affianco.report (workspace_id, engagement_id, id)
      );
      CREATE INDEX report_link_order ON affianco.report_link (report_id, id);
      ${protect('report_link', 'engagement', 'everybody', '(SELECT affianco.is_member()) OR created_by = (SELECT affianco.seat())')}
      REVOKE DELETE ON affianco.report_link FROM affianco_app;
      ${audited('report_link')}

      -- Whoever holds a file asks whether it is genuine: its hash leads to its report, and nothing else does.
      CREATE INDEX report_by_hash ON affianco.report (content_sha256) WHERE content_sha256 IS NOT NULL;
      CREATE INDEX report_pdf_by_hash ON affianco.report_pdf (sha256);
      GRANT SELECT ON affianco.report, affianco.report_pdf TO affianco_lookup;
      CREATE FUNCTION affianco.report_of_file(sha256 text) RETURNS TABLE (workspace_id uuid, report_id uuid, language text)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = affianco, pg_temp AS $$
          SELECT r.workspace_id, r.id, NULL::text FROM report r
          WHERE r.content_sha256 = report_of_file.sha256 AND r.state <> 'draft'
          UNION ALL
          SELECT p.workspace_id, p.report_id, p.language FROM report_pdf p WHERE p.sha256 = report_of_file.sha256
          LIMIT 1
        $$;
      GRANT CREATE ON SCHEMA affianco TO affianco_lookup;
      ALTER FUNCTION affianco.report_of_file OWNER TO affianco_lookup;
      REVOKE CREATE ON SCHEMA affianco FROM affianco_lookup;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION affianco.report_of_file;
      REVOKE SELECT ON affianco.report, affianco.report_pdf FROM affianco_lookup;
      DROP INDEX affianco.report_by_hash, affianco.report_pdf_by_hash;
      DROP TABLE affianco.report_link;
      ALTER TABLE affianco.delivery DROP COLUMN link_generation;
    `);
  }
}

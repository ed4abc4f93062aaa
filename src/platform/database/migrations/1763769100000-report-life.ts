import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The life of a report: of any days, held back and commented while it is a draft, accepted in silence where that was
 * agreed, and told anew in a later version.
 */
export class ReportLife1763769100000 implements MigrationInterface {
  name = 'ReportLife1763769100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE affianco.report
        ADD coverage text NOT NULL DEFAULT 'week'
          CHECK (coverage IN ('week', 'two_weeks', 'month', 'balance_period', 'days')),
        ADD period text,
        ADD held_at timestamptz,
        ADD held_note text NOT NULL DEFAULT '' CHECK (length(held_note) <= 500),
        ADD comments jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(comments) = 'object'),
        ADD next_on date,
        ADD next_text text CHECK (length(next_text) BETWEEN 1 AND 500),
        ADD revises uuid,
        ADD reason text CHECK (length(reason) BETWEEN 1 AND 500),
        ADD revised_by_name text,
        -- When a later version of it was sent.
        ADD superseded_at timestamptz,
        -- When to look whether no answer has come to count as accepted; null: never.
        ADD silence_at timestamptz,
        ADD accepted_silently boolean NOT NULL DEFAULT false,
        ALTER week DROP NOT NULL,
        DROP CONSTRAINT report_once,
        ADD CONSTRAINT report_once UNIQUE (engagement_id, period_from, period_to, number),
        ADD CONSTRAINT report_next CHECK (next_on IS NULL OR next_text IS NOT NULL),
        ADD CONSTRAINT report_held CHECK (held_at IS NULL OR state = 'draft'),
        ADD CONSTRAINT report_superseded CHECK (superseded_at IS NULL OR state <> 'draft'),
        ADD CONSTRAINT report_revises CHECK ((number > 1) = (revises IS NOT NULL)
          AND num_nonnulls(revises, reason, revised_by_name) IN (0, 3)),
        ADD CONSTRAINT report_silent CHECK (NOT accepted_silently OR state = 'accepted' AND accepted_by IS NULL),
        ADD FOREIGN KEY (workspace_id, engagement_id, revises)
          REFERENCES affianco.report (workspace_id, engagement_id, id);
      -- The owner of the tables fills the new column; row-level security would show it no row.
      ALTER TABLE affianco.report NO FORCE ROW LEVEL SECURITY;
      ALTER TABLE affianco.report DISABLE TRIGGER audit;
      UPDATE affianco.report SET period = week;
      ALTER TABLE affianco.report ENABLE TRIGGER audit;
      ALTER TABLE affianco.report FORCE ROW LEVEL SECURITY;
      ALTER TABLE affianco.report ALTER period SET NOT NULL;
      CREATE INDEX report_silence ON affianco.report (silence_at) WHERE state = 'sent' AND superseded_at IS NULL;
      CREATE INDEX report_revised ON affianco.report (revises) WHERE revises IS NOT NULL;
      ${keepFrozen(
        `content, content_sha256, word, comments, next_on, next_text, coverage, period, week, period_from, period_to,
         engagement_id, number, revises, reason, revised_by_name, sent_at, sent_by`,
        `OR OLD.superseded_at IS NOT NULL AND NEW.superseded_at IS DISTINCT FROM OLD.superseded_at
         OR OLD.superseded_at IS NOT NULL AND OLD.state = 'sent' AND NEW.state = 'accepted'`,
      )}

      -- It counts on the day of its entry, and is told by a new version of that day's report.
      ALTER TABLE affianco.adjustment ADD in_report boolean NOT NULL DEFAULT false;

      -- Reports that may count as accepted by now: asked before a workspace is known, gives back ids only.
      GRANT SELECT ON affianco.report TO affianco_lookup;
      CREATE FUNCTION affianco.due_silences(at timestamptz) RETURNS TABLE (workspace_id uuid, report_id uuid)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = affianco, pg_temp AS $$
          SELECT r.workspace_id, r.id FROM report r
          WHERE r.state = 'sent' AND r.superseded_at IS NULL AND r.silence_at <= at ORDER BY r.silence_at LIMIT 1000
        $$;
      GRANT CREATE ON SCHEMA affianco TO affianco_lookup;
      ALTER FUNCTION affianco.due_silences OWNER TO affianco_lookup;
      REVOKE CREATE ON SCHEMA affianco FROM affianco_lookup;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION affianco.due_silences;
      REVOKE SELECT ON affianco.report FROM affianco_lookup;
      ALTER TABLE affianco.adjustment DROP in_report;
      ${keepFrozen('content, content_sha256, word, week, period_from, period_to, engagement_id, number, sent_at, sent_by', '')}
      DROP INDEX affianco.report_silence, affianco.report_revised;
      ALTER TABLE affianco.report
        DROP CONSTRAINT report_silent, DROP CONSTRAINT report_revises, DROP CONSTRAINT report_superseded,
        DROP CONSTRAINT report_held, DROP CONSTRAINT report_next, DROP CONSTRAINT report_once,
        DROP accepted_silently, DROP silence_at, DROP superseded_at, DROP revised_by_name, DROP reason, DROP revises,
        DROP next_text, DROP next_on, DROP comments, DROP held_note, DROP held_at, DROP period, DROP coverage,
        ALTER week SET NOT NULL,
        ADD CONSTRAINT report_once UNIQUE (engagement_id, period_from, number);
    `);
  }
}

/** What a client was told never changes: not even by a mistake of ours. */
function keepFrozen(columns: string, further: string): string {
  const all = columns.split(',').map((column) => column.trim());
  const of = (row: string) => all.map((column) => `${row}.${column}`).join(', ');
  return `
      CREATE OR REPLACE FUNCTION affianco.keep_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'DELETE' THEN
          IF OLD.state <> 'draft' THEN RAISE EXCEPTION 'a sent report stays' USING ERRCODE = '23514', CONSTRAINT = 'report_frozen'; END IF;
          RETURN OLD;
        END IF;
        IF OLD.state <> 'draft' AND (${of('NEW')})
            IS DISTINCT FROM (${of('OLD')})
          OR OLD.state <> 'draft' AND NEW.state = 'draft'
          OR OLD.state = 'accepted' AND (NEW.state, NEW.accepted_at, NEW.accepted_by) IS DISTINCT FROM (OLD.state, OLD.accepted_at, OLD.accepted_by)
          ${further} THEN
          RAISE EXCEPTION 'a sent report stays as it is' USING ERRCODE = '23514', CONSTRAINT = 'report_frozen';
        END IF;
        RETURN NEW;
      END $$;`;
}

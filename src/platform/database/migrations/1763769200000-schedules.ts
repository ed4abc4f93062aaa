import type { MigrationInterface, QueryRunner } from 'typeorm';
import { audited, protect } from './protect.js';

/** Schedules say when, and apart from that of which days; what became of each due moment is kept. */
export class Schedules1763769200000 implements MigrationInterface {
  name = 'Schedules1763769200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE affianco.schedule
        ADD COLUMN every text NOT NULL DEFAULT 'week' CHECK (every IN ('week', 'two_weeks', 'month', 'balance_period')),
        ADD COLUMN day_of_month integer,
        ADD COLUMN time_zone text,
        ADD COLUMN covers text NOT NULL DEFAULT 'week' CHECK (covers IN ('week', 'two_weeks', 'month', 'balance_period')),
        ADD COLUMN which_days text NOT NULL DEFAULT 'previous' CHECK (which_days IN ('previous', 'running')),
        ADD COLUMN holidays text NOT NULL DEFAULT 'send' CHECK (holidays IN ('send', 'next_working_day', 'skip')),
        ADD COLUMN empty_weeks text NOT NULL DEFAULT 'short' CHECK (empty_weeks IN ('short', 'skip')),
        ADD COLUMN two_weeks_from date,
        -- The day that the rule names; null: that of next_run_at.
        ADD COLUMN due_on date,
        ADD CONSTRAINT schedule_day_of_month CHECK (CASE every
          WHEN 'month' THEN day_of_month IS NOT NULL AND day_of_month BETWEEN 1 AND 31
          WHEN 'balance_period' THEN day_of_month IS NOT NULL AND day_of_month BETWEEN 0 AND 28
          ELSE day_of_month IS NULL END);

      -- None: everybody at the client who receives reports.
      CREATE TABLE affianco.schedule_recipient (
        engagement_id uuid NOT NULL,
        contact_id uuid NOT NULL,
        workspace_id uuid NOT NULL,
        role text NOT NULL CHECK (role IN ('to', 'cc')),
        position integer NOT NULL,
        PRIMARY KEY (engagement_id, contact_id),
        FOREIGN KEY (workspace_id, engagement_id) REFERENCES affianco.engagement (workspace_id, id),
        FOREIGN KEY (workspace_id, contact_id) REFERENCES affianco.contact (workspace_id, id)
      );
      CREATE INDEX schedule_recipient_contact ON affianco.schedule_recipient (workspace_id, contact_id);
      ${protect('schedule_recipient', 'engagement', 'owner', '(SELECT affianco.is_member())')}
      ${audited('schedule_recipient')}

      CREATE TABLE affianco.schedule_run (
        engagement_id uuid NOT NULL,
        due_at timestamptz NOT NULL,
        workspace_id uuid NOT NULL,
        send_at timestamptz NOT NULL,
        done_at timestamptz NOT NULL,
        coverage text NOT NULL CHECK (coverage IN ('week', 'two_weeks', 'month', 'balance_period')),
        period_from date NOT NULL,
        period_to date NOT NULL,
        outcome text NOT NULL CHECK (outcome IN ('sent', 'ready', 'held_back', 'skipped', 'already_sent')),
        reason text,
        report_id uuid,
        PRIMARY KEY (engagement_id, due_at),
        CHECK (period_from < period_to),
        CHECK ((outcome IN ('held_back', 'skipped')) = (reason IS NOT NULL)),
        FOREIGN KEY (workspace_id, engagement_id) REFERENCES affianco.engagement (workspace_id, id),
        FOREIGN KEY (workspace_id, engagement_id, report_id)
          REFERENCES affianco.report (workspace_id, engagement_id, id) ON DELETE SET NULL (report_id)
      );
      CREATE INDEX schedule_run_report ON affianco.schedule_run (workspace_id, report_id) WHERE report_id IS NOT NULL;
      ${protect('schedule_run', 'engagement', 'members')}
      REVOKE DELETE ON affianco.schedule_run FROM affianco_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE affianco.schedule_run, affianco.schedule_recipient;
      ALTER TABLE affianco.schedule DROP COLUMN every, DROP COLUMN day_of_month, DROP COLUMN time_zone,
        DROP COLUMN covers, DROP COLUMN which_days, DROP COLUMN holidays, DROP COLUMN empty_weeks,
        DROP COLUMN two_weeks_from, DROP COLUMN due_on;
    `);
  }
}

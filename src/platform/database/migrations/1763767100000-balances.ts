import type { MigrationInterface, QueryRunner } from 'typeorm';
import { audited, protect } from './protect.js';

/**
 * The ledger of allowances: lines that are added and never changed, a row for each closed period, the client's consent
 * to hours beyond the balance, alerts that were given, and links to a balance's page.
 */
export class Balances1763767100000 implements MigrationInterface {
  name = 'Balances1763767100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Ids rise with the moment of booking. An entry that an undone import took along keeps its lines: no reference.
      CREATE TABLE affianco.ledger_line (
        id uuid PRIMARY KEY,
        workspace_id uuid NOT NULL,
        engagement_id uuid NOT NULL,
        -- First day of the period whose balance the line is of; of what comes late, also of the period it belongs to.
        period_from date NOT NULL,
        of_period date CHECK (of_period < period_from),
        day date NOT NULL,
        kind text NOT NULL CHECK (kind IN ('allowance', 'carried_in', 'consumption', 'overage', 'adjustment',
          'overage_settled', 'expired', 'carried_out')),
        seconds integer NOT NULL CHECK (seconds <> 0),
        entry_id uuid,
        adjustment_id uuid,
        lot_from date,
        expires_on date,
        booked_at timestamptz NOT NULL,
        CONSTRAINT ledger_line_cause CHECK ((kind IN ('consumption', 'overage', 'adjustment')) = (entry_id IS NOT NULL)),
        FOREIGN KEY (workspace_id, engagement_id) REFERENCES affianco.engagement (workspace_id, id)
      );
      CREATE INDEX ledger_line_period ON affianco.ledger_line (engagement_id, period_from, id);
      CREATE INDEX ledger_line_entry ON affianco.ledger_line (engagement_id, entry_id) WHERE entry_id IS NOT NULL;
      ${protect('ledger_line', 'engagement', 'members')}
      REVOKE UPDATE, DELETE ON affianco.ledger_line FROM affianco_app;

      -- A closed period as it was closed: what it is asked for, without reading its lines.
      CREATE TABLE affianco.balance_period (
        engagement_id uuid NOT NULL,
        from_day date NOT NULL,
        to_day date NOT NULL CHECK (to_day > from_day),
        workspace_id uuid NOT NULL,
        figures jsonb NOT NULL,
        carried jsonb NOT NULL CHECK (jsonb_typeof(carried) = 'array'),
        closed_at timestamptz NOT NULL,
        PRIMARY KEY (engagement_id, from_day),
        CONSTRAINT balance_period_apart EXCLUDE USING gist (engagement_id WITH =, daterange(from_day, to_day) WITH &&),
        FOREIGN KEY (workspace_id, engagement_id) REFERENCES affianco.engagement (workspace_id, id)
      );
      ${protect('balance_period', 'engagement', 'members')}
      REVOKE UPDATE, DELETE ON affianco.balance_period FROM affianco_app;

      -- That both sides were told of a threshold: once a period.
      CREATE TABLE affianco.balance_alert (
        engagement_id uuid NOT NULL,
        period_from date NOT NULL,
        threshold integer NOT NULL CHECK (threshold IN (80, 100)),
        workspace_id uuid NOT NULL,
        at timestamptz NOT NULL,
        PRIMARY KEY (engagement_id, period_from, threshold),
        FOREIGN KEY (workspace_id, engagement_id) REFERENCES affianco.engagement (workspace_id, id)
      );
      ${protect('balance_alert', 'engagement', 'members')}
      REVOKE UPDATE, DELETE ON affianco.balance_alert FROM affianco_app;

      CREATE TABLE affianco.consent (
        id uuid PRIMARY KEY,
        workspace_id uuid NOT NULL,
        engagement_id uuid NOT NULL,
        period_from date NOT NULL,
        asked_at timestamptz NOT NULL,
        overage_seconds integer NOT NULL DEFAULT 0 CHECK (overage_seconds >= 0),
        state text NOT NULL DEFAULT 'asked' CHECK (state IN ('asked', 'granted', 'declined')),
        minutes integer CHECK (minutes > 0),
        answered_at timestamptz,
        answered_by uuid,
        answered_by_name text,
        UNIQUE (workspace_id, id),
        CONSTRAINT consent_answered CHECK (
          (state = 'asked') = (answered_at IS NULL) AND (state = 'asked') = (answered_by_name IS NULL)
          AND (minutes IS NULL OR state = 'granted')),
        FOREIGN KEY (workspace_id, engagement_id) REFERENCES affianco.engagement (workspace_id, id),
        FOREIGN KEY (workspace_id, answered_by) REFERENCES affianco.contact (workspace_id, id)
      );
      CREATE UNIQUE INDEX consent_open ON affianco.consent (engagement_id, period_from) WHERE state = 'asked';
      CREATE INDEX consent_order ON affianco.consent (workspace_id, engagement_id, id);
      ${protect('consent', 'engagement', 'everybody')}
      REVOKE DELETE ON affianco.consent FROM affianco_app;
      ${audited('consent')}

      CREATE TABLE affianco.balance_link (
        id uuid PRIMARY KEY,
        workspace_id uuid NOT NULL,
        engagement_id uuid NOT NULL,
        contact_id uuid NOT NULL,
        created_at timestamptz NOT NULL,
        revoked_at timestamptz,
        UNIQUE (workspace_id, id),
        FOREIGN KEY (workspace_id, engagement_id) REFERENCES affianco.engagement (workspace_id, id),
        FOREIGN KEY (workspace_id, contact_id) REFERENCES affianco.contact (workspace_id, id)
      );
      CREATE UNIQUE INDEX balance_link_open ON affianco.balance_link (engagement_id, contact_id) WHERE revoked_at IS NULL;
      ${protect('balance_link', 'engagement', 'members')}
      REVOKE DELETE ON affianco.balance_link FROM affianco_app;
      ${audited('balance_link')}

      -- When an engagement's periods have to be looked at next, without anybody working on it; null: never.
      CREATE TABLE affianco.balance_due (
        engagement_id uuid PRIMARY KEY,
        workspace_id uuid NOT NULL,
        settled_at timestamptz NOT NULL,
        next_at timestamptz,
        FOREIGN KEY (workspace_id, engagement_id) REFERENCES affianco.engagement (workspace_id, id)
      );
      CREATE INDEX balance_due_next ON affianco.balance_due (next_at);
      ${protect('balance_due', 'engagement', 'members')}

      GRANT SELECT ON affianco.agreement, affianco.balance_due TO affianco_lookup;
      CREATE FUNCTION affianco.due_balances(at timestamptz) RETURNS TABLE (workspace_id uuid, engagement_id uuid)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = affianco, pg_temp AS $$
          SELECT a.workspace_id, a.engagement_id FROM agreement a
          LEFT JOIN balance_due d ON d.engagement_id = a.engagement_id
          GROUP BY a.workspace_id, a.engagement_id, d.settled_at, d.next_at
          HAVING bool_or(a.allowance_minutes IS NOT NULL)
            AND (d.settled_at IS NULL OR d.next_at <= at OR max(a.created_at) > d.settled_at)
          LIMIT 1000
        $$;
      GRANT CREATE ON SCHEMA affianco TO affianco_lookup;
      ALTER FUNCTION affianco.due_balances OWNER TO affianco_lookup;
      REVOKE CREATE ON SCHEMA affianco FROM affianco_lookup;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION affianco.due_balances;
      REVOKE SELECT ON affianco.agreement FROM affianco_lookup;
      DROP TABLE affianco.balance_due, affianco.balance_link, affianco.consent, affianco.balance_alert,
        affianco.balance_period, affianco.ledger_line;
    `);
  }
}

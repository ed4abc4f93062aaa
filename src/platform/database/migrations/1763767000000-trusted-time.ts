import type { MigrationInterface, QueryRunner } from 'typeorm';
import { audited, protect } from './protect.js';

/**
 * What makes hours checkable: the whole of the agreed terms, rates by scope, breaks and trimmed timers, affirmed
 * weeks, corrections of what was reported, and the lock that keeps what a client was told.
 */
export class TrustedTime1763767000000 implements MigrationInterface {
  name = 'TrustedTime1763767000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Terms that were agreed before this step asked nobody about hours beyond the allowance; later ones ask.
      ALTER TABLE affianco.agreement
        ADD period text NOT NULL DEFAULT 'month' CHECK (period IN ('week', 'month')),
        ADD anchor_day integer NOT NULL DEFAULT 1 CHECK (anchor_day BETWEEN 1 AND 31),
        ADD allowance_price_minor bigint CHECK (allowance_price_minor >= 0),
        ADD rollover_periods integer NOT NULL DEFAULT 0 CHECK (rollover_periods BETWEEN 0 AND 24),
        ADD rollover_cap_minutes integer CHECK (rollover_cap_minutes >= 0),
        ADD consumes text NOT NULL DEFAULT 'oldest_first' CHECK (consumes IN ('oldest_first', 'base_first')),
        ADD overage text NOT NULL DEFAULT 'allow' CHECK (overage IN ('stop', 'ask', 'allow')),
        ADD overage_limit_minutes integer CHECK (overage_limit_minutes >= 0),
        ADD overage_rate_minor bigint CHECK (overage_rate_minor >= 0),
        ADD rounding_minutes integer CHECK (rounding_minutes IN (1, 3, 5, 6, 10, 12, 15, 30, 60)),
        ADD rounding_direction text CHECK (rounding_direction IN ('up', 'down', 'nearest')),
        ADD rounding_scope text CHECK (rounding_scope IN ('entry', 'task_day', 'day', 'week', 'period')),
        ADD rounding_minimum_minutes integer NOT NULL DEFAULT 0 CHECK (rounding_minimum_minutes BETWEEN 0 AND 1440),
        ADD split_at_midnight boolean NOT NULL DEFAULT false,
        ADD discount_basis_points integer NOT NULL DEFAULT 0 CHECK (discount_basis_points BETWEEN 0 AND 10000),
        ADD surcharges jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(surcharges) = 'array'),
        ADD CONSTRAINT agreement_rounding_whole CHECK (
          num_nonnulls(rounding_minutes, rounding_direction, rounding_scope) IN (0, 3));
      ALTER TABLE affianco.agreement ALTER overage SET DEFAULT 'ask';

      -- Rates beside those of agreements: of the workspace, a client, an assistant in an engagement, a service.
      CREATE TABLE affianco.rate (
        id uuid PRIMARY KEY,
        workspace_id uuid NOT NULL REFERENCES affianco.workspace,
        scope text NOT NULL CHECK (scope IN ('workspace', 'client', 'assistant', 'service')),
        client_id uuid,
        engagement_id uuid,
        member_id uuid,
        service_id uuid,
        currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
        amount_minor bigint NOT NULL CHECK (amount_minor >= 0),
        valid_from date NOT NULL,
        created_at timestamptz NOT NULL,
        created_by uuid,
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT rate_scope CHECK (
          (scope = 'client') = (client_id IS NOT NULL)
          AND (scope IN ('assistant', 'service')) = (engagement_id IS NOT NULL)
          AND (scope = 'assistant') = (member_id IS NOT NULL)
          AND (scope = 'service') = (service_id IS NOT NULL)),
        CONSTRAINT rate_day_once UNIQUE NULLS NOT DISTINCT
          (workspace_id, scope, client_id, engagement_id, member_id, service_id, currency, valid_from),
        FOREIGN KEY (workspace_id, client_id) REFERENCES affianco.client (workspace_id, id),
        FOREIGN KEY (workspace_id, engagement_id) REFERENCES affianco.engagement (workspace_id, id),
        FOREIGN KEY (workspace_id, member_id) REFERENCES affianco.member (workspace_id, id),
        FOREIGN KEY (workspace_id, engagement_id, service_id) REFERENCES affianco.service (workspace_id, engagement_id, id)
      );
      CREATE INDEX rate_engagement ON affianco.rate (engagement_id);
      ${protect(
        'rate',
        'members',
        'owner',
        `(SELECT affianco.sees_all()) OR scope = 'workspace'
          OR client_id = ANY ((SELECT affianco.clients())::uuid[]) OR engagement_id = ANY ((SELECT affianco.engagements())::uuid[])`,
      )}
      ${audited('rate')}

      -- When somebody usually works: a timer that runs past it was probably forgotten.
      ALTER TABLE affianco.person
        ADD working_weekdays integer[] NOT NULL DEFAULT '{1,2,3,4,5}'
          CHECK (working_weekdays <@ '{1,2,3,4,5,6,7}'::integer[]),
        ADD working_from text CHECK (working_from ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
        ADD working_to text CHECK (working_to ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
        ADD CONSTRAINT person_working_window CHECK (num_nonnulls(working_from, working_to) IN (0, 2) AND working_from < working_to);

      ALTER TABLE affianco.time_entry
        ADD break_seconds integer NOT NULL DEFAULT 0 CHECK (break_seconds >= 0),
        -- Where the end was trimmed (a forgotten timer, time away): the moment at which it was really stopped.
        ADD measured_ended_at timestamptz,
        ADD rush boolean NOT NULL DEFAULT false,
        ADD rate_source text NOT NULL DEFAULT 'none'
          CHECK (rate_source IN ('entry', 'service', 'assistant', 'engagement', 'client', 'workspace', 'none')),
        -- When the member was asked whether a timer had been forgotten.
        ADD forgotten_asked_at timestamptz,
        -- The report in which a client was told of it.
        ADD reported_in uuid,
        ADD FOREIGN KEY (workspace_id, engagement_id, reported_in) REFERENCES affianco.report (workspace_id, engagement_id, id);
      CREATE INDEX time_entry_reported ON affianco.time_entry (reported_in) WHERE reported_in IS NOT NULL;
      -- The owner of the tables fills the new columns; row-level security would show it no row.
      ALTER TABLE affianco.time_entry NO FORCE ROW LEVEL SECURITY;
      ALTER TABLE affianco.report NO FORCE ROW LEVEL SECURITY;
      ALTER TABLE affianco.time_entry DISABLE TRIGGER audit;
      UPDATE affianco.time_entry SET rate_source = 'engagement' WHERE rate_minor IS NOT NULL;
      UPDATE affianco.time_entry t SET reported_in = r.id FROM affianco.report r
        WHERE r.engagement_id = t.engagement_id AND r.state <> 'draft' AND t.day >= r.period_from AND t.day < r.period_to
          AND t.deleted_at IS NULL AND t.duration_seconds IS NOT NULL AND t.created_at <= r.sent_at;
      ALTER TABLE affianco.time_entry ENABLE TRIGGER audit;
      ALTER TABLE affianco.report FORCE ROW LEVEL SECURITY;
      ALTER TABLE affianco.time_entry FORCE ROW LEVEL SECURITY;
      ALTER TABLE affianco.time_entry
        ADD CONSTRAINT time_entry_rate_sourced CHECK ((rate_minor IS NULL) = (rate_source = 'none')),
        DROP CONSTRAINT time_entry_span,
        ADD CONSTRAINT time_entry_span CHECK (
          CASE WHEN started_at IS NULL THEN ended_at IS NULL AND duration_seconds IS NOT NULL AND break_seconds = 0
               WHEN ended_at IS NULL THEN duration_seconds IS NULL
               ELSE ended_at >= started_at
                 AND duration_seconds = floor(extract(epoch FROM ended_at - started_at))::integer - break_seconds END);

      -- "Nothing more to add": a member's word on days of one engagement, [from_day, to_day). Idle days are said to be so.
      CREATE TABLE affianco.affirmation (
        id uuid PRIMARY KEY,
        workspace_id uuid NOT NULL,
        engagement_id uuid NOT NULL,
        member_id uuid NOT NULL,
        from_day date NOT NULL,
        to_day date NOT NULL,
        idle_days date[] NOT NULL DEFAULT '{}',
        affirmed_at timestamptz NOT NULL,
        affirmed_by uuid,
        UNIQUE (workspace_id, id),
        CHECK (to_day > from_day AND to_day <= from_day + 7),
        CONSTRAINT affirmation_once EXCLUDE USING gist (
          engagement_id WITH =, member_id WITH =, daterange(from_day, to_day) WITH &&),
        FOREIGN KEY (workspace_id, engagement_id) REFERENCES affianco.engagement (workspace_id, id),
        FOREIGN KEY (workspace_id, member_id) REFERENCES affianco.member (workspace_id, id)
      );
      ${protect('affirmation', 'engagement', 'members')}
      ${audited('affirmation')}

      -- A dated correction of a locked entry: it counts on its own day, and the entry stays as it was told.
      CREATE TABLE affianco.adjustment (
        id uuid PRIMARY KEY,
        workspace_id uuid NOT NULL,
        engagement_id uuid NOT NULL,
        entry_id uuid NOT NULL,
        day date NOT NULL,
        seconds integer NOT NULL CHECK (seconds <> 0),
        reason text NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
        created_at timestamptz NOT NULL,
        created_by uuid,
        created_by_name text NOT NULL,
        reported_in uuid,
        version integer NOT NULL DEFAULT 1,
        UNIQUE (workspace_id, id),
        FOREIGN KEY (workspace_id, engagement_id, reported_in) REFERENCES affianco.report (workspace_id, engagement_id, id),
        FOREIGN KEY (workspace_id, engagement_id) REFERENCES affianco.engagement (workspace_id, id),
        FOREIGN KEY (workspace_id, entry_id) REFERENCES affianco.time_entry (workspace_id, id)
      );
      CREATE INDEX adjustment_day ON affianco.adjustment (workspace_id, engagement_id, day);
      CREATE INDEX adjustment_entry ON affianco.adjustment (entry_id);
      ${protect('adjustment', 'engagement', 'members')}
      ${audited('adjustment')}

      -- What a client was told changes by an adjustment or not at all. What a member has affirmed changes once the
      -- affirmation is taken back. The lock is shared by all who write work, and held alone by whoever affirms.
      CREATE FUNCTION affianco.keep_told() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        told affianco.time_entry;
      BEGIN
        IF OLD.reported_in IS NOT NULL THEN
          IF TG_OP = 'UPDATE' THEN
            told := NEW;
            -- What is no part of any report may still be noted.
            told.version := OLD.version;
            told.measured_ended_at := OLD.measured_ended_at;
            told.forgotten_asked_at := OLD.forgotten_asked_at;
          END IF;
          IF told IS DISTINCT FROM OLD THEN
            RAISE EXCEPTION 'the entry was reported' USING ERRCODE = '23514', CONSTRAINT = 'time_entry_reported';
          END IF;
        ELSIF TG_OP = 'UPDATE' AND NEW.reported_in IS NOT NULL THEN
          -- Telling is no change.
          RETURN NEW;
        END IF;
        PERFORM pg_advisory_xact_lock_shared(hashtextextended(coalesce(NEW.engagement_id, OLD.engagement_id)::text, 1));
        IF EXISTS (SELECT FROM affianco.affirmation a WHERE a.engagement_id = OLD.engagement_id
            AND a.member_id = OLD.member_id AND OLD.day >= a.from_day AND OLD.day < a.to_day)
          OR TG_OP = 'UPDATE' AND EXISTS (SELECT FROM affianco.affirmation a WHERE a.engagement_id = NEW.engagement_id
            AND a.member_id = NEW.member_id AND NEW.day >= a.from_day AND NEW.day < a.to_day) THEN
          RAISE EXCEPTION 'the day was affirmed' USING ERRCODE = '23514', CONSTRAINT = 'time_entry_affirmed';
        END IF;
        RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
      END $$;
      CREATE TRIGGER keep_told BEFORE UPDATE OR DELETE ON affianco.time_entry
        FOR EACH ROW EXECUTE FUNCTION affianco.keep_told();

      -- The same for new work, once a statement: thousands of imported rows lie on a few days of a few engagements.
      -- Afterwards is early enough: the rows are nobody's before the commit, and it waits for whoever affirms.
      CREATE FUNCTION affianco.keep_told_added() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_advisory_xact_lock_shared(hashtextextended(e.engagement_id::text, 1))
          FROM (SELECT DISTINCT engagement_id FROM new_rows ORDER BY engagement_id) e;
        IF EXISTS (SELECT FROM (SELECT DISTINCT engagement_id, member_id, day FROM new_rows) n
            JOIN affianco.affirmation a ON a.engagement_id = n.engagement_id AND a.member_id = n.member_id
              AND n.day >= a.from_day AND n.day < a.to_day) THEN
          RAISE EXCEPTION 'the day was affirmed' USING ERRCODE = '23514', CONSTRAINT = 'time_entry_affirmed';
        END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER keep_told_added AFTER INSERT ON affianco.time_entry REFERENCING NEW TABLE AS new_rows
        FOR EACH STATEMENT EXECUTE FUNCTION affianco.keep_told_added();

      CREATE FUNCTION affianco.affirm_alone() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_advisory_xact_lock(hashtextextended(NEW.engagement_id::text, 1));
        RETURN NEW;
      END $$;
      CREATE TRIGGER affirm_alone BEFORE INSERT ON affianco.affirmation
        FOR EACH ROW EXECUTE FUNCTION affianco.affirm_alone();

      CREATE FUNCTION affianco.keep_told_adjustment() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF OLD.reported_in IS NOT NULL THEN
          RAISE EXCEPTION 'the adjustment was reported' USING ERRCODE = '23514', CONSTRAINT = 'adjustment_reported';
        END IF;
        RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
      END $$;
      CREATE TRIGGER keep_told BEFORE UPDATE OR DELETE ON affianco.adjustment
        FOR EACH ROW EXECUTE FUNCTION affianco.keep_told_adjustment();

      -- Telling changes nothing of an entry; an import stands in the audit as one import.
      DROP TRIGGER audit ON affianco.time_entry;
      CREATE TRIGGER audit_added AFTER INSERT ON affianco.time_entry
        FOR EACH ROW WHEN (NEW.import_id IS NULL) EXECUTE FUNCTION affianco.record_change();
      CREATE TRIGGER audit_changed AFTER UPDATE ON affianco.time_entry
        FOR EACH ROW WHEN (NEW.reported_in IS NOT DISTINCT FROM OLD.reported_in) EXECUTE FUNCTION affianco.record_change();
      CREATE TRIGGER audit_removed AFTER DELETE ON affianco.time_entry
        FOR EACH ROW WHEN (OLD.import_id IS NULL) EXECUTE FUNCTION affianco.record_change();

      -- Which timers somebody may have forgotten: asked before a workspace is known, gives back ids only.
      GRANT SELECT ON affianco.time_entry TO affianco_lookup;
      CREATE FUNCTION affianco.long_timers(at timestamptz) RETURNS TABLE (workspace_id uuid, entry_id uuid)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = affianco, pg_temp AS $$
          SELECT t.workspace_id, t.id FROM time_entry t JOIN member m ON m.id = t.member_id
            JOIN person p ON p.id = m.person_id
            CROSS JOIN LATERAL (SELECT t.started_at AT TIME ZONE p.time_zone AS started) local
          WHERE t.started_at IS NOT NULL AND t.ended_at IS NULL AND t.deleted_at IS NULL AND t.forgotten_asked_at IS NULL
            AND (t.started_at < at - interval '8 hours'
              OR local.started::time < p.working_to::time AND extract(isodow FROM local.started) = ANY (p.working_weekdays)
                AND (local.started::date + p.working_to::time) AT TIME ZONE p.time_zone < at)
          ORDER BY t.started_at LIMIT 1000
        $$;
      GRANT CREATE ON SCHEMA affianco TO affianco_lookup;
      ALTER FUNCTION affianco.long_timers OWNER TO affianco_lookup;
      REVOKE CREATE ON SCHEMA affianco FROM affianco_lookup;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION affianco.long_timers;
      REVOKE SELECT ON affianco.time_entry FROM affianco_lookup;
      DROP TRIGGER keep_told ON affianco.time_entry;
      DROP TRIGGER keep_told_added ON affianco.time_entry;
      DROP TRIGGER audit_added ON affianco.time_entry;
      DROP TRIGGER audit_changed ON affianco.time_entry;
      DROP TRIGGER audit_removed ON affianco.time_entry;
      ${audited('time_entry')}
      DROP TABLE affianco.adjustment, affianco.affirmation, affianco.rate;
      DROP FUNCTION affianco.keep_told_adjustment, affianco.affirm_alone, affianco.keep_told,
        affianco.keep_told_added;
      ALTER TABLE affianco.time_entry
        DROP CONSTRAINT time_entry_span,
        DROP CONSTRAINT time_entry_rate_sourced,
        DROP reported_in, DROP forgotten_asked_at, DROP rate_source, DROP rush, DROP measured_ended_at, DROP break_seconds,
        ADD CONSTRAINT time_entry_span CHECK (
          CASE WHEN started_at IS NULL THEN ended_at IS NULL AND duration_seconds IS NOT NULL
               WHEN ended_at IS NULL THEN duration_seconds IS NULL
               ELSE ended_at >= started_at AND duration_seconds IS NOT NULL END);
      ALTER TABLE affianco.person DROP working_to, DROP working_from, DROP working_weekdays;
      ALTER TABLE affianco.agreement
        DROP CONSTRAINT agreement_rounding_whole,
        DROP surcharges, DROP discount_basis_points, DROP split_at_midnight, DROP rounding_minimum_minutes,
        DROP rounding_scope, DROP rounding_direction, DROP rounding_minutes, DROP overage_rate_minor,
        DROP overage_limit_minutes, DROP overage, DROP consumes, DROP rollover_cap_minutes, DROP rollover_periods,
        DROP allowance_price_minor, DROP anchor_day, DROP period;
    `);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';
import { audited, protect } from './protect.js';

/** Saved questions about the work of all clients, who gets them by mail, and when that was. None of it is for contacts. */
export class Views1763769500000 implements MigrationInterface {
  name = 'Views1763769500000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE affianco.view (
        id uuid PRIMARY KEY,
        workspace_id uuid NOT NULL,
        member_id uuid NOT NULL,
        name text NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
        group_by text[] NOT NULL CHECK (cardinality(group_by) BETWEEN 1 AND 3
          AND group_by <@ '{client,engagement,service,member,task,day,week,month}'::text[]),
        filter jsonb NOT NULL CHECK (jsonb_typeof(filter) = 'object'),
        range jsonb NOT NULL,
        columns text[] NOT NULL CHECK (cardinality(columns) BETWEEN 1 AND 5
          AND columns <@ '{seconds,billable,billed,amount,entries}'::text[]),
        shared_with text NOT NULL CHECK (shared_with IN ('nobody', 'members')),
        schedule jsonb,
        next_run_at timestamptz,
        created_at timestamptz NOT NULL,
        deleted_at timestamptz,
        version integer NOT NULL DEFAULT 1,
        UNIQUE (workspace_id, id),
        CONSTRAINT view_range CHECK (CASE WHEN range ->> 'kind' = 'days' THEN range ->> 'from' < range ->> 'to'
          ELSE range ->> 'kind' IN ('last_week', 'this_week', 'last_4_weeks', 'last_month', 'this_month') END),
        -- One of the two: a weekday, or a day of the month.
        CONSTRAINT view_schedule CHECK (schedule IS NULL OR (schedule ->> 'time' ~ '${TIME}' AND schedule ->> 'timeZone' <> ''
          AND coalesce((schedule ->> 'weekday')::integer BETWEEN 1 AND 7, false)
            <> coalesce((schedule ->> 'dayOfMonth')::integer BETWEEN 1 AND 31, false))),
        CONSTRAINT view_sending CHECK ((next_run_at IS NOT NULL) = coalesce((schedule ->> 'enabled')::boolean, false)),
        FOREIGN KEY (workspace_id, member_id) REFERENCES affianco.member (workspace_id, id)
      );
      CREATE INDEX view_order ON affianco.view (workspace_id, lower(name), id);
      CREATE INDEX view_due ON affianco.view (next_run_at) WHERE next_run_at IS NOT NULL AND deleted_at IS NULL;
      ${protect('view', 'members', 'owner', `${SEES_ALL} OR (shared_with = 'members' AND deleted_at IS NULL)`)}
      REVOKE DELETE ON affianco.view FROM affianco_app;
      ${audited('view')}

      -- Who wants the figures by mail. Each says so for themselves.
      CREATE TABLE affianco.view_reader (
        workspace_id uuid NOT NULL,
        view_id uuid NOT NULL,
        member_id uuid NOT NULL,
        since timestamptz NOT NULL,
        PRIMARY KEY (view_id, member_id),
        FOREIGN KEY (workspace_id, view_id) REFERENCES affianco.view (workspace_id, id),
        FOREIGN KEY (workspace_id, member_id) REFERENCES affianco.member (workspace_id, id)
      );
      ${protect('view_reader', 'members', 'members', `${SEES_ALL} OR member_id = (SELECT affianco.seat())`)}
      REVOKE UPDATE ON affianco.view_reader FROM affianco_app;

      -- One row for each moment at which a view was due: what was sent is never sent again.
      CREATE TABLE affianco.view_run (
        workspace_id uuid NOT NULL,
        view_id uuid NOT NULL,
        due_at timestamptz NOT NULL,
        ran_at timestamptz NOT NULL,
        PRIMARY KEY (view_id, due_at),
        FOREIGN KEY (workspace_id, view_id) REFERENCES affianco.view (workspace_id, id)
      );
      ${protect('view_run', 'members', 'owner', SEES_ALL)}
      REVOKE UPDATE, DELETE ON affianco.view_run FROM affianco_app;

      GRANT SELECT ON affianco.view TO affianco_lookup;
      CREATE FUNCTION affianco.due_views(at timestamptz) RETURNS TABLE (workspace_id uuid, view_id uuid)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = affianco, pg_temp AS $$
          SELECT workspace_id, id FROM view WHERE next_run_at <= at AND deleted_at IS NULL ORDER BY next_run_at LIMIT 1000
        $$;
      GRANT CREATE ON SCHEMA affianco TO affianco_lookup;
      ALTER FUNCTION affianco.due_views OWNER TO affianco_lookup;
      REVOKE CREATE ON SCHEMA affianco FROM affianco_lookup;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION affianco.due_views;
      DROP TABLE affianco.view_run, affianco.view_reader, affianco.view;
    `);
  }
}

const SEES_ALL = '(SELECT affianco.sees_all())';
const TIME = '^([01][0-9]|2[0-3]):[0-5][0-9]$';

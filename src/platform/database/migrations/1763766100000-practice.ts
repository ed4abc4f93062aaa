import type { MigrationInterface, QueryRunner } from 'typeorm';
import { audited, protect } from './protect.js';

/** The practice: members, clients and their contacts, engagements under dated agreements, services. */
export class Practice1763766100000 implements MigrationInterface {
  name = 'Practice1763766100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${protect('workspace', 'workspace itself', 'owner')}

      -- A member without a person is a placeholder made by an import, merged when the person joins.
      CREATE TABLE affianco.member (
        id uuid PRIMARY KEY,
        workspace_id uuid NOT NULL REFERENCES affianco.workspace,
        person_id uuid REFERENCES affianco.person,
        name text NOT NULL,
        email text NOT NULL CHECK (email = lower(email)),
        role text NOT NULL CHECK (role IN ('owner', 'assistant')),
        created_at timestamptz NOT NULL,
        removed_at timestamptz,
        version integer NOT NULL DEFAULT 1,
        UNIQUE (workspace_id, id),
        CONSTRAINT member_person_once UNIQUE (workspace_id, person_id),
        CONSTRAINT member_email_once UNIQUE (workspace_id, email)
      );
      CREATE INDEX member_person ON affianco.member (person_id);
      ${protect('member', 'workspace', 'owner')}
      ${audited('member')}

      CREATE TABLE affianco.client (
        id uuid PRIMARY KEY,
        workspace_id uuid NOT NULL REFERENCES affianco.workspace,
        name text NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
        archived_at timestamptz,
        created_at timestamptz NOT NULL,
        version integer NOT NULL DEFAULT 1,
        UNIQUE (workspace_id, id)
      );
      CREATE UNIQUE INDEX client_name ON affianco.client (workspace_id, lower(name)) WHERE archived_at IS NULL;
      ${protect('client', 'client itself', 'owner')}
      ${audited('client')}

      CREATE TABLE affianco.contact (
        id uuid PRIMARY KEY,
        workspace_id uuid NOT NULL,
        client_id uuid NOT NULL,
        person_id uuid REFERENCES affianco.person,
        name text NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
        email text NOT NULL CHECK (email = lower(email)),
        language text NOT NULL CHECK (language IN ('en', 'it', 'de', 'es')),
        time_zone text NOT NULL,
        receives_reports boolean NOT NULL DEFAULT true,
        removed_at timestamptz,
        created_at timestamptz NOT NULL,
        version integer NOT NULL DEFAULT 1,
        UNIQUE (workspace_id, id),
        FOREIGN KEY (workspace_id, client_id) REFERENCES affianco.client (workspace_id, id)
      );
      CREATE UNIQUE INDEX contact_email ON affianco.contact (workspace_id, client_id, email) WHERE removed_at IS NULL;
      CREATE INDEX contact_person ON affianco.contact (person_id);
      ${protect('contact', 'client', 'members')}
      ${audited('contact')}

      CREATE TABLE affianco.invitation (
        id uuid PRIMARY KEY,
        workspace_id uuid NOT NULL REFERENCES affianco.workspace,
        email text NOT NULL CHECK (email = lower(email)),
        name text NOT NULL,
        role text NOT NULL CHECK (role IN ('owner', 'assistant', 'contact')),
        contact_id uuid,
        language text NOT NULL CHECK (language IN ('en', 'it', 'de', 'es')),
        generation integer NOT NULL DEFAULT 1,
        invited_by uuid NOT NULL,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        accepted_at timestamptz,
        revoked_at timestamptz,
        UNIQUE (workspace_id, id),
        CHECK ((role = 'contact') = (contact_id IS NOT NULL)),
        FOREIGN KEY (workspace_id, contact_id) REFERENCES affianco.contact (workspace_id, id),
        FOREIGN KEY (workspace_id, invited_by) REFERENCES affianco.member (workspace_id, id)
      );
      CREATE UNIQUE INDEX invitation_open ON affianco.invitation (workspace_id, email, contact_id) NULLS NOT DISTINCT
        WHERE accepted_at IS NULL AND revoked_at IS NULL;
      ${protect('invitation', 'members', 'members')}
      ${audited('invitation')}

      CREATE TABLE affianco.api_token (
        id uuid PRIMARY KEY,
        workspace_id uuid NOT NULL REFERENCES affianco.workspace,
        seat_id uuid NOT NULL,
        person_id uuid NOT NULL REFERENCES affianco.person ON DELETE CASCADE,
        name text NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
        token_hash bytea NOT NULL UNIQUE,
        created_at timestamptz NOT NULL,
        last_used_at timestamptz,
        revoked_at timestamptz
      );
      ${protect('api_token', 'workspace', 'everybody', "person_id = (SELECT affianco.person()) OR (SELECT affianco.role()) = 'system'")}

      CREATE TABLE affianco.engagement (
        id uuid PRIMARY KEY,
        workspace_id uuid NOT NULL,
        client_id uuid NOT NULL,
        name text NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
        time_zone text NOT NULL,
        currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
        week_starts_on integer NOT NULL CHECK (week_starts_on BETWEEN 1 AND 7),
        starts_on date NOT NULL,
        ended_on date,
        created_at timestamptz NOT NULL,
        version integer NOT NULL DEFAULT 1,
        UNIQUE (workspace_id, id),
        FOREIGN KEY (workspace_id, client_id) REFERENCES affianco.client (workspace_id, id)
      );
      CREATE INDEX engagement_client ON affianco.engagement (workspace_id, client_id);
      ${protect('engagement', 'engagement itself', 'owner')}
      ${audited('engagement')}

      CREATE TABLE affianco.agreement (
        id uuid PRIMARY KEY,
        workspace_id uuid NOT NULL,
        engagement_id uuid NOT NULL,
        valid_from date NOT NULL,
        rate_minor bigint CHECK (rate_minor >= 0),
        allowance_minutes integer CHECK (allowance_minutes > 0),
        show_amounts boolean NOT NULL,
        created_at timestamptz NOT NULL,
        created_by uuid,
        CONSTRAINT agreement_day_once UNIQUE (engagement_id, valid_from),
        FOREIGN KEY (workspace_id, engagement_id) REFERENCES affianco.engagement (workspace_id, id)
      );
      ${protect('agreement', 'engagement', 'owner')}
      ${audited('agreement')}

      CREATE TABLE affianco.assignment (
        workspace_id uuid NOT NULL,
        engagement_id uuid NOT NULL,
        member_id uuid NOT NULL,
        PRIMARY KEY (engagement_id, member_id),
        FOREIGN KEY (workspace_id, engagement_id) REFERENCES affianco.engagement (workspace_id, id),
        FOREIGN KEY (workspace_id, member_id) REFERENCES affianco.member (workspace_id, id)
      );
      CREATE INDEX assignment_member ON affianco.assignment (member_id);
      ${protect('assignment', 'engagement', 'owner')}

      CREATE TABLE affianco.service (
        id uuid PRIMARY KEY,
        workspace_id uuid NOT NULL,
        engagement_id uuid NOT NULL,
        name text NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
        archived_at timestamptz,
        created_at timestamptz NOT NULL,
        version integer NOT NULL DEFAULT 1,
        UNIQUE (workspace_id, engagement_id, id),
        FOREIGN KEY (workspace_id, engagement_id) REFERENCES affianco.engagement (workspace_id, id)
      );
      CREATE UNIQUE INDEX service_name ON affianco.service (engagement_id, lower(name)) WHERE archived_at IS NULL;
      ${protect('service', 'engagement', 'members')}
      ${audited('service')}

      CREATE TABLE affianco.schedule (
        engagement_id uuid PRIMARY KEY,
        workspace_id uuid NOT NULL,
        enabled boolean NOT NULL,
        weekday integer NOT NULL CHECK (weekday BETWEEN 1 AND 7),
        time text NOT NULL CHECK (time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
        auto_send boolean NOT NULL,
        next_run_at timestamptz NOT NULL,
        version integer NOT NULL DEFAULT 1,
        FOREIGN KEY (workspace_id, engagement_id) REFERENCES affianco.engagement (workspace_id, id)
      );
      CREATE INDEX schedule_due ON affianco.schedule (next_run_at) WHERE enabled;
      ${protect('schedule', 'engagement', 'owner')}
      ${audited('schedule')}

      GRANT SELECT ON affianco.person, affianco.session, affianco.workspace, affianco.member, affianco.contact,
        affianco.client, affianco.engagement, affianco.assignment, affianco.api_token, affianco.schedule TO affianco_lookup;
      GRANT UPDATE (last_used_at) ON affianco.api_token TO affianco_lookup;
    `);
    await runner.query(LOOKUPS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION affianco.due_schedules, affianco.has_workspace, affianco.token_seat, affianco.seats_of;
      DROP TABLE affianco.schedule, affianco.service, affianco.assignment, affianco.agreement, affianco.engagement,
        affianco.api_token, affianco.invitation, affianco.contact, affianco.client, affianco.member;
    `);
  }
}

/**
 * The only questions asked before a workspace is known. They run as `affianco_lookup`, which passes row-level
 * security but cannot sign in, and give back ids, roles and names of one person's own seats.
 */
const LOOKUPS = `
  CREATE FUNCTION affianco.seats_of(whose uuid)
    RETURNS TABLE (seat_id uuid, role text, workspace_id uuid, workspace_name text, client_id uuid, client_name text,
      engagement_ids uuid[], client_ids uuid[])
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = affianco, pg_temp AS $$
      SELECT m.id, m.role, w.id, w.name, NULL::uuid, NULL::text,
        coalesce(array_agg(e.id) FILTER (WHERE e.id IS NOT NULL), '{}'),
        coalesce(array_agg(DISTINCT e.client_id) FILTER (WHERE e.client_id IS NOT NULL), '{}')
      FROM member m JOIN workspace w ON w.id = m.workspace_id
      LEFT JOIN assignment a ON a.member_id = m.id AND m.role = 'assistant'
      LEFT JOIN engagement e ON e.id = a.engagement_id
      WHERE m.person_id = whose AND m.removed_at IS NULL GROUP BY m.id, w.id
      UNION ALL
      SELECT c.id, 'contact', w.id, w.name, cl.id, cl.name,
        coalesce(array_agg(e.id) FILTER (WHERE e.id IS NOT NULL), '{}'), ARRAY[cl.id]
      FROM contact c JOIN workspace w ON w.id = c.workspace_id JOIN client cl ON cl.id = c.client_id
      LEFT JOIN engagement e ON e.client_id = c.client_id
      WHERE c.person_id = whose AND c.removed_at IS NULL GROUP BY c.id, w.id, cl.id
      ORDER BY 4, 1
    $$;
  CREATE FUNCTION affianco.token_seat(hash bytea, at timestamptz) RETURNS TABLE (token_id uuid, person_id uuid, seat_id uuid)
    LANGUAGE sql SECURITY DEFINER SET search_path = affianco, pg_temp AS $$
      UPDATE api_token SET last_used_at = at WHERE token_hash = hash AND revoked_at IS NULL
        AND (last_used_at IS NULL OR last_used_at < at - interval '5 minutes');
      SELECT id, person_id, seat_id FROM api_token WHERE token_hash = hash AND revoked_at IS NULL
    $$;
  CREATE FUNCTION affianco.has_workspace() RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = affianco, pg_temp AS $$ SELECT EXISTS (SELECT FROM workspace) $$;
  CREATE FUNCTION affianco.due_schedules(at timestamptz) RETURNS TABLE (workspace_id uuid, engagement_id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = affianco, pg_temp AS $$
      SELECT workspace_id, engagement_id FROM schedule WHERE enabled AND next_run_at <= at ORDER BY next_run_at LIMIT 1000
    $$;
  GRANT CREATE ON SCHEMA affianco TO affianco_lookup;
  ALTER FUNCTION affianco.seats_of OWNER TO affianco_lookup;
  ALTER FUNCTION affianco.token_seat OWNER TO affianco_lookup;
  ALTER FUNCTION affianco.has_workspace OWNER TO affianco_lookup;
  ALTER FUNCTION affianco.due_schedules OWNER TO affianco_lookup;
  REVOKE CREATE ON SCHEMA affianco FROM affianco_lookup;
`;

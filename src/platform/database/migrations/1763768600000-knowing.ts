import type { MigrationInterface, QueryRunner } from 'typeorm';
import { audited, protect } from './protect.js';

/** What is known of a client and acts: preferences, the stage, referrals, courtesies. None of it is for contacts. */
export class Knowing1763768600000 implements MigrationInterface {
  name = 'Knowing1763768600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE affianco.client
        ADD COLUMN stage text NOT NULL DEFAULT 'active' CHECK (stage IN ('enquiry', 'trial', 'active', 'paused', 'ended')),
        ADD COLUMN stage_since timestamptz;
      -- The owner of the tables fills what is new; row-level security would show it no row.
      ALTER TABLE affianco.client NO FORCE ROW LEVEL SECURITY;
      ALTER TABLE affianco.client DISABLE TRIGGER audit;
      UPDATE affianco.client SET stage_since = created_at;
      ALTER TABLE affianco.client ENABLE TRIGGER audit;
      ALTER TABLE affianco.client FORCE ROW LEVEL SECURITY;
      ALTER TABLE affianco.client ALTER COLUMN stage_since SET NOT NULL, ALTER COLUMN stage_since SET DEFAULT now();

      -- What is said of a contact is said of one of this client.
      ALTER TABLE affianco.contact ADD CONSTRAINT contact_of_client UNIQUE (workspace_id, id, client_id);

      CREATE TABLE affianco.client_stage (
        id uuid PRIMARY KEY,
        workspace_id uuid NOT NULL,
        client_id uuid NOT NULL,
        moved_from text CHECK (moved_from <> moved_to),
        moved_to text NOT NULL CHECK (moved_to IN ('enquiry', 'trial', 'active', 'paused', 'ended')),
        note text NOT NULL,
        actor_name text NOT NULL,
        at timestamptz NOT NULL,
        -- A client that an import made goes with the step that made it when the import is undone.
        FOREIGN KEY (workspace_id, client_id) REFERENCES affianco.client (workspace_id, id) ON DELETE CASCADE
      );
      CREATE INDEX client_stage_order ON affianco.client_stage (client_id, at, id);
      ${protect('client_stage', 'client', 'members', MEMBERS)}
      REVOKE UPDATE, DELETE ON affianco.client_stage FROM affianco_app;

      -- Of what acts there is one at a time; of the rest as many as there are.
      CREATE TABLE affianco.preference (
        id uuid PRIMARY KEY,
        workspace_id uuid NOT NULL,
        client_id uuid NOT NULL,
        contact_id uuid,
        kind text NOT NULL,
        value jsonb NOT NULL,
        note text NOT NULL,
        source text NOT NULL CHECK (length(source) BETWEEN 1 AND 200),
        confirmed_on date NOT NULL,
        confirmed_by_name text NOT NULL,
        stale_told_at timestamptz,
        created_at timestamptz NOT NULL,
        deleted_at timestamptz,
        version integer NOT NULL DEFAULT 1,
        UNIQUE (workspace_id, id),
        CONSTRAINT preference_value CHECK (CASE
          WHEN kind = 'address' THEN value IN ('"formal"', '"informal"')
          WHEN kind = 'quiet_hours' THEN value ->> 'from' ~ '${TIME}' AND value ->> 'to' ~ '${TIME}'
            AND value ->> 'from' <> value ->> 'to'
          WHEN kind = 'channel' THEN value IN ('"mail"', '"portal"', '"phone"')
          WHEN kind = 'report_detail' THEN value IN ('"full"', '"summary"')
          WHEN kind = 'date' THEN (value ->> 'month')::integer BETWEEN 1 AND 12
            AND (value ->> 'day')::integer BETWEEN 1 AND 31 AND value ->> 'label' <> ''
          WHEN kind IN ('likes', 'dislikes', 'travel', 'other') THEN jsonb_typeof(value) = 'string' AND value <> '""'
          ELSE false END),
        FOREIGN KEY (workspace_id, client_id) REFERENCES affianco.client (workspace_id, id),
        FOREIGN KEY (workspace_id, contact_id, client_id) REFERENCES affianco.contact (workspace_id, id, client_id)
      );
      CREATE UNIQUE INDEX preference_acting ON affianco.preference (client_id, contact_id, kind) NULLS NOT DISTINCT
        WHERE deleted_at IS NULL AND kind IN ('address', 'quiet_hours', 'channel', 'report_detail');
      CREATE INDEX preference_client ON affianco.preference (workspace_id, client_id, id);
      ${protect('preference', 'client', 'members', MEMBERS)}
      ${audited('preference')}

      CREATE TABLE affianco.referral (
        id uuid PRIMARY KEY,
        workspace_id uuid NOT NULL,
        client_id uuid NOT NULL,
        referred_client_id uuid,
        name text NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
        happened_on date NOT NULL,
        note text NOT NULL,
        thanked_at timestamptz,
        created_at timestamptz NOT NULL,
        version integer NOT NULL DEFAULT 1,
        UNIQUE (workspace_id, id),
        CONSTRAINT referral_of_another CHECK (referred_client_id <> client_id),
        CONSTRAINT referral_once UNIQUE (client_id, referred_client_id),
        FOREIGN KEY (workspace_id, client_id) REFERENCES affianco.client (workspace_id, id),
        FOREIGN KEY (workspace_id, referred_client_id) REFERENCES affianco.client (workspace_id, id)
      );
      ${protect('referral', 'client', 'members', MEMBERS)}
      ${audited('referral')}

      -- What the product proposes, at most one a client and month; and what members write down themselves ('other').
      CREATE TABLE affianco.touchpoint (
        id uuid PRIMARY KEY,
        workspace_id uuid NOT NULL,
        client_id uuid NOT NULL,
        kind text NOT NULL CHECK (kind IN ('anniversary', 'thanks', 'quiet', 'date', 'other')),
        month date NOT NULL CHECK (extract(day FROM month) = 1),
        state text NOT NULL CHECK (state IN ('proposed', 'confirmed', 'declined', 'done')),
        facts jsonb NOT NULL,
        note text NOT NULL,
        referral_id uuid,
        proposed_at timestamptz NOT NULL,
        decided_at timestamptz,
        decided_by_name text,
        version integer NOT NULL DEFAULT 1,
        UNIQUE (workspace_id, id),
        CONSTRAINT touchpoint_decided CHECK (state = 'proposed' OR (decided_at IS NOT NULL AND decided_by_name IS NOT NULL)),
        FOREIGN KEY (workspace_id, client_id) REFERENCES affianco.client (workspace_id, id),
        FOREIGN KEY (workspace_id, referral_id) REFERENCES affianco.referral (workspace_id, id) ON DELETE SET NULL (referral_id)
      );
      CREATE UNIQUE INDEX touchpoint_month ON affianco.touchpoint (client_id, month) WHERE kind <> 'other';
      CREATE INDEX touchpoint_order ON affianco.touchpoint (workspace_id, id);
      ${protect('touchpoint', 'client', 'members', MEMBERS)}
      ${audited('touchpoint')}

      -- How contacts want to be dealt with acts in everybody's transactions, a contact's own as well, who may not read
      -- the preferences behind it.
      GRANT SELECT ON affianco.preference TO affianco_lookup;
      CREATE FUNCTION affianco.manners_of(contacts uuid[])
        RETURNS TABLE (contact_id uuid, address text, quiet_hours jsonb, channel text, report_detail text)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = affianco, pg_temp AS $$
          WITH acting AS (
            SELECT DISTINCT ON (c.id, p.kind) c.id, p.kind, p.value FROM contact c
            LEFT JOIN preference p ON p.workspace_id = c.workspace_id AND p.client_id = c.client_id
              AND (p.contact_id IS NULL OR p.contact_id = c.id) AND p.deleted_at IS NULL
              AND p.kind IN ('address', 'quiet_hours', 'channel', 'report_detail')
            WHERE c.workspace_id = workspace() AND c.id = ANY (contacts) AND (sees_all() OR c.client_id = ANY (clients()))
            ORDER BY c.id, p.kind, p.contact_id NULLS LAST)
          SELECT id, max(value #>> '{}') FILTER (WHERE kind = 'address'),
            (array_agg(value) FILTER (WHERE kind = 'quiet_hours'))[1],
            max(value #>> '{}') FILTER (WHERE kind = 'channel'),
            max(value #>> '{}') FILTER (WHERE kind = 'report_detail')
          FROM acting GROUP BY id
        $$;
      CREATE FUNCTION affianco.workspaces_with_clients() RETURNS TABLE (workspace_id uuid)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = affianco, pg_temp AS $$
          SELECT DISTINCT workspace_id FROM client WHERE archived_at IS NULL ORDER BY 1
        $$;
      GRANT CREATE ON SCHEMA affianco TO affianco_lookup;
      ALTER FUNCTION affianco.manners_of OWNER TO affianco_lookup;
      ALTER FUNCTION affianco.workspaces_with_clients OWNER TO affianco_lookup;
      REVOKE CREATE ON SCHEMA affianco FROM affianco_lookup;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION affianco.workspaces_with_clients, affianco.manners_of;
      DROP TABLE affianco.touchpoint, affianco.referral, affianco.preference, affianco.client_stage;
      ALTER TABLE affianco.contact DROP CONSTRAINT contact_of_client;
      ALTER TABLE affianco.client DROP COLUMN stage_since, DROP COLUMN stage;
    `);
  }
}

const MEMBERS = '(SELECT affianco.is_member())';
const TIME = '^([01][0-9]|2[0-3]):[0-5][0-9]$';

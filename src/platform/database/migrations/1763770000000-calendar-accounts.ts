import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How people let the product into their accounts, and sign in with one of them. */
export class CalendarAccounts1763770000000 implements MigrationInterface {
  name = 'CalendarAccounts1763770000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- On the way to a provider's page and back: used once, within ten minutes, by the browser that began it.
      CREATE TABLE affianco.oauth_flow (
        state_hash bytea PRIMARY KEY CHECK (octet_length(state_hash) = 32),
        purpose text NOT NULL CHECK (purpose IN ('connect', 'sign_in', 'link')),
        -- SHA-256 of the secret of the session, or of a cookie of its own before there is one.
        browser_hash bytea NOT NULL CHECK (octet_length(browser_hash) = 32),
        -- Whose account it becomes; null while it is not known who signs in.
        person_id uuid REFERENCES affianco.person ON DELETE CASCADE,
        -- The seat that connects a calendar; checked against the seats of the session when it comes back.
        seat_id uuid,
        -- The connection that is renewed, and what was asked for.
        connection_id uuid,
        wanted text NOT NULL DEFAULT '',
        -- The verifier of RFC 7636, sealed.
        verifier bytea NOT NULL,
        key_id text NOT NULL,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        used_at timestamptz,
        CHECK ((purpose = 'sign_in') = (person_id IS NULL)),
        CHECK ((purpose = 'connect') = (seat_id IS NOT NULL))
      );
      CREATE INDEX oauth_flow_expiry ON affianco.oauth_flow (expires_at);
      CREATE INDEX oauth_flow_person ON affianco.oauth_flow (person_id);

      -- An account elsewhere with which somebody signs in here; linked by themselves while signed in.
      CREATE TABLE affianco.person_identity (
        provider text NOT NULL CHECK (provider IN ('google')),
        -- What the provider calls the account for ever: Google's sub. An e-mail address may change hands.
        subject text NOT NULL CHECK (length(subject) BETWEEN 1 AND 255),
        person_id uuid NOT NULL REFERENCES affianco.person ON DELETE CASCADE,
        -- As it was called when it was linked.
        email text NOT NULL CHECK (length(email) <= 320),
        linked_at timestamptz NOT NULL,
        last_used_at timestamptz,
        PRIMARY KEY (provider, subject),
        CONSTRAINT person_identity_one UNIQUE (person_id, provider)
      );
      GRANT SELECT, INSERT, UPDATE, DELETE ON affianco.oauth_flow, affianco.person_identity TO affianco_app;

      -- One process at a time renews an access token; the others wait for what it brings (F24).
      ALTER TABLE affianco.calendar_connection ADD COLUMN renewing_until timestamptz;

      -- Whether somebody else, or another workspace, uses the same account: access to it is then not given back.
      CREATE FUNCTION affianco.account_in_use(kind text, key text, but uuid) RETURNS boolean
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = affianco, pg_temp AS $$
          SELECT EXISTS (SELECT FROM calendar_connection c WHERE c.provider = kind AND c.account_key = key
            AND c.id <> but AND c.credentials IS NOT NULL)
        $$;
      GRANT CREATE ON SCHEMA affianco TO affianco_lookup;
      ALTER FUNCTION affianco.account_in_use OWNER TO affianco_lookup;
      REVOKE CREATE ON SCHEMA affianco FROM affianco_lookup;
    `);
    await runner.query(NOTICES(`'task', 'deliverable', 'client', 'report', 'engagement', 'calendar'`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION affianco.account_in_use;
      ALTER TABLE affianco.calendar_connection DROP COLUMN renewing_until;
      DROP TABLE affianco.person_identity, affianco.oauth_flow;
      ALTER TABLE affianco.notice NO FORCE ROW LEVEL SECURITY;
      DELETE FROM affianco.notice WHERE noun = 'calendar';
      ALTER TABLE affianco.notice FORCE ROW LEVEL SECURITY;
    `);
    await runner.query(NOTICES(`'task', 'deliverable', 'client', 'report', 'engagement'`));
  }
}

const NOTICES = (nouns: string) => `
  ALTER TABLE affianco.notice DROP CONSTRAINT notice_noun_check;
  ALTER TABLE affianco.notice ADD CHECK (noun IN (${nouns}));
`;

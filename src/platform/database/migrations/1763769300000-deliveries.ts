import type { MigrationInterface, QueryRunner } from 'typeorm';
import { audited, protect } from './protect.js';

/** What became of every mail: each state true, each mail kept as it left, what came back, and who is written to no more. */
export class Deliveries1763769300000 implements MigrationInterface {
  name = 'Deliveries1763769300000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(NOTICES(`'task', 'deliverable', 'client', 'report', 'engagement'`));
    await runner.query(MAILS);
    await runner.query(DELIVERIES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE affianco.workspace DROP COLUMN notes_opening;
      DROP TABLE affianco.delivery_event;
      ALTER TABLE affianco.delivery NO FORCE ROW LEVEL SECURITY;
      ALTER TABLE affianco.delivery DISABLE TRIGGER audit;
      ALTER TABLE affianco.delivery DROP CONSTRAINT delivery_state_check;
      UPDATE affianco.delivery SET state = CASE state WHEN 'deferred' THEN 'queued' ELSE 'failed' END
        WHERE state NOT IN ('queued', 'sent', 'failed');
      ALTER TABLE affianco.delivery ADD CHECK (state IN ('queued', 'sent', 'failed'));
      ALTER TABLE affianco.delivery ENABLE TRIGGER audit;
      ALTER TABLE affianco.delivery FORCE ROW LEVEL SECURITY;
      ALTER TABLE affianco.delivery DROP COLUMN role, DROP COLUMN mail_id, DROP COLUMN answer, DROP COLUMN next_try_at,
        DROP COLUMN opened_at;
      DROP FUNCTION affianco.stuck_mails, affianco.workspace_of_mail;
      REVOKE SELECT ON affianco.mail FROM affianco_lookup;
      DROP TABLE affianco.suppression, affianco.mail_report, affianco.mail_copy;
      ALTER TABLE affianco.mail NO FORCE ROW LEVEL SECURITY;
      ALTER TABLE affianco.mail DROP CONSTRAINT mail_state_check;
      UPDATE affianco.mail SET state = 'failed' WHERE state IN ('bounced', 'suppressed');
      ALTER TABLE affianco.mail ADD CHECK (state IN ('queued', 'sending', 'sent', 'failed', 'dropped'));
      ALTER TABLE affianco.mail FORCE ROW LEVEL SECURITY;
      DROP INDEX affianco.mail_delivery, affianco.mail_waiting;
      ALTER TABLE affianco.mail DROP CONSTRAINT mail_in_workspace, DROP COLUMN begun_at;
      ALTER TABLE affianco.notice NO FORCE ROW LEVEL SECURITY;
      DELETE FROM affianco.notice WHERE noun IN ('report', 'engagement');
      ALTER TABLE affianco.notice FORCE ROW LEVEL SECURITY;
    `);
    await runner.query(NOTICES(`'task', 'deliverable', 'client'`));
  }
}

const NOTICES = (nouns: string) => `
  ALTER TABLE affianco.notice DROP CONSTRAINT notice_noun_check;
  ALTER TABLE affianco.notice ADD CHECK (noun IN (${nouns}));
`;

const MAILS = `
  ALTER TABLE affianco.mail DROP CONSTRAINT mail_state_check;
  ALTER TABLE affianco.mail ADD CHECK (state IN ('queued', 'sending', 'sent', 'failed', 'dropped', 'bounced', 'suppressed'));
  -- When it was first handed to a server: every attempt bears this date, so that a repeated mail is the same mail.
  ALTER TABLE affianco.mail ADD COLUMN begun_at timestamptz;
  ALTER TABLE affianco.mail ADD CONSTRAINT mail_in_workspace UNIQUE (workspace_id, id);
  CREATE INDEX mail_delivery ON affianco.mail ((props ->> 'deliveryId')) WHERE props ->> 'deliveryId' IS NOT NULL;

  -- The mail as it left, byte for byte, written before it leaves; one row unless it changed between two attempts.
  CREATE TABLE affianco.mail_copy (
    mail_id uuid NOT NULL,
    sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    workspace_id uuid NOT NULL,
    sender text NOT NULL,
    recipient text NOT NULL,
    bytes bytea NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (mail_id, sha256),
    FOREIGN KEY (workspace_id, mail_id) REFERENCES affianco.mail (workspace_id, id)
  );
  -- It carries a link that acts in its reader's name: the owner alone looks at it.
  ${protect('mail_copy', 'members', 'owner', '(SELECT affianco.sees_all())')}
  REVOKE UPDATE, DELETE ON affianco.mail_copy FROM affianco_app;

  -- What mail servers reported afterwards (RFC 3464, RFC 5965); the same report is taken once.
  CREATE TABLE affianco.mail_report (
    id uuid PRIMARY KEY,
    workspace_id uuid NOT NULL,
    mail_id uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('failed', 'delayed', 'delivered', 'complaint')),
    recipient text NOT NULL CHECK (length(recipient) <= 254),
    status text CHECK (length(status) <= 20),
    said text NOT NULL DEFAULT '' CHECK (length(said) <= 500),
    via text NOT NULL CHECK (via IN ('smtp', 'mailbox', 'post')),
    sha256 text NOT NULL,
    at timestamptz NOT NULL,
    CONSTRAINT mail_report_once UNIQUE (mail_id, sha256),
    FOREIGN KEY (workspace_id, mail_id) REFERENCES affianco.mail (workspace_id, id)
  );
  ${protect('mail_report', 'members', 'owner', '(SELECT affianco.sees_all())')}
  REVOKE UPDATE, DELETE ON affianco.mail_report FROM affianco_app;

  CREATE TABLE affianco.suppression (
    id uuid PRIMARY KEY,
    workspace_id uuid NOT NULL REFERENCES affianco.workspace,
    address text NOT NULL CHECK (address = lower(address) AND length(address) BETWEEN 3 AND 254),
    reason text NOT NULL CHECK (reason IN ('bounce', 'complaint', 'manual')),
    note text NOT NULL DEFAULT '' CHECK (length(note) <= 500),
    since timestamptz NOT NULL,
    CONSTRAINT suppression_once UNIQUE (workspace_id, address)
  );
  ${protect('suppression', 'members', 'owner', '(SELECT affianco.sees_all())')}
  ${audited('suppression')}

  -- Whose a mail is that a server reports about, before a workspace is known.
  CREATE FUNCTION affianco.workspace_of_mail(which uuid) RETURNS uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = affianco, pg_temp AS $$
      SELECT workspace_id FROM mail WHERE id = which
    $$;
  -- Mails that wait for days, in every workspace: ids alone.
  CREATE FUNCTION affianco.stuck_mails(before timestamptz) RETURNS TABLE (workspace_id uuid, id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = affianco, pg_temp AS $$
      SELECT m.workspace_id, m.id FROM mail m WHERE m.state IN ('queued', 'sending') AND m.created_at < before
        AND m.workspace_id IS NOT NULL ORDER BY 1, 2 LIMIT 1000
    $$;
  CREATE INDEX mail_waiting ON affianco.mail (created_at) WHERE state IN ('queued', 'sending');
  GRANT SELECT ON affianco.mail TO affianco_lookup;
  GRANT CREATE ON SCHEMA affianco TO affianco_lookup;
  ALTER FUNCTION affianco.workspace_of_mail OWNER TO affianco_lookup;
  ALTER FUNCTION affianco.stuck_mails OWNER TO affianco_lookup;
  REVOKE CREATE ON SCHEMA affianco FROM affianco_lookup;
`;

const DELIVERIES = `
  ALTER TABLE affianco.delivery
    ADD COLUMN role text NOT NULL DEFAULT 'to' CHECK (role IN ('to', 'cc')),
    -- The mail that carries it now; reports about an earlier one change nothing any more.
    ADD COLUMN mail_id uuid,
    ADD COLUMN answer text,
    ADD COLUMN next_try_at timestamptz,
    ADD COLUMN opened_at timestamptz;
  ALTER TABLE affianco.delivery NO FORCE ROW LEVEL SECURITY;
  ALTER TABLE affianco.delivery DISABLE TRIGGER audit;
  ALTER TABLE affianco.delivery DROP CONSTRAINT delivery_state_check;
  ALTER TABLE affianco.mail NO FORCE ROW LEVEL SECURITY;
  UPDATE affianco.delivery d SET mail_id = m.id FROM affianco.mail m
    WHERE m.workspace_id = d.workspace_id AND m.key = 'report:' || d.report_id || ':' || d.contact_id;
  ALTER TABLE affianco.mail FORCE ROW LEVEL SECURITY;
  UPDATE affianco.delivery SET answer = last_error, state = CASE
    WHEN state = 'failed' AND last_error LIKE '5%' THEN 'refused'
    WHEN state = 'queued' AND last_error IS NOT NULL THEN 'deferred' ELSE state END;
  ALTER TABLE affianco.delivery ADD CHECK
    (state IN ('queued', 'deferred', 'sent', 'refused', 'bounced', 'failed', 'suppressed', 'withdrawn'));
  ALTER TABLE affianco.delivery ENABLE TRIGGER audit;
  ALTER TABLE affianco.delivery FORCE ROW LEVEL SECURITY;

  CREATE TABLE affianco.delivery_event (
    id uuid PRIMARY KEY,
    workspace_id uuid NOT NULL,
    engagement_id uuid NOT NULL,
    delivery_id uuid NOT NULL,
    at timestamptz NOT NULL,
    state text NOT NULL CHECK (state IN ('queued', 'deferred', 'sent', 'refused', 'bounced', 'failed', 'suppressed',
      'withdrawn', 'delayed', 'delivered', 'complained', 'opened')),
    email text NOT NULL,
    answer text NOT NULL DEFAULT '' CHECK (length(answer) <= 500),
    FOREIGN KEY (workspace_id, engagement_id) REFERENCES affianco.engagement (workspace_id, id),
    FOREIGN KEY (workspace_id, delivery_id) REFERENCES affianco.delivery (workspace_id, id)
  );
  CREATE INDEX delivery_event_order ON affianco.delivery_event (workspace_id, delivery_id, at, id);
  ${protect('delivery_event', 'engagement', 'members', '(SELECT affianco.is_member())')}
  REVOKE UPDATE, DELETE ON affianco.delivery_event FROM affianco_app;

  -- Whether it is noted that a reader opened the page of a report; never by a picture in the mail.
  ALTER TABLE affianco.workspace ADD COLUMN notes_opening boolean NOT NULL DEFAULT false;
`;

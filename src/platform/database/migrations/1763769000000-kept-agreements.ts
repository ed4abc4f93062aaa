import type { MigrationInterface, QueryRunner } from 'typeorm';
import { audited, protect } from './protect.js';

/** What an agreement includes, its measurable clauses, and what the client said to it. */
export class KeptAgreements1763769000000 implements MigrationInterface {
  name = 'KeptAgreements1763769000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE affianco.agreement
        ADD COLUMN scope text NOT NULL DEFAULT '' CHECK (length(scope) <= 5000),
        ADD COLUMN languages text[] NOT NULL DEFAULT '{}' CHECK (languages <@ '{en,it,de,es}'::text[]),
        ADD COLUMN service_ids uuid[] NOT NULL DEFAULT '{}',
        ADD COLUMN clauses jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(clauses) = 'array'),
        ADD COLUMN accepted_after_days integer CHECK (accepted_after_days BETWEEN 1 AND 60),
        ADD UNIQUE (workspace_id, engagement_id, id);

      -- To whom terms were sent, each with a link of their own; what they said stands beside it and outlives it.
      CREATE TABLE affianco.agreement_proposal (
        id uuid PRIMARY KEY,
        workspace_id uuid NOT NULL,
        engagement_id uuid NOT NULL,
        client_id uuid NOT NULL,
        agreement_id uuid NOT NULL,
        contact_id uuid NOT NULL,
        sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
        note text NOT NULL DEFAULT '' CHECK (length(note) <= 2000),
        sent_at timestamptz NOT NULL,
        sent_by_name text NOT NULL,
        UNIQUE (workspace_id, id),
        FOREIGN KEY (workspace_id, engagement_id, agreement_id)
          REFERENCES affianco.agreement (workspace_id, engagement_id, id) ON DELETE CASCADE,
        FOREIGN KEY (workspace_id, contact_id, client_id) REFERENCES affianco.contact (workspace_id, id, client_id)
      );
      CREATE INDEX agreement_proposal_order ON affianco.agreement_proposal (agreement_id, id);
      ${protect('agreement_proposal', 'engagement', 'members', '(SELECT affianco.is_member()) OR contact_id = (SELECT affianco.seat())')}
      ${audited('agreement_proposal')}

      -- Append-only. The terms stand in it word for word: it stays true when the agreement they were in is withdrawn.
      CREATE TABLE affianco.agreement_answer (
        id uuid PRIMARY KEY,
        workspace_id uuid NOT NULL,
        engagement_id uuid NOT NULL,
        client_id uuid NOT NULL,
        agreement_id uuid NOT NULL,
        contact_id uuid NOT NULL,
        contact_name text NOT NULL,
        decision text NOT NULL CHECK (decision IN ('accepted', 'declined', 'asked')),
        reason text NOT NULL DEFAULT '' CHECK (length(reason) <= 2000),
        terms text NOT NULL,
        sha256 text NOT NULL,
        answered_at timestamptz NOT NULL,
        UNIQUE (workspace_id, id),
        CONSTRAINT agreement_answer_genuine CHECK (sha256 = encode(sha256(convert_to(terms, 'UTF8')), 'hex')),
        CONSTRAINT agreement_answer_reasoned CHECK (decision = 'accepted' OR reason <> ''),
        FOREIGN KEY (workspace_id, engagement_id) REFERENCES affianco.engagement (workspace_id, id),
        FOREIGN KEY (workspace_id, contact_id, client_id) REFERENCES affianco.contact (workspace_id, id, client_id)
      );
      CREATE INDEX agreement_answer_order ON affianco.agreement_answer (agreement_id, answered_at, id);
      ${protect('agreement_answer', 'engagement', 'everybody')}
      REVOKE UPDATE, DELETE ON affianco.agreement_answer FROM affianco_app;
      ${audited('agreement_answer')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE affianco.agreement_answer, affianco.agreement_proposal;
      ALTER TABLE affianco.agreement
        DROP CONSTRAINT agreement_workspace_id_engagement_id_id_key,
        DROP COLUMN scope,
        DROP COLUMN languages,
        DROP COLUMN service_ids,
        DROP COLUMN clauses,
        DROP COLUMN accepted_after_days;
    `);
  }
}

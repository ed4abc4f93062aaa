import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Since when the client reads a comment that was internal first: what they could not see was no answer to them. */
export class SharedComments1763769600000 implements MigrationInterface {
  name = 'SharedComments1763769600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Null: it is internal, or the client could read it from the beginning.
      ALTER TABLE affianco.comment ADD COLUMN shared_at timestamptz,
        ADD CONSTRAINT comment_shared CHECK (shared_at IS NULL OR visibility = 'client');
      ALTER TABLE affianco.comment NO FORCE ROW LEVEL SECURITY;
      ALTER TABLE affianco.audit NO FORCE ROW LEVEL SECURITY;
      ALTER TABLE affianco.comment DISABLE TRIGGER audit;
      UPDATE affianco.comment c SET shared_at = a.at FROM affianco.audit a
        WHERE a.workspace_id = c.workspace_id AND a.noun = 'comment' AND a.record_id = c.id AND a.action = 'update'
          AND a.before ->> 'visibility' = 'internal' AND c.visibility = 'client';
      ALTER TABLE affianco.comment ENABLE TRIGGER audit;
      ALTER TABLE affianco.audit FORCE ROW LEVEL SECURITY;
      ALTER TABLE affianco.comment FORCE ROW LEVEL SECURITY;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE affianco.comment DROP COLUMN shared_at');
  }
}

